import { describe, expect, test } from "vitest";
import { renderFlow } from "../../src/commands/run/flow.js";
import { flowOf } from "../../src/trace/flow.js";
import { concurrentTrace, TraceBuilder } from "../helpers/trace.js";
import { ascii80, en40, en80, ja80, uncolored, viewOf } from "../helpers/view.js";

const flow = flowOf(concurrentTrace("tasks"));

describe("the flow of control", () => {
  test("at 80 columns", () => {
    expect(`\n${renderFlow(flow, en80)}\n`).toMatchInlineSnapshot(`
      "
        How control passes: the loop resumes a task, the task reports back.
                 loop           main         one_print      two_print     three_print
        0.000 s    │────starts───→█
                   │              █──makes task─→▒
                   │              █──────────────▒──makes task─→▒
                   │              █──────────────▒──────────────▒──makes task─→▒
        0.001 s    │←──pending────█              ▒              ▒              ▒
                   │──────────────░────starts───→█              ▒              ▒
                   │←─────────────░───pending────█              ▒              ▒
                   │──────────────░──────────────░────starts───→█              ▒
                   │←─────────────░──────────────░───pending────█              ▒
                   │──────────────░──────────────░──────────────░────starts───→█
                   │←─────────────░──────────────░──────────────░───pending────█
                   │              ░              ░              ░              ░
        4.000 s    │──────────────░──────────────░──────────────░───resumes───→█
        4.001 s    │←─────────────░──────────────░──────────────░───finished───█
                   │              ░              ░              ░
        5.000 s    │──────────────░──────────────░───resumes───→█
        5.001 s    │←─────────────░──────────────░───finished───█
                   │              ░              ░
        6.000 s    │──────────────░───resumes───→█
        6.001 s    │←─────────────░───finished───█
                   │───resumes───→█
        6.002 s    │←──finished───█
      "
    `);
  });

  test("at 40 columns", () => {
    expect(`\n${renderFlow(flow, en40)}\n`).toMatchInlineSnapshot(`
      "
        How control passes: the loop resumes a
        task, the task reports back.
        0.000 s
          loop ─→ main: starts
          main ─→ one_print: makes task
          main ─→ two_print: makes task
          main ─→ three_print: makes task
        0.001 s
          main ─→ loop: pending
          loop ─→ one_print: starts
          one_print ─→ loop: pending
          loop ─→ two_print: starts
          two_print ─→ loop: pending
          loop ─→ three_print: starts
          three_print ─→ loop: pending
        4.000 s
          loop ─→ three_print: resumes
        4.001 s
          three_print ─→ loop: finished
        5.000 s
          loop ─→ two_print: resumes
        5.001 s
          two_print ─→ loop: finished
        6.000 s
          loop ─→ one_print: resumes
        6.001 s
          one_print ─→ loop: finished
          loop ─→ main: resumes
        6.002 s
          main ─→ loop: finished
      "
    `);
  });

  test("in ASCII", () => {
    expect(`\n${renderFlow(flow, ascii80)}\n`).toMatchInlineSnapshot(`
      "
        How control passes: the loop resumes a task, the task reports back.
                 loop           main         one_print      two_print     three_print
        0.000 s    |----starts--->#
                   |              #--makes task->=
                   |              #--------------=--makes task->=
                   |              #--------------=--------------=--makes task->=
        0.001 s    |<--pending----#              =              =              =
                   |--------------.----starts--->#              =              =
                   |<-------------.---pending----#              =              =
                   |--------------.--------------.----starts--->#              =
                   |<-------------.--------------.---pending----#              =
                   |--------------.--------------.--------------.----starts--->#
                   |<-------------.--------------.--------------.---pending----#
                   |              .              .              .              .
        4.000 s    |--------------.--------------.--------------.---resumes--->#
        4.001 s    |<-------------.--------------.--------------.---finished---#
                   |              .              .              .
        5.000 s    |--------------.--------------.---resumes--->#
        5.001 s    |<-------------.--------------.---finished---#
                   |              .              .
        6.000 s    |--------------.---resumes--->#
        6.001 s    |<-------------.---finished---#
                   |---resumes--->#
        6.002 s    |<--finished---#
      "
    `);
  });

  test("in Japanese", () => {
    expect(`\n${renderFlow(flow, ja80)}\n`).toMatchInlineSnapshot(`
      "
        制御の流れ：ループがタスクを動かし、タスクが状態をループに報告します。
                 ループ          main         one_print      two_print     three_print
        0.000 s     │─────開始────→█
                    │              █──タスク作成─→▒
                    │              █──────────────▒──タスク作成─→▒
                    │              █──────────────▒──────────────▒──タスク作成─→▒
        0.001 s     │←──pending────█              ▒              ▒              ▒
                    │──────────────░─────開始────→█              ▒              ▒
                    │←─────────────░───pending────█              ▒              ▒
                    │──────────────░──────────────░─────開始────→█              ▒
                    │←─────────────░──────────────░───pending────█              ▒
                    │──────────────░──────────────░──────────────░─────開始────→█
                    │←─────────────░──────────────░──────────────░───pending────█
                    │              ░              ░              ░              ░
        4.000 s     │──────────────░──────────────░──────────────░─────再開────→█
        4.001 s     │←─────────────░──────────────░──────────────░───finished───█
                    │              ░              ░              ░
        5.000 s     │──────────────░──────────────░─────再開────→█
        5.001 s     │←─────────────░──────────────░───finished───█
                    │              ░              ░
        6.000 s     │──────────────░─────再開────→█
        6.001 s     │←─────────────░───finished───█
                    │─────再開────→█
        6.002 s     │←──finished───█
      "
    `);
  });

  test("at 40 columns in Japanese", () => {
    expect(`\n${renderFlow(flow, viewOf(40, "ja"))}\n`).toMatchInlineSnapshot(`
      "
        制御の流れ：ループがタスクを動かし、
        タスクが状態をループに報告します。
        0.000 s
          ループ ─→ main: 開始
          main ─→ one_print: タスク作成
          main ─→ two_print: タスク作成
          main ─→ three_print: タスク作成
        0.001 s
          main ─→ ループ: pending
          ループ ─→ one_print: 開始
          one_print ─→ ループ: pending
          ループ ─→ two_print: 開始
          two_print ─→ ループ: pending
          ループ ─→ three_print: 開始
          three_print ─→ ループ: pending
        4.000 s
          ループ ─→ three_print: 再開
        4.001 s
          three_print ─→ ループ: finished
        5.000 s
          ループ ─→ two_print: 再開
        5.001 s
          two_print ─→ ループ: finished
        6.000 s
          ループ ─→ one_print: 再開
        6.001 s
          one_print ─→ ループ: finished
          ループ ─→ main: 再開
        6.002 s
          main ─→ ループ: finished
      "
    `);
  });

  test("of a single task, which fails", () => {
    const trace = new TraceBuilder().created(1, "main").began(1);
    trace.done(1, { status: "failed", error: "ValueError()" });
    expect(`\n${renderFlow(flowOf(trace.events), viewOf(40))}\n`).toMatchInlineSnapshot(`
      "
        How control passes: the loop resumes a
        task, the task reports back.
                 loop            main
        0.000 s    │────starts────→█
                   │←───failed─────█
      "
    `);
  });

  test("has no columns wider apart than the eye follows", () => {
    expect(renderFlow(flow, viewOf(300))).toBe(renderFlow(flow, viewOf(90)));
  });

  test("is the same with colours", () => {
    for (const width of [40, 80]) {
      const colored = renderFlow(flow, viewOf(width, "en", { color: true }));
      expect(colored).not.toBe(uncolored(colored));
      expect(uncolored(colored)).toBe(renderFlow(flow, viewOf(width)));
    }
  });
});
