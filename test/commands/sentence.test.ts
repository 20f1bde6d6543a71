import { describe, expect, test } from "vitest";
import { renderCompareSentences } from "../../src/commands/compare/compareTable.js";
import { renderSentence } from "../../src/commands/run/runReport.js";
import type { Language } from "../../src/draw/view.js";
import type { Explanation, Figure } from "../../src/trace/compare.js";
import { compared, gather, gatherReport, sequential } from "../helpers/report.js";
import { ascii80, en40, en80, ja80, viewOf } from "../helpers/view.js";

describe("the sentence", () => {
  const everyKind = (language: Language): string => {
    const view = viewOf(200, language);
    const explanations: Explanation[] = [
      { kind: "overlap", waits: 14, times: 3 },
      { kind: "overlap", waits: 2, times: 1.5, held: 1 },
      { kind: "one-by-one", waits: 3 },
      { kind: "blocked", waits: 1, loop: false },
      { kind: "blocked", waits: 3, loop: true },
      { kind: "alone", waits: 1 },
      { kind: "alone", waits: 0 },
      { kind: "spans", spans: 24, most: 3 },
      { kind: "one-by-one", waits: 2, handed: 3 },
      { kind: "alone", waits: 1, handed: 1 },
    ];
    const times = [6, 15.001, 30];
    const sentences = explanations.map((explanation, at) => {
      const figure: Figure = { ...gather, elapsed: times[at % times.length] ?? 0 };
      return renderSentence(figure, sequential, explanation, [], view);
    });
    return sentences.join("\n");
  };

  test("stands for every kind of explanation in English", () => {
    expect(everyKind("en")).toMatchInlineSnapshot(`
      "  gather is 2.50 times as fast as sequential: 14 waits overlap on one thread.
        gather takes about as long as sequential: two waits overlap on one thread; one wait held it, and meanwhile the event loop stood still.
        gather takes 2.00 times as long as sequential: three waits, each begun only after the one before had ended, although an event loop ran.
        gather is 2.50 times as fast as sequential: one wait held the thread, so nothing else could run.
        gather takes about as long as sequential: three waits held the thread, so the event loop stood still.
        gather takes 2.00 times as long as sequential: it waits once, and nothing else in it takes long.
        gather is 2.50 times as fast as sequential: no wait in it takes any time, so all that it does follows one after the other.
        gather takes about as long as sequential: at most three of the 24 jobs it measured were under way at once.
        gather takes 2.00 times as long as sequential: two waits, each begun only after the one before had ended, although an event loop ran. Three more waits lasted until another task put an end to them.
        gather is 2.50 times as fast as sequential: it waits once for time to pass. One more wait lasted until another task put an end to it."
    `);
  });

  test("stands for every kind of explanation in Japanese", () => {
    expect(everyKind("ja")).toMatchInlineSnapshot(`
      "  gather は sequential の2.50倍の速さです。1本のスレッドの上で14個の待ち時間が重なっています。
        gather の所要時間は sequential とほぼ同じです。1本のスレッドの上で二つの待ち時間が重なっています。ただし、一つの待ち時間がスレッドを占有し、そのあいだイベントループは止まっています。
        gather は sequential の2.00倍の時間がかかります。イベントループは動いていますが、三つの待ち時間は、どれも前の待ちが終わってから始まっています。
        gather は sequential の2.50倍の速さです。一つの待ち時間がスレッドを占有し、そのあいだほかの処理は一切進みません。
        gather の所要時間は sequential とほぼ同じです。三つの待ち時間がスレッドを占有し、そのあいだイベントループは止まっています。
        gather は sequential の2.00倍の時間がかかります。待つのは1回だけで、ほかに時間のかかるところはありません。
        gather は sequential の2.50倍の速さです。時間のかかる待ちはなく、すべてが続けて実行されます。
        gather の所要時間は sequential とほぼ同じです。計測した24個の仕事のうち、同時に進んでいたのは最大で三つです。
        gather は sequential の2.00倍の時間がかかります。イベントループは動いていますが、二つの待ち時間は、どれも前の待ちが終わってから始まっています。このほかに、別のタスクの働きで終わった待ちが
        3回あります。
        gather は sequential の2.50倍の速さです。時間を待つのは1回だけです。このほかに、別のタスクの働きで終わった待ちが1回あります。"
    `);
  });

  test("compares no run with nothing", () => {
    const explanation: Explanation = { kind: "blocked", waits: 3, loop: false };
    const alone = renderSentence(sequential, null, explanation, [], en80);
    expect(alone).toBe("  sequential: three waits held the thread, so nothing else could run.");
  });

  test("gives no ratio to a run that took no time", () => {
    const figure = { ...gather, elapsed: 0 };
    const sentence = renderSentence(figure, sequential, gatherReport.explanation, [], en80);
    expect(sentence).toBe("  gather: three waits overlap on one thread.");
  });
});

describe("the sentences of a comparison", () => {
  test("at 80 columns", () => {
    expect(renderCompareSentences(compared, en80)).toMatchInlineSnapshot(`
      "  gather: three waits overlap on one thread.
        sequential: three waits held the thread, so nothing else could run.
        await_without_tasks: three waits, each begun only after the one before had
        ended, although an event loop ran."
    `);
  });

  test("at 40 columns", () => {
    expect(renderCompareSentences(compared, en40)).toMatchInlineSnapshot(`
      "  gather: three waits overlap on one
        thread.
        sequential: three waits held the
        thread, so nothing else could run.
        await_without_tasks: three waits, each
        begun only after the one before had
        ended, although an event loop ran."
    `);
  });

  test("in ASCII", () => {
    expect(renderCompareSentences(compared, ascii80)).toMatchInlineSnapshot(`
      "  gather: three waits overlap on one thread.
        sequential: three waits held the thread, so nothing else could run.
        await_without_tasks: three waits, each begun only after the one before had
        ended, although an event loop ran."
    `);
  });

  test("in Japanese", () => {
    expect(renderCompareSentences(compared, ja80)).toMatchInlineSnapshot(`
      "  gather：1本のスレッドの上で三つの待ち時間が重なっています。
        sequential：三つの待ち時間がスレッドを占有し、そのあいだほかの処理は
        一切進みません。
        await_without_tasks：イベントループは動いていますが、三つの待ち時間は、どれも
        前の待ちが終わってから始まっています。"
    `);
  });

  test("tell of runs together when the reason is the same", () => {
    const twin = { figure: { ...gather, label: "create_task" }, explanation: gatherReport.explanation };
    const lines = renderCompareSentences({ ...compared, runs: [...compared.runs, twin] }, en80).split("\n");
    expect(lines[0]).toBe("  gather and create_task: three waits overlap on one thread.");
  });
});
