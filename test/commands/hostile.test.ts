// Texts that act on a terminal, from programs, from trace files, from names and from what was typed, through every command
// and every format: what is written acts on nothing. Off a terminal there are no colours, so there no escape is right.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { decodeTrace } from "../../src/trace/codec.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { command } from "../helpers/command.js";
import { fakePython } from "../helpers/fakePython.js";
import { folderWith } from "../helpers/folder.js";
import { actingIn, hostileProgram, hostileTrace, nasty, nastyName, shown } from "../helpers/hostile.js";
import { command as run } from "../helpers/inProcess.js";
import { openScreen } from "../helpers/pty.js";

const folder = join(folderWith({}), nastyName);
mkdirSync(folder);
const program = join(folder, `${nastyName}.mjs`);
writeFileSync(program, hostileProgram);
const trace = join(folder, `${nastyName}.json`);
const recorded = join(folder, "recorded.json");

function expectHarmless({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): void {
  expect({ stdout: actingIn(stdout), stderr: actingIn(stderr) }).toEqual({ stdout: [], stderr: [] });
}

const read = (file: string): TraceDocument => JSON.parse(readFileSync(file, "utf8")) as TraceDocument;

beforeAll(async () => {
  expect(await run(["run", program, "--trace", recorded])).toMatchObject({ code: 1 });
  const hostile = JSON.stringify(hostileTrace({ ...read(recorded), lesson: nasty, lanes: [nasty] }));
  expect(decodeTrace(hostile).fault).toBeUndefined();
  writeFileSync(trace, hostile);
});

const formats = ["svg", "html", "chrome", "json"];
const files = ["--export-json", "--export-csv", "--export-markdown", "--svg"];

describe("what a program is made of", () => {
  it.each([
    ["run", program],
    ["run", program, "--tree"],
    ["run", program, "--tree", "--internals", "--at", "0.02"],
    ["run", program, "--json"],
    ["run", program, "--trace", "-"],
    ["run", program, "--timeout", "0.001"],
    ["compare", program, "--virtual"],
    ["compare", program, "--virtual", "--json"],
    ...files.map((file) => ["compare", program, "--virtual", file, "-"]),
    ...files.map((file) => ["compare", program, "--virtual", file, join(folder, "written")]),
    ["step", program],
    ["step", program, "--internals", "--lang", "ja"],
    ...formats.map((format) => ["export", program, "--format", format]),
  ])("%s %# does no harm", async (...args) => {
    const wrote = await run(args);
    expectHarmless(wrote);
    expect(wrote.stdout + wrote.stderr).toContain("]0;title");
  });
});

describe("what a trace is made of", () => {
  it.each(
    ["en", "ja"].flatMap((lang) => [
      ["run", trace, "--tree", "--internals", "--lang", lang],
      ["step", trace, "--lang", lang],
      ["step", trace, "--internals", "--python", "--lang", lang],
      ...formats.map((format) => ["export", trace, "--format", format, "--lang", lang]),
    ]),
  )("%s %# does no harm", async (...args) => {
    const wrote = await run(args);
    expect(wrote).toMatchObject({ code: 0, stderr: "" });
    expectHarmless(wrote);
    expect(wrote.stdout).toContain("]0;title");
  });

  it("is as harmless in a page, which has it as data", async () => {
    const { stdout } = await run(["export", trace, "--format", "html"]);
    const payload = /<script type="application\/json" id="\w+">(.*)<\/script>/.exec(stdout)?.[1] ?? "";
    const texts: string[] = [];
    JSON.parse(payload, (_key, value: unknown) => (typeof value === "string" ? texts.push(value) : null));
    expect(texts).toContain(shown);
    expect(texts.flatMap(actingIn)).toEqual([]);
  });

  it("stays what it is where it is data", async () => {
    const { stdout } = await run(["export", trace, "--format", "json"]);
    expect((JSON.parse(stdout) as TraceDocument).events).toEqual(read(trace).events);
    const { outputs } = (JSON.parse((await run(["run", program, "--json"])).stdout) as RunsDocument).runs[0];
    expect(outputs.map(({ text }) => text)).toContain(nasty);
  });
});

/** Of what `run --json` says. */
interface RunsDocument {
  readonly runs: readonly [{ readonly outputs: readonly { readonly text: string }[] }];
}

describe("what is typed, and what files are called", () => {
  const python = fakePython("3.13.0", `printf '%s\\n' '${nasty}'; printf '%s\\n' '${nasty}' >&2; exit 1`);
  it.each([
    [nasty],
    ["help", nasty],
    ...["run", "show", "tour", "list", "explain", "quiz", "verify", "step", "export", "compare"].flatMap(
      (name) => [
        [name, nasty],
        [name, `./${nasty}.mjs`],
        [name, `${nasty}.json`],
        [name, `--${nasty}`],
        [name, "gather", nasty, nasty],
      ],
    ),
    ...["--lang", "--color", "--speed", "--timeout", "--delays"].map((option) => [
      "run",
      "gather",
      option,
      nasty,
    ]),
    ["compare", "gather", "--runs", nasty],
    ["export", "gather", "--format", nasty],
    ["export", "gather", "--virtual", "--format", "svg", "-o", join(folder, "nowhere", nastyName)],
    ["export", "gather", "--virtual", "--format", "svg", "-o", join(folder, `${nastyName}.svg`)],
    ["run", "gather", "--virtual", "--trace", join(folder, `${nastyName}.gather`)],
    ["run", folder],
    ["export", `${program}/x.json`, "--format", "svg"],
    ["verify", "gather", "--python", nasty],
    ["verify", "gather", "--python", fakePython(`3.13.0${nasty}`)],
    ["verify", "gather", "--python", fakePython(nasty)],
    ["verify", "gather", "--python", python, "--timeout", "0.5"],
    ["verify", "gather", "--python", python, "--timeout", "0.5", "--json"],
  ])("%j does no harm", async (...args) => expectHarmless(await run(args)));
});

describe("on the built command", () => {
  const begin = "\u001b";
  const paint = new RegExp(`${begin}\\[(?:[12]|22|3[1-69])m`, "g");
  const sequence = new RegExp(`${begin}\\[\\??[\\d;]*[A-Za-z]`, "g");

  it("a program and a trace off a terminal, with colours", async () => {
    const colours = { env: { FORCE_COLOR: "1" } };
    const wrote = await Promise.all([
      command(["run", program], colours),
      command(["run", trace, "--tree"], colours),
      command(["step", trace], colours),
    ]);
    for (const { stdout, stderr } of wrote) {
      const unpainted = (text: string): string => text.replace(paint, "");
      expectHarmless({ stdout: unpainted(stdout), stderr: unpainted(stderr) });
      expect(stdout).toContain("\\x1b[31mE");
    }
  });

  it.each([
    { what: "a run with its live lines", args: ["run", program, "--speed", "0.1"], sent: null },
    { what: "what a quiet run passes on", args: ["run", program, "--quiet"], sent: null },
    { what: "the step viewer", args: ["step", trace], sent: "q" },
  ])("$what, on a terminal", async ({ args, sent }) => {
    const screen = openScreen(args, { columns: 120 });
    if (sent !== null) {
      await screen.until("the viewer", (text) => text.includes("]0;title"));
      screen.send(sent);
    }
    await screen.end();
    const written = screen.written();
    expect(written).toContain("\\x1b]0;title\\x07");
    // What is left once our own sequences, which are all of one form, are gone.
    const rest = written.replace(sequence, "").replaceAll("\r", "");
    expect(actingIn(rest)).toEqual([]);
    for (const theirs of ["\u001b[6;7H\u001b[8m", "\u001b[8m", "D\u001b[31mE"])
      expect(written).not.toContain(theirs);
  });
});
