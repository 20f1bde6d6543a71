// A program on a Python's process: what comes of its lines, its end, its time-out and its signal, with a command that passes for a
// Python.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { pythonRuntime } from "../../../src/run/python/process.js";
import type { Run, RunRequest } from "../../../src/run/runtime.js";
import { fakePython, tells } from "../../helpers/fakePython.js";
import { folderWith } from "../../helpers/folder.js";

const program = pathToFileURL(join(folderWith({ "a.py": "" }), "a.py"));

function run(body: readonly string[], request: Partial<RunRequest> = {}): Promise<Run> {
  return runOf(fakePython("3.13.0", ...body), request);
}

function runOf(file: string, request: Partial<RunRequest> = {}): Promise<Run> {
  const runtime = pythonRuntime({ command: { file, args: [] }, version: "3.13.0" });
  return runtime.run({ program, clock: { kind: "real", speed: 1 }, ...request });
}

const began = { kind: "program-began", at: 0, iteration: 0 };
const printed = (run: Run, name: string): string[] =>
  run.events.flatMap((event) => (event.kind === "output" && event.stream === name ? [event.text] : []));

test("what it writes beside Python's own streams comes in UTF-8, with the time of what was told before", async () => {
  const told = tells(began, { ...began, kind: "iteration", at: 2, iteration: 3, ready: 1, timers: 0 });
  const body = [
    told,
    "sleep 0.2",
    "printf 'eins\\r\\nzw\\303'; sleep 0.1; printf '\\266lf'",
    "echo oops >&2",
  ];
  const result = await run(body);
  expect(printed(result, "stdout")).toEqual(["eins", "zwölf"]);
  expect(printed(result, "stderr")).toEqual(["oops"]);
  expect(result).toMatchObject({ ending: "ended", at: 2, outcome: { status: "returned" }, notes: [] });
  expect(result.runtime).toEqual({ name: "python", version: "3.13.0" });
});

test("its exit code, and a signal that ends it, are its outcome; what it notes is kept", async () => {
  const ended = (message: string) => ({ outcome: { status: "raised", error: { message } } });
  expect(await run(["exit 3"])).toMatchObject(ended("3"));
  expect(await run(["kill -KILL $$"])).toMatchObject(ended("Python was ended by SIGKILL"));
  const note = { note: "foreign-loop", text: "uvloop" };
  expect(await run([tells({ control: "note", ...note })])).toMatchObject({ notes: [note] });
});

test("one that is no Python, or gone meanwhile, has raised what it says last", async () => {
  const file = join(
    folderWith({ python3: "#!/bin/sh\necho first >&2; echo 'no such luck' >&2; exit 7\n" }),
    "python3",
  );
  const { chmodSync } = await import("node:fs");
  chmodSync(file, 0o755);
  expect((await runOf(file)).outcome).toMatchObject({ error: { message: "no such luck" } });
  expect((await runOf("/nowhere/python3")).outcome).toMatchObject({
    error: { message: expect.stringMatching(/ENOENT/) },
  });
});

test("what is no event on the trace's pipe is left out", async () => {
  const result = await run([tells(began), "echo 'half a {line' >&3", tells({ kind: 1 })]);
  expect(result.events.map(({ kind }) => kind)).toEqual(["program-began", "program-ended"]);
});

test("one that writes without an end goes on, and no more is kept than there is room for", async () => {
  const endless = await run(["yes"], { timeout: 0.3 });
  expect(endless.ending).toBe("timed-out");
  const full = await run(["yes"], { detail: true, mostEvents: 10 });
  expect(full).toMatchObject({ ending: "full" });
  expect(full.events).toHaveLength(10);
});

test("the time-out, and the signal, end it and whatever it has started", async () => {
  const pids = join(folderWith({ ".keep": "" }), "pids");
  const body = ["sleep 60 &", `echo $! > ${pids}`, tells(began), "wait"];
  await withTimeFor(pids, async (timeout) => {
    expect(await run(body, { timeout })).toMatchObject({ ending: "timed-out" });
  });
  await isGone(pids);
  const controller = new AbortController();
  const { signal } = controller;
  expect(await run(body, { signal, onEvent: () => controller.abort() })).toMatchObject({
    ending: "interrupted",
  });
  await isGone(pids);
  expect(await run(body, { signal })).toMatchObject({ ending: "interrupted", events: [] });
});

test("what it has set free may hold its output open: that is not waited for", async () => {
  const pid = join(folderWith({ ".keep": "" }), "pid");
  const free = `setsid sh -c 'echo $$ > ${pid}.new; mv ${pid}.new ${pid}; exec sleep 60' &`;
  const result = await run([free, `until [ -e ${pid} ]; do :; done`, "wait"], { timeout: 0.3 });
  process.kill(Number(readFileSync(pid, "utf8")));
  expect(result.ending).toBe("timed-out");
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
