// A trace as long as one likes: tasks that sleep for a second, over and over, as detail mode records them.
import { encodeTrace } from "../../src/trace/codec.js";
import type { StackLine, TraceEvent } from "../../src/trace/event.js";

const stack: readonly StackLine[] = [
  { name: "worker", line: 10, internal: false },
  { name: "fetch", line: 4, internal: false },
  { name: "sleep", line: null, internal: true },
];
const frames = ["worker", "fetch"];

/** The text of a trace of so many events. */
export function longTrace(length: number, tasks = 1000): string {
  return encodeTrace({
    schema: 2,
    kind: "trace",
    runtime: { name: "core", version: null },
    source: "virtual",
    lesson: null,
    title: { en: "Long", ja: "長い" },
    programs: { typescript: { file: "long.ts", text: "" }, python: null, pairs: [] },
    lanes: [],
    events: eventsOf(length, tasks),
  });
}

function eventsOf(length: number, tasks: number): TraceEvent[] {
  const events: TraceEvent[] = [{ kind: "program-began", at: 0, iteration: 0, detail: true }];
  const ids = Array.from({ length: tasks }, (_, i) => i + 1);
  const begins = { name: "worker", line: 9, internal: false };
  for (const task of ids) {
    const names = { name: `Task-${task}`, coroutine: "worker", parent: null };
    events.push({ kind: "task-created", at: 0, iteration: 0, task, ...names, stack: [], begins });
  }
  let timer = 0;
  for (let iteration = 1; events.length < length; iteration += 2) {
    const at = iteration / 2;
    const first = timer;
    events.push({ kind: "iteration", at, iteration, ready: tasks, timers: 0 });
    for (const task of ids) {
      timer++;
      const on = { kind: "sleep", until: at + 1, timer } as const;
      events.push(
        { kind: "step-began", at, iteration, task },
        { kind: "timer-set", at, iteration, timer, deadline: at + 1, task, what: "sleep", wakes: task },
        { kind: "suspended", at, iteration, task, on, frames, stack },
      );
    }
    const then = { at: at + 1, iteration: iteration + 1 };
    for (const task of ids) events.push({ kind: "timer-fired", ...then, timer: first + task });
    events.push({ kind: "iteration", ...then, ready: tasks, timers: 0 });
    for (const task of ids) {
      const which = { handle: null, timer: first + task };
      events.push(
        { kind: "callback-began", ...then, ...which },
        { kind: "woken", ...then, task, state: "FINISHED" },
        { kind: "callback-ended", ...then, ...which },
      );
    }
  }
  events.length = length;
  return events;
}
