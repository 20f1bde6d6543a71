// Runs one port on the library as it is packed and installed, in virtual time and recorded in detail, and gives all that it
// wrote and its trace. The port is compiled as a user's program is, and Node loads both.
import { execFileSync } from "node:child_process";
import type { EventEmitter } from "node:events";
import { cpSync, linkSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { inject } from "vitest";
import type { RecorderDoor, TraceEvent, WatchDoor } from "../../run/python/traces.js";

const root = join(import.meta.dirname, "..", "..", "..");

const source = ["programs", "thread_functions"];

/** Compiles the ports in the project that has the package installed, and gives the folder that they are in then. */
function compilePorts(): string {
  const project = join(inject("installedProject"), "ports");
  const compiled = join(inject("installedProject"), "compiled");
  for (const folder of source) {
    cpSync(join(import.meta.dirname, folder), join(project, folder), { recursive: true });
  }
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    target: "es2022",
    lib: ["es2023"],
    module: "nodenext",
    types: ["node"],
    typeRoots: [join(root, "node_modules", "@types")],
    rootDir: ".",
    outDir: compiled,
  };
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: source }));
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [compiler, "-p", project], { stdio: ["ignore", "inherit", "inherit"] });
  cpSync(join(project, "package.json"), join(compiled, "package.json"));
  return compiled;
}

let compiled: string | null = null;
let copies = 0;

/** The modules that come with the public door, and the recorder's: those that are needed once more for each run. */
const ofLibrary = /^(package\.json|dist\/src\/(index|asyncio\/[^/]+|run\/core\/(detailRecorder|watch))\.js)$/;

interface Fresh {
  /** The folder of the library's modules. */
  readonly library: string;
  readonly port: string;
}

/** A port beside a copy of the library that nobody has loaded yet. */
function freshCopy(name: string): Fresh {
  compiled ??= compilePorts();
  const folder = join(compiled, "copies", String(copies++));
  const link = (from: string, to: string): void => {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    linkSync(from, join(folder, to));
  };
  const library = join("node_modules", "asyncio-lessons");
  for (const file of inject("packed").files.filter((path) => ofLibrary.test(path))) {
    link(join(inject("installedProject"), library, file), join(library, file));
  }
  const port = join("programs", `${name}.js`);
  for (const file of [port, join("thread_functions", "to_thread.js")]) link(join(compiled, file), file);
  return { library: join(folder, library, "dist", "src"), port: pathToFileURL(join(folder, port)).href };
}

/**
 * Has Node load it: the tests' runner would make another module of what lies in no `node_modules`. No function of ours waits
 * for it, as that would stand on the stacks of the program.
 */
function load(text: string): Promise<void> {
  const loaded = import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`);
  return new Promise((resolve, reject) => {
    loaded.then(() => setImmediate(resolve), reject);
  });
}

/** What a copy of the library listens to. */
const atTheEnd: readonly string[] = ["beforeExit", "exit"];
const processEvents: EventEmitter = process;

export interface PortRun {
  /** What it writes, what the library reports at its end included. */
  readonly written: string;
  readonly events: readonly TraceEvent[];
}

/** @param isRecorded else there is no trace */
export async function runPort(name: string, isRecorded: boolean): Promise<PortRun> {
  const listenersBefore = atTheEnd.map((event) => processEvents.listeners(event));
  const { stackTraceLimit, prepareStackTrace } = Error;
  // The tests' runner writes stacks in its own way.
  Reflect.deleteProperty(Error, "prepareStackTrace");
  let written = "";
  const events: TraceEvent[] = [];
  const sink = { push: (event: TraceEvent) => events.push(event), passTime: () => {}, flush: () => {} };
  try {
    const { library, port } = freshCopy(name);
    const { asyncio }: typeof import("asyncio-lessons") = await import(join(library, "index.js"));
    const { detailRecorder }: RecorderDoor = await import(join(library, "run", "core", "detailRecorder.js"));
    const { watchProgram }: WatchDoor = await import(join(library, "run", "core", "watch.js"));
    const clock = new asyncio.VirtualClock();
    const recorder = detailRecorder(clock, sink, port);
    const { write } = recorder;
    recorder.write = (stream, text, thread) => {
      written += stream === "stdout" ? text : `[stderr] ${text}`;
      if (isRecorded) write.call(recorder, stream, text, thread);
    };
    watchProgram(clock, recorder);
    if (!isRecorded) asyncio.setEventLoopFactory(() => new asyncio.EventLoop({ clock }));
    await load(`import program from ${JSON.stringify(port)}; await program();`);
    // As when a process ends: called by nobody.
    await new Promise((resolve) => {
      setImmediate(asyncio.reportAtExit);
      setImmediate(resolve);
    });
    recorder.programEnded({ status: "returned" });
    return { written, events };
  } finally {
    Object.assign(Error, { stackTraceLimit, prepareStackTrace });
    // Each copy of the library would otherwise report once more when the test process ends.
    for (const [index, event] of atTheEnd.entries()) {
      for (const listener of processEvents.listeners(event)) {
        if (!listenersBefore[index]?.includes(listener)) processEvents.off(event, listener as () => void);
      }
    }
  }
}
