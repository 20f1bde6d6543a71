// `step` in a real pseudo-terminal: every key; and as numbered lines where there is none.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/commands/common/commandContext.js";
import { commonWords } from "../../src/commands/common/words.js";
import { step } from "../../src/commands/step/step.js";
import { helpRows } from "../../src/viewer/words/words.js";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";
import { keys, type Screen, type ScreenOptions } from "../helpers/pty.js";
import { longTrace } from "../trace/long_trace.js";
import { isRestored, openStep, press } from "./stepScreen.js";

const mine = `
    import { asyncio, coroutine, print } from "asyncio-lessons";
    const main = coroutine(function* main() { yield* asyncio.sleep(30); print("mine"); });
    await asyncio.run(main());
  `;
const crlf = mine.replaceAll("\n", "\r\n");

const folder = folderWith({
  "mine.ts": mine,
  "crlf.ts": crlf,
  "long.ts": `
    import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";
    const long = "0123456789".repeat(20);
    const main = coroutine(function* main() { print(long + "\\x1b[2J"); throw new ValueError(long); });
    await asyncio.run(main());
  `,
  "bad.ts": `throw new Error("on purpose");`,
  "not.json": "nonsense",
  // Throws where nobody catches it, once it is told to.
  "crash.mjs": `process.on("SIGUSR2", () => setImmediate(() => { throw new Error("crashed on purpose"); }));`,
});

const open = (args: readonly string[] = ["gather"], options: ScreenOptions = {}): Promise<Screen> =>
  openStep(args, { cwd: folder, ...options });

/** What comes first, until that is shown; then the key, and what it shows; then what takes it back, and shows that. */
type KeyTest = readonly [
  first: readonly [sent: string, shown: string] | null,
  sent: string,
  shown: readonly string[],
  back?: readonly [sent: string, shown: string],
];

const atOutput = ["o", "event 25/54"] as const;
const atTask = [`o${keys.up}`, "► ░ two_print"] as const;
const noTask = [keys.escape, "follows the event"] as const;
const closed = [keys.escape, "? help"] as const;
const playing = [" ", "playing 2/s"] as const;

/** Every key that the help lists, but for `q`. */
const listed: Readonly<Record<Exclude<(typeof helpRows)[number]["keys"][number], "q">, KeyTest>> = {
  "←": [atOutput, keys.left, ["event 24/54"]],
  "→": [atOutput, keys.right, ["event 26/54"]],
  "↑": [atOutput, keys.up, ["► ░ two_print"], noTask],
  "↓": [atTask, keys.down, ["► █ three_print"], noTask],
  Esc: [atTask, keys.escape, ["follows the event", "► █ three_print"]],
  p: [atTask, "p", ["event 15/54", "► ░ two_print"], noTask],
  n: [atTask, "n", ["event 29/54", "► ░ two_print"], noTask],
  i: [null, "i", ["Iteration 1 begins"]],
  I: [["ii", "Iteration 2 begins"], "I", ["Iteration 1 begins"]],
  o: [null, "o", ["prints: 3"]],
  O: [["oo", "prints: 2"], "O", ["prints: 3"]],
  t: [null, "t", ["go to second: _"], closed],
  "/": [null, "/", ["search: _"], closed],
  PgUp: [atOutput, keys.pageUp, ["event 15/54"]],
  PgDn: [atOutput, keys.pageDown, ["event 35/54"]],
  g: [atOutput, "g", ["event 0/54"]],
  Home: [atOutput, keys.home, ["event 0/54"]],
  G: [atOutput, "G", ["event 54/54"]],
  End: [atOutput, keys.end, ["event 54/54"]],
  Space: [null, " ", ["playing 2/s"], [" ", "? help"]],
  "+": [playing, "+", ["playing 4/s"], ["- ", "? help"]],
  "-": [playing, "-", ["playing 1/s"], ["+ ", "? help"]],
  w: [atOutput, "w", ["w or Esc back"], ["w", "? help"]],
  v: [atOutput, "v", ["v or Esc back", "most recent call last"], ["v", "? help"]],
  s: [atOutput, "s", ["► 17    print(3);"], ["s", "► 19      print(3)"]],
  l: [atOutput, "l", ["実行待ち", "イベント 25/54"], ["l", "event 25/54"]],
  "?": [null, "?", ["keys of the step viewer"], closed],
};

it("every key that the help lists does what it says", async () => {
  const inHelp = helpRows.flatMap((row): readonly string[] => row.keys);
  expect(inHelp.toSorted()).toEqual([...Object.keys(listed), "q"].toSorted());
  const screen = await open();
  await screen.until("the whole frame", (text) => text.includes("? help"));
  const atFirst = screen.lines().join("\n");
  for (const [key, [first, sent, shown, back]] of Object.entries(listed)) {
    if (first !== null) await press(screen, ...first);
    // A frame may come in pieces: what is shown by the key is to be news.
    await screen.until(`what is before ${key}`, (text) => !shown.every((each) => text.includes(each)));
    await press(screen, sent, ...shown);
    // Of a frame that comes in pieces, the line of the keys may still be the one before.
    if (back === closed) await screen.until(`the whole of ${key}`, (text) => !text.includes("? help"));
    // A key that follows Escape at once would be another key together with it.
    if (back !== undefined) await press(screen, ...back);
    screen.send("g");
    await screen.until(`all is as it was before ${key}`, (text) => text === atFirst);
  }
  screen.send("q");
  expect(await screen.end()).toMatchObject({ code: 0 });
});

describe.concurrent("the keys", () => {
  it("go from event to event, both ways", async () => {
    const screen = await open();
    expect(screen.isAlternate()).toBe(true);
    expect(screen.isCursorVisible()).toBe(false);
    await screen.until("the beginning", (text) => text.includes("event 0/54"));
    await press(screen, keys.right, "event 1/54", "The program begins");
    await press(screen, keys.right, "event 2/54");
    await press(screen, keys.left, "event 1/54");
    await press(screen, keys.left + keys.left, "event 0/54", "that was the last one");
    await press(screen, "G", "event 54/54", "The program has ended.");
    await press(screen, keys.right, "event 54/54", "that was the last one");
    await press(screen, "g", "event 0/54");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("go to iterations and outputs", async () => {
    const screen = await open();
    await press(screen, "i", "Iteration 1 begins");
    await press(screen, "i", "Iteration 2 begins");
    await press(screen, "I", "Iteration 1 begins");
    await press(screen, "o", "`three_print` has the thread and prints: 3", "► 3  4.000 s");
    await press(screen, "o", "`two_print` has the thread and prints: 2");
    await press(screen, "O", "`three_print` has the thread and prints: 3");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("choose a task, whose line and events are followed", async () => {
    const screen = await open();
    await press(screen, "o", "► █ three_print", "► 19");
    await press(screen, keys.up, "► ░ two_print", "► 12");
    await press(screen, "n", "event 29/54", "► ░ two_print");
    await press(screen, "p", "event 15/54", "`two_print` is suspended");
    await press(screen, keys.down, "► ▒ three_print");
    await press(screen, keys.up + keys.up + keys.up, "► ░ main");
    await press(screen, keys.up, "follows the event");
    await press(screen, keys.down, "► ▒ three_print");
    await press(screen, keys.escape, "follows the event");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("go to a time", async () => {
    const screen = await open();
    await press(screen, "t", "go to second: _");
    await press(screen, "5", "go to second: 5_");
    await press(screen, keys.enter, "event 29/54", "t = 5.000 s");
    await press(screen, "tx", "go to second: x_");
    await press(screen, keys.enter, "not a number of seconds: x", "event 29/54");
    await press(screen, "t4", "go to second: 4_");
    await press(screen, `${keys.backspace}2${keys.enter}`, "event 19/54");
    await press(screen, "t9", "go to second: 9_");
    await press(screen, keys.escape, "? help", "event 19/54");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("search", async () => {
    const screen = await open();
    await press(screen, "/one_print", "search: one_print_");
    await press(screen, keys.enter, "`main` makes a task for `one_print`");
    // Nothing but Enter: the same again.
    await press(screen, `/${keys.enter}`, "`one_print` is next in the ready queue");
    await press(screen, `/results${keys.enter}`, "results: [1, 2, 3]");
    await press(screen, `/nowhere${keys.enter}`, "not found: nowhere");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("read the whole reason where its pane cuts it, from event to event", async () => {
    const screen = await open(["gather"], { columns: 20, rows: 8 });
    await press(screen, "/three_print\r", "7/54", "why (w: all)");
    await press(screen, "w", "`main` makes a", "1-6/");
    await press(screen, keys.down.repeat(30), "│ place 3.");
    // Not one line below the last.
    screen.send(keys.up);
    await screen.until("one line up", (text) => !text.includes("place 3."));
    await press(screen, keys.right, "8/54", "`main` awaits", "1-6/");
    await press(screen, "l", "は gather");
    await press(screen, "lw", "why (w: all)", "► ░ main");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("play, faster and slower, and pause", async () => {
    const screen = await open();
    await press(screen, " ", "playing 2/s");
    await press(screen, "+", "playing 4/s");
    await press(screen, "--", "playing 1/s");
    await press(screen, "++++++", "playing 64/s");
    await screen.until("the end", (text) => text.includes("event 54/54") && !text.includes("playing"));
    // From the end it begins anew.
    await press(screen, " ", "playing 64/s");
    screen.send(" ");
    await screen.until("the pause", (text) => !text.includes("playing"));
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("show the source in Python and say which file ran, in TypeScript by one key, the words in Japanese, and the help", async () => {
    const screen = await open();
    await press(screen, "o", "► 19      print(3)", "gather/program.py (run: program.ts)");
    await press(screen, "s", "► 17    print(3);");
    // What was chosen is kept wherever one goes.
    await press(screen, "o", "► 11    print(2);");
    await press(screen, "O", "► 17    print(3);");
    await press(screen, "s", "► 19      print(3)");
    await press(screen, "l", "実行待ちキュー", "イベント 25/54");
    await press(screen, "?", "ステップビューアーのキー");
    await press(screen, "l", "keys of the step viewer");
    await press(screen, keys.down, "↑ ↓");
    await press(screen, keys.up, "← →");
    await press(screen, keys.escape, "? help", "event 25/54");
    // Keys without a meaning have none.
    await press(screen, "zZ\x01\u001bx?", "keys of the step viewer");
    await press(screen, "q", "? help", "event 25/54");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });
});

describe.concurrent("the screen", () => {
  it("has no colours with NO_COLOR, and ASCII alone with --ascii", async () => {
    const screen = await open(["await_without_tasks"], { env: { NO_COLOR: "1" } });
    await press(screen, "o", "prints: 1");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
    expect(screen.written()).not.toMatch(/\x1b\[[\d;]*m/);
    screen.send("q");
    await screen.end();
    const ascii = await openStep(["gather", "--ascii"], {}, "+");
    await press(ascii, "o", "prints: 3");
    expect(ascii.lines().join("\n")).toMatch(/^[\n\x20-\x7e]+$/);
    ascii.send("q");
    await ascii.end();
  });

  it("colours the source where there are colours", async () => {
    const screen = await open();
    await press(screen, "o", "prints: 3");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
    expect(screen.written()).toMatch(/\x1b\[35mawait\x1b\[39m/);
    screen.send("q");
    await screen.end();
  });
});

it("leaves the terminal as it was after a crash, whose error stands below", async () => {
  const env = { NODE_OPTIONS: `--import ${join(folder, "crash.mjs")}` };
  const screen = await open(["gather"], { env });
  screen.signal("SIGUSR2");
  expect((await screen.end()).code).toBeGreaterThan(0);
  expect(isRestored(screen)).toBe(true);
  expect(screen.lines().join("\n")).toContain("crashed on purpose");
});

describe("a program of one's own", () => {
  it("is run first, and has no Python", async () => {
    const screen = await open(["mine.ts", "--virtual"]);
    await press(screen, "o", "prints: mine", "t = 30.00");
    await press(screen, "s", "there is no Python source");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });
});

describe.concurrent("a program whose lines end in CRLF", () => {
  it.each(["a program", "a trace"])("is shown as any other where it is %s", async (what) => {
    const trace = join(folder, "crlf.json");
    await command(["run", "mine.ts", "--virtual", "--quiet", "--trace", trace], { cwd: folder });
    writeFileSync(trace, readFileSync(trace, "utf8").replace(JSON.stringify(mine), JSON.stringify(crlf)));
    const screen = await open(what === "a trace" ? [trace] : ["crlf.ts", "--virtual"]);
    await press(screen, "o", "prints: mine", "► 3");
    expect(screen.lines().join("\n")).toMatch(/ 2 {2,}import \{ asyncio/);
    expect(screen.lines().join("\n")).not.toContain("\\x0d");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });
});

describe("off a terminal", () => {
  it("prints a program's texts in full", async () => {
    const { stdout } = await command(["step", "long.ts", "--virtual"], { cwd: folder });
    const long = "0123456789".repeat(20);
    expect(stdout).toContain(`prints: ${long}\\x1b[2J (line`);
    expect(stdout).toContain(`raises ValueError('${long}'): its task`);
    expect(stdout).toContain(`The program has ended with ValueError: ${long}.`);
  });

  it("prints numbered lines", async () => {
    const { code, stdout, stderr } = await command(["step", "gather"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toBe("step gather: 54 events (virtual)");
    expect(lines[1]).toMatch(/^ 1 {2}0\.000 s {2}The program begins/);
    expect(lines).toHaveLength(55);
    expect(lines.find((line) => line.includes("prints: 3"))).toMatch(
      /^25 {2}4\.000 s .* \(program\.ts:17, program\.py:19\)$/,
    );
  });

  it("prints them on a terminal as well with --plain, in Japanese if asked for", async () => {
    const screen = await openStep(["gather", "--plain", "--lang", "ja"], { columns: 200, rows: 120 }, "54");
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.isAlternate()).toBe(false);
    expect(screen.lines()[0]).toBe("step gather：54件のイベント（仮想時間）");
    expect(screen.lines().join("\n")).toContain(
      "いま動いている `three_print` が、次のように表示しました：3（program.ts:17、program.py:19）",
    );
  });

  it("stops at the library's own callbacks with --internals, at lines of TypeScript alone with --typescript", async () => {
    const { stdout } = await command(["step", "gather", "--internals", "--typescript"]);
    expect(stdout).toContain("its done callback `_done_callback` joins the ready queue.");
    expect(stdout).toMatch(/prints: 3 \(line 17\)/);
  });

  it("reads a trace back", async () => {
    const trace = join(folder, "trace.json");
    expect(await command(["run", "gather", "--virtual", "--quiet", "--trace", trace])).toMatchObject({
      code: 0,
    });
    const [back, direct] = await Promise.all([command(["step", trace]), command(["step", "gather"])]);
    expect(back).toMatchObject({ code: 0, stdout: direct.stdout });
  });

  it("ends with 1, and the reason, where the program failed", async () => {
    const { code, stdout, stderr } = await command(["step", "bad.ts"], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toContain("The program has ended with Error: on purpose.");
    expect(stderr).toContain("on purpose");
  });
});

it("stops at once when nobody reads its lines any more", async () => {
  let lines = 0;
  let isClosed = false;
  const stdout = {
    line: () => lines++,
    settled: async () => {
      isClosed = true;
    },
    get isClosed() {
      return isClosed;
    },
  };
  const trace = join(folder, "long.json");
  writeFileSync(trace, longTrace(10_000));
  const context = {
    stdout,
    words: commonWords.en,
    language: "en",
    signal: new AbortController().signal,
    isInteractive: false,
    terminal: { stderr: {} },
  } as unknown as CommandContext;
  expect(await step(trace, {}, context)).toBe(0);
  expect(lines).toBe(501);
});
