// The recorder as a process: a program sees no difference, and prints and ends as without it. Each program runs on a Python
// bare and recorded, and the two are compared; what a Python prints is nowhere written down here.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { traceEvent } from "../../../src/trace/event.js";
import { folderWith } from "../../helpers/folder.js";
import {
  type Config,
  interpreters,
  type Ran,
  type Recorded,
  runBare,
  runRecorded,
  versions,
} from "./recorded.js";

const programs = fileURLToPath(new URL("programs/", import.meta.url));
const found = await interpreters();
const [newest] = found;
const missing = versions.filter((version) => !found.some((one) => one.version === version));
if (missing.length > 0)
  console.warn(
    `The recorder is not tested on Python ${missing.join(", ")}: not on PATH (ASYNCIO_LESSONS_PYTHONS).`,
  );

const withAiohttp = found.find(
  ({ path }) => spawnSync(path, ["-c", "import aiohttp"], { stdio: "ignore" }).status === 0,
);
if (withAiohttp === undefined) console.warn("aiohttp is not tried: no Python here has it (python3-aiohttp).");

test.skipIf(withAiohttp === undefined)("an aiohttp server and its client on loopback", async () => {
  const { events } = await expectTheSame(withAiohttp?.path ?? "", join(programs, "web.py"));
  const ofClients = events.filter((event) => event.kind === "task-created" && event.coroutine === "ask");
  expect(ofClients).toHaveLength(3);
});

/** Addresses are never the same; a last line without an end is told as complete. */
function comparable({ stdout, stderr, end }: Ran): Ran {
  const plain = (text: string): string => text.replace(/0x[0-9a-f]+/g, "0x…").replace(/\n$/, "");
  return { stdout: plain(stdout), stderr: plain(stderr), end };
}

/** What children and C write comes on another way, so that nobody knows its place among the rest. */
function inAnyOrder(ran: Ran): Ran {
  const { stdout, stderr, end } = comparable(ran);
  const sorted = (text: string): string => text.split("\n").sort().join("\n");
  return { stdout: sorted(stdout), stderr: sorted(stderr), end };
}

async function expectTheSame(
  python: string,
  program: string,
  args: readonly string[] = [],
  as = comparable,
  wanted: Config = {},
): Promise<Recorded> {
  const options = { args, stdin: "a name\nthe rest\n" };
  const [bare, recorded] = await Promise.all([
    runBare(python, program, options),
    runRecorded(python, program, options, wanted),
  ]);
  expect(as(recorded)).toEqual(as(bare));
  expect(recorded.events.flatMap((event) => traceEvent.faultIn(event) ?? [])).toEqual([]);
  return recorded;
}

describe.each(found)("Python $version", ({ path, version }) => {
  test("a program sees no difference, whatever it looks at", async () => {
    const detail = version === newest?.version;
    const { events } = await expectTheSame(path, join(programs, "everything.py"), ["a"], comparable, {
      detail,
    });
    const spans = events.filter((event) => event.kind === "span");
    expect(spans).toContainEqual(
      expect.objectContaining({ name: "in_thread", state: "running", thread: true, slept: 0.001 }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ kind: "output", text: "in a thread 1", thread: true, frames: ["in_thread"] }),
    );
    expect(events).toContainEqual(expect.objectContaining({ kind: "output-part", text: "name? " }));
    // `print` writes piece by piece, and is one write all the same.
    expect(events).toContainEqual(expect.objectContaining({ kind: "output-part", text: "a-b" }));
  });
});

describe.skipIf(newest === undefined)("the newest of them", () => {
  const python = newest?.path ?? "";
  const endings = ["chain", "without_text", "bad_hook", "number", "text", "at_once", "killed", "interrupted"];

  test.each(endings)("a program that ends so: %s", async (ending) => {
    await expectTheSame(python, join(programs, "ends.py"), [ending]);
  });

  const wrong = folderWith({
    "syntax.py": "def f(:\n  pass\n",
    "imported.py": "import syntax\n",
    "python2.py": 'x = 1\nprint "x"\n',
    "empty.py": "",
  });
  writeFileSync(join(wrong, "latin.py"), Buffer.from('x = 1\nprint("h\xe9")\n', "latin1"));

  test.each(["imported", "empty", "latin"])("a file that is %s", async (name) => {
    await expectTheSame(python, join(wrong, `${name}.py`));
  });

  test("a syntax error names its place", async () => {
    const { outcome } = await expectTheSame(python, join(wrong, "python2.py"));
    expect(outcome).toMatchObject({
      status: "raised",
      error: { name: "SyntaxError", source: { file: join(wrong, "python2.py"), line: 2, text: 'print "x"' } },
    });
  });

  test("a module of the program's own that is named as one of asyncio's", async () => {
    const shadowing = folderWith({
      "program.py": "import asyncio\nasyncio.run(3)\n",
      "asyncio.py": 'def run(number): print("my own", number)\n',
    });
    const { notes } = await expectTheSame(python, join(shadowing, "program.py"));
    expect(notes).toEqual([{ note: "shadowed-modules", text: "asyncio" }]);
  });

  test("modules in a folder with spaces and Japanese letters, and the folder itself", async () => {
    const folder = join(programs, "a folder 日本");
    const { outcome } = await expectTheSame(python, join(folder, "a program.py"));
    expect(outcome).toMatchObject({
      error: { source: { file: join(folder, "package", "inner", "deep.py"), line: 9 } },
    });
    await expectTheSame(python, folder, ["an argument"]);
  });

  test("children, and what is written to the descriptors", async () => {
    await expectTheSame(python, join(programs, "children.py"), [], inAnyOrder);
  });

  test("sockets, subprocesses, signals and pipes", async () => {
    await expectTheSame(python, join(programs, "network.py"));
  });

  test("of a loop that is not asyncio's own, the tasks", async () => {
    const { events, notes } = await expectTheSame(python, join(programs, "foreign.py"));
    expect(notes).toEqual([{ note: "foreign-loop", text: "__main__.Loop" }]);
    const told = events.filter(({ kind }) => /^(step-began|suspended|woken|task-done)$/.test(kind));
    expect(told.map((event) => ("task" in event ? `${event.kind} ${event.task}` : ""))).toEqual([
      "step-began 1",
      "suspended 1",
      "step-began 2",
      "suspended 2",
      "step-began 2",
      "task-done 2",
      "woken 1",
      "step-began 1",
      "task-done 1",
    ]);
  });

  test("at another speed the program reads its own time, and another text may run in the place of the file's", async () => {
    const source = [
      "import asyncio, sys, time",
      "began = time.monotonic(), time.time()",
      "asyncio.run(asyncio.sleep(5))",
      "time.sleep(5)",
      "print(time.monotonic() - began[0] >= 10, time.time() - began[1] >= 10, sys.stdout.isatty())",
      "raise ValueError",
    ].join("\n");
    const clock = { kind: "real", speed: 500 };
    const terminal = { stdin: true, stdout: true, stderr: true };
    const recorded = await runRecorded(python, join(wrong, "empty.py"), {}, { clock, source, terminal });
    expect(recorded.stdout).toBe("True True True\n");
    expect(recorded.stderr).toContain("line 6, in <module>\n    raise ValueError\n");
    const blocked = recorded.events.find((event) => event.kind === "blocked");
    const unblocked = recorded.events.find((event) => event.kind === "unblocked");
    expect(blocked).toMatchObject({ seconds: 5, task: null });
    expect((unblocked?.at ?? 0) - (blocked?.at ?? 0)).toBeGreaterThanOrEqual(5);
  });
});
