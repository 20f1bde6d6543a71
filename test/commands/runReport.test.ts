import { describe, expect, test } from "vitest";
import { renderRunReport } from "../../src/commands/run/runReport.js";
import { lanesOf } from "../../src/trace/lanes.js";
import { gatherReport } from "../helpers/report.js";
import { TraceBuilder } from "../helpers/trace.js";
import { ascii80, en40, en80, ja80 } from "../helpers/view.js";

describe("the report of a run", () => {
  test("at 80 columns", () => {
    expect(renderRunReport(gatherReport, en80)).toMatchInlineSnapshot(`
      "  ✔ one_print    6.001 s   printed 1, third
        ✔ two_print    5.001 s   printed 2, second
        ✔ three_print  4.001 s   printed 3, first

                     0s        1s        2s        3s        4s        5s        6s
                     ├─────────┼─────────┼─────────┼─────────┼─────────┼─────────┤
        main         █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
        one_print    █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
        two_print    █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
        three_print  █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
                     █ running (at least one cell)  ░ waiting  ▒ ready to run

                    order    elapsed    from        0s            6s               15s
        gather      3 2 1    6.001 s    measured    █████████████▋
        sequential  1 2 3   15.000 s    virtual     ██████████████████████████████████
        article     3 2 1    6.004 s    article     █████████████▋
        The article's figure is the one it gives for create_task.
        gather is 2.50 times as fast as sequential: three waits overlap on one thread."
    `);
  });

  test("at 40 columns", () => {
    expect(renderRunReport(gatherReport, en40)).toMatchInlineSnapshot(`
      "  ✔ one_print    6.001 s
          printed 1, third
        ✔ two_print    5.001 s
          printed 2, second
        ✔ three_print  4.001 s
          printed 3, first

        0s         2s         4s         6s
        ├──────────┼──────────┼──────────┤
        main
        █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
        one_print
        █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
        two_print
        █░░░░░░░░░░░░░░░░░░░░░░░░░░█
        three_print
        █░░░░░░░░░░░░░░░░░░░░░█
        █ running (at least one cell)
        ░ waiting  ▒ ready to run

        gather
          order 3 2 1
          6.001 s  measured
          █████████████▋
        sequential
          order 1 2 3
          15.000 s  virtual
          ██████████████████████████████████
        article
          order 3 2 1
          6.004 s  article
          █████████████▋
        The article's figure is the one it
        gives for create_task.
        gather is 2.50 times as fast as
        sequential: three waits overlap on one
        thread."
    `);
  });

  test("in ASCII", () => {
    expect(renderRunReport(gatherReport, ascii80)).toMatchInlineSnapshot(`
      "  + one_print    6.001 s   printed 1, third
        + two_print    5.001 s   printed 2, second
        + three_print  4.001 s   printed 3, first

                     0s        1s        2s        3s        4s        5s        6s
                     |---------+---------+---------+---------+---------+---------|
        main         #...........................................................#
        one_print    #...........................................................#
        two_print    #.................................................#
        three_print  #.......................................#
                     # running (at least one cell)  . waiting  = ready to run

                    order    elapsed    from        0s            6s               15s
        gather      3 2 1    6.001 s    measured    ##############
        sequential  1 2 3   15.000 s    virtual     ##################################
        article     3 2 1    6.004 s    article     ##############
        The article's figure is the one it gives for create_task.
        gather is 2.50 times as fast as sequential: three waits overlap on one thread."
    `);
  });

  test("in Japanese", () => {
    expect(renderRunReport(gatherReport, ja80)).toMatchInlineSnapshot(`
      "  ✔ one_print    6.001 s   1 を出力（3番目）
        ✔ two_print    5.001 s   2 を出力（2番目）
        ✔ three_print  4.001 s   3 を出力（1番目）

                     0s        1s        2s        3s        4s        5s        6s
                     ├─────────┼─────────┼─────────┼─────────┼─────────┼─────────┤
        main         █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
        one_print    █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
        two_print    █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
        three_print  █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
                     █ 実行中（最小1マス）  ░ 待機中  ▒ 実行可能

                    順序    経過時間    出所        0s            6s               15s
        gather      3 2 1    6.001 s    実測        █████████████▋
        sequential  1 2 3   15.000 s    仮想時間    ██████████████████████████████████
        記事        3 2 1    6.004 s    記事        █████████████▋
        記事の値は create_task について示されたものです。
        gather は sequential の2.50倍の速さです。1本のスレッドの上で3つの待ち時間が重
        なっています。"
    `);
  });

  test("without figures ends with the timeline, and without lanes begins with the table", () => {
    const whole = renderRunReport(gatherReport, en80).split("\n\n");
    expect(renderRunReport({ ...gatherReport, figures: [] }, en80)).toBe(whole.slice(0, 2).join("\n\n"));
    expect(renderRunReport({ ...gatherReport, lanes: [] }, en80)).toBe(whole[2]);
    // One row alone compares nothing: the sentence is left.
    const figures = gatherReport.figures.slice(0, 1);
    expect(renderRunReport({ ...gatherReport, figures, baseline: null, lanes: [] }, en80)).toBe(
      "  gather: three waits overlap on one thread.",
    );
  });

  test("of lanes that the program measured itself has nothing to sum up", () => {
    const lanes = lanesOf(new TraceBuilder().to(2).measured("thread 1", 1, 2).events);
    const report = renderRunReport({ ...gatherReport, lanes, figures: [], baseline: null }, en80);
    expect(report).toMatchInlineSnapshot(`
      "            0s              0.5s            1s              1.5s            2s
                  ├───────────────┼───────────────┼───────────────┼───────────────┤
        thread 1                                  ████████████████████████████████
                  █ running (at least one cell)  ░ waiting  ▒ ready to run"
    `);
  });
});
