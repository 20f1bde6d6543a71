// `show` in a pager: which one is taken, and how it ends. Most of the pagers are programs of the test's own.
import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pagerOf, type Surroundings, shellWords } from "../../src/cli/settings.js";
import { folderWith } from "../helpers/folder.js";
import { keys, openScreen, type Screen, type ScreenOptions } from "../helpers/pty.js";

const folder = folderWith({
  // Shows what it was given, and waits for a key of the terminal's.
  "pager.mjs": `
    import { createReadStream, readFileSync } from "node:fs";
    const text = readFileSync(0, "utf8");
    process.on("SIGINT", () => console.log("not that way"));
    console.log(JSON.stringify(process.argv.slice(2)), process.env.LESS, text.split("\\n").length > 30, text.split("\\n")[0]);
    createReadStream("/dev/tty").on("data", () => process.exit(Number(process.env.PAGER_CODE ?? 0)));
  `,
  // Does not read at all, and knows nothing of Ctrl-C.
  "simple.mjs": `console.log("simple pager"); setInterval(() => {}, 1000);`,
  no_program: "text",
});
chmodSync(join(folder, "no_program"), 0o644);
const pager = `${process.execPath} ${join(folder, "pager.mjs")}`;
const hasLess = spawnSync("less", ["--version"]).status === 0;

function open(args: readonly string[], env: Record<string, string>, options: ScreenOptions = {}): Screen {
  return openScreen(args, { cwd: folder, rows: 24, ...options, env });
}

const all = (screen: Screen): string => screen.lines().join("\n");

describe("a text longer than the screen", () => {
  it("is shown in PAGER, with its arguments, until its reader leaves it", async () => {
    const screen = open(["show", "gather"], { PAGER: `${pager} --flag 'two words'` });
    await screen.until("the pager", (text) => text.includes('["--flag","two words"] FRX true'));
    expect(all(screen)).toContain("gather · ");
    expect(all(screen)).not.toContain("program.py");
    screen.send(keys.enter);
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(all(screen)).not.toContain("program.py");
  });

  it("leaves LESS as it is set, and what the pager ends with to the pager", async () => {
    const screen = open(["show", "gather"], { PAGER: pager, LESS: "M", PAGER_CODE: "2" });
    await screen.until("the pager", (text) => text.includes("[] M true"));
    screen.send(keys.enter);
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("stays while Ctrl-C is the pager's business", async () => {
    const screen = open(["show", "gather"], { PAGER: pager });
    await screen.until("the pager", (text) => text.includes("[] FRX"));
    screen.send(keys.interrupt);
    await screen.until("its answer", (text) => text.includes("not that way"));
    screen.send(keys.enter);
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("ends with 130 when Ctrl-C ends the pager", async () => {
    const screen = open(["show", "gather"], { PAGER: `${process.execPath} ${join(folder, "simple.mjs")}` });
    await screen.until("the pager", (text) => text.includes("simple pager"));
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    expect(screen.isCursorVisible()).toBe(true);
  });

  it.each([
    ["is not there", "missing_pager -x", "missing_pager"],
    ["cannot be run", join(folder, "no_program"), join(folder, "no_program")],
    ["is not found by env", "env missing_pager", "env"],
  ])("is printed when the pager %s, with one line that says so", async (_what, command, name) => {
    const screen = open(["show", "gather"], { PAGER: command }, { columns: 200 });
    expect(await screen.end()).toMatchObject({ code: 0 });
    const complaint = `The pager '${name}' (PAGER) could not be started: here is the text without one.`;
    expect(all(screen).split(complaint)).toHaveLength(2);
    expect(all(screen)).toMatch(
      /program\.py[\s\S]*await asyncio\.run\(main\(\)\);\n[\s\S]*\n {2}Two things to try\n[\s\S]*\S$/,
    );
  });

  it("is printed without a pager where that is asked for, with one program alone if so", async () => {
    const screen = open(["show", "gather", "--python", "--no-pager"], { PAGER: pager });
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(all(screen)).toMatch(/ {2}program\.py \(run: program\.ts\)\n {3}1 {2}import asyncio\n/);
    expect(all(screen)).not.toContain("coroutine(function*");
  });

  it("is printed when the pager is not there, in Japanese", async () => {
    const screen = open(["show", "gather", "--lang", "ja"], { PAGER: "missing_pager" });
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(all(screen)).toContain(
      "ページャー「missing_pager」（PAGER）を起動できなかったので、そのまま表示します。",
    );
  });

  it.each([
    ["with --no-pager", ["--no-pager"], { PAGER: "missing_pager" }],
    ["with PAGER=cat", [], { PAGER: "cat" }],
    ["with an empty PAGER", [], { PAGER: "" }],
    ["on a dumb terminal", [], { PAGER: "missing_pager", TERM: "dumb" }],
    ["in CI", [], { PAGER: "missing_pager", CI: "1" }],
    ["where there is no less", [], { PATH: folder }],
  ] as const)("is printed %s, without a word", async (_what, args, env) => {
    const screen = open(["show", "gather", ...args], env);
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(all(screen)).toMatch(
      /^ {2}gather · [\s\S]*await asyncio\.run\(main\(\)\);\n[\s\S]*\n {2}Two things to try\n[\s\S]*\S$/,
    );
    expect(all(screen)).not.toContain("missing_pager");
  });

  it("is shown in no pager where the screen holds it", async () => {
    const screen = open(["show", "gather"], { PAGER: "missing_pager" }, { rows: 150 });
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(all(screen)).toMatch(
      /^ {2}gather · [\s\S]*await asyncio\.run\(main\(\)\);\n[\s\S]*\n {2}Two things to try\n[\s\S]*\S$/,
    );
    expect(all(screen)).not.toContain("missing_pager");
  });

  it.skipIf(!hasLess)("is shown in less, which gives the terminal back as it was", async () => {
    const screen = open(["show", "gather"], {});
    await screen.until("its first page", (text) => /gather · [\s\S]*What to watch[\s\S]*\n:$/.test(text));
    expect(all(screen)).not.toContain("program.ts");
    // In colours, not in their codes.
    expect(all(screen)).not.toContain("ESC");
    screen.send(keys.interrupt);
    // It rings its bell and draws its page again; what is typed before that is lost.
    await screen.until("its answer", () => {
      const [, ...answers] = screen.written().split("\u0007");
      return answers.at(-1)?.endsWith(":\u001b[K") ?? false;
    });
    screen.send("G");
    await screen.until("its end", (text) => text.includes("  Two things to try"));
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.isCursorVisible()).toBe(true);
  });
});

describe("pagerOf", () => {
  const screen = { isTTY: true, columns: 80, rows: 24 };
  const on = (env: Surroundings["env"], streams: Partial<Surroundings> = {}): Surroundings => ({
    env,
    stdout: screen,
    stderr: screen,
    stdin: screen,
    ...streams,
  });

  it("is PAGER, else less", () => {
    expect(pagerOf(on({}))).toEqual({ command: "less", args: ["-R"], isAskedFor: false });
    expect(pagerOf(on({ PAGER: "most -s" }))).toEqual({ command: "most", args: ["-s"], isAskedFor: true });
  });

  it.each([
    [{ PAGER: "" }, {}],
    [{ PAGER: "  " }, {}],
    [{ PAGER: "cat" }, {}],
    [{ TERM: "dumb" }, {}],
    [{ CI: "true" }, {}],
    [{}, { stdout: {} }],
    [{}, { stdout: { isTTY: true, columns: 80, rows: 0 } }],
    [{}, { stdin: {} }],
  ])("is none with %j and %j", (env, streams) => {
    expect(pagerOf(on(env, streams))).toBeNull();
  });
});

describe("shellWords", () => {
  it.each([
    ["less -R", ["less", "-R"]],
    ["  a   b ", ["a", "b"]],
    [`"/my tools/less" --prompt='a "b"' c\\ d`, ["/my tools/less", '--prompt=a "b"', "c d"]],
    [`"a\\"b" "" ''`, ['a"b', "", ""]],
    ["", []],
  ])("%s", (line, words) => {
    expect(shellWords(line)).toEqual(words);
  });
});
