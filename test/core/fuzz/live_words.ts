// What is told of a moment of a run, in words that the loop's own objects and a snapshot have both.

import { CANCELLED, FAILED, FINISHED } from "../../../src/asyncio/base_futures.js";
import type { Future } from "../../../src/asyncio/futures.js";
import type { TaskId } from "../../../src/trace/event.js";
import type { Cause, ReadyEntry } from "../../../src/trace/state/readyQueue.js";
import type { Snapshot } from "../../../src/trace/state/runState.js";
import type { TaskState } from "../../../src/trace/state/taskState.js";
import { readyOf, timersOf } from "../../helpers/trace.js";

/** The state of a run at one moment. */
export interface Live {
  readonly at: string;
  readonly iteration: number;
  readonly ready: readonly string[];
  readonly timers: readonly string[];
  readonly tasks: readonly string[];
  readonly futures: readonly string[];
  readonly running: TaskId | null;
  readonly lines: number;
}

export function timeText(seconds: number): string {
  return `${seconds.toFixed(6)} s`;
}

/** "f0 > ~asyncWith": the coroutines of a stack, a tilde before the library's own. */
export function chainText(stack: readonly { readonly name: string; readonly internal: boolean }[]): string {
  return stack.map(({ name, internal }) => (internal ? `~${name}` : name)).join(" > ");
}

/** How a future or a task has ended, as an outcome says it. */
export function outcomeText(future: Future<unknown>): string {
  const words = { [FINISHED]: "finished", [FAILED]: "failed", [CANCELLED]: "cancelled" } as const;
  const { _state: state } = future;
  return state in words ? words[state as keyof typeof words] : "pending";
}

/** What a snapshot tells. `coroutines`: the names of the program's own; other lines are of plain functions of its. */
export function toldBy(snapshot: Snapshot, coroutines: ReadonlySet<string>): Live {
  return {
    at: timeText(snapshot.at),
    iteration: snapshot.iteration,
    ready: readyOf(snapshot).map(entryText),
    timers: timersOf(snapshot).map(
      ({ timer, deadline, what, wakes }) => `${timer} at ${timeText(deadline)}: ${what} of ${wakes}`,
    ),
    tasks: snapshot.tasks.map((task) => taskText(task, coroutines)),
    futures: Array.from({ length: snapshot.futureCount }, (_, at) => futureText(at + 1, snapshot)),
    running: snapshot.running,
    lines: snapshot.outputLines,
  };
}

function futureText(future: number, snapshot: Snapshot): string {
  const waiters = snapshot.tasks.filter(
    ({ waitsFor: on }) => on !== null && "future" in on && on.future === future,
  );
  return `${future} ${snapshot.future(future)?.state} for ${waiters.map(({ task }) => task).join(",")}`;
}

function entryText(entry: ReadyEntry): string {
  const since = `since ${entry.since}`;
  switch (entry.kind) {
    case "task":
      return `task ${entry.task} ${entry.why} by ${causeText(entry.by)} ${since}`;
    case "callback":
      return `callback ${entry.handle} ${entry.name} ${entry.why} by ${causeText(entry.by)} ${since}`;
    case "timer":
      return `timer ${entry.timer} ${entry.what} ${since}`;
  }
}

function causeText(cause: Cause | null): string {
  switch (cause?.kind) {
    case undefined:
      return "nobody";
    case "task":
      return `task ${cause.task}`;
    case "task-done":
      return `the end of task ${cause.task}`;
    case "timer":
      return `timer ${cause.timer}`;
    case "future":
      return `future ${cause.future}`;
  }
}

function taskText(state: TaskState, coroutines: ReadonlySet<string>): string {
  const { task, name, coroutine, parent, doing, stack, cancelRequested } = state;
  const own = stack.filter((line) => line.internal || coroutines.has(line.name));
  return [
    `${task} ${name} ${coroutine} of ${parent} ${state.state} ${state.outcome?.status ?? "pending"} ${doing}`,
    targetText(state),
    cancelRequested ? "to be cancelled" : "",
    chainText(own),
  ].join("|");
}

function targetText({ waitsFor: on }: TaskState): string {
  switch (on?.kind) {
    case undefined:
      return "";
    case "sleep":
      return `sleep ${on.timer} until ${timeText(on.until)}`;
    case "task":
      return `task ${on.task}`;
    case "gather":
      return `gather ${on.future} of ${on.children}`;
    case "future":
      return `future ${on.future}`;
    case "turn":
      return "turn";
  }
}
