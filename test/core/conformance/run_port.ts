// Runs one port on the library as it is packed and installed, in virtual time, and gives all that it wrote. The port is
// compiled as a user's program is, and Node loads both.
import { execFileSync } from "node:child_process";
import type { EventEmitter } from "node:events";
import { cpSync, linkSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type * as library from "asyncio-lessons";
import { inject, vi } from "vitest";

type Library = typeof library;
type Instrument = library.asyncio.Instrument;

/** Makes an instrument out of the given base class: each run of a port has its own copy of the library. */
export type InstrumentMaker = (Base: Library["asyncio"]["Instrument"]) => Instrument;

const root = join(import.meta.dirname, "..", "..", "..");

const source = ["programs", "thread_functions"];

/** Compiles the ports in the project that has the package installed, and gives the folder that they are in then. */
function compilePorts(): string {
  const project = join(inject("installedProject"), "ports");
  // What lies in such a folder the tests' runner leaves to Node.
  const compiled = join(inject("installedProject"), "node_modules", ".ports");
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

/** The modules that come with the public door: those that are needed once more for each run. */
const ofLibrary = /^(package\.json|dist\/src\/(index|asyncio\/[^/]+)\.js)$/;

interface Fresh {
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
  return { library: join(folder, library, "dist", "src", "index.js"), port: join(folder, port) };
}

/** What a copy of the library listens to. */
const atTheEnd: readonly string[] = ["beforeExit", "exit"];
const processEvents: EventEmitter = process;

/**
 * What the port `name` writes, what the library reports at its end included.
 *
 * @param makeInstrument attaches an instrument to every loop; none unless given
 */
export async function runPort(name: string, makeInstrument?: InstrumentMaker): Promise<string> {
  const listenersBefore = atTheEnd.map((event) => processEvents.listeners(event));
  let written = "";
  const streams = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      written += stream === "stdout" ? text : `[stderr] ${text}`;
      return true;
    }),
  );
  try {
    const fresh = freshCopy(name);
    const { asyncio }: Library = await import(fresh.library);
    const clock = new asyncio.VirtualClock();
    const instruments = makeInstrument === undefined ? [] : [makeInstrument(asyncio.Instrument)];
    asyncio.setEventLoopFactory(() => new asyncio.EventLoop({ clock, instruments }));
    const port: { readonly default: () => Promise<void> } = await import(fresh.port);
    await port.default();
    asyncio.reportAtExit();
    return written;
  } finally {
    for (const stream of streams) stream.mockRestore();
    // Each copy of the library would otherwise report once more when the test process ends.
    for (const [index, event] of atTheEnd.entries()) {
      for (const listener of processEvents.listeners(event)) {
        if (!listenersBefore[index]?.includes(listener)) processEvents.off(event, listener as () => void);
      }
    }
  }
}
