// `show` on the built command, off a terminal.
import { describe, expect, it } from "vitest";
import { command, commandOnce } from "../helpers/inProcess.js";

/** What `show` prints in so many columns. */
async function shown(args: string, columns: number, env: Record<string, string> = {}): Promise<string> {
  const { code, stdout, stderr } = await commandOnce(["show", ...args.split(" ")], {
    env: { COLUMNS: String(columns), ...env },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

/** From the programs on. */
function programsIn(text: string): string {
  return text.slice(text.indexOf("  program."));
}

describe("show", () => {
  it("prints the text and, at 120 columns, both programs side by side", async ({ expect }) => {
    const text = await shown("gather", 120);
    expect(text).toMatch(/^ {2}gather · .+ lesson \d+ of \d+\n\n {2}What to watch\n {4}\S/);
    expect(text).toMatch(
      /\n\n {2}What happened and why\n {4}\S[\s\S]*\n\n {2}A common misconception\n {4}\S/,
    );
    expect(`\n${programsIn(text)}`).toMatchInlineSnapshot(`
      "
        program.py                                                │ program.ts
         1  import asyncio                                        │  1  import { asyncio, coroutine, print, time } from
                                                                  │         "asyncio-lessons";
         2  import time                                           │  2
         3                                                        │
         4                                                        │
         5  async def one_print():                                │  3  const onePrint = coroutine(function* onePrint() {
         6      await asyncio.sleep(6)                            │  4    yield* asyncio.sleep(6);
         7      print(1)                                          │  5    print(1);
         8      return 1                                          │  6    return 1;
         9                                                        │  7  });
        10                                                        │  8
        11  async def two_print():                                │  9  const twoPrint = coroutine(function* twoPrint() {
        12      await asyncio.sleep(5)                            │ 10    yield* asyncio.sleep(5);
        13      print(2)                                          │ 11    print(2);
        14      return 2                                          │ 12    return 2;
        15                                                        │ 13  });
        16                                                        │ 14
        17  async def three_print():                              │ 15  const threePrint = coroutine(function* threePrint() {
        18      await asyncio.sleep(4)                            │ 16    yield* asyncio.sleep(4);
        19      print(3)                                          │ 17    print(3);
        20      return 3                                          │ 18    return 3;
        21                                                        │ 19  });
        22                                                        │ 20
        23  async def main():                                     │ 21  const main = coroutine(function* main() {
        24      start = time.time()                               │ 22    const start = time.time();
        25      results = await asyncio.gather(one_print(),       │ 23    const results = yield* asyncio.gather(onePrint(),
                    two_print(), three_print())                   │           twoPrint(), threePrint());
        26      print(time.time() - start)                        │ 24    print(time.time() - start);
        27      print("results:", results)                        │ 25    print("results:", results);
        28                                                        │ 26  });
        29                                                        │ 27
        30  asyncio.run(main())                                   │ 28  await asyncio.run(main());
      "
    `);
  });

  it("speaks Japanese when asked to", async ({ expect }) => {
    const text = await shown("gather --lang ja", 120);
    expect(text).toMatch(/^ {2}gather · .+ レッスン \d+ \/ \d+\n\n {2}見どころ\n {4}\S/);
    expect(text).toMatch(/\n\n {2}何が起きたのか、なぜか\n {4}\S[\s\S]*\n\n {2}よくある誤解\n {4}\S/);
    expect(programsIn(text)).toBe(programsIn(await shown("gather", 120)));
    expect(await shown("gather", 120, { LANG: "ja_JP.UTF-8" })).toBe(text);
  });

  it("prints one program below the other under 100 columns", async ({ expect }) => {
    for (const columns of [40, 80, 99]) {
      const text = programsIn(await shown("gather", columns));
      expect(text).toMatch(
        /^ {2}program\.py\n {3}1 {2}import asyncio\n[\s\S]*\n\n {2}program\.ts\n {3}1 {2}import \{/,
      );
      expect(text).not.toContain("│");
    }
  });

  it("prints one program where that is asked for, whatever the width", async ({ expect }) => {
    const [python, typescript] = [
      await shown("gather --python", 120),
      await shown("gather --typescript", 120),
    ];
    expect(programsIn(python)).toMatch(/^ {2}program\.py\n/);
    expect(python).not.toContain("yield*");
    expect(programsIn(typescript)).toMatch(/^ {2}program\.ts\n/);
    expect(typescript).not.toContain("async def");
    expect(await shown("gather --both", 120)).toBe(await shown("gather", 120));
  });

  it("draws with ASCII alone when asked to", async ({ expect }) => {
    expect(await shown("gather --ascii", 120)).toMatch(/^[\n\x20-\x7e]+$/);
    expect(await shown("gather", 120, { LANG: "C" })).toBe(await shown("gather --ascii", 120));
  });

  it("has colours only where they are wanted", async ({ expect }) => {
    const plain = await shown("gather", 120);
    const painted = await shown("gather --color always", 120);
    expect(plain).not.toContain("\u001b");
    expect(painted).toContain("\u001b[35masync\u001b[39m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with a control character
    expect(painted.replace(/\u001b\[\d+m/g, "")).toBe(plain);
    expect(await shown("gather", 120, { NO_COLOR: "1", FORCE_COLOR: "1" })).toBe(plain);
  });

  it("knows no pager off a terminal", async ({ expect }) => {
    expect(await shown("gather", 80, { PAGER: "false" })).toBe(await shown("gather --no-pager", 80));
  });
});

describe("a wrong call of show", () => {
  it.each([
    ["", "say which lesson, such as gather. The lessons: asyncio-lessons list"],
    ["gathr", "there is no lesson 'gathr'. Did you mean gather?"],
    ["nothing_like_it", "there is no lesson 'nothing_like_it'. The lessons: asyncio-lessons list"],
    [
      "./mine.ts",
      "'./mine.ts' is a path: this takes lessons only, by name. The lessons: asyncio-lessons list",
    ],
    [
      "gather sequential",
      "asyncio-lessons show takes one argument, but 'sequential' was given as well. The options: asyncio-lessons show --help",
    ],
    ["gather --python --typescript", "--python and --typescript exclude each other: give one of them."],
    ["gather --both --python", "--python and --both exclude each other: give one of them."],
    ["gather --typescript --both", "--typescript and --both exclude each other: give one of them."],
  ])("show %s", async (args, complaint) => {
    const { code, stdout, stderr } = await command([
      "show",
      ...args.split(" ").filter((each) => each !== ""),
    ]);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: `error: ${complaint}\n` });
  });

  it("is told in Japanese as well", async () => {
    const { stderr } = await command(["show", "./mine.ts", "--lang", "ja"]);
    expect(stderr).toBe(
      "エラー：「./mine.ts」はパスです。ここで指定できるのはレッスンの名前だけです。 レッスンの一覧：asyncio-lessons list\n",
    );
  });
});
