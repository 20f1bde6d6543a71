// Which of the program's own functions are active: read off the stack, where a chain of `yield*` stands in full, or, of its
// coroutines alone, told without reading it.
import { entryRun, taskStep } from "../../asyncio/landmarks.js";
import type { Coroutine } from "../../asyncio/python/coroutines.js";
import { isOfLibrary } from "../../asyncio/python/stack_text.js";
import { activeCoroutine, activeDepth } from "../../asyncio/python/watched.js";

/**
 * Below such a method of the library's is what runs a task's step, or a callback: no part of either. An eager task's first
 * step stands upon the step that made it.
 */
export function isBottom(method: string | null): boolean {
  return method === taskStep || method === entryRun;
}

const deepest = 100;

/** The names of the active functions of the program, outermost first. `above`: leave out that function and what it called. */
export function programFrames(above: (...args: never[]) => unknown): string[] {
  const names: string[] = [];
  for (const { file, name } of callSites(above).map(functionAt)) {
    if (isOfLibrary(file)) {
      if (isBottom(name)) break;
    } else if (isOfProgram(file) && name !== null) names.push(name);
  }
  return names.reverse();
}

/** Of what is not the library's. */
export function isOfProgram(file: string): boolean {
  return file !== "" && !file.startsWith("node:") && !file.includes("/node_modules/");
}

/** Its file may be "", and it may have no name. */
export function functionAt(site: NodeJS.CallSite): { readonly file: string; readonly name: string | null } {
  return { file: site.getFileName() ?? "", name: lastPart(site.getFunctionName()) };
}

/** "Module.main" and "Object.next" are how V8 names what is called on something. */
export function lastPart(name: string | null): string | null {
  return name?.slice(name.lastIndexOf(".") + 1) ?? null;
}

/** In most cases so many are enough to come to what runs the task; V8 takes its time for each. */
const few = 30;

/** The functions that are active, innermost first, at most so many: of what runs the task or the callback there may be none. */
export function callSites(above: (...args: never[]) => unknown, most = deepest): readonly NodeJS.CallSite[] {
  const sites = capture(above, few);
  const isEnough = sites.length < few || sites.some(isSiteOfBottom);
  return isEnough ? sites : capture(above, most);
}

function isSiteOfBottom(site: NodeJS.CallSite): boolean {
  const { file, name } = functionAt(site);
  return isBottom(name) && isOfLibrary(file);
}

function capture(above: (...args: never[]) => unknown, most: number): readonly NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: unknown } = {};
  Error.stackTraceLimit = most;
  Error.prepareStackTrace = (_error, sites) => sites;
  try {
    Error.captureStackTrace(holder, above);
    return holder.stack as readonly NodeJS.CallSite[];
  } finally {
    // Also where this is one call too many for the stack.
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * The program's own coroutines that run, outermost first; the list of before where they are the same. `own`: the one to begin
 * with, as an eager task's runs upon those of its maker.
 */
export function activeFrames(
  before: readonly string[],
  own: Coroutine<unknown> | undefined,
): readonly string[] {
  const depth = activeDepth();
  const from = placeOf(own, depth);
  let count = 0;
  let isSame = true;
  for (let i = from; i < depth; i++) {
    const frame = activeCoroutine(i)?._definition.frame ?? null;
    if (frame !== null && frame !== before[count++]) isSame = false;
  }
  if (isSame && count === before.length) return before;
  const frames: string[] = [];
  for (let i = from; i < depth; i++) {
    const frame = activeCoroutine(i)?._definition.frame ?? null;
    if (frame !== null) frames.push(frame);
  }
  return frames;
}

/** The program's own coroutines that run within a task's own, outermost first. */
export function innerCoroutines(own: Coroutine<unknown> | undefined): readonly Coroutine<unknown>[] {
  const depth = activeDepth();
  let inner = noCoroutines as Coroutine<unknown>[];
  for (let i = placeOf(own, depth) + 1; i < depth; i++) {
    const one = activeCoroutine(i);
    if (!one?._definition.frame) continue;
    if (inner === noCoroutines) inner = [one];
    else inner.push(one);
  }
  return inner;
}

export const noCoroutines: readonly Coroutine<unknown>[] = [];

function placeOf(own: Coroutine<unknown> | undefined, depth: number): number {
  if (own === undefined) return 0;
  for (let i = depth - 1; i > 0; i--) if (activeCoroutine(i) === own) return i;
  return 0;
}
