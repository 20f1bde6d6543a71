// What a trace in detail tells of a run, at every one of its events, is what the loop itself was like at that moment.
import fc from "fast-check";
import { expect, test } from "vitest";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { type Snapshot, TraceIndex } from "../../src/trace/snapshot.js";
import { programs } from "./arbitrary.js";
import type { Program } from "./ast.js";
import { readGolden } from "./golden.js";
import { type Live, liveRecorder } from "./live_recorder.js";
import { traceOf } from "./run_program.js";
import { fixed } from "./seeds.js";

/** A snapshot, as far as the loop itself can tell the same. */
function toldBy(snapshot: Snapshot): Live {
  return {
    ready: snapshot.ready.map((entry) =>
      entry.kind === "task"
        ? `task ${entry.task}`
        : entry.kind === "timer"
          ? `timer ${entry.timer}`
          : `callback ${entry.handle}`,
    ),
    timers: snapshot.timers.map(({ timer, deadline }) => `${timer} at ${deadline.toFixed(6)}`),
    tasks: snapshot.tasks.map(
      ({ task, state, doing, waitsFor }) =>
        `${task} ${state} ${doing}${waitsFor?.kind === "task" ? ` for ${waitsFor.task}` : ""}`,
    ),
    futures: snapshot.futures.map(
      ({ future, state, waiters }) => `${future} ${state} for ${waiters.toSorted((a, b) => a - b).join(",")}`,
    ),
    running: snapshot.running,
  };
}

/** Runs a program, and compares after every event. Gives how many events there were. */
async function compare(program: Program): Promise<number> {
  const clock = new VirtualClock();
  const { recorder, events, states } = liveRecorder(clock);
  await traceOf(program, [recorder], clock);
  const index = new TraceIndex(events);
  for (const [number, event] of events.entries()) {
    // The one is told only once there is something to tell; the other with what it leads to, of which the next event tells.
    if (event.kind === "program-began" || event.kind === "future-done") continue;
    const told = toldBy(index.snapshot(number + 1));
    if (event.kind === "loop-closed") {
      // Tasks that are left are what they were, only that nothing comes of it any more.
      expect(told).toMatchObject({ ready: [], timers: [] });
      break;
    }
    expect({ number, event, ...told }).toEqual({ number, event, ...states[number] });
  }
  return events.length;
}

test("the state told of any moment of a random program is the loop's own", async () => {
  await fc.assert(
    fc.asyncProperty(programs, async (program) => {
      await compare(program);
    }),
    fixed(150),
  );
});

test("and so it is in the recorded programs of both grammars", async () => {
  let events = 0;
  for (const { program } of [...readGolden("given").slice(0, 60), ...readGolden("wide").slice(0, 120)]) {
    events += await compare(program);
  }
  expect(events).toBeGreaterThan(10_000);
});
