// Finding a Python, with commands that pass for one.
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import {
  askPython,
  findPython,
  isAtLeast,
  type Python,
  pythonCommands,
  pythonFor,
} from "../../../src/run/python/find.js";
import { fakePython } from "../../helpers/fakePython.js";
import { folderWith } from "../../helpers/folder.js";

const commandOf = (file: string) => ({ file, args: [] });
const pythonOf = (file: string): Python => ({ command: commandOf(file), version: "3.13.0" });

describe("finding a Python", () => {
  const good = fakePython("3.13.0");
  const old = fakePython("2.7.18");
  const almost = fakePython("3.7.16");
  const odd = fakePython("hello");

  test("the commands to try", () => {
    expect(pythonCommands("linux").map(({ file }) => file)).toEqual(["python3", "python"]);
    expect(pythonCommands("win32")).toEqual([
      { file: "py", args: ["-3"] },
      { file: "python", args: [] },
    ]);
  });

  test("the first that will do is taken", async () => {
    for (const before of ["/nowhere/python3", old, odd]) {
      const answer = await findPython([before, good, almost].map(commandOf));
      expect(answer).toEqual({ kind: "found", python: pythonOf(good) });
    }
  });

  test("where none will do, the nearest to it is named", async () => {
    expect(await findPython(["/nowhere/python3", odd, almost].map(commandOf))).toEqual({
      kind: "too-old",
      name: almost,
      version: "3.7.16",
    });
    expect(await findPython(["/nowhere/python3", odd].map(commandOf))).toEqual({
      kind: "broken",
      name: odd,
      reason: "hello",
    });
    expect(await findPython(["/nowhere/python3", "no-such-python"].map(commandOf))).toEqual({
      kind: "absent",
      name: "/nowhere/python3, no-such-python",
    });
  });

  test("what cannot be run is broken, and says why", async () => {
    const folder = folderWith({ python3: "#!/bin/sh\n" });
    expect(await askPython(commandOf(join(folder, "python3")))).toMatchObject({
      kind: "broken",
      reason: "EACCES",
    });
    expect(await askPython(commandOf("false"))).toMatchObject({ kind: "broken", reason: "exit code 1" });
    const talkative = join(folderWith({ python3: "#!/bin/sh\nexec yes\n" }), "python3");
    chmodSync(talkative, 0o755);
    expect(await askPython(commandOf(talkative))).toMatchObject({ kind: "broken", reason: "" });
  });

  test("what says nothing is left, and ended with all it has started, however little it listens", async () => {
    const folder = folderWith({
      python3: "#!/bin/sh\ntrap '' TERM INT\nsleep 60 &\necho $! > \"$0.pid\"\nwait\n",
    });
    const file = join(folder, "python3");
    chmodSync(file, 0o755);
    await withTimeFor(`${file}.pid`, async (seconds) => {
      expect(await askPython(commandOf(file), undefined, seconds)).toEqual({
        kind: "silent",
        name: file,
        seconds,
      });
    });
    await isGone(`${file}.pid`);

    const controller = new AbortController();
    const asked = askPython(commandOf(file), controller.signal);
    controller.abort();
    expect(await asked).toMatchObject({ kind: "broken" });
  });

  test.each([
    ["3.13.0", "3.8", true],
    ["3.8.0", "3.8", true],
    ["3.14.0rc2", "3.13", true],
    ["4.0.0", "3.13", true],
    ["3.7.16", "3.8", false],
    ["2.7.18", "3.8", false],
  ])("%s is at least %s: %s", (version, least, is) => {
    expect(isAtLeast(version, least)).toBe(is);
  });
});

describe("the Python for a program", () => {
  const inside = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
  /** A virtual environment, and a program below the folder that it lies in. */
  const folder = folderWith({ ".venv/pyvenv.cfg": "", "deep/a.py": "" });
  const program = join(folder, "deep", "a.py");
  const good = fakePython("3.13.0");
  const told = (answer: Awaited<ReturnType<typeof pythonFor>>) =>
    answer.kind === "found" ? answer.python.command.file : "name" in answer ? answer.name : null;

  test("is the one that is asked for; else that of the environment that is active, or that lies above the program", async () => {
    vi.stubEnv("VIRTUAL_ENV", join(folder, "active"));
    expect(told(await pythonFor({ interpreter: good, program }))).toBe(good);
    expect(told(await pythonFor({ program }))).toBe(join(folder, "active", inside));
    vi.stubEnv("VIRTUAL_ENV", "");
    // It is broken, and no other takes its place unasked.
    expect(told(await pythonFor({ program }))).toBe(join(folder, ".venv", inside));
    vi.unstubAllEnvs();
  });
});

/** Runs with ever more seconds, until there were enough for what is run to get to the writing of this file. */
async function withTimeFor(file: string, run: (seconds: number) => Promise<void>): Promise<void> {
  for (let seconds = 0.25; !existsSync(file); seconds *= 2) await run(seconds);
}

/** Waits until the process whose id is in this file is gone: what was killed is so a moment later. */
async function isGone(file: string): Promise<void> {
  await expect.poll(() => isAlive(Number(readFileSync(file, "utf8")))).toBe(false);
}

/** A process that has ended and that nobody has waited for is a zombie: it counts as gone. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
