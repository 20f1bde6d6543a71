// Python as the judge of program.py and of the names that the texts cite. Where there is none, that is said, not hidden.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../../src/course/files.js";
import { watchdog } from "../../helpers/watchdog.js";
import type { Printed } from "./prints.js";
import { withShorter } from "./shorter.js";

export { isAtLeast } from "../../../src/run/python/find.js";

const execute = promisify(execFile);

/** Runs programs in virtual time: that of test/core/conformance/virtual_loop.py, which our own virtual clock follows. */
const forked = join(packageRoot(), "test", "course", "content", "forked.py");

export type Python =
  | { readonly found: true; readonly version: string }
  | { readonly found: false; readonly why: string };

/** Which `python3` is there, and whether the virtual clock for CPython (3.8 to 3.13) runs on it. */
export async function findPython(): Promise<Python> {
  let version: string;
  try {
    version = (await python(["-I", "-c", "import platform; print(platform.python_version())"])).trim();
  } catch (error) {
    return { found: false, why: `python3 does not start (${reason(error)})` };
  }
  return supported(version)
    ? { found: true, version }
    : {
        found: false,
        why: `python3 is ${version}, and test/core/conformance/virtual_loop.py runs on 3.8 to 3.13`,
      };
}

/** @param version as `platform.python_version()` gives it: "3.13.0", "3.14.0rc2". */
export function supported(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major === 3 && minor >= 8 && minor <= 13;
}

/**
 * What a Python program prints in real time.
 *
 * @throws Error with the last line that Python wrote to stderr, when the program fails or does not end
 */
export async function printedByPython(program: string): Promise<Printed> {
  try {
    return await withShorter(program, (file) => pythonStreams([file]));
  } catch (error) {
    throw new Error(reason(error));
  }
}

/**
 * What Python programs print in virtual time, each in a process of its own, all from one start of Python.
 *
 * @returns for each program what it prints, or an Error with the last line that it wrote to stderr
 * @throws Error when Python itself does not start or does not end; of no programs it is not asked
 */
export async function printedInVirtualTime(
  programs: readonly string[],
): Promise<ReadonlyMap<string, Printed | Error>> {
  if (programs.length === 0) return new Map();
  const lines = (await python([forked, ...programs])).trimEnd().split("\n");
  return new Map(
    programs.map((program, at) => {
      const { code, ...printed } = JSON.parse(lines[at] ?? "") as Printed & { readonly code: number };
      return [program, code === 0 ? printed : new Error(lastLine(printed.stderr))];
    }),
  );
}

/** Those of the names (`asyncio.run`) that Python does not know. */
export async function unknownToPython(names: Iterable<string>): Promise<ReadonlySet<string>> {
  const code = [
    "import asyncio, builtins, keyword, sys, threading, time, warnings",
    "for name in sys.argv[1:]:",
    "    module, dot, attribute = name.partition('.')",
    "    if not dot: known = keyword.iskeyword(name) or hasattr(builtins, name)",
    "    else: known = hasattr(globals()[module], attribute)",
    "    if not known: print(name)",
  ].join("\n");
  const unknown = await python(["-I", "-c", code, ...new Set(names)]);
  return new Set(unknown.split(/\r?\n/).filter((name) => name !== ""));
}

/** What programs print that are run one after the other in one Python, in real time; the first that fails ends them. */
export function runTogether(programs: readonly string[]): Promise<Printed> {
  const code = "import runpy, sys\nfor program in sys.argv[1:]: runpy.run_path(program, run_name='__main__')";
  return pythonStreams(["-c", code, ...programs]);
}

async function python(args: readonly string[]): Promise<string> {
  return (await pythonStreams(args)).stdout;
}

async function pythonStreams(args: readonly string[]): Promise<Printed> {
  // FORCE_COLOR would colour Python's own error texts.
  const { FORCE_COLOR: _, ...env } = process.env;
  const limits = { timeout: watchdog, maxBuffer: Number.POSITIVE_INFINITY };
  const { stdout, stderr } = await execute("python3", [...args], { env, ...limits, encoding: "utf8" });
  return { stdout, stderr };
}

function reason(error: unknown): string {
  const stderr = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  if (stderr !== "") return lastLine(stderr);
  return error instanceof Error ? error.message : String(error);
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}
