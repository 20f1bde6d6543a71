// Output without a newline, on the built command in a pseudo-terminal: seen when it is written, and as one line in the end.
import { describe, it } from "vitest";
import { folderWith, giveSign, programOf, untilSign } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";
import { keys, openScreen, type Screen, type ScreenOptions } from "../helpers/pty.js";

const folder = folderWith({
  "half.mjs": programOf('print("half a", { end: "" });', "while (true) {}"),
  "parts.mjs": programOf(
    'print("begun", { end: "" });',
    "yield* asyncio.sleep(1);",
    'console.error("a word between");',
    'print(", goes on", { end: "" });',
    "yield* asyncio.sleep(1);",
    'print(", done");',
    "yield* asyncio.sleep(1);",
  ),
});

/** The same, and one in Japanese, which go on as they are given signs. */
function heldFolder(): string {
  return folderWith({
    "parts.mjs": programOf(
      'print("begun", { end: "" });',
      untilSign("one"),
      'console.error("a word between");',
      'print(", goes on", { end: "" });',
      untilSign("two"),
      'print(", done");',
      untilSign("three"),
    ),
    "japanese.mjs": programOf(
      'process.stderr.write("警告：");',
      'print("長い長い文章を、改行なしで少しずつ書いていきます。", { end: "" });',
      'print("まだ終わりません", { end: "" });',
      untilSign("one"),
      'print("。おわり");',
      'console.error("以上");',
    ),
  });
}

function open(args: readonly string[], options: ScreenOptions = {}): Screen {
  return openScreen(args, { cwd: folder, ...options });
}

/** The screen without its figures, and with one glyph for all of the spinner's, up to the summary. */
function sketch(screen: Screen): string {
  const lines = screen.lines();
  const end = lines.findIndex((line) => line.includes("✔"));
  const text = lines.slice(0, end === -1 ? lines.length : end).join("\n");
  return `\n${text.replace(/\d+\.\d{3}/g, "#").replace(/^[⠀-⣿] /m, "* ")}\n`;
}

/** The sketch of the very screen that was waited for: the next frame may be half written already. */
async function sketchOf(screen: Screen, what: string, sign: RegExp): Promise<string> {
  let seen = "";
  await screen.until(what, (text) => {
    seen = sketch(screen);
    return sign.test(text);
  });
  return seen;
}

describe.concurrent("output without a newline", () => {
  it("is the first of the live lines while it is written, and output once its newline comes", async ({
    expect,
  }) => {
    const cwd = heldFolder();
    const screen = open(["run", "./parts.mjs"], { cwd });
    expect(
      await sketchOf(screen, "its beginning", /begun.*\n.*· \d+\.\d+ s\n.*waiting/),
    ).toMatchInlineSnapshot(`
      "
        ./parts.mjs · measured

      * begun   at # s   ← main
        ./parts.mjs · # s
        ░ main  waiting  # s left
      "
    `);
    giveSign(cwd, "one");
    expect(
      await sketchOf(screen, "more of it", /goes on.*\n.*· \d+\.\d+ s\n.*waiting/),
    ).toMatchInlineSnapshot(`
      "
        ./parts.mjs · measured

        a word between   at # s   ← main (stderr)
      * begun, goes on   at # s   ← main
        ./parts.mjs · # s
        ░ main  waiting  # s left
      "
    `);
    giveSign(cwd, "two");
    expect(
      await sketchOf(screen, "the end of it", /done.*\n.*· \d+\.\d+ s\n.*waiting/),
    ).toMatchInlineSnapshot(`
      "
        ./parts.mjs · measured

        a word between   at # s   ← main (stderr)
        begun, goes on, done   at # s   ← main
      * ./parts.mjs · # s
        ░ main  waiting  # s left
      "
    `);
    giveSign(cwd, "three");
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(sketch(screen)).toMatchInlineSnapshot(`
      "
        ./parts.mjs · measured

        a word between   at # s   ← main (stderr)
        begun, goes on, done   at # s   ← main

      "
    `);
  });

  it("keeps to 40 columns in Japanese, in both streams at once", async ({ expect }) => {
    const cwd = heldFolder();
    const screen = open(["run", "./japanese.mjs", "--lang", "ja"], { columns: 40, cwd });
    // Looked at when the whole of a frame has come, as the next one begins by taking this one off.
    let drawn = "";
    await screen.until("more of one", (text) => {
      const isWhole = /まだ終わりません[^✔]*待機中[^✔]*あと/.test(text);
      if (isWhole) drawn = sketch(screen);
      return isWhole;
    });
    expect(drawn).toMatchInlineSnapshot(`
      "
        ./japanese.mjs · 実測

      * 警告：
          # s の時点   ← main
          （標準エラー出力）
        長い長い文章を、改行なしで少しずつ
        書いていきます。まだ終わりません
          # s の時点   ← main
        ./japanese.mjs · # s
        ░ main  待機中  あと# s
      "
    `);
    giveSign(cwd, "one");
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(sketch(screen)).toMatchInlineSnapshot(`
      "
        ./japanese.mjs · 実測

        長い長い文章を、改行なしで少しずつ
        書いていきます。まだ終わりません。
        おわり   # s の時点   ← main
        警告：以上
          # s の時点   ← main
          （標準エラー出力）

      "
    `);
  });

  it("is shown line by line off a terminal, each with the time at which it was begun", async ({ expect }) => {
    const { stdout } = await command(["run", "./parts.mjs", "--virtual"], { cwd: folder });
    expect(stdout.split("\n").slice(2, 4)).toEqual([
      "  a word between   at 1.000 s   ← main (stderr)",
      "  begun, goes on, done   at 0.000 s   ← main",
    ]);
    expect(stdout).toContain('main  3.000 s   printed 2 lines: "begun, goes on, done", "a word between"');
  });

  it("is told in JSON in the order in which it was begun", async ({ expect }) => {
    const { stdout } = await command(["run", "./parts.mjs", "--virtual", "--json"], { cwd: folder });
    const { runs } = JSON.parse(stdout) as { runs: [{ outputs: { at: number; text: string }[] }] };
    expect(runs[0].outputs.map(({ at, text }) => [at.toFixed(3), text])).toEqual([
      ["0.000", "begun, goes on, done"],
      ["1.000", "a word between"],
    ]);
    expect(runs[0].outputs[0]).toMatchObject({ stream: "stdout", task: 1, by: "main" });
  });

  it("stays on the screen when the run is ended in the middle of it", async ({ expect }) => {
    const screen = open(["run", "./half.mjs"]);
    await screen.until("half a line", (text) => text.includes("half a"));
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    expect(screen.isCursorVisible()).toBe(true);
    expect(screen.lines().join("\n")).toMatch(/^ {2}half a {3}at \d+\.\d{3} s {3}← main$/m);
  });

  it("goes out raw, at once and in order under --quiet", async ({ expect }) => {
    const cwd = heldFolder();
    const screen = open(["run", "./parts.mjs", "--quiet"], { cwd });
    await screen.until("its beginning", (text) => text === "begun");
    giveSign(cwd, "one");
    await screen.until("more of it", (text) => text === "beguna word between\n, goes on");
    giveSign(cwd, "two");
    giveSign(cwd, "three");
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.written()).toBe("beguna word between\r\n, goes on, done\r\n");
  });

  it("ends with a newline under --quiet when the run is ended in the middle of it", async ({ expect }) => {
    const screen = open(["run", "./half.mjs", "--quiet"]);
    await screen.until("half a line", (text) => text === "half a");
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    // The terminal itself shows Ctrl-C as ^C.
    expect(screen.written().replace("^C", "")).toBe("half a\r\n");
  });
});
