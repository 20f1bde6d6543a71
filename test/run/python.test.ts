// Finding a Python, and running a program on it: with commands that pass for one, and with a real one where there is one.
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { askPython, findPython, isAtLeast, type Python, pythonCommands } from "../../src/run/python/find.js";
import { runPython } from "../../src/run/python/python.js";
import { fakePython } from "../helpers/fakePython.js";
import { folderWith } from "../helpers/folder.js";

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

describe("running a program", () => {
  test("its lines come with their stream, in UTF-8, the last one without a newline as well", async () => {
    const file = fakePython("3.13.0", "printf 'eins\\r\\nzw\\303\\266lf'; echo oops >&2; exit 3");
    const run = await runPython({ python: pythonOf(file), program: "a.py" });
    expect(run).toMatchObject({ ending: "ended", exitCode: 3, length: null });
    expect(run.stdout.map(({ text }) => text)).toEqual(["eins", "zwölf"]);
    expect(run.stderr.map(({ text }) => text)).toEqual(["oops"]);
  });

  test("its beginning and its length are what Python tells of them", async () => {
    const file = fakePython("3.13.0", "echo began >&3; echo 1.250000000 >&3");
    let began = 0;
    const run = await runPython({ python: pythonOf(file), program: "a.py", onBegin: () => began++ });
    expect({ began, length: run.length, late: run.late }).toEqual({ began: 1, length: 1.25, late: null });
  });

  test("so is how late the machine was, where it can tell that", async () => {
    const file = fakePython("3.13.0", "echo began >&3; echo 1.250000000 0.500000000 >&3");
    expect(await runPython({ python: pythonOf(file), program: "a.py" })).toMatchObject({
      length: 1.25,
      late: 0.5,
    });
  });

  test("nothing asks it for colours", async () => {
    const file = fakePython("3.13.0", `echo "\${FORCE_COLOR-none}"`);
    const { FORCE_COLOR } = process.env;
    process.env.FORCE_COLOR = "1";
    const run = await runPython({ python: pythonOf(file), program: "a.py" });
    if (FORCE_COLOR === undefined) delete process.env.FORCE_COLOR;
    else process.env.FORCE_COLOR = FORCE_COLOR;
    expect(run.stdout.map(({ text }) => text)).toEqual(["none"]);
  });

  test("one that writes without an end is ended once it has written more than is kept", async () => {
    for (const body of ["yes", "yes >&2", "yes >&3", "yes | tr -d '\\n'"]) {
      const run = await runPython({ python: pythonOf(fakePython("3.13.0", body)), program: "a.py" });
      expect(run).toMatchObject({ ending: "full", exitCode: null });
      expect(run.stdout.length + run.stderr.length).toBeLessThan(200_000);
    }
  });

  test("the time-out counts from the program's beginning", async () => {
    const file = fakePython("3.13.0", "sleep 0.6", "echo began >&3", "echo 0.1 >&3");
    const run = await runPython({ python: pythonOf(file), program: "a.py", timeout: 0.5 });
    expect(run).toMatchObject({ ending: "ended", exitCode: 0, length: 0.1 });
  });

  test("what it has set free may hold its output open: that is not waited for", async () => {
    const pid = join(folderWith({ ".keep": "" }), "pid");
    const free = `setsid sh -c 'echo $$ > ${pid}.new; mv ${pid}.new ${pid}; exec sleep 60' &`;
    const file = fakePython("3.13.0", free, `until [ -e ${pid} ]; do :; done`, "echo began >&3", "wait");
    const run = await runPython({ python: pythonOf(file), program: "a.py", timeout: 0.1 });
    process.kill(Number(readFileSync(pid, "utf8")));
    expect(run.ending).toBe("timed-out");
  });

  test("the time-out, and the signal, end it and whatever it has started", async () => {
    const folder = folderWith({ "started/.keep": "" });
    const pids = join(folder, "pids");
    const file = fakePython(
      "3.13.0",
      "sleep 60 &",
      `echo $! > ${pids}`,
      "echo ready",
      "echo began >&3",
      "wait",
    );
    await withTimeFor(pids, async (timeout) => {
      const timedOut = await runPython({ python: pythonOf(file), program: "a.py", timeout });
      expect(timedOut).toMatchObject({ ending: "timed-out", exitCode: null });
    });
    await isGone(pids);

    const controller = new AbortController();
    const { signal } = controller;
    const request = { python: pythonOf(file), program: "a.py", signal, onBegin: () => controller.abort() };
    expect(await runPython(request)).toMatchObject({ ending: "interrupted" });
    await isGone(pids);
    expect(await runPython(request)).toMatchObject({ ending: "interrupted", stdout: [] });
  });

  test("a Python that is gone meanwhile is told of", async () => {
    const run = await runPython({ python: pythonOf("/nowhere/python3"), program: "a.py" });
    expect(run).toMatchObject({ ending: "ended", exitCode: null, stdout: [], length: null });
    expect(run.stderr[0]?.text).toContain("ENOENT");
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

const real = await findPython();
if (real.kind !== "found") console.warn("skipped: there is no Python to run a program on");

describe.skipIf(real.kind !== "found")("a real Python", () => {
  const python = real.kind === "found" ? real.python : pythonOf("");
  const folder = folderWith({
    "program.py": [
      "import os, sys, threading, time, warnings",
      "print(__name__, os.path.basename(__file__), sys.argv == [__file__], sys.path[0] == os.path.dirname(__file__))",
      "print(sorted(name for name in globals() if not name.startswith('__')))",
      "warnings.warn('old', DeprecationWarning)",
      "threading.Thread(target=lambda: (time.sleep(0.2), print('thread'))).start()",
      "print('日本語')",
    ].join("\n"),
    // What it has not written by then is lost.
    "exits.py": "import os\nprint('ein Stück', end='')\nos._exit(0)\n",
    "waits.py": "import asyncio, time\nasyncio.run(asyncio.sleep(0.2))\ntime.sleep(0.1)\n",
    "leaves.py": [
      "import asyncio",
      "loop = asyncio.new_event_loop()",
      "task = loop.create_task(asyncio.sleep(9))",
      "loop.run_until_complete(asyncio.sleep(0))",
      "loop.close()",
    ].join("\n"),
    "fails.py": "def inner():\n    raise ValueError('no')\ninner()\n",
  });

  test("runs a program as if it had been called with it", async () => {
    const program = join(folder, "program.py");
    const run = await runPython({ python, program });
    expect(run).toMatchObject({ ending: "ended", exitCode: 0 });
    expect(run.stdout.map(({ text }) => text)).toEqual([
      "__main__ program.py True True",
      "['os', 'sys', 'threading', 'time', 'warnings']",
      "日本語",
      "thread",
    ]);
    expect(run.stderr[0]?.text).toBe(`${program}:4: DeprecationWarning: old`);
    expect(dirname(program)).toBe(folder);
    // Threads are waited for, and Python's own start does not count.
    expect(run.length).toBeGreaterThan(0.2);
  });

  test("tells how late the machine was: waits that were asked for are the program's own", async () => {
    const { length, late } = await runPython({ python, program: join(folder, "waits.py") });
    const asked = (length ?? 0) - (late ?? 0);
    expect(late).not.toBeNull();
    // A machine that stops between the loop's look at the clock and its wait leaves it less to ask for.
    expect(asked).toBeGreaterThan(0.1);
    expect(asked).toBeLessThan(0.301);
  });

  test("lets the program's objects be destroyed in time to tell of them", async () => {
    const run = await runPython({ python, program: join(folder, "leaves.py") });
    expect(run.stderr.map(({ text }) => text).join("\n")).toContain("Task was destroyed but it is pending!");
  });

  test("writes at once", async () => {
    const run = await runPython({ python, program: join(folder, "exits.py") });
    expect(run.stdout.map(({ text }) => text)).toEqual(["ein Stück"]);
  });

  test("ends with the exception that a program raises", async () => {
    const run = await runPython({ python, program: join(folder, "fails.py") });
    expect(run.exitCode).toBe(1);
    expect(run.stderr.at(-1)?.text).toBe("ValueError: no");
  });
});
