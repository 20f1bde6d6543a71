// What went wrong with a run, in words, on data made by hand: no lesson has to be spoilt for it.
import { describe, expect, it } from "vitest";
import { describeFailure } from "../../src/cli/failures.js";
import { isGood, isWhole, type Measurement } from "../../src/cli/measure.js";
import { lessonTarget } from "../../src/cli/targets.js";
import { wordsFor } from "../../src/cli/words.js";
import { baseline } from "../../src/lesson/catalogue.js";
import { checkRun } from "../../src/lesson/check.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { liveStateOf } from "../../src/trace/live.js";
import { TraceBuilder } from "../helpers/trace.js";
import { en80, ja80 } from "../helpers/view.js";

/** A run of `sequential` that printed these lines and came to its end. */
function runOf(source: "measured" | "virtual", ...texts: readonly string[]): Measurement {
  const outputs = texts.map((text) => ({ text, at: 0 }));
  return {
    target: lessonTarget(baseline),
    source,
    ending: "ended",
    events: [],
    outputs,
    order: [],
    elapsed: 0,
    explanation: { kind: "alone", waits: 0 },
    error: null,
    cut: null,
    state: () => liveStateOf([]),
    check: checkRun(baseline, { outputs, source }),
  };
}

function cutShort(events: readonly TraceEvent[]): Measurement {
  return { ...runOf("measured"), ending: "timed-out", events, state: () => liveStateOf(events), check: null };
}

function inEnglish(run: Measurement): string | null {
  const text = describeFailure(run, 2, wordsFor("en"), en80);
  return text === null ? null : `\n${text}\n`;
}

function inJapanese(run: Measurement): string {
  return `\n${describeFailure(run, 2, wordsFor("ja"), ja80)}\n`;
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
        1,500,000件（12.346 s まで）から分かることだけです。
      "
    `);
  });

  it("is told of beside what went wrong", () => {
    const text = inEnglish({ ...run, ending: "timed-out", state: () => liveStateOf([]) });
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

  it("that is only late is put down to the machine", () => {
    const run = runOf("measured", "1", "2", "3", "15.061");
    expect(inEnglish(run)).toMatchInlineSnapshot(`
      "
        ✖ sequential did not run as the lesson expects:
          the elapsed time should be between 14.995 s and 15.050 s, not 15.061 s
          A busy machine can delay a run: try again, or use --virtual.
      "
    `);
    expect(inJapanese(run)).toMatchInlineSnapshot(`
      "
        ✖ sequential の実行結果が、レッスンの想定と違います。
          経過時間は 14.995 s から 15.050 s のあいだのはずですが、15.061 s でした
          マシンが忙しいと実行が遅れることがあります。もう一度試すか、--virtual を
          使ってください。
      "
    `);
  });

  it("in virtual time is not put down to the machine", () => {
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
