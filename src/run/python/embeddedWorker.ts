// The worker's entry for the embedded CPython: loads it, shows it the program's folder, and has the recorder run the program.
import childProcess from "node:child_process";
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { isatty } from "node:tty";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { ProgramOutcome, Second, TraceEvent } from "../../trace/event.js";
import { Outbox } from "../core/outbox.js";
import type { Ring, WorkerRequest } from "../core/protocol.js";
import { senderOf } from "../core/sender.js";
import { parseLine } from "./lines.js";

interface EmbeddedRequest extends WorkerRequest {
  /** The folder that the package lies in. */
  readonly pyodide: string;
}

/** As much of pyodide as is used here. */
interface Pyodide {
  readonly FS: {
    readonly filesystems: { readonly NODEFS: NodeFiles };
    readonly ErrnoError: new (code: number) => Error;
    mkdirTree(path: string): void;
    writeFile(path: string, text: string): void;
    mount(type: unknown, options: { readonly root: string }, point: string): void;
    unmount(point: string): void;
    chdir(path: string): void;
  };
  readonly globals: { get(name: string): (...args: unknown[]) => unknown };
  unregisterJsModule(name: string): void;
  runPython(code: string): unknown;
  toPy(value: unknown): unknown;
}

type Operations = Record<string, (...args: unknown[]) => unknown>;

interface NodeFiles {
  readonly node_ops: Operations;
  readonly stream_ops: Operations;
  realPath(node: unknown): string;
}

const cell = new Int32Array(new SharedArrayBuffer(4));
const wait = (seconds: Second): void => {
  Atomics.wait(cell, 0, 0, seconds * 1000);
};

/** Errors of the file system, by their numbers in WebAssembly. */
const readOnly = 69;
const notPermitted = 63;
/** What changes a file or a folder. */
const changing = ["mknod", "rename", "unlink", "rmdir", "symlink", "setattr"] as const;
const flagsOfWriting = 0o3;

/** Lets Python change nothing of what it is shown, and see no more of it than is there. @param root gives the folder's true path */
function guardFiles({ FS }: Pyodide, root: () => string): void {
  const { NODEFS } = FS.filesystems;
  const refuse = (code: number): never => {
    throw new FS.ErrnoError(code);
  };
  for (const name of changing) NODEFS.node_ops[name] = () => refuse(readOnly);
  NODEFS.stream_ops.write = () => refuse(readOnly);
  const { open } = NODEFS.stream_ops;
  NODEFS.stream_ops.open = (stream) => {
    const { node, flags } = stream as { readonly node: unknown; readonly flags: number };
    if ((flags & flagsOfWriting) !== 0) refuse(readOnly);
    const file = realpathSync(NODEFS.realPath(node));
    // A link may lead out of it.
    if (file !== root() && !file.startsWith(root().endsWith(sep) ? root() : root() + sep))
      refuse(notPermitted);
    return open?.(stream);
  };
}

/** Where Python sees it: at its own place, but for the letter of a drive. */
function seen(place: string): string {
  return place.replace(/^([A-Za-z]):/, "/$1").replaceAll("\\", "/");
}

/** Where this Python finds the recorder. */
const ours = "/asyncio_lessons";

function bringRecorder({ FS }: Pyodide): void {
  const folder = new URL("./recorder/", import.meta.url);
  FS.mkdirTree(`${ours}/recorder`);
  for (const file of readdirSync(folder).filter((file) => file.endsWith(".py")))
    FS.writeFile(`${ours}/recorder/${file}`, readFileSync(new URL(file, folder), "utf8"));
}

/** Puts back what pyodide has replaced in asyncio. */
const preparation = `
import asyncio, asyncio.base_events, asyncio.runners, importlib, json, sys
asyncio.events._set_running_loop(None)
importlib.reload(asyncio.runners)
asyncio.run = asyncio.runners.run
getattr(asyncio.events, "_set_event_loop_policy", asyncio.set_event_loop_policy)(None)
sys.path.insert(0, "${ours}")
from recorder.start import start_one_of_several
del sys.path[0]
def run_recorded(config, program, args, send, wait):
    start_one_of_several(json.loads(config), program, json.loads(args), send, wait)
`;

/** How a program's run is told of: one after the other. */
class Told {
  readonly #outbox: Outbox;
  readonly #bell: MessagePort;
  #at: Second = 0;
  #outcome: ProgramOutcome | null = null;

  constructor(request: EmbeddedRequest) {
    this.#outbox = new Outbox(senderOf(request));
    this.#bell = request.bell;
  }

  /** Takes whole lines of what the recorder tells. */
  take(text: string): void {
    for (const line of text.split("\n")) {
      if (line.startsWith('{"control"')) this.#control(JSON.parse(line));
      else if (line !== "") this.#push(parseLine(line));
    }
    this.#outbox.flush();
  }

  /** What Python writes where the recorder does not see it. */
  write(stream: "stdout" | "stderr", text: string): void {
    this.#push({ kind: "output", at: this.#at, iteration: 0, stream, text, task: null, frames: [] });
  }

  /** The worker itself has failed. */
  fail({ name, message }: Error): void {
    this.#outcome ??= {
      status: "raised",
      error: { name, message: message.trimEnd().split("\n").at(-1) ?? "", source: null },
    };
  }

  end(): void {
    const outcome = this.#outcome ?? { status: "returned" };
    this.#push({ kind: "program-ended", at: this.#at, iteration: 0, outcome });
    this.#outbox.flush();
  }

  say(ring: Ring): void {
    this.#bell.postMessage(ring);
  }

  #push(event: TraceEvent | null): void {
    if (event === null) return;
    this.#at = event.at;
    this.#outbox.push(event);
  }

  #control(said: Readonly<Record<string, unknown>>): void {
    if (said.control === "begun") this.say("begun");
    else if (said.control === "note") this.say({ note: String(said.note), text: String(said.text) });
    else if (said.control === "outcome") this.#outcome = said.outcome as ProgramOutcome;
  }
}

/** What leads from Python into Node, and from there to files, the network and other processes. */
function closeDoors(python: Pyodide): void {
  for (const name of ["js", "pyodide_js"]) python.unregisterJsModule(name);
  python.runPython(`
import sys
for name in list(sys.modules):
    if name.partition(".")[0] in ("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core"):
        sys.modules[name] = None
import errno, socket
def refuse(*_args):
    raise OSError(errno.ENOTSUP, "emscripten does not support connections.")
for name in ("connect", "connect_ex", "bind", "sendto"):
    setattr(socket.socket, name, refuse)
`);
  // By these, C's own functions run a text of JavaScript and a command of the shell.
  globalThis.eval = () => undefined;
  const missing = () => ({ status: 127 });
  for (const name of Object.keys(childProcess)) Reflect.set(childProcess, name, missing);
  // Emscripten's sockets are made of these.
  for (const name of ["WebSocket", "fetch"]) Reflect.deleteProperty(globalThis, name);
  // Any function leads to the one that makes functions of texts, which would see everything.
  const refuse = (): never => {
    throw new TypeError("functions of JavaScript cannot be made here");
  };
  const kinds = [() => {}, async () => {}, function* () {}, async function* () {}];
  for (const kind of kinds)
    Object.defineProperty(Object.getPrototypeOf(kind), "constructor", { value: refuse });
}

let input: string[] | null = null;

/** The next line of what is not typed; null at its end. */
function lineOfInput(): string | null {
  input ??= readFileSync(0, "utf8").match(/.*\n|.+$/g) ?? [];
  return input.shift() ?? null;
}

let told: Told;
let root = "";
let python: Pyodide | null = null;

async function load(folder: string): Promise<Pyodide> {
  const { loadPyodide } = (await import(pathToFileURL(join(folder, "pyodide.mjs")).href)) as {
    loadPyodide(options: object): Promise<Pyodide>;
  };
  const loaded = await loadPyodide({
    indexURL: folder,
    stdout: (text: string) => told.write("stdout", text),
    stderr: (text: string) => told.write("stderr", text),
    ...(isatty(0) ? {} : { stdin: lineOfInput }),
  });
  guardFiles(loaded, () => root);
  bringRecorder(loaded);
  loaded.runPython(preparation);
  closeDoors(loaded);
  return loaded;
}

async function run(request: EmbeddedRequest): Promise<void> {
  const { program, source = null, clock, detail, locals, args } = request;
  told = new Told(request);
  const path = fileURLToPath(program);
  const point = seen(dirname(path));
  try {
    python ??= await load(request.pyodide);
    const { FS } = python;
    root = realpathSync(dirname(path));
    FS.mkdirTree(point);
    FS.mount(FS.filesystems.NODEFS, { root }, point);
    FS.chdir(point);
    const terminal = { stdin: false, stdout: false, stderr: false };
    const config = JSON.stringify({ clock, detail, locals, source, terminal });
    const take = (text: string): void => told.take(text);
    python.globals.get("run_recorded")(config, seen(path), JSON.stringify(args), take, wait);
    FS.chdir("/");
    FS.unmount(point);
  } catch (error) {
    told.fail(error as Error);
  }
  told.end();
  told.say("free");
}

parentPort?.on("message", run);
await run(workerData as EmbeddedRequest);
