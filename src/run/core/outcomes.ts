// How tasks and programs have ended, as a trace tells it: of an error its name, its message, what caused it, and the line of
// the program's own source. Rule: a line is named only when it is known to be the one.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { FAILED } from "../../asyncio/base_futures.js";
import type { Coroutine } from "../../asyncio/python/coroutines.js";
import {
  CancelledError,
  DeadlockError,
  GeneratorExit,
  StopAsyncIteration,
  SystemExit,
} from "../../asyncio/python/exceptions.js";
import { repr, str } from "../../asyncio/python/repr.js";
import { shortRepr } from "../../asyncio/python/reprlib.js";
import { isOfLibrary, stackTextOf } from "../../asyncio/python/stack_text.js";
import type { Task } from "../../asyncio/tasks.js";
import type { EndedCoroutine, ErrorRecord, ProgramOutcome, TaskOutcome } from "../../trace/event.js";
import { headline, heldBy, lineOf, ownFrames, traceback } from "./program/traceback.js";

type Source = ErrorRecord["source"];

export function taskOutcome(task: Task<unknown>): TaskOutcome {
  if (task.cancelled()) return { status: "cancelled" };
  // Looking at the exception the usual way would count as retrieving it.
  if (task._state === FAILED) return { status: "failed", error: safeRepr(task._value) };
  return { status: "finished", result: safeRepr(task._value) };
}

/** How those of these coroutines have ended that have, the last one first; null: none has raised, and that will do. */
export function endsOf(coroutines: readonly Coroutine<unknown>[], isAll: boolean): EndedCoroutine[] | null {
  const isTold = isAll || coroutines.some((one) => one.state === "CORO_CLOSED" && hasRaised(one));
  return isTold ? coroutines.flatMap(endOf).reverse() : null;
}

/** By itself: not as it was closed from outside; nor as an asynchronous generator that has returned, in who wants more of it. */
function hasRaised({ _definition, _body: raised }: Coroutine<unknown>): boolean {
  if (raised === null || raised instanceof GeneratorExit) return false;
  return !(_definition.words !== null && raised instanceof StopAsyncIteration);
}

function endOf(one: Coroutine<unknown>): EndedCoroutine[] {
  const { state, _definition, _body: raised } = one;
  // One that was closed from outside has come to no end of its own.
  if (state !== "CORO_CLOSED" || raised instanceof GeneratorExit) return [];
  const name = _definition.frame ?? one.name;
  if (!hasRaised(one)) return [{ name }];
  return [raised instanceof CancelledError ? { name, cancelled: true } : { name, error: safeRepr(raised) }];
}

/** A short repr: results may be huge, and writing them may fail, neither of which is a watcher's business. */
function safeRepr(value: unknown): string {
  if (value === undefined) return "None";
  try {
    return value instanceof Error ? repr(value) : shortRepr(value);
  } catch {
    return "<unprintable>";
  }
}

/** @param error what the program at this URL ended with */
export function programOutcome(error: unknown, program: string): ProgramOutcome {
  const isCleanExit = error instanceof SystemExit && (error.args[0] ?? 0) === 0;
  return isCleanExit ? { status: "returned" } : { status: "raised", error: describeError(error, program) };
}

/** @param program URL of the program's file, for an error that does not tell its place itself (a syntax error, say) */
export function describeError(error: unknown, program: string): ErrorRecord {
  if (!(error instanceof Error)) {
    const thrown = inspect(error, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
    return { name: "Error", message: `threw ${thrown}`, source: null, hint: "no-error-object" };
  }
  const failure = transformFailure(error);
  if (failure !== null) return failure;
  const raisedIn = ownFrames(error).at(-1);
  const source = raisedIn
    ? sourceAt(raisedIn.file, raisedIn.line)
    : (ownSource(stackTextOf(error)) ?? (error instanceof SyntaxError ? checkedSource(program) : null));
  return { name: error.name, message: str(error), source, ...errorTexts(error) };
}

/** The innermost place in the stack that is the program's own. */
function ownSource(stack: string): Source {
  for (const line of stack.split("\n")) {
    const [, place, number] =
      /(?:\(|at (?:async )?|^)((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*?):(\d+)(?::\d+)?\)?$/.exec(line.trim()) ??
      [];
    if (place === undefined || number === undefined || place.includes("/node_modules/") || isOfLibrary(place))
      continue;
    return sourceAt(place, Number(number));
  }
  return null;
}

/** TypeScript that cannot be read: esbuild, which tsx reads it with, tells the place in its message. */
function transformFailure({ message }: Error): ErrorRecord | null {
  const [, file, line, text] = /^(.+):(\d+):\d+: ERROR: (.*)$/m.exec(message) ?? [];
  if (file === undefined || text === undefined) return null;
  return { name: "SyntaxError", message: text, source: sourceAt(file, Number(line)) };
}

/** Where the program's file breaks the language's rules: V8 keeps that to itself, but Node tells it on its stderr. */
function checkedSource(program: string): Source {
  const { stderr } = spawnSync(process.execPath, ["--check", fileURLToPath(program)], { encoding: "utf8" });
  const [, place, line] = /^((?:file:\/\/|\/|[A-Za-z]:\\).*):(\d+)$/m.exec(stderr) ?? [];
  return place === undefined ? null : sourceAt(place, Number(line));
}

function sourceAt(place: string, line: number): Source {
  const file = place.startsWith("file://") ? fileURLToPath(place) : place;
  return { file, line, text: lineOf(file, line) };
}

/** Causes, and inner errors, beyond this many are left out. */
const most = 3;

/** Only what there is: a record holds no empty lists. */
function errorTexts(error: Error): Pick<ErrorRecord, "causes" | "errors" | "hint" | "traceback"> {
  const causes: string[] = [];
  for (let at: unknown = error; at instanceof Error && causes.length < most; at = at.cause)
    if (at.cause !== undefined && at.cause !== null) causes.push(headline(at.cause));
  const errors = innerErrorsOf(error).slice(0, most).map(headline);
  const hint = hintOf(error);
  // Of an error with a single place that place is told, and nothing is left for a traceback to say.
  const isMore = causes.length > 0 || errors.length > 0 || ownFrames(error).length > 1;
  return {
    ...(causes.length > 0 && { causes }),
    ...(errors.length > 0 && { errors }),
    ...(isMore && { traceback: traceback(error) }),
    ...(hint !== undefined && { hint }),
  };
}

/** Of a group, the leaves of the groups within it too: those only say how many they hold. */
function innerErrorsOf(error: Error, groups: Set<Error> = new Set()): readonly unknown[] {
  groups.add(error);
  return (heldBy(error) ?? []).flatMap((one) => {
    if (!(one instanceof Error) || heldBy(one) === null) return [one];
    return groups.has(one) ? [] : innerErrorsOf(one, groups);
  });
}

function hintOf(error: Error): ErrorRecord["hint"] {
  if (error instanceof DeadlockError && error.message.includes("can never settle")) return "never-settles";
  const isBareYield = /^(Task got bad yield: |yield was used instead of yield from )/.test(error.message);
  return error.name === "RuntimeError" && isBareYield ? "yield-star" : undefined;
}
