import { describe, expect, test } from "vitest";
import { renderTaskTree, type TaskTreeData } from "../../src/commands/run/taskTree.js";
import { widthOf } from "../../src/draw/width.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { Timeline } from "../../src/trace/state/timeline.js";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { TraceBuilder } from "../helpers/trace.js";
import { en80, ja80, viewOf } from "../helpers/view.js";

function at(document: TraceDocument, event: number, internals = false): TaskTreeData {
  const snapshot = new Timeline(document.events).stateAt(event);
  return { document, snapshot, moment: "fullest", internals };
}

const fullest = (document: TraceDocument, internals = false): TaskTreeData =>
  at(document, new Timeline(document.events).fullest ?? document.events.length, internals);

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
      "この実行ではタスクが一つも作られなかったので、待つものも待たれるものもありません。",
    );
  });

  test("says since when it has been so at a moment at which nothing happened", async () => {
    const document = await lessonTrace("gather");
    const snapshot = new Timeline(document.events).stateAt(34);
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
    expect(new Timeline(events).fullest).toBeNull();
    const data = at({ ...emptyDocument, events }, events.length);
    expect(renderTaskTree({ ...data, moment: "end" }, en80)).toMatch(/as no task ever\s+waited:/);
    expect(renderTaskTree({ ...data, moment: "end" }, ja80)).toContain("どのタスクも一度も待たず");
  });

  test("of a run that came to a deadlock is of the moment at which nothing could go on", async () => {
    const program = `import { asyncio, coroutine } from "asyncio-lessons";
const worker = coroutine(function* worker(queue) {
  yield* queue.get();
  yield* asyncio.sleep(1);
  yield* queue.get();
});
const main = coroutine(function* main() {
  const queue = new asyncio.Queue();
  queue.putNowait(1);
  const task = asyncio.createTask(worker(queue));
  yield* queue.join();
  task.cancel();
});
await asyncio.run(main());
`;
    const cwd = folderWith({ "mine.mjs": program });
    const { stdout } = await command(["run", "./mine.mjs", "--virtual", "--tree"], { cwd });
    expect(stdout).toMatch(/at 1\.000 s \(virtual\), .* when nothing\s+could go on any more:/);
    expect(stdout).toMatch(
      /main mine\.mjs:11 {2}for Queue\.join\n[\s\S]*worker mine\.mjs:5 {2}for Queue\.get\n/,
    );
    const japanese = await command(["run", "./mine.mjs", "--virtual", "--tree", "--lang", "ja"], { cwd });
    expect(japanese.stdout).toMatch(/どのタスクも先へ\s*進めなくなった\s*時点/);
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
