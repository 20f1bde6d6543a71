// Where a program stands: its active functions with their lines, and the library's own coroutines between them.
import { activeCoroutine, activeDepth, type Coroutine } from "../asyncio/coroutines.js";
import { runningLoop } from "../asyncio/running.js";
import type { SourceLocation } from "../asyncio/source_location.js";
import type { Task } from "../asyncio/tasks.js";
import type { StackLine } from "./event.js";
import { callSites, isOfLibrary, lastPart } from "./frames.js";

/** A place in the program's source. */
export type Place = Pick<StackLine, "line" | "file">;

/** Tells places in the source as it was written. */
export interface Places {
  /** Of a place in the code that runs; line and column are counted from 1. */
  ofCode(file: string, line: number, column: number): Place;
  /** Of one that was read off the text of a stack. */
  ofText(location: SourceLocation): Place;
}

/** Below this method of the library's is what runs a task's step, or a callback: no part of either. */
const bottom = /^(?:_step|_run)$/;
/** The method that every active coroutine is run by. */
const coroutineStep = "_noted";
/** As a coroutine takes some five functions of a stack, this is what a hundred of them take. */
const deepest = 500;

/** A function of the program's, which may have no name; or a coroutine of the library's. */
interface Found extends Place {
  readonly name: string | null;
  readonly internal: boolean;
}

/** The active functions, outermost first. `above`: leave out that function and what it called. */
export function takeStack(above: (...args: never[]) => unknown, places: Places): StackLine[] {
  const lines: StackLine[] = [];
  for (const each of activeFunctions(above, places).reverse()) add(lines, each);
  return lines;
}

/**
 * Where an error was made, if a step of this task made it: the functions of that step, outermost first. Empty: the error's
 * text does not tell.
 */
export function stackOfError({ stack = "" }: Error, task: Task<unknown>, places: Places): StackLine[] {
  const found: Found[] = [];
  for (const written of stack.split("\n")) {
    const [, full, file, line] = textFrame.exec(written) ?? [];
    if (file === undefined || line === undefined) continue;
    const name = full === undefined || full === "<anonymous>" ? null : lastPart(full);
    if (!isOfLibrary(file)) {
      if (isOfProgram(file)) {
        found.push({ name, ...places.ofText({ file, line: Number(line) }), internal: false });
      }
    } else if (name !== null && bottom.test(name)) break;
  }
  const { name } = task.getCoro();
  const outermost = found.at(-1);
  if (outermost?.name === null) found.splice(-1, 1, { ...outermost, name });
  if (found.at(-1)?.name !== name) return [];
  const lines: StackLine[] = [];
  for (const each of found.reverse()) add(lines, each);
  return lines;
}

/** A line of an error's text: name, file, line. The names of methods may be followed by what they were called as. */
const textFrame =
  /^\s+at (?:(?:async )?(.*?)(?: \[as [^\]]*\])? \()?((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*?):(\d+):\d+\)?$/;

/** Where a task's coroutine begins. */
export function beginningOf(task: Task<unknown>, places: Places): StackLine {
  const coroutine = task.getCoro();
  const location = coroutine._location;
  const { name } = coroutine;
  if (location === null) return { name, line: null, internal: isInternal(coroutine) };
  return { name, ...places.ofText(location), internal: false };
}

/** Innermost first. */
function activeFunctions(above: (...args: never[]) => unknown, places: Places): Found[] {
  const found: Found[] = [];
  const coroutines = activeCoroutines();
  let isWhole = true;
  for (const site of callSites(above, deepest)) {
    const file = site.getFileName() ?? "";
    const full = site.getFunctionName();
    const name = full === null ? null : lastPart(full);
    if (isOfLibrary(file)) {
      if (name === coroutineStep) noteCoroutine(found, coroutines.shift());
      isWhole = name === null || !bottom.test(name);
      if (!isWhole) break;
    } else if (isOfProgram(file)) {
      const place = places.ofCode(file, site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0);
      found.push({ name, ...place, internal: false });
    }
  }
  const outermost = found.at(-1);
  // What a module itself does has no name either.
  if (isWhole && outermost?.name === null) found.splice(-1, 1, { ...outermost, name: "<module>" });
  // Of a stack that is too deep to be seen in full, the names are known all the same.
  for (const { name, _frame: frame } of coroutines)
    found.push({ name, line: null, internal: frame === null });
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
  if (isInternal(coroutine)) found.push({ name, line: null, internal: true });
  else if (body?.name === null) found.splice(-1, 1, { ...body, name: coroutine._frame ?? name });
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
 * at is where that one stands.
 */
function add(lines: StackLine[], { name, ...line }: Found): void {
  const around = lines.findLastIndex(({ internal }) => !internal);
  const outer = lines[around];
  if (name === null && outer !== undefined && outer.file === line.file) lines[around] = { ...outer, ...line };
  else lines.push({ ...line, name: name ?? "<lambda>" });
}

/** The library's own? A bare generator that was made a task is the program's. */
function isInternal(coroutine: Coroutine<unknown>): boolean {
  return coroutine._frame === null && coroutine.name !== "generator";
}
