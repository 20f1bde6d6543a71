// Who waits for whom: the notes that tell it, call graphs (which CPython has from 3.14 on), and the report of a deadlock.
// Rule: only what is known is told, and nothing is noted unless somebody has asked for it.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import { DoneCallback } from "./base_futures.js";
import { type CallFrame, liveFramesOf, type PrintStackOptions } from "./base_tasks.js";
import { Future } from "./futures.js";
import { _GatheringFuture } from "./gather.js";
import { PromiseFuture } from "./promises.js";
import { RuntimeError } from "./python/exceptions.js";
import { writeText } from "./python/log.js";
import { Options } from "./python/options.js";
import { repr } from "./python/repr.js";
import { LoopBound, runningLoop } from "./running.js";
import { Task } from "./tasks.js";

const awaiters = new WeakMap<object, Future<unknown>>();

/** For call graphs in debug mode: `callback` is called when a future is done that `awaiter` waits for. */
export function noteAwaiter(callback: object, awaiter: Future<unknown>): void {
  awaiters.set(callback, awaiter);
}

/** What the end of a future depends on, and what has made it so. */
interface Awaited {
  readonly by: string;
  readonly futures: () => Iterable<Future<unknown>>;
}

let awaited: WeakMap<Future<unknown>, Awaited> | null = null;

/** For traces: has it noted from now on which futures a future stands for. What waits for it waits for them. */
export function noteAwaited(): void {
  awaited ??= new WeakMap();
}

/** `waiter` will be done when some of `futures`, or all of them, are. */
export function standsFor(waiter: Future<unknown>, by: string, futures: Awaited["futures"]): void {
  awaited?.set(waiter, { by, futures });
}

export function awaitedThrough(waiter: Future<unknown>): Awaited | undefined {
  return awaited?.get(waiter);
}

/**
 * Where a future stands and who awaits it.
 *
 * @see https://docs.python.org/3.14/library/asyncio-graph.html#asyncio.FutureCallGraph
 */
export interface FutureCallGraph {
  readonly future: Future<unknown>;
  /** The functions in which a task stands, innermost first; none for a plain future. */
  readonly callStack: readonly CallFrame[];
  readonly awaitedBy: readonly FutureCallGraph[];
}

/** What `captureCallGraph` and its kin take. */
export interface CallGraphOptions {
  /** So many frames a stack at most, from the innermost or, when negative, the outermost; null, as unless given: all. */
  readonly limit?: number | null;
}

export type PrintCallGraphOptions = CallGraphOptions & Pick<PrintStackOptions, "file">;

const captureOptions = new Options<CallGraphOptions>("captureCallGraph", { limit: true });
const formatOptions = new Options<CallGraphOptions>("formatCallGraph", { limit: true });
const printOptions = new Options<PrintCallGraphOptions>("printCallGraph", { limit: true, file: true });

/**
 * The call graph of `future`, or of the running task. JavaScript lets know of the running task every active function with
 * its line; of a suspended one its coroutine, and in debug mode those that it awaits, with the lines of their definitions.
 * Who awaits a future is known where it is awaited directly or through `gather`, and in debug mode also through
 * `TaskGroup`, `wait` and `shield`.
 *
 * @param future the running task unless given
 * @param options `limit`
 * @returns null when no future is given and no task is running
 * @throws {RuntimeError} when no future is given and no loop is running
 * @throws {TypeError} when it is no future
 * @see https://docs.python.org/3.14/library/asyncio-graph.html#asyncio.capture_call_graph
 *
 * @example
 * const child = coroutine(function* child() {
 *   return asyncio.captureCallGraph();
 * });
 * const graph = yield* asyncio.createTask(child(), { name: "child" });
 * print(graph?.callStack.map((frame) => frame.name)); // ['child']
 */
export function captureCallGraph(
  future?: Future<unknown> | null,
  options?: CallGraphOptions,
): FutureCallGraph | null {
  const { limit = null } = captureOptions.read(options);
  const chosen: unknown = future ?? runningLoop()?._currentTask ?? null;
  if (chosen === null && runningLoop() === null) {
    throw new RuntimeError(
      "captureCallGraph() is called outside of a running event loop and no *future* to introspect was provided",
    );
  }
  if (chosen === null) return null;
  if (!(chosen instanceof Future))
    throw new TypeError(`${repr(chosen)} object does not appear to be compatible with asyncio.Future`);
  return graphOf(chosen, limit, new Set());
}

/**
 * The call graph as text, several lines; "" where there is none. What is known of it `captureCallGraph` says.
 *
 * @param future the running task unless given
 * @param options `limit`
 * @throws {RuntimeError} when no future is given and no loop is running
 * @see https://docs.python.org/3.14/library/asyncio-graph.html#asyncio.format_call_graph
 *
 * @example
 * const child = coroutine(function* child() {
 *   return asyncio.formatCallGraph();
 * });
 * const text = yield* asyncio.createTask(child(), { name: "child" });
 * print(text.split("\n")[0]); // * Task(name='child')
 */
export function formatCallGraph(future?: Future<unknown> | null, options?: CallGraphOptions): string {
  const graph = captureCallGraph(future, formatOptions.read(options));
  return graph === null ? "" : linesOf(graph, "").join("\n");
}

/**
 * Writes what `formatCallGraph` gives, and the end of the line, to stdout.
 *
 * @param future the running task unless given
 * @param options `limit`; `file`: what takes the text instead of stdout
 * @throws {RuntimeError} when no future is given and no loop is running
 * @see https://docs.python.org/3.14/library/asyncio-graph.html#asyncio.print_call_graph
 */
export function printCallGraph(future?: Future<unknown> | null, options?: PrintCallGraphOptions): void {
  const { file = (text: string) => writeText("stdout", text), ...rest } = printOptions.read(options);
  file(`${formatCallGraph(future, rest)}\n`);
}

function graphOf(future: Future<unknown>, limit: number | null, path: Set<Future<unknown>>): FutureCallGraph {
  const isLive = future instanceof Task && !future.done() && limit !== 0;
  const frames = isLive ? liveFramesOf(future).reverse() : [];
  path.add(future);
  const awaitedBy = awaitersOf(future)
    // Tasks that await each other in a circle are told once.
    .filter((awaiter) => !path.has(awaiter))
    .map((awaiter) => graphOf(awaiter, limit, path));
  path.delete(future);
  const callStack = limit !== null && limit < 0 ? frames.slice(limit) : frames.slice(0, limit ?? undefined);
  return { future, callStack, awaitedBy };
}

function awaitersOf(future: Future<unknown>): Future<unknown>[] {
  const found = new Set<Future<unknown>>();
  for (const listener of future._listeners()) {
    const awaiter = listener instanceof DoneCallback ? awaiters.get(listener.callback) : listener;
    if (awaiter !== undefined) found.add(awaiter);
  }
  // Of the futures of `gather` those that somebody awaits are found by who awaits them.
  const look = (waiter: Future<unknown> | null): void => {
    if (!(waiter instanceof _GatheringFuture) || found.has(waiter)) return;
    if (waiter._gathers(future)) found.add(waiter);
    waiter._forEachChild(look);
  };
  if (!future.done()) for (const task of future.getLoop()._tasks) look(task._waiter);
  return [...found];
}

function linesOf({ future, callStack, awaitedBy }: FutureCallGraph, indent: string): string[] {
  const name = future instanceof Task ? `Task(name=${repr(future.getName())})` : "Future()";
  const lines = [`* ${name}`];
  if (callStack.length > 0)
    lines.push("  + Call stack:", ...callStack.map((frame) => `  |   ${describeFrame(frame)}`));
  if (awaitedBy.length > 0) lines.push("  + Awaited by:");
  lines.push(...awaitedBy.flatMap((graph) => linesOf(graph, "    ")));
  return lines.map((line) => indent + line);
}

function describeFrame({ file, line, name, isCoroutine, isExact }: CallFrame): string {
  const what = `in ${isCoroutine ? "async " : ""}${name}()`;
  if (file === null) return `${what} of asyncio`;
  return `File ${repr(file)}, line ${line}, ${what}${isExact ? "" : ", defined there"}`;
}

/** Why no end of the waiting can come, and what to do when something outside was to bring it. */
const alone = [
  "nothing outside the loop is pending",
  "If something outside the loop was to go on, hand the loop its promise: asyncio.ensureFuture(promise)",
] as const;
const unreported = [
  "nothing outside the loop is pending",
  "Queue.join returns once taskDone was called for each item that get has given: look for the path that leaves it out",
] as const;
const abandoned = [
  "the promises that the loop waits for can never settle",
  "Nothing of the program is alive any more: no timer, no connection, no thread. A promise alone keeps nothing going.",
] as const;

/** Several lines: what is wrong, a line a task, and what to do when something outside was to wake it. */
export function describeDeadlock(loop: AbstractEventLoop): string {
  const tasks = [...loop._tasks].map((task) => `  ${inWords(task)} waits for ${inWords(task._waiter)}`);
  const lacks = [...loop._tasks].flatMap(({ _waiter: waiter }) => lackOf(waiter) ?? []);
  const joins = lacks.some((lack) => lack.startsWith("Queue.join"));
  const [what, advice] = loop._driver.waitsForOutside ? abandoned : joins ? unreported : alone;
  const lines = [`deadlock: nothing is ready to run, no timer is set and ${what}`, ...tasks];
  // Nothing outside the loop was to release a lock, or to put into a queue.
  return [...lines, ...(advice === alone[1] && lacks.length > 0 ? [] : [advice])].join("\n");
}

function inWords(future: Future<unknown> | null): string {
  if (future === null) return "its next turn";
  if (future instanceof Task) return `${future.getName()} (${future.getCoro().name})`;
  if (future instanceof _GatheringFuture) return `gather (${future._pending} of ${future.size} not done)`;
  if (future instanceof PromiseFuture) return "a promise, which nobody is left to settle";
  return lackOf(future) ?? `${repr(future)}, which nobody is left to set`;
}

/** What somebody lacks who waits for a lock, a queue and the like. */
function lackOf(waiter: Future<unknown> | null): string | undefined {
  return waiter?._value instanceof LoopBound ? waiter._value._lack(waiter) : undefined;
}
