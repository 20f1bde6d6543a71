// Where a program stands: its active functions with their lines, and the library's own coroutines between them.
import { findSourceMap } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { coroutineStep } from "../../asyncio/landmarks.js";
import type { Coroutine } from "../../asyncio/python/coroutines.js";
import { isOfLibrary, type SourceLocation } from "../../asyncio/python/stack_text.js";
import { activeCoroutine, activeDepth } from "../../asyncio/python/watched.js";
import { runningLoop } from "../../asyncio/running.js";
import type { Task } from "../../asyncio/tasks.js";
import type { StackLine } from "../../trace/event.js";
import { callSites, functionAt, isBottom, isOfProgram } from "./frames.js";
import { ownFrames } from "./program/traceback.js";

/** A place in the program's source. */
type Place = Pick<StackLine, "line" | "file">;

/** Tells places in the source as it was written. */
export interface Places {
  /** Of a place in the code that runs; line and column are counted from 1. */
  ofCode(file: string, line: number, column: number): Place;
  /** Of one that was read off the text of a stack. */
  ofText(location: SourceLocation): Place;
}

/**
 * Where the code that runs stands in the source as it was written: a lesson's program is compiled, and tsx compiles others.
 * Source maps tell, of which Node keeps those of all modules that it has loaded.
 */
export class SourcePlaces implements Places {
  readonly #program: string;
  /** Where the program's text was written, and what its other files are told from. */
  #source: string;
  readonly #known = new Map<string, Place>();

  /** @param program URL of the program's file */
  constructor(program: string) {
    this.#program = fileURLToPath(program);
    this.#source = this.#program;
  }

  ofCode(file: string, line: number, column: number): Place {
    const key = `${file}:${line}:${column}`;
    let place = this.#known.get(key);
    if (place === undefined) {
      place = this.#find(pathOf(file), file, line, column);
      this.#known.set(key, place);
    }
    return place;
  }

  ofText({ file, line }: SourceLocation): Place {
    const path = resolve(pathOf(file));
    if (path === this.#source || path === this.#program) return { line };
    return this.#place(path, line);
  }

  #find(path: string, file: string, line: number, column: number): Place {
    const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
    if (entry === undefined || !("originalSource" in entry)) return this.#place(path, line);
    const source = resolve(pathOf(entry.originalSource));
    if (path === this.#program) this.#source = source;
    return this.#place(path === this.#program ? path : source, entry.originalLine + 1);
  }

  #place(path: string, line: number): Place {
    if (path === this.#program) return { line };
    return { line, file: relative(dirname(this.#source), path).replaceAll("\\", "/") };
  }
}

function pathOf(file: string): string {
  return file.startsWith("file:") ? fileURLToPath(file) : file;
}

/** No line of a program is longer. */
const longestLine = 1e6;
/** As a coroutine takes some five functions of a stack, this is what a hundred of them take. */
const deepest = 500;

/** A function of the program's, which may have no name; or a coroutine of the library's. */
interface Found extends Place {
  name: string | null;
  readonly internal: boolean;
  /** Where it was found, if it was; what it tells is worked out when it is asked, and costs as much as all the rest. */
  readonly site?: NodeJS.CallSite;
}

/**
 * The active functions, outermost first. `above`: leave out that function and what it called.
 *
 * @param awaiting are those to be told of too that are not active, but await (as JavaScript does) one that is? "active": where
 *   one of the program's is
 */
export function takeStack(
  above: (...args: never[]) => unknown,
  places: Places,
  awaiting: boolean | "active" = true,
): StackLine[] {
  const found: Found[] = [];
  const coroutines = activeCoroutines();
  let isWhole = true;
  for (const site of callSites(above, deepest)) {
    if (awaiting !== true && (!awaiting || found.length === 0) && site.isAsync()) break;
    const { file, name } = functionAt(site);
    if (isOfLibrary(file)) {
      if (name === coroutineStep) noteCoroutine(found, coroutines.shift());
      isWhole = !isBottom(name);
      if (!isWhole) break;
    } else if (isOfProgram(file)) {
      const place = places.ofCode(file, site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0);
      found.push({ name, ...place, internal: false, site });
    }
  }
  // What a module itself does has no name either.
  if (isWhole) nameLast(found, "<module>");
  // Of a stack that is too deep to be seen in full, the names are known all the same.
  for (const { name, _definition: definition } of coroutines)
    found.push({ name, line: null, internal: definition.frame === null });
  return linesOf(found);
}

/**
 * Where an error that a task has failed with came by, in those who awaited what had ended with it, and where it was made,
 * outermost first. Empty: its text does not tell, as it does not go as deep as to the task's own coroutine.
 */
export function stackOfError(error: Error, task: Task<unknown>, places: Places): StackLine[] {
  const stack = ownFrames(error).map(({ name, ...location }) => ({
    name,
    ...places.ofText(location),
    internal: false,
  }));
  const coroutine = task.getCoro();
  return isInternal(coroutine) || stack[0]?.name === coroutine.name ? stack : [];
}

/** @param found the innermost first */
function linesOf(found: Found[]): StackLine[] {
  const shown: Found[] = [];
  for (const each of found.reverse()) add(shown, each);
  return shown.map(({ name, site: _, ...line }) => ({ ...line, name: name ?? "<lambda>" }));
}

/** Gives a name to what was found last, where it has none. */
function nameLast(found: readonly Found[], name: string): void {
  const last = found.at(-1);
  if (last !== undefined) last.name ??= name;
}

/** Where a task's coroutine begins. */
export function beginningOf(task: Task<unknown>, places: Places): StackLine {
  const coroutine = task.getCoro();
  const location = coroutine._definition.location();
  const { name } = coroutine;
  if (location === null) return { name, line: null, internal: isInternal(coroutine) };
  return { name, ...places.ofText(location), internal: false };
}

/** What was found last, further inside than all that is still to come, is what the coroutine runs. */
function noteCoroutine(found: Found[], coroutine: Coroutine<unknown> | undefined): void {
  if (coroutine === undefined) return;
  const { name } = coroutine;
  if (isInternal(coroutine))
    found.push({ name: coroutine._definition.call ?? name, line: null, internal: true });
  else nameLast(found, coroutine._definition.frame ?? name);
}

/** The coroutines that run upon each other in the task that runs, innermost first: an eager one runs upon its maker's. */
function activeCoroutines(): Coroutine<unknown>[] {
  const own = runningLoop()?._currentTask?.getCoro();
  const active: Coroutine<unknown>[] = [];
  for (let i = activeDepth() - 1; own !== undefined && i >= 0; i--) {
    const one = activeCoroutine(i);
    if (one !== undefined) active.push(one);
    if (one === own) return active;
  }
  // Its step is over: those that run are of the task in whose step this eager one has had its first.
  return [];
}

/**
 * A function without a name counts as a part of the one around it, as the body of a `with` does in Python: what it stands
 * at is where that one stands. One that was given to another function of the program's, and is called by that, is not around:
 * it is a line of its own, as a lambda is in Python.
 */
function add(shown: Found[], one: Found): void {
  const around = shown.findLastIndex(({ internal }) => !internal);
  const outer = shown[around];
  if (one.name === null && outer !== undefined && outer.file === one.file && isWithin(one, outer, shown))
    shown[around] = { ...outer, line: one.line };
  else shown.push(one);
}

/** Of the active functions, is `outer` the one in whose text the other stands? So it is, if it is the last to begin before it. */
function isWithin(one: Found, outer: Found, shown: readonly Found[]): boolean {
  const begin = beginOf(one);
  const outerBegin = beginOf(outer);
  if (begin === null || outerBegin === null) return true;
  return !shown.some((each) => {
    const other = each.file === one.file ? beginOf(each) : null;
    return other !== null && other > outerBegin && other <= begin;
  });
}

/** Where the function begins, as a number that grows through its file; null where V8 does not tell, as newer ones do not. */
function beginOf({ site }: Found): number | null {
  const line = site?.getEnclosingLineNumber?.() ?? null;
  const column = site?.getEnclosingColumnNumber?.() ?? null;
  return line === null || column === null ? null : line * longestLine + column;
}

/** The library's own? A bare generator that was made a task is the program's. */
function isInternal(coroutine: Coroutine<unknown>): boolean {
  return coroutine._definition.frame === null && coroutine.name !== "generator";
}
