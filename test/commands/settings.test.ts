// What command line, environment and terminal say together.
import { describe, expect, it } from "vitest";
import {
  asciiOf,
  colorOf,
  columnsOf,
  isAnimated,
  isInteractive,
  languageOf,
  liveLinesOf,
  type Surroundings,
} from "../../src/cli/settings.js";

const tty = { isTTY: true, columns: 100 };

function on(env: Surroundings["env"], streams: Partial<Surroundings> = {}): Surroundings {
  return { env, stdout: tty, stderr: tty, stdin: tty, ...streams };
}

describe("colorOf", () => {
  it.each([
    ["auto", {}, true],
    ["auto", { TERM: "dumb" }, false],
    ["auto", { NO_COLOR: "1" }, false],
    ["auto", { NO_COLOR: "" }, true],
    ["auto", { FORCE_COLOR: "0" }, false],
    ["auto", { FORCE_COLOR: "false" }, false],
    ["auto", { FORCE_COLOR: "1", TERM: "dumb" }, true],
    ["always", { NO_COLOR: "1", TERM: "dumb" }, true],
    ["never", { FORCE_COLOR: "1" }, false],
  ] as const)("%s on a terminal with %j: %s", (when, env, expected) => {
    expect(colorOf(when, on(env))).toBe(expected);
  });

  it("is false off a terminal unless forced", () => {
    expect(colorOf("auto", on({}, { stdout: {} }))).toBe(false);
    expect(colorOf("auto", on({ FORCE_COLOR: "1" }, { stdout: {} }))).toBe(true);
  });
});

describe("languageOf", () => {
  it.each([
    [undefined, {}, "en"],
    [undefined, { LANG: "ja" }, "ja"],
    [undefined, { LANG: "ja_JP.eucJP" }, "ja"],
    [undefined, { LANG: "jam_JM.UTF-8" }, "en"],
    [undefined, { LC_ALL: "C", LANG: "ja_JP.UTF-8" }, "en"],
    ["ja", { ASYNCIO_LESSONS_LANG: "en" }, "ja"],
  ] as const)("%s with %j: %s", (asked, env, expected) => {
    expect(languageOf(asked, on(env))).toBe(expected);
  });
});

describe("asciiOf", () => {
  it.each([
    [{}, false],
    [{ LANG: "en_US.UTF-8" }, false],
    [{ LANG: "en_US.utf8" }, false],
    [{ LANG: "en_US" }, false],
    [{ LANG: "C.UTF-8" }, false],
    [{ LANG: "C" }, true],
    [{ LC_CTYPE: "POSIX", LANG: "en_US.UTF-8" }, true],
    [{ LC_ALL: "de_DE.ISO-8859-15" }, true],
  ] as const)("with %j: %s", (env, expected) => {
    expect(asciiOf(false, on(env))).toBe(expected);
    expect(asciiOf(true, on(env))).toBe(true);
  });
});

describe("widthOf", () => {
  it("is COLUMNS, else the terminal's, else 80, and never so narrow that nothing can be drawn", () => {
    expect(columnsOf(on({ COLUMNS: "66" }))).toBe(66);
    expect(columnsOf(on({}))).toBe(100);
    expect(columnsOf(on({ COLUMNS: "wide" }))).toBe(100);
    expect(columnsOf(on({}, { stdout: {} }))).toBe(80);
    expect(columnsOf(on({ COLUMNS: "5" }))).toBe(30);
    expect(columnsOf(on({}, { stdout: { isTTY: true, columns: 0 } }))).toBe(80);
  });
});

describe("liveLinesOf", () => {
  const screen = (columns: number, rows: number): Surroundings => {
    const stream = { isTTY: true, columns, rows };
    return on({}, { stdout: stream, stderr: stream });
  };

  it("leaves four rows of the screen to what stands above, and is never less than one line", () => {
    expect(liveLinesOf(screen(80, 40))).toBe(36);
    expect(liveLinesOf(screen(80, 3))).toBe(1);
  });

  it("reckons with lines that the terminal breaks", () => {
    expect(liveLinesOf(screen(16, 24))).toBe(10);
  });

  it("takes 80 by 24 where the terminal does not tell its size", () => {
    expect(liveLinesOf(screen(0, 0))).toBe(20);
  });
});

describe("isAnimated and isInteractive", () => {
  it("are true on a terminal", () => {
    expect([isAnimated(on({})), isInteractive(on({}))]).toEqual([true, true]);
  });

  it.each([
    [{ CI: "1" }, {}, false],
    [{ CI: "" }, {}, true],
    [{ CI: "false" }, {}, true],
    [{ TERM: "dumb" }, {}, false],
    [{}, { stdout: {} }, false],
    [{}, { stderr: {} }, false],
    [{}, { stdout: { isTTY: true, columns: 0 } }, false],
    [{}, { stderr: { isTTY: true, columns: 0 } }, false],
    [{}, { stderr: { isTTY: true } }, false],
    [{}, { stdin: {} }, true],
  ] as const)("with %j and %j nothing moves unless all of it can: %s", (env, streams, expected) => {
    expect(isAnimated(on(env, streams))).toBe(expected);
  });

  it("nobody can answer where stdin is no terminal", () => {
    expect(isInteractive(on({}, { stdin: {} }))).toBe(false);
  });
});
