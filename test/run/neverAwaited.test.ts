// A coroutine that was never awaited is reported with the line of the call, as the learner has to look for that.
import { expect, test } from "vitest";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";
import { runFile } from "./runs.js";

const program = `import { asyncio, coroutine } from "asyncio-lessons";
const forgotten = coroutine(function* forgotten() {});
const main = coroutine(function* main() {
  const lock = new asyncio.Lock();
  forgotten();
  yield* asyncio.sleep(1);
  forgotten();
  asyncio.sleep(3);
  lock.acquire();
});
await asyncio.run(main());
forgotten();
`;
const warnings = [
  "mine.ts:5: RuntimeWarning: coroutine 'forgotten' was never awaited",
  "mine.ts:7: RuntimeWarning: coroutine 'forgotten' was never awaited",
  "mine.ts:8: RuntimeWarning: coroutine 'sleep' was never awaited",
  "mine.ts:9: RuntimeWarning: coroutine 'Lock.acquire' was never awaited",
  "mine.ts:12: RuntimeWarning: coroutine 'forgotten' was never awaited",
];

test("each call has its line, in the program's own source, with and without details", async () => {
  const cwd = folderWith({ "mine.ts": program });
  for (const detail of [false, true]) {
    const { events } = await runFile(`${cwd}/mine.ts`, { detail });
    const texts = events.flatMap((event) => (event.kind === "output" ? [event.text] : []));
    expect(texts).toEqual(warnings);
  }
});

test("the step viewer gives such a report no other line, that of asyncio.run for one", async () => {
  const cwd = folderWith({ "mine.ts": program });
  const { stdout } = await command(["step", "./mine.ts", "--virtual", "--plain"], { cwd });
  const said = stdout.split("\n").filter((line) => line.includes("RuntimeWarning"));
  expect(said.map((line) => line.replace(/^.*? outside every task: /, ""))).toEqual(warnings);
});

test("of a program's thousandth coroutine and later ones the line is not known: it would hold up the program", async () => {
  const cwd = folderWith({
    "many.mjs": `import { asyncio, coroutine } from "asyncio-lessons";
const quick = coroutine(function* quick() {});
const main = coroutine(function* main() {
  for (let i = 0; i < 1000; i++) yield* quick();
  quick();
});
await asyncio.run(main());
`,
  });
  const { events } = await runFile(`${cwd}/many.mjs`);
  const texts = events.flatMap((event) => (event.kind === "output" ? [event.text] : []));
  expect(texts).toEqual(["RuntimeWarning: coroutine 'quick' was never awaited"]);
});
