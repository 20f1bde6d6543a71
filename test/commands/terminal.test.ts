// The built command in a real pseudo-terminal: what is seen while it runs, and how it ends.
import { describe, expect, it } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { folderWith, giveSign, programOf, untilSign } from "../helpers/folder.js";
import { keys, openScreen, type Screen, type ScreenOptions } from "../helpers/pty.js";

const folder = folderWith({
  "spin.mjs": programOf('print("spinning");', "while (true) {}"),
  "many.mjs": programOf(
    "const job = coroutine(function* job() { yield* asyncio.sleep(1); });",
    "yield* asyncio.gather(...Array.from({ length: 109 }, () => job()));",
  ),
});

/** ASCII alone, in which escape codes are written as well. */
const isAscii = (text: string): boolean => Buffer.from(text).every((byte) => byte < 0x80);

function open(args: readonly string[], options: ScreenOptions = {}): Screen {
  return openScreen(args, { cwd: folder, ...options });
}

/** A program whose tasks wait until `letGo` is called. */
function heldFolder(): { readonly folder: string; letGo(): void } {
  const printing = (name: string, text: number): string =>
    `const ${name} = coroutine(function* ${name}() { ${untilSign("go")} print(${text}); });`;
  const program = programOf(
    printing("one_print", 1),
    printing("two_print", 2),
    printing("three_print", 3),
    "yield* asyncio.gather(one_print(), two_print(), three_print());",
  );
  const quick = programOf("print(7);");
  const folder = folderWith({ "quick.mjs": quick, "held.mjs": program });
  return { folder, letGo: () => giveSign(folder, "go") };
}

function openHeldIn(options: ScreenOptions, ...args: readonly string[]) {
  const { folder: cwd, letGo } = heldFolder();
  return { screen: open(["run", "./held.mjs", ...args], { ...options, cwd }), letGo };
}

const openHeld = (...args: readonly string[]) => openHeldIn({}, ...args);

/** The first line on which `pattern` stands, or "". */
function lineWith(screen: Screen, pattern: RegExp): string {
  return screen.lines().find((line) => pattern.test(line)) ?? "";
}

describe.concurrent("a run on a terminal", () => {
  it("shows a live line a task while it runs, and output above them as it comes", async () => {
    const screen = open(["run", "gather", "--delays", "3000,2000,0.2"]);
    await screen.until("the first output, above the live lines", (text) =>
      /^ {2}3 {3}at \d+\.\d{3} s {3}← three_print\n.*gather · \d+\.\d{3} s\n/ms.test(text),
    );
    await screen.until("its task has finished", (text) => /✔ three_print +finished +printed 3$/m.test(text));
    expect(lineWith(screen, / main /)).toMatch(/░ main +waiting +for three awaitables \(gather\)$/);
    expect(lineWith(screen, / one_print /)).toMatch(/░ one_print +waiting +29\d\d\.\d{3} s left$/);
    expect(lineWith(screen, / two_print /)).toMatch(/░ two_print +waiting +19\d\d\.\d{3} s left$/);
    expect(screen.isCursorVisible()).toBe(false);
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
  });

  it("ends with the output, the summary and the cursor, and no live line", async () => {
    const screen = open(["run", "gather", "--speed", "20"]);
    await screen.end();
    expect(screen.isCursorVisible()).toBe(true);
    const text = screen.lines().join("\n");
    expect(text).toMatch(
      /^ {2}3 .*\n {2}2 .*\n {2}1 .*\n {2}\d+\.\d+ .*\n {2}results: .*\n\n {2}✔ one_print/m,
    );
    expect(text).toMatch(/^ {2}gather +3 2 1 +\d+\.\d{3} s +measured/m);
    expect(text).not.toMatch(/s left|waiting +for/);
  });

  it("draws no more lanes than the screen holds, and counts the rest", async () => {
    for (const [rows, hidden] of [
      [20, 96],
      [40, 76],
    ] as const) {
      const screen = open(["run", "./many.mjs", "--virtual"], { rows });
      await screen.end();
      const lines = screen.lines().map((line) => line.trimEnd());
      const axis = lines.findIndex((line) => line.includes("├──"));
      const count = lines.lastIndexOf(`  and ${hidden} more`);
      expect(count - axis - 1).toBe(110 - hidden);
    }
  });

  it("draws its live lines with ASCII alone under --ascii, in Japanese under --lang ja", async () => {
    const { screen, letGo } = openHeld("--ascii");
    await screen.until("every task waits", (text) => /\. three_print +waiting/.test(text));
    letGo();
    await screen.end();
    expect(isAscii(screen.written())).toBe(true);

    const japanese = openHeld("--lang", "ja");
    await japanese.screen.until("every task waits", (text) => /░ three_print +待機/.test(text));
    japanese.letGo();
    await japanese.screen.end();
  });

  it("shows a growing bar a lesson while lessons race, and the table in its place at the end", async () => {
    const { folder: cwd, letGo } = heldFolder();
    const screen = open(["compare", "./quick.mjs", "./held.mjs", "--speed", "20"], { cwd });
    // One has finished, and the other is at the end of its bar, where it waits.
    await screen.until("all but one has finished", (text) =>
      /1 of 2 finished\n.*✔ \.\/quick\.mjs .*\n.*█ \.\/held\.mjs +█████/s.test(text),
    );
    expect(screen.isCursorVisible()).toBe(false);
    letGo();
    await screen.end();
    expect(screen.isCursorVisible()).toBe(true);
    const text = screen.lines().join("\n");
    expect(text).not.toContain("of 2 finished");
    expect(text).toMatch(/│ \.\/quick\.mjs +│ 7 +│ +\d+\.\d{3} s │ measured/);
  });

  it("heeds a resize: its live lines get longer or fewer, and none is left at the end", async () => {
    const { screen, letGo } = openHeldIn({ columns: 40 });
    await screen.until("a line that is cut", (text) => /main +waiting +for three aw\w*…$/m.test(text));
    screen.resize(80, 40);
    await screen.until("the whole line", (text) => /for three awaitables \(gather\)$/m.test(text));
    screen.resize(80, 7);
    await screen.until("room for three lines alone", (text) => /main.*\n {2}and 3 more$/m.test(text));
    letGo();
    await screen.end();
    const text = screen.lines().join("\n");
    expect(text).not.toMatch(/truncated|s left|waiting +for|more$/m);
    expect(screen.isCursorVisible()).toBe(true);
  });

  it("leaves no trace of the live lines however narrow the terminal is", async () => {
    const { screen, letGo } = openHeldIn({ columns: 40, rows: 12 });
    await screen.until("every task waits", (text) => /three_print +waiting/.test(text));
    letGo();
    await screen.end();
    const text = screen.lines().join("\n");
    expect(text).not.toMatch(/s left|waiting +for/);
    expect(text.match(/held\.mjs · measured/g)).toHaveLength(1);
  });

  it("leaves no trace of them after Ctrl-C, for which the last of them has no room", async () => {
    const { screen } = openHeldIn({ columns: 30 });
    // The terminal itself writes `^C` where the cursor is.
    await screen.until("every line is cut", (text) => /three_pri… +waiting.*…$/m.test(text));
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    expect(screen.lines().join("\n")).not.toMatch(/held\.mjs · \d|_pri… +waiting|\^C/);
  });
});

describe.concurrent("what may not move", () => {
  it.each([
    ["CI=1", { CI: "1" }],
    ["TERM=dumb", { TERM: "dumb" }],
  ])("%s: nothing is animated", async (_what, env) => {
    for (const args of [
      ["run", "gather", "--speed", "20"],
      ["compare", "gather", "--speed", "20"],
    ]) {
      const screen = open(args, { env });
      await screen.end();
      // Colours (in CI) apart, no code moves or hides the cursor, or clears anything.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with a control character
      expect(screen.written().replace(/\u001b\[\d+m/g, "")).not.toContain("\u001b");
      expect(screen.lines().join("\n")).toMatch(/gather .*3 2 1/);
    }
  });

  it("TERM=dumb: no escape code at all", async () => {
    const screen = open(["run", "gather", "--virtual"], { env: { TERM: "dumb" } });
    await screen.end();
    expect(screen.written()).not.toContain("\u001b");
  });

  it.each(["run", "compare"])("NO_COLOR=1: %s is animated without colours", async (command) => {
    const screen = open([command, "gather", "--speed", "20"], { env: { NO_COLOR: "1" } });
    await screen.end();
    expect(screen.written()).toContain("\u001b[?25l");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with a control character
    expect(screen.written()).not.toMatch(/\u001b\[[\d;]*m/);
  });

  it("on a terminal that can, there are colours", async () => {
    const screen = open(["run", "gather", "--virtual"]);
    await screen.end();
    expect(screen.written()).toContain("\u001b[32m");
  });

  it("in virtual time nothing is animated: it is over at once", async () => {
    const screen = open(["run", "gather", "--virtual"]);
    await screen.end();
    expect(screen.written()).not.toContain("\u001b[?25l");
  });
});

describe.concurrent("Ctrl-C", () => {
  it.each([
    ["during while (true) {}", ["run", "./spin.mjs"], /main +running/],
    ["during a quiet run", ["run", "./spin.mjs", "--quiet"], /spinning/],
  ])("%s ends with 130 and gives the cursor back", async (_what, args, underWay) => {
    const screen = open(args);
    await screen.until("it is under way", (text) => underWay.test(text));
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    expect(screen.isCursorVisible()).toBe(true);
    expect(screen.lines().join("\n")).not.toMatch(/error|Error| at .*:\d+/);
  });

  it("before the program has begun ends with 130 as well", async () => {
    const screen = open(["run", "gather"]);
    await screen.until("the header", (text) => text.includes("gather"));
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    expect(screen.isCursorVisible()).toBe(true);
  });
});

describe.concurrent("no arguments on a terminal", () => {
  const isShown = (text: string): boolean => / {4}quit$/m.test(text);

  it("shows a menu, which comes back after what was chosen until q", async ({ expect }) => {
    const screen = open([], { rows: 60, env: { XDG_DATA_HOME: folderWith({}), PAGER: "cat" } });
    await screen.until("the menu", isShown);
    expect(`\n${screen.lines().join("\n")}\n`).toMatchInlineSnapshot(`
      "
        What would you like to see?

        > start the tour
          a lesson: run it, step through it, read it
          the quiz, ten questions at a time
          a word explained
          compare the timing lessons
          list the lessons
          help
          quit

        Arrow keys to choose, Enter to take it, q to leave
      "
    `);
    const press = async (moves: readonly string[], label: string): Promise<void> => {
      for (const move of moves) screen.send(move);
      await screen.until(`${label} is chosen`, () => screen.visible().join("\n").includes(`  > ${label}`));
      screen.send(keys.enter);
    };
    const [first = ""] = lessons.map(({ id }) => id);
    const { up, down, end } = keys;
    await press([end, up, up], "list the lessons");
    await screen.until("the menu again", (text) => /Run one: [\s\S]*> list the lessons/.test(text));
    await press([up, up, up, up], "a lesson");
    await press([], first);
    await screen.until("the menu of the lesson", (text) => text.includes("  > run it"));
    await press([down, down], "read its text");
    const isRead = new RegExp(
      `\\$ asyncio-lessons show ${first}\n[\\s\\S]* > read its text[\\s\\S]*q to go back`,
    );
    await screen.until("the menu of the lesson again", (text) => isRead.test(text));
    for (const before of [`  > ${first}`, "  > a lesson"]) {
      screen.send("q");
      await screen.until(`back at ${before}`, () => screen.visible().join("\n").includes(before));
    }
    await press([down, down], "a word explained");
    await press([], "coroutine");
    // Some of the words, so that the word explained stays in view.
    const isExplained = /\$ asyncio-lessons explain coroutine\n[\s\S]* > coroutine\n[\s\S]*and \d+ more/;
    await screen.until("the words again", () => isExplained.test(screen.visible().join("\n")));
    screen.send("q");
    await screen.until("the first menu", () => / > a word explained/.test(screen.visible().join("\n")));
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.isCursorVisible()).toBe(true);
    expect(screen.lines().join("\n")).toMatch(/^ {2}\$ asyncio-lessons list\n\n.*lesson/m);
  });

  it.each([24, 10])("scrolls within a screen of %i lines, and leaves nothing behind", async (rows) => {
    const screen = open([], { rows });
    await screen.until("the menu", (text) => text.includes("> start the tour"));
    screen.send(keys.down);
    await screen.until("`a lesson` is chosen", (text) => text.includes("  > a lesson"));
    screen.send(keys.enter);
    const [first] = lessons.map(({ id }) => id);
    await screen.until("the lessons", (text) => text.includes(`  > ${first} `));
    for (const { id } of lessons.slice(1)) {
      screen.send(keys.down);
      await screen.until(`${id} is chosen`, (text) => text.includes(`  > ${id} `));
    }
    expect(screen.lines().length).toBeLessThan(rows);
    screen.send(keys.home);
    await screen.until("the first one is chosen", (text) => text.includes(`  > ${first} `));
    screen.send("q");
    await screen.until("the menu before", (text) => text.includes("  > a lesson"));
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.lines()).toEqual([]);
  });

  it("goes round: up from the first comes the last, which leaves", async () => {
    const screen = open([], { env: { LANG: "ja_JP.UTF-8" } });
    await screen.until("the menu", (text) => text.includes("終了"));
    screen.send(keys.up);
    await screen.until("`quit` is chosen", (text) => /> 終了/.test(text));
    screen.send(keys.enter);
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it.each([
    ["Escape", keys.escape],
    ["q", "q"],
  ])("%s leaves the menu with the cursor back, and exits with 0", async (_name, key) => {
    const screen = open([]);
    await screen.until("the menu", isShown);
    screen.send(key);
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.isCursorVisible()).toBe(true);
  });

  it("is drawn anew, and once only, when the terminal is resized", async ({ expect }) => {
    const screen = open([], { rows: 100 });
    await screen.until("the menu", isShown);
    screen.resize(36, 100);
    await screen.until("the narrow menu", (text) => /^ {4}a lesson: run it, .*…$/m.test(text));
    expect(
      screen
        .lines()
        .join("\n")
        .match(/What would you like to see/g),
    ).toHaveLength(1);
    screen.resize(80, 100);
    await screen.until("the wide menu", (text) => text.includes("step through it, read it"));
    expect(
      screen
        .lines()
        .join("\n")
        .match(/What would you like to see/g),
    ).toHaveLength(1);
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("keeps to ASCII, to Japanese and to no colours where those are asked for", async ({ expect }) => {
    const screen = open(["--ascii"], { env: { NO_COLOR: "1" } });
    await screen.until("the menu", isShown);
    screen.send(keys.interrupt);
    await screen.end();
    expect(isAscii(screen.written())).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with a control character
    expect(screen.written()).not.toMatch(/\u001b\[[\d;]*m/);

    const japanese = open(["--lang", "ja"], { rows: 60 });
    await japanese.until("the menu", (text) => text.includes("終了"));
    expect(`\n${japanese.lines().join("\n")}\n`).toMatchInlineSnapshot(`
      "
        何を見ますか？

        > ツアーを始める
          レッスンを選ぶ（実行する、一歩ずつたどる、読む）
          クイズ（一度に10問）
          用語の説明を読む
          時間を測るレッスンを比べる
          レッスンの一覧
          ヘルプ
          終了

        矢印キーで選び、Enter で決定、q で終了
      "
    `);
    japanese.send("q");
    await japanese.end();
  });

  it("is not shown in CI: the help is", async () => {
    const screen = open([], { env: { CI: "true" } });
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.lines().join("\n")).toContain("Usage: asyncio-lessons");
  });
});
