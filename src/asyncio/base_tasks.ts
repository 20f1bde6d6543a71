// How tasks are written, what they cannot wait for, and where they stand. Rule: no line is told that JavaScript hides.
import { FAILED, futureReprInfo } from "./base_futures.js";
import { Future } from "./futures.js";
import { bottomOfTask } from "./landmarks.js";
import { type Coroutine, isCoroutine } from "./python/coroutines.js";
import { writeText } from "./python/log.js";
import { Options } from "./python/options.js";
import { className, repr, str } from "./python/repr.js";
import { activeFramesAbove, readStack, type StackFrame, stackTextOf } from "./python/stack_text.js";
import { innerOf } from "./python/watched.js";
import { runningLoop } from "./running.js";
import type { Task } from "./tasks.js";

/** The parts of a task's repr, without its class name. */
export function taskReprInfo(task: Task<unknown>): string[] {
  const [state = "", ...rest] = futureReprInfo(task);
  const info = [task.cancelling() > 0 && !task.done() ? "cancelling" : state, `name=${repr(task.getName())}`];
  info.push(`coro=<${task.getCoro()._format()}>`);
  if (task._waiter !== null) info.push(`wait_for=${repr(task._waiter)}`);
  return [...info, ...rest];
}

/** Why `task` cannot wait for what its coroutine yielded. */
export function complaint(task: Task<unknown>, yielded: unknown): string {
  const me = repr(task);
  const it = reprOrClass(yielded);
  if (yielded instanceof Future) {
    if (yielded === task) return `Task cannot await on itself: ${me}`;
    if (yielded._loop !== task._loop) return `Task ${me} got Future ${it} attached to a different loop`;
    return `yield was used instead of yield from in task ${me} with ${it}`;
  }
  if (isCoroutine(yielded)) {
    return `yield was used instead of yield from for generator in task ${me} with ${it}`;
  }
  return `Task got bad yield: ${it}`;
}

/** An object that cannot be written is named by its class. */
function reprOrClass(value: unknown): string {
  try {
    return repr(value);
  } catch {
    return `<${className(value as object)} object>`;
  }
}

/** One function of a stack. Of the library's own coroutines file and line are null. */
export interface CallFrame {
  readonly name: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly isCoroutine: boolean;
  /** Is `line` where it stands? Else it is where it was defined. */
  readonly isExact: boolean;
}

export interface StackOptions {
  /** So many frames at most; null, as unless given: all. */
  readonly limit?: number | null;
}

export interface PrintStackOptions extends StackOptions {
  /** Takes the text; unless given, a stack goes to stderr, and a call graph to stdout. */
  readonly file?: (text: string) => void;
}

const getStackOptions = new Options<StackOptions>("getStack", { limit: true });
const printStackOptions = new Options<PrintStackOptions>("printStack", { limit: true, file: true });

/** The frames of a task that is not done: outermost first. */
export function liveFramesOf(task: Task<unknown>): CallFrame[] {
  return runningLoop()?._currentTask === task
    ? activeFramesAbove(bottomOfTask).map(exactFrame)
    : coroutinesOf(task).map(suspendedFrame);
}

/** What `getStack` gives. */
export function stackOf(task: Task<unknown>, options?: StackOptions): CallFrame[] {
  return limitedStack(task, getStackOptions.read(options).limit ?? null);
}

function limitedStack(task: Task<unknown>, limit: number | null): CallFrame[] {
  if (task._state === FAILED) return framesOfFailure(task._value).slice(0, limit ?? undefined);
  const frames = task.done() ? [] : liveFramesOf(task);
  return limit === null ? frames : frames.slice(Math.max(0, frames.length - limit));
}

export function printStack(task: Task<unknown>, options?: PrintStackOptions): void {
  const { limit = null, file = (text: string) => writeText("stderr", text) } =
    printStackOptions.read(options);
  const frames = limitedStack(task, limit);
  const hasFailed = task._state === FAILED;
  const me = repr(task);
  const lines = frames.map((frame) => `  ${describeFrame(frame)}`);
  if (frames.length === 0) lines.unshift(`No stack for ${me}`);
  else lines.unshift(`${hasFailed ? "Traceback" : "Stack"} for ${me} (most recent call last):`);
  if (hasFailed) lines.push(describeError(task._value));
  file(`${lines.join("\n")}\n`);
}

function describeFrame({ file, line, name }: CallFrame): string {
  return file === null ? `In asyncio, in ${name}` : `File "${file}", line ${line}, in ${name}`;
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return repr(error);
  const text = str(error);
  return text === "" ? className(error) : `${className(error)}: ${text}`;
}

/** The task's coroutine and, where it was noted, those that it awaits. */
function coroutinesOf(task: Task<unknown>): Coroutine<unknown>[] {
  const chain: Coroutine<unknown>[] = [];
  for (let one: Coroutine<unknown> | null = task.getCoro(); one !== null; one = innerOf(one)) chain.push(one);
  return chain;
}

function suspendedFrame({ name, _definition: definition }: Coroutine<unknown>): CallFrame {
  const { file = null, line = null } = definition.location() ?? {};
  return { name, file, line, isCoroutine: true, isExact: false };
}

function exactFrame({ name, file, line, isGenerator }: StackFrame): CallFrame {
  return { name, file, line, isCoroutine: isGenerator, isExact: true };
}

function framesOfFailure(error: unknown): CallFrame[] {
  return error instanceof Error ? readStack(stackTextOf(error)).map(exactFrame) : [];
}
