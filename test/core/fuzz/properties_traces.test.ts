// What a trace in detail tells of a run, at every one of its events, is what the loop itself was like at that moment.
import fc from "fast-check";
import { expect, test } from "vitest";
import { VirtualClock } from "../../../src/asyncio/clocks/virtual.js";
import type { TraceEvent } from "../../../src/trace/event.js";
import { Timeline } from "../../../src/trace/state/timeline.js";
import { programs } from "./arbitrary.js";
import type { Program } from "./ast.js";
import { readGolden, readRegressions } from "./golden.js";
import { detailRecorder, isAhead, liveRecorder, type Recording } from "./live_recorder.js";
import { type Live, toldBy } from "./live_words.js";
import { record } from "./record.js";
import { fixed } from "./seeds.js";

async function recordWith<R extends Recording>(
  make: (clock: VirtualClock) => R,
  list: readonly Program[],
): Promise<R> {
  const clock = new VirtualClock();
  const recording = make(clock);
  await record(list, recording.recorder, clock);
  return recording;
}

/** Runs programs one after the other, and compares at every event to the end. Gives the events. */
async function compare(list: readonly Program[]): Promise<readonly TraceEvent[]> {
  const recording = await recordWith(liveRecorder, list);
  const { events } = recording;
  const states = recording.states();
  const timeline = new Timeline(events);
  const told = Array.from({ length: events.length + 1 }, (_, position) =>
    toldBy(timeline.stateAt(position), recording.coroutines),
  );
  const expected = states.map((state, number) => {
    const event = events[number] as TraceEvent;
    if (!isAhead(event)) return state;
    // The loop is as the next event tells it; and this event itself says that a future is done, or nothing.
    expect(told[number + 2]).toEqual(state);
    const before = told[number] as Live;
    if (event.kind !== "future-done") return before;
    const futures = before.futures.map((each) => {
      const [future] = each.split(" ");
      return Number(future) === event.future ? each.replace("PENDING", event.state) : each;
    });
    return { ...before, at: state.at, futures };
  });
  same(events, told.slice(1), expected);
  return events;
}

/** As one comparison of all: the first event that differs is shown. */
function same(events: readonly TraceEvent[], told: readonly Live[], expected: readonly Live[]): void {
  const number = told.findIndex((each, at) => JSON.stringify(each) !== JSON.stringify(expected[at]));
  if (number === -1) return;
  const event = events[number];
  expect({ number, event, ...told[number] }).toEqual({ number, event, ...expected[number] });
  throw new Error(`${number}: written otherwise, and yet the same`);
}

test("the state told of any moment of random programs is the loop's own", async () => {
  await fc.assert(
    fc.asyncProperty(programs, async (program) => {
      const events = await compare([program]);
      expect(events.at(-1)?.kind).toBe("program-ended");
    }),
    fixed(40),
  );
});

test("and so it is where one loop is closed and another goes round after it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(programs, { minLength: 2, maxLength: 3 }), async (list) => {
      const events = await compare(list);
      expect(events.filter(({ kind }) => kind === "loop-closed")).toHaveLength(list.length);
    }),
    fixed(12),
  );
});

/** In which an eager task passes a request to cancel on, right after a step within another's: none of the others does. */
const passingOn = 243;

const recorded = [
  ...readGolden("given").slice(0, 30),
  ...readGolden("wide").filter(({ seed }) => seed < 60 || seed === passingOn),
  ...readRegressions(),
].map(({ program }) => program);

test("and so it is in the recorded programs of both grammars", async () => {
  const kinds = new Map<string, number>();
  for (const program of recorded) {
    for (const { kind } of await compare([program])) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  // Of each kind there is enough for a fault to show.
  const rarely = [...kinds].filter(([, count]) => count < 10).map(([kind]) => kind);
  expect(rarely).toEqual([]);
  expect([...kinds.keys()].sort()).toEqual(allKinds);
});

// `span` tells of what a program measures itself, which is no state.
const allKinds = [
  "blocked",
  "callback-began",
  "callback-ended",
  "callback-scheduled",
  "cancel-requested",
  "future-created",
  "future-done",
  "iteration",
  "loop-closed",
  "output",
  "output-part",
  "program-began",
  "program-ended",
  "skipped",
  "step-began",
  "suspended",
  "task-created",
  "task-done",
  "timer-cancelled",
  "timer-fired",
  "timer-set",
  "unblocked",
  "waiting",
  "woken",
];

test("looking at everything changes nothing of what is told", async () => {
  // Tasks without a name are numbered through all runs.
  const told = async (make: (clock: VirtualClock) => Recording, program: Program): Promise<unknown> => {
    const { events } = await recordWith(make, [program]);
    return JSON.parse(JSON.stringify(events).replace(/Task-\d+/g, "Task-N"));
  };
  for (const program of recorded.slice(0, 30)) {
    const [plain, looked] = [await told(detailRecorder, program), await told(liveRecorder, program)];
    expect(plain).toEqual(looked);
  }
});
