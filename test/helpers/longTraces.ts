// Very long traces written by hand, of few tasks that do much and of very many that sleep.
import type { TraceEvent } from "../../src/trace/event.js";
import { TraceBuilder } from "./trace.js";

/** `main` (task 1) has made so many tasks, and waits for them. */
function gathered(coroutine: string, count: number): TraceBuilder {
  const trace = new TraceBuilder().created(1, "main").iteration().began(1);
  for (let task = 2; task <= count + 1; task++) trace.created(task, coroutine, 1);
  return trace.tick().suspended(1, ["main"], { kind: "gather", children: count }).iteration();
}

function asleep(
  trace: TraceBuilder,
  task: number,
  timer: number,
  until: number,
  frames: readonly string[],
): void {
  trace.add({ ...trace.moment, kind: "timer-set", timer, deadline: until, task, what: "sleep", wakes: task });
  trace.suspended(task, frames, { kind: "sleep", until, timer });
}

/** Workers that print and sleep again and again: some six events a worker and round. */
export function workersTrace(workers: number, rounds: number): TraceEvent[] {
  const trace = gathered("worker", workers);
  let timer = 0;
  for (let round = 0; round < rounds; round++) {
    for (let task = 2; task <= workers + 1; task++) {
      trace.began(task).printed(task, ["worker", "job"], `round ${round}`);
      asleep(trace, task, ++timer, trace.moment.at + 1, ["worker", "job"]);
    }
    trace.tick();
    for (let task = 2; task <= workers + 1; task++) {
      trace.add({ ...trace.moment, kind: "timer-fired", timer: timer - workers + task - 1 }).woken(task);
    }
    trace.iteration();
  }
  return trace.returned().events;
}

/** Tasks that all sleep at once, their deadlines in no order: four events a task. */
export function sleepersTrace(sleepers: number): TraceEvent[] {
  const trace = gathered("sleeper", sleepers);
  // A number that has no divisor in common with the other: so each deadline comes once.
  const stride = 7919;
  for (let task = 2; task <= sleepers + 1; task++) {
    const until = 1 + ((task * stride) % sleepers) / sleepers;
    trace.began(task);
    asleep(trace, task, task - 1, until, ["sleeper"]);
  }
  return trace.tick().events;
}

/** Tasks that all wait for the same future: three events a task, and no timer. */
export function waitersTrace(waiters: number): TraceEvent[] {
  const trace = gathered("waiter", waiters);
  for (let task = 2; task <= waiters + 1; task++) {
    trace.began(task).suspended(task, ["waiter"], { kind: "future", label: "Event.wait" });
  }
  return trace.tick().events;
}
