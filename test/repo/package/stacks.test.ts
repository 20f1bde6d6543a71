// What the installed library reads off stacks: its own functions are left out of them wherever it lies, and whatever its
// files are called, with source maps and without.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { cleanEnvironment } from "../../helpers/built.js";

const program = `
import { asyncio, coroutine, print, repr } from "asyncio-lessons";

const child = coroutine(function* child() {
  const loop = asyncio.getRunningLoop();
  const made = repr(loop.createFuture()).replace(/created at .*[/]/, "created at ");
  const { callStack } = asyncio.captureCallGraph();
  return [made, ...callStack.map(({ name }) => name)];
});
const main = coroutine(function* main() {
  print(yield* child());
  print(yield* asyncio.createTask(child(), { name: "T" }));
  const both = asyncio.gather(asyncio.sleep(0));
  print(repr(both).replace(/created at .*[/]/, "created at "));
  yield* both;
});

await asyncio.run(main(), { debug: true });
`;

test.each([
  ["with source maps", ["--enable-source-maps"]],
  ["without them", []],
])("a stack holds the program's functions alone, %s", (_title, options) => {
  const file = join(inject("installedProject"), "stacks.mjs");
  writeFileSync(file, program);
  const env = cleanEnvironment();
  // Its stderr has a word on slow callbacks, where the machine is busy.
  const output = execFileSync(process.execPath, [...options, file], {
    encoding: "utf8",
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  expect(output.split("\n")).toEqual([
    "['<Future pending created at stacks.mjs:6>', 'child', 'main']",
    "['<Future pending created at stacks.mjs:6>', 'child']",
    "<_GatheringFuture pending created at stacks.mjs:13>",
    "",
  ]);
});
