// Where a program stands: its active functions with their lines, and the library's own coroutines between them.
import { coroutineStep, taskStep } from "../../asyncio/landmarks.js";
import type { Coroutine } from "../../asyncio/python/coroutines.js";
import { isOfLibrary, parseFrame, type SourceLocation } from "../../asyncio/python/stack_text.js";
import { activeCoroutine, activeDepth } from "../../asyncio/python/watched.js";
import { runningLoop } from "../../asyncio/running.js";
import type { Task } from "../../asyncio/tasks.js";
import type { StackLine } from "../../trace/event.js";
import { callSites, isBottom, lastPart } from "./frames.js";

/** A place in the program's source. */
export type Place = Pick<StackLine, "line" | "file">;

/** Tells places in the source as it was written. */
export interface Places {
  /** Of a place in the code that runs; line and column are counted from 1. */
  ofCode(file: string, line: number, column: number): Place;
  /** Of one that was read off the text of a stack. */
  ofText(location: SourceLocation): Place;
}

/** Longer than any line that a program has. */
const longestLine = 1e6;
/** As a coroutine takes some five functions of a stack, this is what a hundred of them take. */
const deepest = 500;

/** A function of the program's, which may have no name; or a coroutine of the library's. */
interface Found extends Place {
  readonly name: string | null;
  readonly internal: boolean;
  /** Where it was found, if it was; what it tells is worked out when it is asked, and costs as much as all the rest. */
  readonly site: NodeJS.CallSite | null;
}

/**
 * The active functions, outermost first. `above`: leave out that function and what it called.
 *
 * @param awaiting are those to be told of too that are not active, but await (as JavaScript does) one that is?
 */
export function takeStack(
  above: (...args: never[]) => unknown,
  places: Places,
  awaiting = true,
): StackLine[] {
  return linesOf(activeFunctions(above, places, awaiting));
}

/**
 * Where an error was made, if a step of this task made it: the functions of that step, outermost first. Empty: the error's
 * text does not tell.
 */
export function stackOfError({ stack = "" }: Error, task: Task<unknown>, places: Places): StackLine[] {
  const found: Found[] = [];
  let isOfStep = false;
  for (const written of stack.split("\n")) {
    const frame = parseFrame(written);
    if (frame === null) continue;
    const { name: full = "<anonymous>", file, line } = frame;
    const name = full === "<anonymous>" ? null : lastPart(full);
    if (!isOfLibrary(file)) {
      if (isOfProgram(file) && isPath.test(file)) {
        const place = places.ofText({ file, line });
        found.push({ name, ...place, internal: false, site: null });
      }
    } else if (name !== null && isBottom(name)) {
      isOfStep = name === taskStep;
      break;
    }
  }
  // A callback made it, or what runs outside of the loop.
  if (!isOfStep) return [];
  const { name } = task.getCoro();
  const outermost = found.at(-1);
  if (outermost?.name === null) found.splice(-1, 1, { ...outermost, name });
  return found.at(-1)?.name === name ? linesOf(found) : [];
}

/** @param found the innermost first */
function linesOf(found: Found[]): StackLine[] {
  const shown: Found[] = [];
  for (const each of found.reverse()) add(shown, each);
  return shown.map(({ name, site: _, ...line }) => ({ ...line, name: name ?? "<lambda>" }));
}

/** Does it say where a file lies, and not that a text was evaluated? */
const isPath = /^(?:file:\/\/|\/|[A-Za-z]:\\)/;

/** Where a task's coroutine begins. */
export function beginningOf(task: Task<unknown>, places: Places): StackLine {
  const coroutine = task.getCoro();
  const location = coroutine._definition.location();
  const { name } = coroutine;
  if (location === null) return { name, line: null, internal: isInternal(coroutine) };
  return { name, ...places.ofText(location), internal: false };
}

/** Innermost first. */
function activeFunctions(above: (...args: never[]) => unknown, places: Places, awaiting: boolean): Found[] {
  const found: Found[] = [];
  const coroutines = activeCoroutines();
  let isWhole = true;
  for (const site of callSites(above, deepest)) {
    if (!awaiting && site.isAsync()) break;
    const file = site.getFileName() ?? "";
    const full = site.getFunctionName();
    const name = full === null ? null : lastPart(full);
    if (isOfLibrary(file)) {
      if (name === coroutineStep) noteCoroutine(found, coroutines.shift());
      isWhole = name === null || !isBottom(name);
      if (!isWhole) break;
    } else if (isOfProgram(file)) {
      const place = places.ofCode(file, site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0);
      found.push({ name, ...place, internal: false, site });
    }
  }
  const outermost = found.at(-1);
  // What a module itself does has no name either.
  if (isWhole && outermost?.name === null) found.splice(-1, 1, { ...outermost, name: "<module>" });
  // Of a stack that is too deep to be seen in full, the names are known all the same.
  for (const {
    name,
    _definition: { frame },
  } of coroutines)
    found.push({ name, line: null, internal: frame === null, site: null });
  return found;
}

/** Of what is not the library's. */
function isOfProgram(file: string): boolean {
  return file !== "" && !file.startsWith("node:") && !file.includes("/node_modules/");
}

/** What was found last, further inside than all that is still to come, is what the coroutine runs. */
function noteCoroutine(found: Found[], coroutine: Coroutine<unknown> | undefined): void {
  if (coroutine === undefined) return;
  const { name } = coroutine;
  const body = found.at(-1);
  if (isInternal(coroutine)) found.push({ name, line: null, internal: true, site: null });
  else if (body?.name === null) found.splice(-1, 1, { ...body, name: coroutine._definition.frame ?? name });
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
  if (one.name === null && outer !== undefined && outer.file === one.file && isWithin(one, outer, shown)) {
    const { line } = one;
    shown[around] = { ...outer, line };
  } else shown.push(one);
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
  const asked: Partial<NodeJS.CallSite> | null = site;
  const line = asked?.getEnclosingLineNumber?.() ?? null;
  const column = asked?.getEnclosingColumnNumber?.() ?? null;
  return line === null || column === null ? null : line * longestLine + column;
}

/** The library's own? A bare generator that was made a task is the program's. */
function isInternal(coroutine: Coroutine<unknown>): boolean {
  return coroutine._definition.frame === null && coroutine.name !== "generator";
}
