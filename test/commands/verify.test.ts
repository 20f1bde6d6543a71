// `verify` on the built command: beside commands that pass for a Python, and beside a real one where there is one. Runs
// take the lesson's own six seconds, so they are under way at the same time.
import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findLesson, lessons } from "../../src/course/catalogue.js";
import { findPython } from "../../src/run/python/find.js";
import type { Environment } from "../helpers/built.js";
import { command } from "../helpers/command.js";
import { fakePython, tells } from "../helpers/fakePython.js";
import { folderWith } from "../helpers/folder.js";
import { keys, openScreen } from "../helpers/pty.js";

const env = { COLUMNS: "80" };
/** What `gather` prints, with this elapsed time. */
function printsOf(elapsed: string): string[] {
  const prints = findLesson("gather")?.prints ?? [];
  return prints.map((line) => ("elapsed" in line ? elapsed : "text" in line ? line.text : ""));
}

/** A line of `sh` that prints these lines. */
function says(lines: readonly string[]): string {
  return `printf '%s\\n' ${lines.map((line) => `'${line}'`).join(" ")}`;
}

const good = fakePython("3.13.0", says(printsOf("6.0021")));
/** The second and the third line have changed places. */
const swapped = printsOf("6.0021").toSpliced(1, 2, "1", "2");
const wrong = fakePython("3.13.0", says(swapped));
const real = await findPython();
if (real.kind !== "found") console.warn("skipped: there is no Python to verify the lessons on");

/** Of what `verify --json` says. */
interface VerifiedDocument {
  readonly lessons: readonly { readonly same: boolean }[];
}

// Tests that run side by side take `expect` from their own context, without which a snapshot does not know its test.
describe.concurrent("verify", () => {
  it("shows the beginning of what would fill many screens, and nothing that acts on the terminal", async () => {
    const noisy = fakePython(
      "3.13.0",
      "i=0; while [ $i -lt 500 ]; do printf '\\033[31m%0500d\\n' $i; i=$((i + 1)); done",
    );
    const { code, stdout } = await command(["verify", "gather", "--real", "--python", noisy], { env });
    expect(code).toBe(1);
    expect(stdout).toContain("\\x1b[31m0000");
    expect(stdout).not.toContain("\x1b");
    expect(stdout).toContain("    and 480 more\n");
    expect(stdout.split("\n").length).toBeLessThan(1500);
  });

  it("is told as JSON", async () => {
    const args = ["verify", "gather", "--real", "--json", "--python", wrong];
    const { code, stdout, stderr } = await command(args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 2,
      kind: "verification",
      clock: "real",
      python: { name: "python", version: "3.13.0" },
      same: false,
      lessons: [
        {
          lesson: "gather",
          same: false,
          typescript: { ending: "ended", error: null },
          python: { lines: swapped, elapsed: 6.0021, check: { ok: false, isLate: false } },
          differences: [
            { line: 2, typescript: "2", python: "1" },
            { line: 3, typescript: "1", python: "2" },
          ],
        },
      ],
      skipped: [],
    });
  });

  it("runs again, by itself, what was late and in another order, and takes lateness alone for no difference", async () => {
    const folder = folderWith({ ".keep": "" });
    const marker = join(folder, "late");
    const late = [
      { kind: "program-began", at: 0, iteration: 0 },
      { kind: "blocked", at: 0, iteration: 0, seconds: 1, task: null, frames: [] },
      { kind: "unblocked", at: 12.5, iteration: 0, task: null },
    ];
    const first = says(printsOf("6.1").toSpliced(1, 2, "1", "2"));
    const fake = fakePython(
      "3.13.0",
      tells(...late),
      `if [ -e ${marker} ]; then ${says(printsOf("17.5"))}; else touch ${marker}; ${first}; fi`,
    );
    const { code, stdout } = await command(["verify", "gather", "--real", "--python", fake], { env });
    expect(stdout).toContain("  gather was late at first, and not the same,");
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      / Late in these runs, as on a busy machine: .*Python by up to 11\.500 s \(gather\);.* 1 of 1 lesson runs the same/,
    );
    expect(code).toBe(0);
  });

  it("ends both sides after --timeout", async () => {
    const slow = fakePython("3.13.0", "sleep 3600");
    const args = ["verify", "gather", "--real", "--timeout", "1", "--python", slow];
    const { code, stdout } = await command(args, { env });
    expect(code).toBe(1);
    expect(stdout).toContain(
      "    TypeScript: Ended after 1 s (--timeout).\n    Python: Ended after 1 s (--timeout).\n",
    );
  });

  it("leaves out, and says so, what needs a newer Python", async (context) => {
    const newer = lessons.find(({ python }) => python !== "3.8");
    if (newer === undefined) return context.skip("no lesson needs a newer Python");
    const args = ["verify", newer.id, "--real", "--python", fakePython("3.8.18", "exit 1")];
    const { code, stdout } = await command(args, { env });
    const says = `  ${newer.id} needs Python ${newer.python} or newer, and this is 3.8.18: skipped.\n`;
    expect({ code, stdout }).toEqual({ code: 0, stdout: says });
  });

  it.skipIf(real.kind !== "found")("runs no module of the current folder, PYTHONPATH or not", async () => {
    const modules =
      "asyncio atexit contextlib encodings inspect os platform selectors signal sitecustomize time usercustomize";
    const files = modules.split(" ").map((name) => `${name}.py`);
    const cwd = folderWith(
      Object.fromEntries(
        files.map((file) => [file, `open("ran-${file}", "w")\nraise SystemExit("${file}")\n`]),
      ),
    );
    const found = async (extra: Environment): Promise<unknown> => {
      const { stdout } = await command(["verify", "gather", "--json"], { cwd, env: { ...env, ...extra } });
      const { lessons } = JSON.parse(stdout) as VerifiedDocument;
      return { same: lessons.map(({ same }) => same), ran: readdirSync(cwd).sort() };
    };
    const right = { same: [true], ran: files };
    expect(await Promise.all([found({}), found({ PYTHONPATH: `:.:${cwd}` })])).toEqual([right, right]);
  });

  it.skipIf(real.kind !== "found")("matches a real Python, by what it prints", async () => {
    if (real.kind !== "found") return;
    const { file } = real.python.command;
    const args = ["verify", "gather", "create_task", "--python", file];
    const { code, stdout } = await command(args, { env });
    expect(stdout).toMatch(/ {2}2 of 2 are the same on the core and on Python 3\.\d+\.\S+, in virtual/);
    expect(code).toBe(0);
  });
});

describe.concurrent("verify on a terminal", () => {
  it("shows a line a lesson while it runs, and nothing of it at the end", async () => {
    const screen = openScreen(["verify", "gather", "--real", "--python", good]);
    await screen.until("the live line", (text) => /0 of 1 finished\n.*█ gather .*\d\.\d{3} s/.test(text));
    expect(await screen.end()).toMatchObject({ code: 0 });
    const text = screen.lines().join("\n");
    expect(text).not.toContain("finished");
    expect(text).toMatch(/│ ✔ gather +│ 3 2 1/);
    expect(screen.isCursorVisible()).toBe(true);
  });

  /** A Python that never ends, but for one lesson, and the file in which it tells its children's id, its own and its parent's. */
  const endless = () => {
    const pids = join(folderWith({ ".keep": "" }), "pids");
    const tell = `echo $! $$ $PPID > ${pids}.new; mv ${pids}.new ${pids}`;
    const fails = 'case "$last" in *coroutine*) exit 1;; esac';
    return {
      pids,
      python: fakePython(
        "3.13.0",
        tells({ kind: "program-began", at: 0, iteration: 0 }),
        fails,
        "sleep 3600 &",
        tell,
        "wait",
      ),
    };
  };
  const ofCtrlC = endless();
  const ofSigterm = endless();

  it("ends Python and what it has started by Ctrl-C, with 130, and shows what had come to its end", async () => {
    const { pids, python } = ofCtrlC;
    const screen = openScreen(["verify", "gather", "coroutine", "--real", "--python", python]);
    await screen.until("the Python", () => wordsIn(pids).length === 3);
    await screen.until("the other lesson's end", (text) => text.includes("✖ coroutine"));
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    const text = screen.lines().join("\n");
    expect(text).toContain("0 of 1 lesson runs the same on Python 3.13.0.");
    expect(text).toContain("Stopped by Ctrl-C before their end: gather.");
    expect(screen.isCursorVisible()).toBe(true);
    expect(wordsIn(pids).filter(isAlive)).toEqual([]);
  });

  it("ends a Python that does not tell its version by Ctrl-C, with 130", async ({ expect }) => {
    const pids = join(folderWith({ ".keep": "" }), "pids");
    const mute = join(
      folderWith({ python3: `#!/bin/sh\ntrap '' TERM INT\necho $$ > ${pids}\nsleep 3600\n` }),
      "python3",
    );
    chmodSync(mute, 0o755);
    const screen = openScreen(["verify", "gather", "--python", mute]);
    await expect.poll(() => wordsIn(pids).length).toBe(1);
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    await expect.poll(() => wordsIn(pids).filter(isAlive)).toEqual([]);
  });

  it("leaves no Python behind when it is told to end", async ({ expect }) => {
    const { pids, python } = ofSigterm;
    const screen = openScreen(["verify", "gather", "--real", "--python", python]);
    await screen.until("the Python", () => wordsIn(pids).length === 3);
    process.kill(Number(wordsIn(pids).at(-1)), "SIGTERM");
    await screen.end();
    // What was killed is gone a moment later: the system takes its time.
    await expect.poll(() => wordsIn(pids).filter(isAlive)).toEqual([]);
  });
});

function wordsIn(file: string): string[] {
  try {
    return readFileSync(file, "utf8").trim().split(" ");
  } catch {
    return [];
  }
}

/** A process that has ended and that nobody has waited for is a zombie: it counts as gone. */
function isAlive(pid: string): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
