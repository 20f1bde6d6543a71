import { describe, expect, test } from "vitest";
import { renderSummary } from "../../src/commands/run/summary.js";
import { lanesOf } from "../../src/trace/lanes.js";
import { concurrentTrace, TraceBuilder } from "../helpers/trace.js";
import { en80, ja80 } from "../helpers/view.js";

const gather = lanesOf(concurrentTrace("gather"));

describe("the summary", () => {
  test("has a glyph and a word for every way to end", () => {
    const trace = new TraceBuilder().created(1, "main").began(1);
    trace.created(2, "fails", 1).created(3, "isCancelled", 1).created(4, "isLeft", 1).created(5, "talks", 1);
    trace.to(1).printed(5, ["talks"], "a").printed(5, ["talks"], "b").printed(2, ["fails"], "c").to(2);
    trace.done(2, { status: "failed", error: "ValueError('x')" }).done(3, { status: "cancelled" }).done(5);
    trace.to(3).done(1).returned();
    expect(renderSummary(lanesOf(trace.events), 30, en80)).toMatchInlineSnapshot(`
      "  ✖ fails        2.000 s   printed c, third, failed: ValueError('x')
        ⊘ isCancelled  2.000 s   cancelled
        … isLeft       3.000 s   unfinished when the recording ended
        ✔ talks        2.000 s   printed 2 lines: "a", "b""
    `);
    expect(renderSummary(lanesOf(trace.events), 30, ja80)).toMatchInlineSnapshot(`
      "  ✖ fails        2.000 s   「c」を出力（3番目）、失敗：ValueError('x')
        ⊘ isCancelled  2.000 s   キャンセル
        … isLeft       3.000 s   記録の終わりで未完了
        ✔ talks        2.000 s   「a」「b」の2行を出力"
    `);
  });

  test("has a line for the outermost lane when it is alone, or did not finish", () => {
    const alone = new TraceBuilder().created(1, "main").began(1).to(1).done(1);
    expect(renderSummary(lanesOf(alone.events), 30, en80)).toMatchInlineSnapshot(
      `"  ✔ main  1.000 s   printed nothing"`,
    );
    const failed = new TraceBuilder().created(1, "main").created(2, "work", 1).began(1).to(1).done(2);
    failed.done(1, { status: "failed", error: "KeyError('k')" });
    expect(renderSummary(lanesOf(failed.events), 30, en80)).toMatchInlineSnapshot(`
      "  ✖ main  1.000 s   failed: KeyError('k')
        ✔ work  1.000 s   printed nothing"
    `);
  });

  test("counts the lines of whoever prints many, and shortens a long one", () => {
    const trace = new TraceBuilder().created(1, "main").began(1);
    for (let line = 1; line <= 3000; line++) trace.printed(1, ["main"], `line ${line} ${"x".repeat(line)}`);
    const lanes = lanesOf(trace.to(1).done(1).returned().events);
    const told = renderSummary(lanes, 30, en80).replace(/\s+/g, " ");
    expect(told).toContain('✔ main 1.000 s printed 3,000 lines: "line 1 x", "line 2 xx",');
    expect(told).toMatch(/"line 12 x{12}" and 2,988 more$/);
    expect(renderSummary(lanes, 30, ja80).replace(/\s+/g, "")).toMatch(/「line12x{12}」など3,000行を出力$/);
    const long = new TraceBuilder()
      .created(1, "main")
      .began(1)
      .printed(1, ["main"], "x".repeat(5000))
      .done(1);
    expect(renderSummary(lanesOf(long.events), 30, en80).length).toBeLessThan(400);
  });

  test("leaves out no lane but the program's outermost, however long another is", () => {
    const lanes = gather.filter(({ name }) => name !== "main");
    expect(renderSummary(lanes, 30, en80)).toBe(renderSummary(gather, 30, en80));
    expect(renderSummary(gather.toReversed(), 30, en80)).not.toContain("main");
  });

  test("counts among the lines those of the outermost lane, too", () => {
    const trace = new TraceBuilder().created(1, "main").began(1).printed(1, ["main"], "begins").tick();
    trace.created(2, "child", 1).tick().began(2).printed(2, ["child"], "hello").tick();
    trace.done(2).tick().done(1).returned();
    expect(renderSummary(lanesOf(trace.events), 30, en80)).toContain("printed hello, second");
  });

  test("tells the place of a line among all that was printed, whether or not the clock went on in between", () => {
    const told = (between: number): string => {
      const trace = new TraceBuilder().created(1, "main").began(1);
      trace.printed(1, ["main", "one"], "a\nb").to(between).printed(1, ["main", "two"], "c");
      const lanes = lanesOf(trace.done(1).returned().events).filter(({ name }) => name === "two");
      return renderSummary(lanes, 30, en80);
    };
    for (const between of [0, 0.001]) expect(told(between)).toContain("printed c, third");
  });

  test("gives what ran in other threads the time that it ran there", () => {
    const trace = new TraceBuilder().created(1, "main").began(1).to(4);
    const of = { ...trace.moment, stream: "stdout", task: null, frames: ["work"], thread: true } as const;
    trace.add({ ...of, kind: "output", text: "done" });
    for (const [from, to] of [
      [0.5, 2],
      [3, 4],
    ] as const)
      trace.add({ ...trace.moment, kind: "span", name: "work", state: "running", from, to, thread: true });
    trace.done(1).returned();
    expect(renderSummary(lanesOf(trace.events), 30, en80)).toBe("  ✔ work  2.500 s   printed done, first");
  });

  test("counts the lanes that it has no room for", () => {
    expect(renderSummary(gather, 1, en80)).toMatchInlineSnapshot(`
      "  ✔ one_print  6.001 s   printed 1, third
        and 2 more"
    `);
  });
});
