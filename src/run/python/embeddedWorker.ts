// The worker's entry for the embedded CPython: loads it, shows it the program's folder, and has the recorder run the program.
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { workerData } from "node:worker_threads";
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

const request = workerData as EmbeddedRequest;
const { program, source = null, clock, detail, locals, args } = request;
const path = fileURLToPath(program);
const outbox = new Outbox(senderOf(request));
const say = (ring: Ring): void => request.bell.postMessage(ring);
let at: Second = 0;
let outcome: ProgramOutcome | null = null;

/** Takes whole lines of what the recorder tells. */
function take(text: string): void {
  for (const line of text.split("\n")) {
    if (line.startsWith('{"control"')) control(JSON.parse(line));
    else if (line !== "") push(parseLine(line));
  }
  outbox.flush();
}

function push(event: TraceEvent | null): void {
  if (event === null) return;
  ({ at } = event);
  outbox.push(event);
}

function control(said: Readonly<Record<string, unknown>>): void {
  if (said.control === "begun") say("begun");
  else if (said.control === "note") say({ note: String(said.note), text: String(said.text) });
  else if (said.control === "outcome") outcome = said.outcome as ProgramOutcome;
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

/** Lets Python see the program's folder, and change nothing there. */
function showFolder(python: Pyodide, folder: string): void {
  const { FS } = python;
  const { NODEFS } = FS.filesystems;
  const refuse = (code: number): never => {
    throw new FS.ErrnoError(code);
  };
  for (const name of changing) NODEFS.node_ops[name] = () => refuse(readOnly);
  NODEFS.stream_ops.write = () => refuse(readOnly);
  const { open } = NODEFS.stream_ops;
  const root = realpathSync(folder);
  NODEFS.stream_ops.open = (stream) => {
    const { node, flags } = stream as { readonly node: unknown; readonly flags: number };
    if ((flags & flagsOfWriting) !== 0) refuse(readOnly);
    const file = realpathSync(NODEFS.realPath(node));
    // A link may lead out of it.
    if (file !== root && !file.startsWith(root.endsWith(sep) ? root : root + sep)) refuse(notPermitted);
    return open?.(stream);
  };
  const point = seen(folder);
  FS.mkdirTree(point);
  FS.mount(NODEFS, { root }, point);
  FS.chdir(point);
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

/** Puts back what pyodide has replaced in asyncio, and tells what this Python cannot do. */
const preparation = `
import asyncio, asyncio.base_events, asyncio.runners, importlib, json, sys
asyncio.events._set_running_loop(None)
importlib.reload(asyncio.runners)
asyncio.run = asyncio.runners.run
getattr(asyncio.events, "_set_event_loop_policy", asyncio.set_event_loop_policy)(None)
def run_recorded(config, program, args, send, wait):
    sys.path.insert(0, "${ours}")
    from recorder.start import start
    del sys.path[0]
    return start(json.loads(config), program, json.loads(args), send, wait)
`;

try {
  const { loadPyodide } = (await import(pathToFileURL(join(request.pyodide, "pyodide.mjs")).href)) as {
    loadPyodide(options: object): Promise<Pyodide>;
  };
  const written = (stream: "stdout" | "stderr") => (text: string) =>
    push({ kind: "output", at, iteration: 0, stream, text, task: null, frames: [] });
  const python = await loadPyodide({
    indexURL: request.pyodide,
    stdout: written("stdout"),
    stderr: written("stderr"),
  });
  showFolder(python, dirname(path));
  bringRecorder(python);
  python.runPython(preparation);
  const terminal = { stdin: false, stdout: false, stderr: false };
  const config = { clock, detail, locals, source, terminal };
  python.globals.get("run_recorded")(JSON.stringify(config), seen(path), JSON.stringify(args), take, wait);
} catch (error) {
  const { name, message } = error as Error;
  outcome ??= {
    status: "raised",
    error: { name, message: message.trimEnd().split("\n").at(-1) ?? "", source: null },
  };
}
push({ kind: "program-ended", at, iteration: 0, outcome: outcome ?? { status: "returned" } });
outbox.flush();
process.exit();
