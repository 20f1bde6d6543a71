// A run is judged line by line, and each way to differ is told as data.
import { describe, expect, test } from "vitest";
import { findLesson } from "../../src/course/catalogue.js";
import { type CheckedRun, checkRun, elapsedOf, orderOf } from "../../src/course/check.js";
import { defineLesson } from "../../src/course/model.js";
import type { Second, TraceEvent } from "../../src/trace/event.js";
import { latenessOf } from "../../src/trace/lateness.js";
import { writtenOf } from "../../src/trace/written.js";
import { TraceBuilder } from "../helpers/trace.js";

const lesson = defineLesson({
  id: "example",
  title: { en: "example", ja: "例" },
  shows: { en: "An example.", ja: "例を示す。" },
  part: 1,
  prints: [
    { text: "2", by: "two_print" },
    { text: "1", by: "one_print" },
    { elapsed: true, by: "main" },
  ],
  elapsed: { ideal: 2, virtual: 2.000005006790161 },
  article: null,
  lanes: ["main"],
});

function printed(...texts: string[]): CheckedRun["outputs"] {
  return texts.map((text, i) => ({ text, at: i }));
}

function differences(source: CheckedRun["source"], texts: string[], speed?: number) {
  return checkRun(lesson, { source, outputs: printed(...texts) }, speed).differences;
}

describe("checkRun", () => {
  test("a run that prints what the lesson expects is right", () => {
    expect(checkRun(lesson, { source: "measured", outputs: printed("2", "1", "2.0011") })).toMatchObject({
      ok: true,
      differences: [],
      isLate: false,
    });
  });

  test("lines printed in another order are each told", () => {
    const run: CheckedRun = { source: "measured", outputs: printed("1", "2", "2.001") };
    expect(checkRun(lesson, run)).toMatchObject({
      ok: false,
      differences: [
        { kind: "different-line", line: 1, expected: { text: "2", by: "two_print" }, actual: "1" },
        { kind: "different-line", line: 2, expected: { text: "1", by: "one_print" }, actual: "2" },
      ],
    });
  });

  test("a program that stops early misses lines", () => {
    expect(differences("measured", ["2"])).toEqual([
      { kind: "missing-line", line: 2, expected: { text: "1", by: "one_print" } },
      { kind: "missing-line", line: 3, expected: { elapsed: true, by: "main" } },
    ]);
  });

  test("a line too many is unexpected", () => {
    expect(differences("measured", ["2", "1", "2.001", "done"])).toEqual([
      { kind: "unexpected-line", line: 4, actual: "done" },
    ]);
  });

  test("several lines printed at once count as several lines", () => {
    expect(differences("measured", ["2\n1", "2.001"])).toEqual([]);
  });

  test.each(["", "6 s", "0x2", "NaN", " 2.0"])("an elapsed line must be a number: %j is none", (text) => {
    expect(differences("measured", ["2", "1", text])).toEqual([
      { kind: "different-line", line: 3, expected: { elapsed: true, by: "main" }, actual: text },
    ]);
  });

  test.each(["1.995", "2", "2.0", "2.05"])("real time may stray a little: %s s passes for 2 s", (text) => {
    expect(differences("measured", ["2", "1", text])).toEqual([]);
  });

  test.each([1.9949, 0])("real time may not be early: %d s does not pass for 2 s", (seconds) => {
    expect(differences("measured", ["2", "1", String(seconds)])).toEqual([
      { kind: "elapsed-off", line: 3, actual: seconds, from: 1.995, to: 2.05 },
    ]);
  });

  test("at ten times the speed the clock's jitter is ten times as long in program seconds", () => {
    const check = (elapsed: string) =>
      checkRun(lesson, { source: "measured", outputs: printed("2", "1", elapsed) }, 10);
    expect(check("2.49")).toMatchObject({ differences: [], isLate: false });
    expect(check("1.951")).toMatchObject({ differences: [], isLate: false });
    expect(check("2.51")).toMatchObject({ differences: [], isLate: true });
    expect(check("1.949").differences).toEqual([
      { kind: "elapsed-off", line: 3, actual: 1.949, from: 1.95, to: 2.5 },
    ]);
  });

  test("without events nobody can tell what took too long: it is told, and no difference", () => {
    const outputs = printed("2", "1", "15");
    expect(checkRun(lesson, { source: "measured", outputs })).toEqual({
      ok: true,
      differences: [],
      late: 13,
      isLate: true,
      unjudgedFrom: null,
    });
    const swapped = checkRun(lesson, { source: "measured", outputs: printed("1", "2", "15") });
    expect(swapped.differences.map(({ kind }) => kind)).toEqual(["different-line", "different-line"]);
  });

  test("virtual time must agree to the last digit, whatever the speed", () => {
    expect(differences("virtual", ["2", "1", "2.000005006790161"])).toEqual([]);
    expect(differences("virtual", ["2", "1", "2.000005006790162"], 100)).toEqual([
      {
        kind: "elapsed-off",
        line: 3,
        actual: 2.000005006790162,
        from: 2.000005006790161,
        to: 2.000005006790161,
      },
    ]);
  });

  test("a figure that a program rounds is the lesson's all the same", () => {
    const sequential = findLesson("sequential");
    if (sequential === undefined) throw new Error("the catalogue has no sequential");
    const outputs = printed("1", "2", "3", "15.000");
    expect(checkRun(sequential, { source: "virtual", outputs }).ok).toBe(true);
  });
});

describe("a lesson that measures real work", () => {
  const real = defineLesson({
    ...lesson,
    clock: "real",
    prints: [
      { measured: "{} s, 3 at once", by: "main" },
      { timed: "{} s of sleep", seconds: [1], by: "main" },
      { elapsed: true, by: "main" },
    ],
  });
  const kinds = (...texts: string[]): string[] =>
    checkRun(real, { source: "measured", outputs: printed(...texts), length: 99 }).differences.map(
      ({ kind }) => kind,
    );

  test("may take as long as it likes", () => {
    expect(kinds("77.70 s, 3 at once", "1.0 s of sleep", "99.5")).toEqual([]);
  });

  test("is held to the rest of its lines, and to the times that they are certain of", () => {
    expect(kinds("0.30 s, 2 at once", "0.8 s of sleep", "soon")).toEqual([
      "different-line",
      "elapsed-off",
      "different-line",
    ]);
  });
});

describe("a run in real time, judged by its events", () => {
  const untimed = defineLesson({
    ...lesson,
    prints: lesson.prints.slice(0, 2),
    elapsed: { ideal: 2, virtual: null },
  });

  /** Prints 2 after a wait of 1 s and 1 after one of 2 s, both begun at once; each is so late. */
  function together(first: Second, second: Second): TraceBuilder {
    const trace = new TraceBuilder().set(1, 2).set(2, 1);
    trace.fired(1 + first, 2).printed(null, [], "2");
    return trace.fired(2 + second, 1).printed(null, [], "1");
  }

  function check({ events }: { readonly events: readonly TraceEvent[] }, of = lesson) {
    const outputs = writtenOf(events);
    const length = events.at(-1)?.at ?? 0;
    return checkRun(of, { source: "measured", outputs, length, lateness: latenessOf(events) });
  }

  /** Prints the seconds that it took. */
  function elapsed(trace: TraceBuilder): TraceBuilder {
    return trace.printed(null, [], String(trace.moment.at));
  }

  test.each([0.04, 0.113, 2.5, 60])("a machine that is late by %d s is no difference", (late) => {
    const expected = { ok: true, differences: [], late: expect.closeTo(late, 9), isLate: late > 0.05 };
    expect(check(elapsed(together(late / 2, late)))).toMatchObject(expected);
    expect(check(together(late / 2, late), untimed)).toMatchObject(expected);
  });

  test("waits that come one after the other where they should overlap are found, late machine or not", () => {
    for (const late of [0, 0.5]) {
      const trace = new TraceBuilder()
        .set(1, 1)
        .fired(1 + late, 1)
        .printed(null, [], "2")
        .set(2, 2);
      trace.fired(3 + 2 * late, 2).printed(null, [], "1");
      const took = { actual: 3 + 2 * late, from: 1.995, to: 2.05 };
      expect(check(trace, untimed).differences).toEqual([{ kind: "length-off", ...took }]);
      expect(check(elapsed(trace)).differences).toEqual([{ kind: "elapsed-off", line: 3, ...took }]);
    }
  });

  test("at fifty times the speed as well: what the clock strays by is known, and so not allowed beside it", () => {
    const trace = new TraceBuilder().set(1, 1).fired(3, 1).printed(null, [], "2").set(2, 1.3);
    trace.fired(4.4, 2).printed(null, [], "1");
    const { events } = trace;
    const run = { outputs: writtenOf(events), length: 4.4, lateness: latenessOf(events) };
    expect(checkRun(untimed, { source: "measured", ...run }, 50)).toMatchObject({
      differences: [{ kind: "length-off", actual: 4.4 }],
    });
    const { events: overlapping } = together(1, 2.4);
    const late = { outputs: writtenOf(overlapping), length: 4.4, lateness: latenessOf(overlapping) };
    expect(checkRun(untimed, { source: "measured", ...late }, 50).differences).toEqual([]);
  });

  test("waits that hold the thread where they should let others run are found", () => {
    const trace = new TraceBuilder().blocked(null, ["two_print"], 1).printed(null, [], "2");
    trace.blocked(null, ["one_print"], 2).printed(null, [], "1");
    expect(check(trace, untimed).differences).toMatchObject([{ kind: "length-off", actual: 3 }]);
    expect(check(elapsed(trace)).differences).toMatchObject([{ kind: "elapsed-off", actual: 3 }]);
  });

  test("a wait that ends too early is found, even where another was late", () => {
    const trace = new TraceBuilder().set(1, 1).fired(1.2, 1).printed(null, [], "2").set(2, 1);
    trace.fired(1.9, 2).printed(null, [], "1");
    expect(check(trace, untimed).differences).toMatchObject([{ kind: "length-off", actual: 1.9 }]);
    expect(check(elapsed(trace)).differences).toMatchObject([{ kind: "elapsed-off", actual: 1.9 }]);
  });

  test("what the program counted before its first act, it has not waited for", () => {
    const trace = together(0, 0).printed(null, [], "2.4");
    expect(check(trace)).toMatchObject({ ok: true, isLate: true });
  });

  test("another order is a difference, however late the machine is, where lateness cannot have brought it about", () => {
    const trace = new TraceBuilder().set(1, 2).set(2, 1).fired(1.9, 2).printed(null, [], "1");
    expect(check(trace.fired(2.9, 1).printed(null, [], "2"), untimed)).toMatchObject({
      unjudgedFrom: null,
      differences: [{ kind: "different-line" }, { kind: "different-line" }],
    });
  });

  test("from where lateness may have changed the order on, it is not judged; up to there it is", () => {
    // Both are found due at the same moment, and the one that was due later prints first.
    const merged = (first: string) => {
      const trace = new TraceBuilder().printed(null, [], first).set(1, 2).set(2, 1).fired(2.4, 2, 1);
      return trace.printed(null, [], "1").printed(null, [], "2");
    };
    const longer = defineLesson({ ...untimed, prints: [{ text: "begins", by: "main" }, ...untimed.prints] });
    expect(check(merged("begins"), longer)).toEqual({
      ok: true,
      differences: [],
      late: expect.closeTo(0.4, 9),
      isLate: true,
      unjudgedFrom: 2,
    });
    expect(check(merged("ends"), longer)).toMatchObject({
      ok: false,
      unjudgedFrom: 2,
      differences: [{ kind: "different-line", line: 1 }],
    });
    const missing = new TraceBuilder().printed(null, [], "begins").set(1, 2).set(2, 1).fired(2.4, 2, 1);
    expect(check(missing, longer)).toMatchObject({ ok: true, unjudgedFrom: 2 });
  });

  test("nor are its times: a wait that would have been cut short may have come to its end", () => {
    // A limit of 1 s cancels a wait of 3 s; here both are found due.
    const trace = new TraceBuilder().set(1, 1).set(2, 3).fired(3.4, 1, 2).printed(null, [], "after 3.4 s");
    const prints = [{ timed: "after {} s", seconds: [1], by: "main" }];
    const limited = defineLesson({ ...lesson, prints, elapsed: { ideal: 1, virtual: null } });
    expect(check(trace, limited)).toMatchObject({ ok: true, isLate: true, unjudgedFrom: 1 });
    const untold = defineLesson({ ...limited, prints: [{ text: "after 3.4 s", by: "main" }] });
    expect(check(trace, untold)).toMatchObject({ ok: true, isLate: true, unjudgedFrom: null });
  });
});

test("an object's address, which ours has none of, is no difference", () => {
  const shown = defineLesson({ ...lesson, prints: [{ text: "<coroutine object one_print>", by: "main" }] });
  const differences = (text: string) =>
    checkRun(shown, { source: "virtual", outputs: printed(text) }).differences;
  expect(differences("<coroutine object one_print at 0x7f96151c6380>")).toEqual([]);
  expect(differences("<coroutine object one_print>")).toEqual([]);
});

test("a name in TypeScript's spelling is a difference: a lesson prints the same in both languages", () => {
  const shown = defineLesson({ ...lesson, prints: [{ text: "one_print ends", by: "main" }] });
  expect(checkRun(shown, { source: "virtual", outputs: printed("onePrint ends") }).differences).toHaveLength(
    1,
  );
});

describe("what a run printed", () => {
  test("the elapsed seconds are those that the program printed, not when it printed them", () => {
    expect(elapsedOf(lesson, [...printed("2", "1"), { text: "2.0011", at: 99 }])).toBe(2.0011);
  });

  test("there are no elapsed seconds when the program did not get so far, or printed a word instead", () => {
    expect(elapsedOf(lesson, printed("2", "1"))).toBeNull();
    expect(elapsedOf(lesson, printed("2", "1", "soon"))).toBeNull();
  });

  test("there are no elapsed seconds when the lesson expects none", () => {
    const untimed = defineLesson({ ...lesson, prints: [{ text: "4", by: "print_four" }] });
    expect(elapsedOf(untimed, printed("4"))).toBeNull();
    expect(orderOf(untimed, printed("4"))).toEqual(["4"]);
  });

  test("the order holds every printed value up to the elapsed seconds", () => {
    expect(orderOf(lesson, printed("2", "1", "2.0011"))).toEqual(["2", "1"]);
    expect(orderOf(lesson, printed("1"))).toEqual(["1"]);
    expect(orderOf(lesson, printed("2", "1", "soon", "3"))).toEqual(["2", "1", "soon", "3"]);
    expect(orderOf(lesson, printed("2", "1", "2.0011", "results: [1, 2]"))).toEqual(["2", "1"]);
  });
});
