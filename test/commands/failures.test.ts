// What went wrong with a run, in words, on data made by hand: no lesson has to be spoilt for it.
import { describe, expect, it } from "vitest";
import { describeFailure, describeLateness } from "../../src/commands/common/failures.js";
import { isGood, isWhole, type Measured, type Measurement } from "../../src/commands/common/measure.js";
import { core, lessonTarget } from "../../src/commands/common/targets.js";
import { baseline } from "../../src/course/catalogue.js";
import { checkRun } from "../../src/course/check.js";
import type { TraceEvent } from "../../src/trace/event.js";
import type { Lateness } from "../../src/trace/lateness.js";

import { stateAfter, TraceBuilder } from "../helpers/trace.js";
import { en80, ja80 } from "../helpers/view.js";

/** A run of `sequential` that printed these lines and came to its end. */
function runOf(source: "measured" | "virtual", ...given: readonly (string | Lateness)[]): Measurement {
  const texts = given.filter((each) => typeof each === "string");
  const lateness = given.find((each) => typeof each !== "string") ?? null;
  const outputs = texts.map((text, at) => ({ text, at: 100 + at }));
  const run: Measured = {
    target: lessonTarget(baseline),
    source,
    runtime: core.info,
    notes: [],
    speed: 1,
    ending: "ended",
    events: [],
    outputs,
    order: [],
    elapsed: 0,
    late: null,
    explanation: () => ({ kind: "alone", waits: 0 }),
    error: null,
    cut: null,
    state: () => stateAfter([]),
    check: checkRun(baseline, { outputs, source, lateness }),
  };
  return { ...run, recorded: run };
}

function cutShort(events: readonly TraceEvent[]): Measurement {
  return { ...runOf("measured"), ending: "timed-out", events, state: () => stateAfter(events), check: null };
}

function inEnglish(run: Measurement): string | null {
  const text = describeFailure(run, 2, en80);
  return text === null ? null : `\n${text}\n`;
}

function inJapanese(run: Measurement): string {
  return `\n${describeFailure(run, 2, ja80)}\n`;
}

describe("a run as the lesson expects", () => {
  it("is good, and nothing is said of it", () => {
    for (const run of [runOf("measured", "1", "2", "3", "15.012"), runOf("virtual", "1", "2", "3", "15")]) {
      expect(isGood(run)).toBe(true);
      expect(inEnglish(run)).toBeNull();
    }
  });

  it("needs no word either when it was interrupted: whoever did that knows", () => {
    const run: Measurement = { ...cutShort([]), ending: "interrupted" };
    expect(isGood(run)).toBe(false);
    expect(inEnglish(run)).toBeNull();
  });
});

describe("a run that had more events than are kept", () => {
  const cut = { events: 1_500_000, until: 12.3456 };
  const run: Measurement = { ...runOf("measured"), cut, check: null };

  it("is good, may be compared with nothing, and is said to be known in part", () => {
    expect(isGood(run)).toBe(true);
    expect(isWhole(run)).toBe(false);
    expect(inEnglish(run)).toMatchInlineSnapshot(`
      "
        The run had more events than are kept: what is told of it beside its output is
        of the first 1,500,000, up to 12.346 s.
      "
    `);
    expect(inJapanese(run)).toMatchInlineSnapshot(`
      "
        イベントが多すぎて、すべては記録できませんでした。出力のほかに示すのは、最初の
        1,500,000件（12.346 s まで）からわかることだけです。
      "
    `);
  });

  it("is told of beside what went wrong", () => {
    const text = inEnglish({ ...run, ending: "timed-out", state: () => stateAfter([]) });
    expect(text).toContain("The run had more events than are kept");
    expect(text).toContain("Ended after 2 s (--timeout).");
  });
});

describe("a run that differs from the lesson", () => {
  const swapped = runOf("measured", "1", "3", "2");

  it("is not good: the command ends with 1", () => {
    expect(isGood(swapped)).toBe(false);
  });

  it("is told line by line", () => {
    expect(inEnglish(swapped)).toMatchInlineSnapshot(`
      "
        ✖ sequential did not run as the lesson expects:
          line 2 should be 2, not 3
          line 3 should be 3, not 2
          line 4 is missing: expected the elapsed seconds
      "
    `);
    expect(inJapanese(swapped)).toMatchInlineSnapshot(`
      "
        ✖ sequential の実行結果が、レッスンの想定と違います。
          2行目は 2 のはずですが、3 でした
          3行目は 3 のはずですが、2 でした
          4行目がありません。あるはずの行：経過した秒数
      "
    `);
  });

  it("is told of lines too many as well", () => {
    const run = runOf("virtual", "1", "2", "3", "15", "4");
    expect(inEnglish(run)).toMatchInlineSnapshot(`
      "
        ✖ sequential did not run as the lesson expects:
          line 5 is not expected: 4
      "
    `);
    expect(inJapanese(run)).toMatchInlineSnapshot(`
      "
        ✖ sequential の実行結果が、レッスンの想定と違います。
          5行目は想定にない行です：4
      "
    `);
  });

  it("that took too long by its own doing is told with its time", () => {
    const lateness = { moments: [], overtakenAt: null };
    const run = runOf("measured", lateness, "1", "2", "3", "15.061");
    expect(inEnglish(run)).toMatchInlineSnapshot(`
      "
        ✖ sequential did not run as the lesson expects:
          the elapsed time should be between 14.995 s and 15.050 s, not 15.061 s
      "
    `);
    expect(inJapanese(run)).toMatchInlineSnapshot(`
      "
        ✖ sequential の実行結果が、レッスンの想定と違います。
          経過時間は 14.995 s から 15.050 s のあいだのはずですが、15.061 s でした
      "
    `);
  });

  it("in virtual time is held to its time exactly", () => {
    const run = runOf("virtual", "1", "2", "3", "15.001");
    expect(inEnglish(run)).toMatchInlineSnapshot(`
      "
        ✖ sequential did not run as the lesson expects:
          the elapsed time should be exactly 15 s, not 15.001 s
      "
    `);
    expect(inJapanese(run)).toMatchInlineSnapshot(`
      "
        ✖ sequential の実行結果が、レッスンの想定と違います。
          経過時間はちょうど 15 s のはずですが、15.001 s でした
      "
    `);
  });
});

describe("a run on a late machine", () => {
  const lateBy = (late: number, overtakenAt: number | null = null): Lateness => ({
    moments: [{ at: 0, late }],
    overtakenAt,
  });
  const late = runOf("measured", lateBy(0.113), "1", "2", "3", "15.113");
  const unjudged = runOf("measured", lateBy(1.5, 101), "1", "3", "2", "16.5");
  const told = (...runs: readonly Measurement[]): string =>
    `\n${describeLateness(runs, en80)}\n${describeLateness(runs, ja80)}\n`;

  it("is good, and its lateness is told in one line", () => {
    expect([late, unjudged].map((run) => [isGood(run), inEnglish(run)])).toEqual([
      [true, null],
      [true, null],
    ]);
    expect(told(late)).toMatchInlineSnapshot(`
      "
        The machine was late by 0.113 s in this run (measured); the order is as it
        should be.
        この実行では、マシンが 0.113 s 遅れました（実測）。順序は想定どおりです。
      "
    `);
    expect(told(unjudged)).toMatchInlineSnapshot(`
      "
        The machine was late by 1.500 s in this run (measured), which may change the
        order: from line 2 on it is not judged. Run it again, slower or with
        --virtual, to see it as it should be.
        この実行では、マシンが 1.500 s 遅れました（実測）。遅れは順序を
        変えることがあるので、2行目から後は判定していません。本来の順序を見るには、
        速度を落とすか --virtual を付けて、もう一度実行してください。
      "
    `);
  });

  it("is told together with others, by the latest of them", () => {
    const calm = runOf("measured", lateBy(0.01), "1", "2", "3", "15.01");
    expect(told(late, calm)).toMatchInlineSnapshot(`
      "
        The machine was late by up to 0.113 s in these runs (measured); the order is
        as it should be.
        これらの実行では、マシンが最大 0.113 s 遅れました（実測）。順序は
        想定どおりです。
      "
    `);
    expect(told(late, unjudged, calm)).toMatchInlineSnapshot(`
      "
        The machine was late by up to 1.500 s in these runs (measured), which may
        change the order: in 1 of them not all of it is judged.
        これらの実行では、マシンが最大 1.500 s 遅れました（実測）。遅れは順序を
        変えることがあるので、うち1回は順序の一部を判定していません。
      "
    `);
    expect(describeLateness([calm, calm], en80)).toBeNull();
  });

  it("is not put down to the machine where it differs", () => {
    const swapped = runOf("measured", lateBy(3), "1", "3", "2", "18");
    expect(isGood(swapped)).toBe(false);
    expect(describeLateness([swapped], en80)).toBeNull();
  });
});

describe("a run that was ended by its time-out", () => {
  it("names each task that is left, and what it waits for", () => {
    const { events } = new TraceBuilder()
      .created(1, "main")
      .created(2, "ring", 1)
      .began(1)
      .suspended(1, ["main"], { kind: "task", task: 2 })
      .began(2)
      .suspended(2, ["ring"], { kind: "sleep", until: 1000 });
    const run = cutShort(events);
    expect(isGood(run)).toBe(false);
    expect(inEnglish(run)).toMatchInlineSnapshot(`
      "
        Ended after 2 s (--timeout).
        Unfinished, the last event being at 0.000 s:
        ░ main  waiting  for ring
        ░ ring  waiting  until 1000.000 s
      "
    `);
    expect(inJapanese(run)).toMatchInlineSnapshot(`
      "
        2秒が過ぎたので打ち切りました（--timeout）。
        終わっていないもの（最後のイベントは 0.000 s）：
        ░ main  待機中  ring を待っています
        ░ ring  待機中  1000.000 s まで
      "
    `);
  });

  it("says so when no task is left", () => {
    expect(inEnglish(cutShort([]))).toMatchInlineSnapshot(`
      "
        Ended after 2 s (--timeout).
        No task was left; the program itself did not end.
      "
    `);
  });
});

describe("a run that had more events than are kept", () => {
  it("is not good, and says how to give it an end", () => {
    const { events } = new TraceBuilder().created(1, "main").began(1);
    const run: Measurement = { ...cutShort(events), ending: "full" };
    expect(isGood(run)).toBe(false);
    expect(inEnglish(run)).toMatchInlineSnapshot(`
      "
        Ended after 3 events: a recording holds no more. If the program never ends,
        --timeout sets an end.
        Unfinished, the last event being at 0.000 s:
        █ main  running
      "
    `);
    expect(inJapanese(run)).toMatchInlineSnapshot(`
      "
        イベントが3件に達したので打ち切りました。これ以上は記録できません。終わらない
        プログラムなら、--timeout で終わりを決めてください。
        終わっていないもの（最後のイベントは 0.000 s）：
        █ main  実行中
      "
    `);
  });
});

describe("a program that raised", () => {
  it("is not good, and shows name, message and source line before anything else", () => {
    const source = { file: "tide.ts", line: 3, text: "throw new RangeError(text);" };
    const error = { name: "RangeError", message: "too low", source };
    const run: Measurement = { ...runOf("measured", "1"), error };
    expect(isGood(run)).toBe(false);
    expect(inEnglish(run)).toMatchInlineSnapshot(`
      "
        ✖ RangeError: too low
          tide.ts, line 3
            3 │ throw new RangeError(text);
      "
    `);
  });
});
