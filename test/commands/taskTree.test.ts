import { describe, expect, test } from "vitest";
import { renderTaskTree, type TaskTreeData } from "../../src/commands/run/taskTree.js";
import { widthOf } from "../../src/draw/width.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { fullestMoment } from "../../src/trace/fullest.js";
import { TraceIndex } from "../../src/trace/snapshot.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { TraceBuilder } from "../helpers/trace.js";
import { ascii80, en40, en80, ja80, viewOf } from "../helpers/view.js";

function at(document: TraceDocument, event: number, internals = false): TaskTreeData {
  const snapshot = new TraceIndex(document.events).snapshot(event);
  return { document, snapshot, moment: "fullest", internals };
}

const fullest = (document: TraceDocument, internals = false): TaskTreeData =>
  at(document, fullestMoment(document.events) ?? document.events.length, internals);

const emptyDocument: TraceDocument = {
  schema: 2,
  kind: "trace",
  runtime: { name: "core", version: null },
  source: "measured",
  lesson: null,
  title: { en: "mine.ts", ja: "mine.ts" },
  programs: { typescript: { file: "mine.ts", text: "" }, python: null, pairs: [] },
  lanes: [],
  events: [],
};

describe("the tree of tasks", () => {
  test("of gather, at 80 columns", async () => {
    expect(renderTaskTree(fullest(await lessonTrace("gather")), en80)).toMatchInlineSnapshot(`
      "  Who waits for whom at 0.000 s (virtual), after event 19 of 78, when most tasks
        waited:

        └── (T) Task-1  PENDING, waiting
            └──  main program.py:25  for three awaitables (gather)
                ├── (T) Task-2  PENDING, waiting
                │   └──  one_print program.py:6  until 6.000 s
                ├── (T) Task-3  PENDING, waiting
                │   └──  two_print program.py:12  until 5.000 s
                └── (T) Task-4  PENDING, waiting
                    └──  three_print program.py:18  until 4.000 s"
    `);
  });

  test("in ASCII, with the library's own coroutines", async () => {
    expect(renderTaskTree(fullest(await lessonTrace("semaphore"), true), ascii80)).toMatchInlineSnapshot(`
      "  Who waits for whom at 0.000 s (virtual), after event 29 of 120, when most
        tasks waited:

        \`-- (T) Task-1  PENDING, waiting
            \`--  main program.py:15  for five awaitables (gather)
                |-- (T) Task-2  PENDING, waiting
                |   \`--  download program.py:10
                |       \`--  async_with asyncio
                |           \`--  sleep asyncio  until 1.000 s
                |-- (T) Task-3  PENDING, waiting
                |   \`--  download program.py:10
                |       \`--  async_with asyncio
                |           \`--  sleep asyncio  until 1.000 s
                |-- (T) Task-4  PENDING, waiting
                |   \`--  download program.py:8
                |       \`--  async_with asyncio
                |           \`--  Semaphore.acquire asyncio  for Semaphore.acquire
                |-- (T) Task-5  PENDING, waiting
                |   \`--  download program.py:8
                |       \`--  async_with asyncio
                |           \`--  Semaphore.acquire asyncio  for Semaphore.acquire
                \`-- (T) Task-6  PENDING, waiting
                    \`--  download program.py:8
                        \`--  async_with asyncio
                            \`--  Semaphore.acquire asyncio  for Semaphore.acquire"
    `);
  });

  test("in Japanese", async () => {
    expect(renderTaskTree(fullest(await lessonTrace("gather")), ja80)).toMatchInlineSnapshot(`
      "  どのタスクが何を待っているか：0.000 s（仮想時間、待っているタスクが最も多い
        時点、78件中19件目のイベントの直後）

        └── (T) Task-1  PENDING、待機中
            └──  main program.py:25  3つの awaitable を待っています（gather）
                ├── (T) Task-2  PENDING、待機中
                │   └──  one_print program.py:6  6.000 s まで
                ├── (T) Task-3  PENDING、待機中
                │   └──  two_print program.py:12  5.000 s まで
                └── (T) Task-4  PENDING、待機中
                    └──  three_print program.py:18  4.000 s まで"
    `);
  });

  test("at 40 columns", async () => {
    expect(renderTaskTree(fullest(await lessonTrace("task_group")), en40)).toMatchInlineSnapshot(`
      "  Who waits for whom at 0.000 s
        (virtual), after event 15 of 106, when
        most tasks waited:

        └ (T) Task-1  PENDING, waiting
          └  main program.py:21  for TaskGroup
            ├ (T) Task-2  PENDING, waiting
            │ └  download program.py:7  until…
            └ (T) Task-3  PENDING, waiting
              └  download program.py:7  until…"
    `);
  });

  test("tells what has ended, and how", async () => {
    const document = await lessonTrace("task_group");
    expect(renderTaskTree(at(document, document.events.length), en80)).toMatchInlineSnapshot(`
      "  Who waits for whom at 3.000 s (virtual), after event 106 of 106, when most
        tasks waited:

        ├── (T) Task-1  FINISHED  main
        ├── (T) Task-2  FINISHED  download
        ├── (T) Task-3  FINISHED  download
        ├── (T) Task-4  CANCELLED  download
        └── (T) Task-5  FINISHED, failed: ValueError('no such page')  broken"
    `);
  });

  test("draws tasks that wait for each other in a ring once, and counts those beside each other", () => {
    const trace = new TraceBuilder().created(1, "one").created(2, "other").began(1);
    trace
      .suspended(1, ["one"], { kind: "task", task: 2 })
      .began(2)
      .suspended(2, ["other"], { kind: "task", task: 1 });
    for (let task = 3; task <= 137; task += 1) trace.created(task, "worker");
    const document: TraceDocument = { ...emptyDocument, events: trace.events };
    const text = renderTaskTree(at(document, trace.events.length), en80);
    expect(text.match(/\(T\) Task-1 /g)).toHaveLength(2);
    expect(text).toContain("and 106 more");
  });

  test("says so when there is no task at this moment", async () => {
    expect(renderTaskTree(at(await lessonTrace("gather"), 0), en80)).toMatch(
      /There are no tasks at this moment/,
    );
  });

  test("is one sentence of a run that has no tasks at all", async () => {
    const data = at(await lessonTrace("sequential"), 0);
    expect(renderTaskTree(data, en80)).toBe("  There are no tasks in this run, so nobody waits for anybody.");
    expect(renderTaskTree(data, ja80).replaceAll(/\s/g, "")).toBe(
      "この実行ではタスクがひとつも作られなかったので、待つものも待たれるものもありません。",
    );
  });

  test("says since when it has been so at a moment at which nothing happened", async () => {
    const document = await lessonTrace("gather");
    const snapshot = new TraceIndex(document.events).snapshot(34);
    const headingAt = (asked: number, view = en80): string =>
      renderTaskTree({ document, snapshot, moment: "asked", asked, internals: false }, view)
        .split("\n\n")[0]
        ?.replaceAll(/\s+/g, " ") ?? "";
    expect(headingAt(4.5)).toBe(
      " Who waits for whom at 4.500 s, as it has been since 4.000 s (virtual), after event 34 of 78:",
    );
    expect(headingAt(4)).toBe(" Who waits for whom at 4.000 s (virtual), after event 34 of 78:");
    expect(headingAt(4.5, ja80).replaceAll(" ", "")).toBe(
      "どのタスクが何を待っているか：4.500s（仮想時間、指定された時点、4.000sから変化なし、78件中34件目のイベントの直後）",
    );
  });

  test("is of the end where no task ever waited", () => {
    const { events } = new TraceBuilder().created(1, "main").began(1).done(1).returned();
    expect(fullestMoment(events)).toBeNull();
    const data = at({ ...emptyDocument, events }, events.length);
    expect(renderTaskTree({ ...data, moment: "end" }, en80)).toMatch(/as no task ever\s+waited:/);
    expect(renderTaskTree({ ...data, moment: "end" }, ja80)).toContain("どのタスクも一度も待たず");
  });

  test("is never wider than the width", async () => {
    for (const id of ["gather", "task_group", "cancellation"]) {
      const data = fullest(await lessonTrace(id), true);
      for (let width = 30; width <= 120; width += 1)
        for (const language of ["en", "ja"] as const)
          for (const line of renderTaskTree(data, viewOf(width, language)).split("\n"))
            expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
  });
});
