// How late the machine was in a run, and whether that may have changed its order, on traces made by hand.
import { describe, expect, test } from "vitest";
import type { Second } from "../../src/trace/event.js";
import { lateAt, latenessOf } from "../../src/trace/lateness.js";
import { TraceBuilder } from "../helpers/trace.js";

function trace(): TraceBuilder {
  return new TraceBuilder();
}

/** How late the run was at its end, to the microsecond, and since when its order may be another one. */
function told({ events }: TraceBuilder): { late: Second; overtakenAt: Second | null } {
  const lateness = latenessOf(events);
  const late = lateAt(lateness, Number.POSITIVE_INFINITY);
  return { late: Math.round(late * 1e6) / 1e6, overtakenAt: lateness.overtakenAt };
}

describe("how late a run was", () => {
  test("not at all where each wait ends in its time, at the same time as others or one after the other", () => {
    const together = trace().set(1, 6).set(2, 5).set(3, 4).fired(4, 3).fired(5, 2).fired(6, 1);
    const oneByOne = trace().set(1, 6).fired(6, 1).set(2, 5).fired(11, 2).set(3, 4).fired(15, 3);
    for (const run of [together, oneByOne]) expect(told(run)).toEqual({ late: 0, overtakenAt: null });
  });

  test("by the latest of those that wait at the same time", () => {
    const run = trace().set(1, 6).set(2, 5).set(3, 4).fired(4.4, 3).fired(5.3, 2).fired(6.2, 1);
    expect(told(run)).toEqual({ late: 0.2, overtakenAt: null });
  });

  test("by all together of those that wait one after the other", () => {
    const run = trace().set(1, 1).fired(1.25, 1).set(2, 1).fired(2.5, 2).set(3, 1).fired(3.75, 3);
    expect(told(run)).toEqual({ late: 0.75, overtakenAt: null });
    const lateness = latenessOf(run.events);
    expect([0, 1, 1.25, 3, 3.75].map((at) => lateAt(lateness, at))).toEqual([0, 0, 0.25, 0.5, 0.75]);
  });

  test("by what a blocking sleep took too long, not by its own length", () => {
    const run = trace().blocked(null, ["f"], 6).blocked(null, ["f"], 5);
    expect(told(run)).toEqual({ late: 0, overtakenAt: null });
    const { events } = trace().blocked(null, ["f"], 6);
    const late = events.map((event) => (event.kind === "unblocked" ? { ...event, at: 6.5 } : event));
    expect(lateAt(latenessOf(late), 7)).toBe(0.5);
  });

  test("by what a thread took longer than it asked to sleep, where that is told", () => {
    const work = { kind: "span", name: "f", state: "running", thread: true, from: 0, to: 1.75 } as const;
    const span = (slept?: Second) => ({ at: 1.75, iteration: 1, ...work, ...(slept && { slept }) });
    expect(told(trace().to(1.75).add(span(1.5)))).toEqual({ late: 0.25, overtakenAt: null });
    expect(told(trace().to(1.75).add(span()))).toEqual({ late: 0, overtakenAt: null });
  });
});

describe("the order of a run may be another one", () => {
  test("where a wait overtakes the second of two that follow one another, as the first was late", () => {
    const run = trace().set(1, 1).set(2, 2.1).fired(1.5, 1).set(3, 1).fired(2.1, 2).fired(2.5, 3);
    expect(told(run).overtakenAt).toBe(2.1);
  });

  test("where what was due one after the other is found due together", () => {
    expect(told(trace().set(1, 1).set(2, 1.1).fired(1.2, 1, 2)).overtakenAt).toBe(1.2);
  });

  test("where something else was still to be run when a timer came due", () => {
    const run = trace().set(1, 1).to(1.1).add({ at: 1.1, iteration: 1, kind: "timer-fired", timer: 1 });
    expect(told(run.iteration(2)).overtakenAt).toBe(1.1);
  });

  test("where a timer comes before a thread that should have ended, or after one that ends too late", () => {
    const span = (from: Second, to: Second, slept: Second) =>
      ({
        at: to,
        iteration: 1,
        kind: "span",
        name: "f",
        state: "running",
        from,
        to,
        thread: true,
        slept,
      }) as const;
    const threadLate = trace()
      .set(1, 2)
      .fired(2, 1)
      .to(2.5)
      .add(span(0, 2.5, 1.5));
    expect(told(threadLate).overtakenAt).toBe(2);
    const timerLate = trace()
      .set(1, 1)
      .to(1.5)
      .add(span(0, 1.5, 1.5));
    expect(told(timerLate.fired(1.6, 1)).overtakenAt).toBe(1.5);
    const inTime = trace()
      .set(1, 1)
      .fired(1, 1)
      .to(1.5)
      .add(span(0, 1.5, 1.5))
      .set(2, 1)
      .fired(2.5, 2);
    expect(told(inTime).overtakenAt).toBeNull();
  });
});

describe("the order of a run is not to be explained by lateness", () => {
  test("where waits of the same length end together", () => {
    const run = trace().set(1, 1).set(2, 2).set(3, 2).fired(1.3, 1).set(4, 1).fired(2.3, 2, 3, 4);
    expect(told(run)).toEqual({ late: 0.3, overtakenAt: null });
  });

  test("where timers had to wait for one who held the thread", () => {
    const run = trace()
      .set(1, 0.5)
      .set(2, 1)
      .blocked(null, ["rude"], 2)
      .fired(2, 1, 2)
      .set(3, 0.5)
      .fired(2.5, 3);
    expect(told(run)).toEqual({ late: 0, overtakenAt: null });
  });

  test("where the loop fires the later one of two deadlines first, which is its own fault", () => {
    expect(told(trace().set(1, 1).set(2, 2).fired(2.1, 2).fired(2.2, 1)).overtakenAt).toBeNull();
  });

  test("where a timer that was due before has been cancelled", () => {
    const run = trace().set(1, 1).fired(1.5, 1).set(2, 1).set(3, 1.1);
    run.add({ ...run.moment, kind: "timer-cancelled", timer: 2 });
    expect(told(run.fired(2.6, 3)).overtakenAt).toBeNull();
  });
});
