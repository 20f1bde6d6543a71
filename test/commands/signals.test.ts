// Programs that never end, on the built command: signals and time-outs act whatever the program prints and however fast it
// turns, and its memory is bounded.
import { spawn } from "node:child_process";
import { setTimeout as pass } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { builtCommand, cleanEnvironment } from "../helpers/built.js";
import { command } from "../helpers/command.js";
import { fakePython } from "../helpers/fakePython.js";
import { folderWith, programOf } from "../helpers/folder.js";
import { keys, openScreen, type Screen } from "../helpers/pty.js";
import { watchdog } from "../helpers/watchdog.js";

const folder = folderWith({
  "prints.mjs": 'console.log("begun");\nfor (;;) console.log("x");\n',
  "turns.mjs": programOf('print("begun");', "for (;;) yield* asyncio.sleep(0);"),
  "sleeps.mjs": programOf("yield* asyncio.sleep(1000);"),
  "promises.mjs": 'console.log("begun");\nfor (;;) await null;\n',
  "unended.mjs": 'console.log("begun");\nfor (;;) process.stdout.write("no newline ");\n',
  "large.mjs": 'console.log("begun");\nconst line = "y".repeat(1_000_000);\nfor (;;) console.log(line);\n',
  "tasks.mjs": programOf(
    'print("begun");',
    'const child = coroutine(function* child() { print("x"); });',
    "for (;;) yield* asyncio.createTask(child());",
  ),
  "many.mjs": programOf(
    "for (let turn = 0; turn < 45_000; turn++) yield* asyncio.sleep(0);",
    'print("done");',
  ),
  "large_lines.mjs": programOf(
    'const line = "y".repeat(1_000_000);',
    "for (let n = 0; n < 20; n++) console.error(line);",
    'print("done");',
  ),
});

/** Of output that never ends a screen keeps the last lines only. */
function open(...args: readonly string[]): Screen {
  return openScreen(args, { cwd: folder, rows: 24 });
}

/**
 * Holds how long an end took against how long the same command took to begin: a busy machine takes longer for both. It is
 * ten seconds at most where a command begins in half a second; before signals had their turn, it was 19 to 48.
 */
function expectSoon(end: number, beginning: number): void {
  expect(end).toBeLessThan(20 * beginning);
}

/** Sends the signal once it has written and has had a moment to fall behind; what it ended with. */
async function endedBy(signal: NodeJS.Signals, args: readonly string[]): Promise<number | string | null> {
  const started = performance.now();
  const child = spawn(process.execPath, [builtCommand(), ...args], {
    cwd: folder,
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "ignore"],
    timeout: watchdog,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<number | string | null>((resolve) => {
    child.once("exit", (code, by) => resolve(code ?? by));
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const beginning = performance.now() - started;
  await pass(300);
  const signalled = performance.now();
  child.kill(signal);
  const end = await ended;
  expectSoon(performance.now() - signalled, beginning);
  return end;
}

describe.concurrent("on a terminal", () => {
  it.each([
    ["Ctrl-C", "prints.mjs", 130],
    ["Ctrl-C", "unended.mjs", 130],
    ["SIGTERM", "prints.mjs", -15],
    ["SIGHUP", "tasks.mjs", -1],
  ] as const)("%s ends %s, and the cursor is there again", async (how, file, code) => {
    const started = performance.now();
    const screen = open("run", file);
    await screen.until("its output", (text) => text.includes("begun"));
    const begun = performance.now();
    if (how === "Ctrl-C") screen.send(keys.interrupt);
    else screen.signal(how);
    expect(await screen.end()).toMatchObject({ code });
    expectSoon(performance.now() - begun, begun - started);
    expect(screen.isCursorVisible()).toBe(true);
    // Whoever ends it by hand sees where; a signal from elsewhere just ends it.
    expect(/Stopped by Ctrl-C at \d+\.\d{3} s\./.test(screen.lines().join("\n"))).toBe(how === "Ctrl-C");
  });

  it("Ctrl-C draws the timeline up to the moment when it was pressed, waits that have no end included", async () => {
    const screen = open("run", "sleeps.mjs");
    await screen.until("half a second or more", (text) => /sleeps\.mjs · (?!0\.[0-4])\d/.test(text));
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    const text = screen.lines().join("\n");
    expect(text).toMatch(/… main {2}\d+\.\d{3} s/);
    // On a busy machine it is ready for a while before it runs.
    expect(text).toMatch(/main {2}[▒▚█]+░{20,}…/);
    expect(text).not.toMatch(/Stopped by Ctrl-C at 0\.[0-4]/);
  });

  it("Ctrl-C during `run --tree` draws who waited for whom when it was pressed", async () => {
    const screen = open("run", "turns.mjs", "--tree");
    await screen.until("its output", (text) => text.includes("begun"));
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    const text = screen.lines().join("\n");
    expect(text).toMatch(/when the\s+run\s+was\s+cut\s+short:/);
    expect(text).toMatch(/└── \(T\) Task-1 {2}pending/);
  });

  it("Ctrl-C during `compare` names how far each run had come", async () => {
    const screen = open("compare", "sleeps.mjs", "turns.mjs");
    await screen.until("the race", (text) => text.includes("turns.mjs"));
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    expect(screen.lines().join(" ")).toMatch(
      /Stopped by Ctrl-C before their end: sleeps\.mjs \(\d+\.\d{3} s\), turns\.mjs \(/,
    );
  });

  it("--timeout ends what prints, and names what it was busy with", async () => {
    const started = performance.now();
    const screen = open("run", "tasks.mjs", "--timeout", "0.5");
    await screen.until("its output", (text) => text.includes("begun"));
    const begun = performance.now();
    expect(await screen.end()).toMatchObject({ code: 1 });
    expectSoon(performance.now() - begun, begun - started);
    const text = screen.lines().join("\n");
    expect(text).toContain("Ended after 0.5 s (--timeout).");
    expect(text).toMatch(/ main +\S/);
    expect(screen.isCursorVisible()).toBe(true);
  });
});

describe.concurrent("off a terminal", () => {
  it.each([
    ["SIGINT", 130, ["run", "prints.mjs", "-q"]],
    ["SIGINT", 130, ["run", "turns.mjs"]],
    ["SIGINT", 130, ["run", "promises.mjs", "-q"]],
    ["SIGINT", 130, ["run", "large.mjs", "-q"]],
    ["SIGTERM", "SIGTERM", ["run", "turns.mjs", "-q"]],
    ["SIGHUP", "SIGHUP", ["run", "prints.mjs"]],
  ] as const)("%s ends with %s: %j", async (signal, code, args) => {
    expect(await endedBy(signal, args)).toBe(code);
  });

  it("Ctrl-C ends a run whose output nobody takes any more", async () => {
    const child = spawn(process.execPath, [builtCommand(), "run", "prints.mjs", "-q"], {
      cwd: folder,
      env: cleanEnvironment(),
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 20_000,
      killSignal: "SIGKILL",
    });
    // What has come is not read, so the pipe is full soon.
    child.stdout.once("readable", () => setTimeout(() => child.kill("SIGINT"), 300));
    expect(await new Promise((resolve) => child.once("exit", (code, by) => resolve(code ?? by)))).toBe(130);
  });

  it("`verify` ends a Python that prints without an end, and says so", async () => {
    const python = fakePython("3.13.0", "echo began >&3", "yes");
    const { code, stdout } = await command(["verify", "cancellation", "--real", "--python", python]);
    expect(code).toBe(1);
    expect(stdout).toContain("Python: it printed more than is kept, so the rest was not compared");
  });
});

describe.concurrent("with a small heap", () => {
  const options = { cwd: folder, env: { NODE_OPTIONS: "--max-old-space-size=64" } };
  const flat = (text: string): string => text.replace(/\s+/g, " ").trim();
  const isCut = /^The run had more events than are kept: [^✖]* of the first [\d,]+, up to \d+\.\d{3} s\.$/;

  it("a program with many events runs to its end, and it is told that not all are kept", async () => {
    const { code, stdout, stderr } = await command(["run", "many.mjs", "--json"], options);
    expect({ code, stderr: flat(stderr) }).toEqual({ code: 0, stderr: expect.stringMatching(isCut) });
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [{ ending: "ended", error: null, truncated: { events: expect.any(Number) }, figures: [] }],
    });
  });

  it("so does one that prints much, all of which comes out", async () => {
    const { code, stdout, stderr } = await command(["run", "large_lines.mjs", "-q"], options);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "done\n" });
    const lines = `${"y".repeat(1_000_000)}\n`.repeat(20);
    expect(stderr.startsWith(lines)).toBe(true);
    expect(flat(stderr.slice(lines.length))).toMatch(isCut);
  });

  it("it is compared with no other", async () => {
    const args = ["compare", "./many.mjs", "gather", "--virtual", "--json"];
    const { code, stdout, stderr } = await command(args, options);
    expect(code).toBe(1);
    expect(flat(stderr)).toContain("many.mjs The run had more events than are kept");
    expect(JSON.parse(stdout).runs.map(({ lesson }: { lesson: string }) => lesson)).toEqual([
      "sequential",
      "gather",
    ]);
  });

  it("a recording that never ends is cut off", async () => {
    const { code, stdout, stderr } = await command(["run", "turns.mjs", "--trace", "-"], options);
    expect({ code, last: stdout.slice(-4) }).toEqual({ code: 1, last: "\n]}\n" });
    expect(stderr).toMatch(/Ended after [\d,]+ events: a recording holds no more\./);
  });

  it("of such a recording `step` prints the beginning, and says how to see all of it", async () => {
    const { code, stdout, stderr } = await command(["step", "turns.mjs"], options);
    expect(code).toBe(1);
    expect(stdout.split("\n").length).toBeLessThanOrEqual(5_002);
    expect(stdout).toContain("prints: begun");
    expect(flat(stderr)).toMatch(
      /^Of a run that was cut short, its first 5,000 events are printed; [\d,]+ were recorded\. For all of them: asyncio-lessons run turns\.mjs --timeout 2 --trace run\.json, then asyncio-lessons step run\.json Ended after/,
    );
  });
});
