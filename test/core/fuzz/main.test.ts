// The command: what it says, what it writes, and how it ends.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { firstDifference, sideBySide } from "./compare.js";
import { parseRecorded } from "./golden.js";
import { main } from "./main.js";
import { parseOptions } from "./options.js";
import { nameOf, valueText } from "./words.js";

const here = import.meta.dirname;
const fakePython = join(here, "fake_python.mjs");
const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function fuzz(args: readonly string[], pythonVersion = "3.13.0"): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  vi.stubEnv("FAKE_PYTHON_VERSION", pythonVersion);
  vi.spyOn(console, "log").mockImplementation((line: string) => {
    stdout += `${line}\n`;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += text;
    return true;
  });
  try {
    const code = await main(args);
    return { code, stdout, stderr };
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}

test("without a Python it says so, and ends with 2", async () => {
  const { code, stdout, stderr } = await fuzz(["--count", "1", "--python", "/no/such/python"]);
  expect(stderr).toMatch(
    /^nothing was compared: \/no\/such\/python does not run \(.*ENOENT.*\)\. Name a Python 3\.13/,
  );
  expect(stdout).toBe("");
  expect(code).toBe(2);
});

test("another version of Python is refused likewise", async () => {
  const { code, stderr } = await fuzz(["--count", "1", "--python", fakePython], "3.12.4");
  expect(stderr).toContain("is Python 3.12.4, and the core follows 3.13");
  expect(code).toBe(2);
});

test("an option that is none, and a count that is none, end with 2; help ends with 0", async () => {
  const [unknown, wrong, help] = [
    await fuzz(["--fast"]),
    await fuzz(["--count", "0"]),
    await fuzz(["--help"]),
  ];
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining("unknown option '--fast'") });
  expect(wrong).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("A whole number from 1 up is wanted."),
  });
  expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining("--python <path>") });
});

test("a program that differs is shrunk, shown on both sides, and written as a regression case", async () => {
  const args = ["--count", "2", "--seed", "7", "--python", fakePython, "--write-to", folder];
  const { code, stdout } = await fuzz(args);
  expect(stdout).toContain("seed 7 (given) differs. Its shortest program:\n\n(the program)");
  expect(stdout).toMatch(/^ {2}1\|0\|f0 enter +1\|0\|f0 enter$/m);
  expect(stdout).toMatch(/^≠ 1\|0\|never +1\|0\|f0 done$/m);
  expect(stdout).toContain("fuzz 0/2 programs of the given grammar");
  expect(code).toBe(1);
  expect(readdirSync(folder).sort()).toEqual(["given_7.jsonl", "given_8.jsonl"]);
  const { seed, program, trace } = parseRecorded(readFileSync(join(folder, "given_7.jsonl"), "utf8"));
  expect(seed).toBe(7);
  expect(program.funcs).toEqual([{ name: "f0", vars: 0, body: [] }]);
  expect(trace).toEqual(["1|0|f0 enter", "1|0|never"]);
});

test("unless told otherwise it makes 1,000 programs of the given grammar, from another seed each time", () => {
  const options = parseOptions([]);
  expect(options).toMatchObject({ count: 1000, isWide: false, isWhole: false, python: null });
  expect(options.seed).toBeGreaterThanOrEqual(1_000_000);
  expect(parseOptions(["--wide", "--traces", "--seed", "0"])).toMatchObject({
    isWide: true,
    isWhole: true,
    seed: 0,
  });
});

test("traces differ where a line does, or where one of them ends", () => {
  expect(firstDifference(["a", "b"], ["a", "b"])).toBeNull();
  expect(firstDifference(["a", "b"], ["a", "c"])).toBe(1);
  expect(firstDifference(["a"], ["a", "b"])).toBe(1);
  expect(firstDifference(["a", "b"], ["a"])).toBe(1);
  expect(
    sideBySide(["a", "b"], ["a"])
      .split("\n")
      .slice(1)
      .map((line) => line[0]),
  ).toEqual([" ", "≠"]);
});

test("values are written as the generator writes Python's", () => {
  expect(valueText([true, null, undefined, 3, [new RangeError("x")]])).toBe(
    "[true, null, null, 3, [RangeError]]",
  );
  expect(nameOf(Object.assign(new Error("g"), { exceptions: [new TypeError("a"), new Error("b")] }))).toBe(
    "Error[TypeError, Error]",
  );
});
