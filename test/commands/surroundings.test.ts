// What the environment says about colour, language and characters, on the built command off a terminal.
import { describe, expect, it } from "vitest";
import { cliWords } from "../../src/cli/words.js";
import type { Environment } from "../helpers/built.js";
import { shell } from "../helpers/command.js";
import { folderWith } from "../helpers/folder.js";
import { command, commandOnce } from "../helpers/inProcess.js";

const run = ["run", "gather", "--virtual"];
const coloured = "\u001b[";
const everything = [run, ["compare", "gather", "--virtual", "--runs", "2"], ["list"]];

async function textOf(args: readonly string[], env: Environment = {}): Promise<string> {
  const { stdout, stderr } = await commandOnce(args, { env });
  return stdout + stderr;
}

describe("colours", () => {
  it("off a terminal nothing holds an escape code", async () => {
    for (const args of [
      ...everything,
      ["run", "sequential", "--speed", "100"],
      ["compare", "--speed", "100"],
    ]) {
      expect(await textOf(args, { TERM: "xterm-256color" })).not.toContain("\u001b");
    }
  });

  it.each([
    ["FORCE_COLOR=1 asks for them", [], { FORCE_COLOR: "1" }, true],
    ["--color always asks for them", ["--color", "always"], {}, true],
    ["--color always wins over NO_COLOR", ["--color", "always"], { NO_COLOR: "1" }, true],
    ["NO_COLOR wins over FORCE_COLOR", [], { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
    ["an empty NO_COLOR counts as none", [], { NO_COLOR: "", FORCE_COLOR: "1" }, true],
    ["FORCE_COLOR=0 refuses them", [], { FORCE_COLOR: "0" }, false],
    ["--color never wins over FORCE_COLOR", ["--color", "never"], { FORCE_COLOR: "1" }, false],
    ["--no-color wins over FORCE_COLOR", ["--no-color"], { FORCE_COLOR: "1" }, false],
  ] as const)("%s", async (_what, options, env, expected) => {
    expect((await textOf(["list", ...options], env)).includes(coloured)).toBe(expected);
  });

  it("are taken from the option before the command as well", async () => {
    expect(await textOf(["--color", "always", "list"])).toContain(coloured);
    expect(await textOf(["--no-color", "list"], { FORCE_COLOR: "1" })).not.toContain(coloured);
  });

  it("change nothing but the colours", async () => {
    const plain = await textOf(run);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with a control character
    expect((await textOf([...run, "--color", "always"])).replace(/\u001b\[\d+m/g, "")).toBe(plain);
  });
});

describe("language", () => {
  const japanese = "レッスン";

  it.each([
    [{ LC_ALL: "ja_JP.UTF-8" }, [], true],
    [{ LC_MESSAGES: "ja_JP.UTF-8" }, [], true],
    [{ LANG: "ja_JP.UTF-8" }, [], true],
    [{ LC_ALL: "en_US.UTF-8", LC_MESSAGES: "ja_JP.UTF-8", LANG: "ja_JP.UTF-8" }, [], false],
    [{ LC_ALL: "", LC_MESSAGES: "ja_JP.UTF-8" }, [], true],
    [{ ASYNCIO_LESSONS_LANG: "ja", LC_ALL: "en_US.UTF-8" }, [], true],
    [{ ASYNCIO_LESSONS_LANG: "en", LC_ALL: "ja_JP.UTF-8" }, [], false],
    [{ ASYNCIO_LESSONS_LANG: "ja" }, ["--lang", "en"], false],
    [{ LC_ALL: "en_US.UTF-8" }, ["--lang", "ja"], true],
    [{ LC_ALL: "fr_FR.UTF-8" }, [], false],
    [{ LC_ALL: "ja_JP.UTF-8" }, ["--lang=en"], false],
  ] as const)("%j with %j: Japanese is %s", async (env, options, expected) => {
    expect((await textOf(["list", ...options], env)).includes(japanese)).toBe(expected);
  });

  it("is that of the help as well", async () => {
    const english = await textOf(["--help"]);
    const inJapanese = await textOf(["--help"], { LANG: "ja_JP.UTF-8" });
    expect(english).toContain("Usage: asyncio-lessons [options] [command]");
    expect(inJapanese).toContain("使い方： asyncio-lessons [options] [command]");
    expect(await textOf(["run", "--help", "--lang", "ja"])).toContain("使い方： asyncio-lessons run");
    expect(await textOf(["--lang", "ja", "run", "--help"])).toContain("使い方： asyncio-lessons run");
  });
});

describe("characters", () => {
  it("LC_ALL=C: English, and ASCII alone", async () => {
    for (const args of everything) {
      const { code, stdout, stderr } = await command(args, { env: { LC_ALL: "C" } });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(/^[\x20-\x7e\n]+$/);
    }
  });

  it.each(["POSIX", "en_US.ISO-8859-1"])("LC_ALL=%s: ASCII alone as well", async (locale) => {
    expect(await textOf(["list"], { LC_ALL: locale })).toMatch(/^[\x20-\x7e\n]+$/);
  });

  it("with no locale at all the drawing is the usual one", async () => {
    expect(await textOf(run, { LANG: "" })).toBe(await textOf(run));
  });
});

describe("no arguments off a terminal", () => {
  it("shows the help, which begins with examples, and ends with 0", async () => {
    const { code, stdout, stderr } = await command([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Examples:\n {2}asyncio-lessons tour/);
    expect(stdout).toBe((await command(["--help"])).stdout);
  });

  it("`help` and `help run` show what --help does", async () => {
    for (const [words, options] of [
      [["help"], ["--help"]],
      [
        ["help", "run"],
        ["run", "--help"],
      ],
    ] as const) {
      const { code, stdout, stderr } = await command(words);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toBe((await command(options)).stdout);
    }
  });

  it("each command's own help ends with two examples, with options that it has", async () => {
    for (const name of Object.keys(cliWords.en.does)) {
      for (const language of ["en", "ja"] as const) {
        const { stdout } = await command([name, "--help", "--lang", language]);
        const [options = "", examples = ""] = stdout.split(`\n${cliWords[language].examplesHeading}\n`);
        const calls = examples.match(/^ {2}\S.*$/gm) ?? [];
        expect([name, calls.length]).toEqual([name, 2]);
        for (const call of calls) {
          expect(call).toMatch(new RegExp(`^  asyncio-lessons ${name}( |$)`));
          for (const option of call.match(/ --?[a-z]+/g) ?? []) expect(options).toContain(option);
        }
      }
    }
  });

  it.each(["--version", "-v", "-V"])("%s shows the version", async (option) => {
    expect(await command([option])).toMatchObject({ code: 0, stdout: "0.1.0\n", stderr: "" });
  });
});

describe("a working folder that has been deleted", () => {
  it.each([
    ["en_US.UTF-8", "error: the folder you are in no longer exists. Change to another one and try again.\n"],
    [
      "ja_JP.UTF-8",
      "エラー：いまいるフォルダはもう存在しません。別のフォルダに移ってから、もう一度試してください。\n",
    ],
  ])("%s: is told in one sentence", async (language, says) => {
    const folder = folderWith({});
    const line = "mkdir gone && cd gone && rmdir ../gone && asyncio_lessons run gather --virtual --quiet";
    const { code, stdout, stderr } = await shell(line, { cwd: folder, env: { LANG: language } });
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: "", stderr: says });
  });
});
