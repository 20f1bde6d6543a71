// A program of one's own that has work done in threads, on the built command.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";

const program = `import { asyncio, coroutine, print, time, ValueError } from "asyncio-lessons";
import { who, work } from "./work.ts";

const module = new URL("./work.ts", import.meta.url);

const ticker = coroutine(function* ticker() {
  for (let i = 0; i < 3; i++) {
    yield* asyncio.sleep(1);
    print("tick", i);
  }
});

const main = coroutine(function* main() {
  who.set("Ann");
  const began = time.monotonic();
  const [result] = yield* asyncio.gather(asyncio.toThread({ module, function: work }, 2.5), ticker());
  print(result, Math.round(time.monotonic() - began));
  try {
    yield* asyncio.toThread({ module, name: "fails" });
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    print("ValueError", error.message);
  }
  print(yield* asyncio.toThread((a: number, b: number) => a + b, 1, 2));
});

await asyncio.run(main());
`;

const work = `import { ContextVar, print, time, ValueError } from "asyncio-lessons";

export const who: ContextVar<string> = new ContextVar<string>("who");

export function work(seconds: number): string {
  print("thread begins");
  time.sleep(seconds);
  print("thread ends");
  return who.get();
}

export function fails(): never {
  throw new ValueError("in the thread");
}
`;

const folder = folderWith({
  "package.json": '{ "type": "module" }',
  "program.ts": program,
  "work.ts": work,
  "plain/program.ts": program,
  "plain/work.ts": work,
  "plain/package.json": "{}",
});

const printed = [
  "thread begins",
  "tick 0",
  "tick 1",
  "thread ends",
  "tick 2",
  "Ann 3",
  "ValueError in the thread",
  "3",
  "",
].join("\n");

describe("a program with threads", () => {
  // One lies in a package of modules, the other's package does not say.
  it.each(["program.ts", "plain/program.ts"])(
    "%s in virtual time prints what they print, in its place, and gets their results",
    async (file) => {
      const { code, stdout, stderr } = await command(["run", join(folder, file), "--virtual", "-q"]);
      expect([stdout, stderr, code]).toEqual([printed, "", 0]);
    },
  );

  it("prints the same lines in real time, in which a thread begins when it can", async () => {
    const { code, stdout } = await command(["run", join(folder, "program.ts"), "--speed=20", "-q"]);
    const lines = (text: string): string[] =>
      text
        .replace(/Ann \d+/, "Ann")
        .split("\n")
        .sort();
    expect([lines(stdout), code]).toEqual([lines(printed), 0]);
  });
});
