// The embedded CPython, in the worker that ships: it tells of a lesson what CPython 3.13 tells, sees the program's folder and
// nothing else, and is ended at once. It takes two seconds to load, so it is loaded as seldom as can be.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { findLesson } from "../../../src/course/catalogue.js";
import { programsOf } from "../../../src/course/files.js";
import { traceEvent } from "../../../src/trace/event.js";
import { builtModule } from "../../helpers/built.js";
import { folderWith } from "../../helpers/folder.js";
import { readTraces, textsOf } from "./traces.js";

type Embedded = typeof import("../../../src/run/python/embedded.js");
const { embeddedRuntime } = (await builtModule("src/run/python/embedded.js")) as Embedded;
const runtime = embeddedRuntime();
if (runtime === null) console.warn("The embedded Python is not tested: pyodide is not installed.");

test.skipIf(runtime === null)(
  "a lesson's trace is that of CPython, and so is the next one's in the same Python",
  async () => {
    const lesson = findLesson("gather");
    if (runtime?.stay === undefined || lesson === undefined) return;
    // It lies beside what it may not see.
    const folder = folderWith({ "secret.txt": "", "in/a.py": programsOf(lesson).python });
    const program = pathToFileURL(join(folder, "in", "a.py"));
    const staying = runtime.stay();
    const request = {
      program,
      isOurs: true,
      clock: { kind: "virtual" },
      detail: true,
      locals: false,
    } as const;
    const [run, again] = [await staying.run(request), await staying.run(request)];
    staying.leave();
    expect(textsOf(lesson, run.events)).toEqual(readTraces("lessons").get("gather"));
    expect(again.events).toEqual(run.events);
    expect(run).toMatchObject({
      ending: "ended",
      runtime: { name: "embedded", version: expect.stringMatching(/^3\.13\./) },
    });
  },
);

const text = `
import ctypes, os, socket, sys
print(sorted(os.listdir(".")), os.path.basename(__file__), sys.argv[1:])
for path in ("../secret.txt", "/etc/passwd"):
    print(path, os.path.exists(path))
try:
    open("new.txt", "w")
except OSError as error:
    print(error.strerror)
for module in ("js", "pyodide_js", "pyodide.code", "pyodide.http", "_pyodide_core"):
    try:
        __import__(module)
        print(module, "is there")
    except ImportError:
        pass
frame = sys._getframe()
while "send" not in frame.f_locals:
    frame = frame.f_back
try:
    print(frame.f_locals["send"].constructor("return process.env")())
except Exception as error:
    print(str(error))
print(os.system("echo escaped") != 0)
print(ctypes.CDLL(None).emscripten_run_script_int(b"process.pid"))
try:
    socket.create_connection(("127.0.0.1", 80))
except OSError as error:
    print(error.strerror)
while True:
    pass
`;

test.skipIf(runtime === null)(
  "it sees its own folder alone, changes nothing there, comes to nothing of Node's, and ends by the time-out",
  async () => {
    if (runtime === null) return;
    const folder = folderWith({ "secret.txt": "", "in/a.py": text, "in/b.txt": "" });
    const program = pathToFileURL(join(folder, "in", "a.py"));
    const began = performance.now();
    const run = await runtime.run({ program, args: ["x"], clock: { kind: "real", speed: 1 }, timeout: 0.2 });
    const printed = run.events.flatMap((event) => (event.kind === "output" ? event.text.split("\n") : []));
    expect(printed).toEqual([
      "['a.py', 'b.txt'] a.py ['x']",
      "../secret.txt False",
      "/etc/passwd False",
      "Read-only file system",
      "TypeError: functions of JavaScript cannot be made here",
      "True",
      "0",
      "emscripten does not support connections.",
    ]);
    expect(run.ending).toBe("timed-out");
    // Loading is no part of the program's time.
    expect(run.at).toBeLessThan((performance.now() - began) / 1000);
  },
);

const next = embeddedRuntime("pyodide314");
if (next === null) console.warn("The recorder is not tested on Python 3.14: pyodide314 is not installed.");

test.skipIf(next === null)("the recorder tells of the same run on Python 3.14", async () => {
  const lesson = findLesson("gather");
  if (next === null || lesson === undefined) return;
  const program = pathToFileURL(join(folderWith({ "a.py": programsOf(lesson).python }), "a.py"));
  const run = await next.run({ program, clock: { kind: "virtual" }, detail: true });
  expect(run).toMatchObject({ ending: "ended", outcome: { status: "returned" } });
  expect(run.runtime.version).toMatch(/^3\.14\./);
  expect(run.events.flatMap((event) => traceEvent.faultIn(event) ?? [])).toEqual([]);
  const kinds = (told: readonly { readonly kind: string }[]): string[] => told.map(({ kind }) => kind);
  const of313 = (readTraces("lessons").get("gather") ?? []).map(
    (each) => JSON.parse(each) as { kind: string },
  );
  expect(kinds(run.events.filter(({ kind }) => kind !== "output"))).toEqual(
    kinds(of313.filter(({ kind }) => kind !== "output")),
  );
});
