// Which tests a change asks for.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageFolder } from "../helpers/built.js";
import { testsOf } from "./changed.js";

const tests = readdirSync(join(packageFolder, "test"), { recursive: true, encoding: "utf8" })
  .map((path) => `test/${path}`)
  .filter((path) => path.endsWith(".test.ts"));

const chosen = (...changed: string[]): string[] =>
  testsOf(changed, tests, (path) => readFileSync(join(packageFolder, path), "utf8"));

test.each([
  ["src/asyncio/lock.ts", "test/core/lock.test.ts", "test/core/threads/to_thread.test.ts"],
  ["src/asyncio/threads/threads.ts", "test/core/threads/to_thread.test.ts", "test/core/lock.test.ts"],
  ["src/trace/codec.ts", "test/trace/schema.test.ts", "test/run/detail.test.ts"],
  ["src/commands/tour/tour.ts", "test/commands/tour.test.ts", "test/commands/quiz.test.ts"],
  ["src/commands/common/watchRun.ts", "test/commands/live.test.ts", "test/commands/tour.test.ts"],
  ["src/viewer/page/viewer.ts", "test/viewer/page/viewer.test.ts", "test/viewer/why.test.ts"],
  ["lessons/lock/program.py", "test/course/content/rooms.test.ts", "test/course/quiz.test.ts"],
  ["test/helpers/browser.ts", "test/viewer/page/layout.test.ts", "test/viewer/why.test.ts"],
  ["test/trace/fold.test.ts", "test/trace/fold.test.ts", "test/draw/table.test.ts"],
])("a change of %s wants %s, and not %s", (path, wanted, unwanted) => {
  expect(chosen(path)).toContain(wanted);
  expect(chosen(path)).not.toContain(unwanted);
});

test("a change of every room wants some", () => {
  const rooms = ["asyncio/x", "trace/x", "run/core/x", "draw/x", "terminal/x", "viewer/model/x", "course/x"];
  for (const room of rooms) expect(chosen(`src/${room}.ts`), room).not.toEqual([]);
});
