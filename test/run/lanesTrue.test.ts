// Is what the lanes of real runs draw true? One task is one lane however it ends, and no wait of a drawn task is left out.
import { expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { lanesToDraw } from "../../src/draw/shownLanes.js";
import { lanesOf } from "../../src/trace/lanes.js";
import { RunState } from "../../src/trace/state/runState.js";
import { moment, Waits } from "../../src/trace/waits.js";
import { folderWith } from "../helpers/folder.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { runFile } from "./runs.js";

test("a task that is ended from outside, as its loop was closed by hand, cleans up in its own lane", async () => {
  const cwd = folderWith({
    "mine.ts": `import { asyncio, coroutine, print } from "asyncio-lessons";
const worker = coroutine(function* worker() {
  try { yield* asyncio.sleep(9); } finally { print("cleaned up"); }
});
const main = coroutine(function* main() {
  const task = asyncio.createTask(worker());
  yield* asyncio.sleep(1);
});
const loop = asyncio.newEventLoop();
await loop.runUntilComplete(main());
loop.close();
`,
  });
  const { events } = await runFile(`${cwd}/mine.ts`);
  const told = lanesOf(events).map(({ name, task, outcome, outputs }) => [
    name,
    task,
    outcome,
    outputs.length,
  ]);
  expect(told).toEqual([
    ["main", 1, "finished", 0],
    ["worker", 2, "unfinished", 1],
  ]);
});

test("where a lesson draws a task, it draws all that it waits for: a lock, a place, an item, a sign", async () => {
  for (const { id } of lessons) {
    const { events, lanes: names } = await lessonTrace(id);
    const lanes = lanesToDraw(events, names);
    const state = new RunState();
    const waits = new Waits();
    for (const event of events) {
      state.apply(event);
      waits.note(event, state);
    }
    for (const { task, from, to, began } of [...waits.ended, ...waits.open(state)]) {
      const own = lanes.filter((lane) => lane.task === task);
      if (began.kind !== "suspended" || began.on.kind !== "future") continue;
      if (task === null || own.length === 0 || to - from <= moment) continue;
      const isDrawn = own.some((lane) => lane.from <= from + moment && lane.to >= to - moment);
      expect(isDrawn, `${id}: ${state.task(task)?.coroutine} from ${from} to ${to}`).toBe(true);
    }
  }
});
