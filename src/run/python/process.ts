// Runs one program on a CPython: starts `recorder/` on it, and takes the events that come from there. Rule: the program
// sees no difference, and what it has started goes when it goes.
import { type ChildProcess, spawn } from "node:child_process";
import type { Duplex, Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { fileURLToPath } from "node:url";
import type { OutputStream, ProgramOutcome, TraceEvent } from "../../trace/event.js";
import { type Carrier, collectRun, type Teller } from "../collect.js";
import { OutputLines, piecesOf, type Writer } from "../outputLines.js";
import type { RunEnding, RunRequest, Runtime, StayingRuntime } from "../runtime.js";
import { groupOptions, killGroup, watchOver } from "./children.js";
import { isAtLeast, type Python } from "./find.js";
import { parseLine } from "./lines.js";

const recorder = fileURLToPath(new URL("./recorder/__main__.py", import.meta.url));
/** No more than so many characters wait to be taken; then the pipe is left alone, and the program waits. */
const mostWaiting = 4 * 2 ** 20;
/** What an event weighs beside its text, in bytes. */
const bytesOfEvent = 200;
/** Of what a Python says that does not begin, the end is quoted. */
const mostWords = 10_000;
/** A program that is interrupted has so many milliseconds to end by itself... */
const grace = 60;
/** ...and what it has started and set free may hold its pipes open so long. */
const patience = 50;

/** A CPython of the machine's. */
export function pythonRuntime(python: Python): Runtime {
  const info = { name: "python", version: python.version } as const;
  const command = [python.command.file, ...python.command.args].join(" ");
  const runtime = {
    info,
    command,
    run: (request: RunRequest) =>
      collectRun(request, info, (teller) => runIn(startProcess(python, request), request, teller)),
  };
  // Before 3.9, what ends an interpreter ends its pools of threads for good.
  return isAtLeast(python.version, "3.9")
    ? { ...runtime, stay: () => stayingRuntime(python, runtime) }
    : runtime;
}

/** Processes that run one of our own programs after the other in virtual time: as many as runs go on at once. */
function stayingRuntime(python: Python, { run: runAlone, ...rest }: Runtime): StayingRuntime {
  const idle: PythonProcess[] = [];
  return {
    ...rest,
    run: (request) =>
      request.isOurs !== true || request.clock.kind !== "virtual"
        ? runAlone(request)
        : collectRun(request, rest.info, (teller) =>
            runIn(idle.pop() ?? startProcess(python, null), request, teller, (free) => idle.push(free)),
          ),
    leave() {
      for (const { letGo } of idle) letGo();
    },
  };
}

/** Neither the current folder nor the environment changes what Python imports. */
const isolated = ["-I", "-X", "utf8"];

/** What a program writes beside Python's own streams: its children do, and C code. */
const elsewhere: Writer = { task: null, frames: [] };

interface PythonProcess {
  readonly child: ChildProcess;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly trace: Duplex;
  readonly letGo: () => void;
}

/** @param request what it is started for; null: for whatever it will be asked to run */
function startProcess({ command }: Python, request: RunRequest | null): PythonProcess {
  const { program, args = [], isOurs = true } = request ?? {};
  // It would colour what Python writes, although that is captured.
  const { FORCE_COLOR: _, ...env } = process.env;
  const given = program === undefined ? [] : [fileURLToPath(program), ...args];
  const child = spawn(command.file, [...command.args, ...(isOurs ? isolated : []), recorder, ...given], {
    ...groupOptions,
    env,
    stdio: ["inherit", "pipe", "pipe", "pipe"],
  });
  watchOver(child);
  const [, stdout, stderr, trace] = child.stdio as unknown as [null, Readable, Readable, Duplex];
  trace.setEncoding("utf8");
  // It may have ended already.
  trace.on("error", () => {});
  const letGo = (): void => {
    for (const pipe of [stdout, stderr, trace]) pipe.destroy();
  };
  return { child, stdout, stderr, trace, letGo };
}

/** @param stays takes the process when the program has ended; none: it ends with the program */
function runIn(
  python: PythonProcess,
  { clock, detail = false, locals = true, source, program }: RunRequest,
  teller: Teller,
  stays?: (python: PythonProcess) => void,
): Carrier {
  const { child, stdout, stderr, trace, letGo } = python;
  const terminal = {
    stdin: process.stdin.isTTY === true,
    stdout: process.stdout.isTTY === true,
    stderr: process.stderr.isTTY === true,
  };
  /** What has come and was not taken: lines of the trace, and events made of what was written elsewhere. */
  let waiting: (string | TraceEvent)[] = [];
  let taken = 0;
  let size = 0;
  let rest = "";
  let moment = { at: 0, iteration: 0 };
  let told: ProgramOutcome | undefined;
  let hasBegun = false;
  /** What was written before the program is known to have begun: the pipes keep no time with each other. */
  let early: (() => void)[] = [];
  let lastWords = "";
  /** Has the program ended, and the process not? */
  let isFree = false;

  const push = (what: string | TraceEvent, length: number): void => {
    waiting.push(what);
    size += length;
    if (size > mostWaiting) for (const pipe of [trace, stdout, stderr]) pipe.pause();
    teller.wake();
  };
  const control = (said: Readonly<Record<string, unknown>>): void => {
    if (said.control === "begun") {
      hasBegun = true;
      teller.begun();
      for (const write of early) write();
      early = [];
    } else if (said.control === "note") teller.note({ note: String(said.note), text: String(said.text) });
    else if (said.control === "outcome") told = said.outcome as ProgramOutcome;
    else if (said.control === "exited") {
      isFree = true;
      ended(0, null);
    }
  };
  const ended = (code: number | null, signal: NodeJS.Signals | null): void => {
    if (hasBegun || told !== undefined) teller.exited(outcomeOf(told, code, signal));
    else teller.exited(failure("RuntimeError", lastLine(lastWords) ?? signal ?? `exit code ${code}`));
  };
  const failed = ({ message }: Error): void => teller.exited(failure("OSError", message));
  trace.on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith('{"control"')) control(JSON.parse(line));
      else push(line, line.length);
    }
  });
  const wanted = { clock, detail, locals, source: source ?? null, terminal };
  const staying = stays && { stay: true, program: fileURLToPath(program) };
  trace.write(`${JSON.stringify({ ...wanted, ...staying })}\n`);
  const listen = (pipe: Readable, stream: OutputStream): void => {
    const lines = new OutputLines(
      (event) => push(event, event.text.length),
      () => moment,
    );
    const decoder = new StringDecoder("utf8");
    const write = (text: string): void => {
      if (hasBegun) {
        if (text !== "") for (const piece of piecesOf(text)) lines.write(stream, piece, elsewhere);
      } else {
        lastWords = (lastWords + text).slice(-mostWords);
        early.push(() => write(text));
      }
    };
    pipe.on("data", (bytes: Buffer) => write(decoder.write(bytes).replaceAll("\r\n", "\n")));
    pipe.on("end", () => {
      write(decoder.end());
      if (lines.isOpen(stream)) write("\n");
    });
  };
  listen(stdout, "stdout");
  listen(stderr, "stderr");
  child.once("error", failed).once("close", ended);
  return {
    takeNext(take) {
      const next = waiting[taken];
      if (next === undefined) return false;
      taken += 1;
      const isText = typeof next === "string";
      const event = isText ? parseLine(next) : next;
      if (event !== null) {
        // What is written elsewhere tells no time. Another thread may be told of a little late, but no time goes back.
        const { at, iteration } = event;
        const isLate = at < moment.at;
        if (!isLate) moment = { at, iteration };
        take(
          !isText ? { ...event, ...moment } : isLate ? { ...event, at: moment.at } : event,
          isText ? next.length : weightOf(next),
        );
      }
      if (taken === waiting.length) {
        waiting = [];
        taken = 0;
        size = 0;
        for (const pipe of [trace, stdout, stderr]) pipe.resume();
      }
      return true;
    },
    isEmpty: () => waiting.length === 0,
    end(reason) {
      isFree = false;
      if (stays === undefined) endProcess(child, reason);
      else killGroup(child);
      setTimeout(letGo, grace + patience).unref();
    },
    close() {
      if (!isFree || stays === undefined) {
        letGo();
        return;
      }
      for (const pipe of [stdout, stderr, trace]) pipe.removeAllListeners("data").removeAllListeners("end");
      child.off("error", failed).off("close", ended);
      stays(python);
    },
  };
}

function weightOf(event: TraceEvent): number {
  return bytesOfEvent + ("text" in event ? event.text.length : 0);
}

/** An interrupted program is told so, as a terminal would tell it, and has a moment for its own last words. */
function endProcess(child: ChildProcess, reason: RunEnding): void {
  if (reason !== "interrupted") {
    killGroup(child);
    return;
  }
  child.kill("SIGINT");
  const kill = setTimeout(() => killGroup(child), grace);
  child.once("close", () => clearTimeout(kill));
}

function failure(name: string, message: string): ProgramOutcome {
  return { status: "raised", error: { name, message, source: null } };
}

/** The exit code has the last word: what runs after the program's own end may change it. */
function outcomeOf(
  told: ProgramOutcome | undefined,
  code: number | null,
  signal: NodeJS.Signals | null,
): ProgramOutcome {
  if (told?.status === "raised") return told;
  if (signal !== null) return failure("RuntimeError", `Python was ended by ${signal}`);
  return code === 0 ? { status: "returned" } : failure("SystemExit", String(code));
}

function lastLine(text: string): string | undefined {
  return text.trimEnd().split(/\r?\n/).at(-1)?.slice(0, 200) || undefined;
}
