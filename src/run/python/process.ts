// Runs one program on a CPython: starts `recorder/` on it, and takes the events that come from there. Rule: the program
// sees no difference, and what it has started goes when it goes.
import { type ChildProcess, spawn } from "node:child_process";
import type { Duplex, Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { fileURLToPath } from "node:url";
import type { OutputStream, ProgramOutcome, TraceEvent } from "../../trace/event.js";
import { type Carrier, collectRun, type Teller } from "../collect.js";
import { OutputLines, piecesOf, type Writer } from "../outputLines.js";
import type { RunEnding, RunRequest, Runtime } from "../runtime.js";
import { groupOptions, killGroup, watchOver } from "./children.js";
import type { Python } from "./find.js";
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
  return {
    info,
    command: [python.command.file, ...python.command.args].join(" "),
    run: (request) => collectRun(request, info, (teller) => openProcess(python, request, teller)),
  };
}

/** Neither the current folder nor the environment changes what Python imports. */
const isolated = ["-I", "-X", "utf8"];

/** What a program writes beside Python's own streams: its children do, and C code. */
const elsewhere: Writer = { task: null, frames: [] };

function openProcess({ command }: Python, request: RunRequest, teller: Teller): Carrier {
  const { clock, detail = false, locals = true, source = null, args = [], program } = request;
  const path = fileURLToPath(program);
  // It would colour what Python writes, although that is captured.
  const { FORCE_COLOR: _, ...env } = process.env;
  const manner = request.isOurs === true ? isolated : [];
  const child = spawn(command.file, [...command.args, ...manner, recorder, path, ...args], {
    ...groupOptions,
    env,
    stdio: ["inherit", "pipe", "pipe", "pipe"],
  });
  watchOver(child);
  const [, stdout, stderr, trace] = child.stdio as unknown as [null, Readable, Readable, Duplex];
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
  };
  trace.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith('{"control"')) control(JSON.parse(line));
      else push(line, line.length);
    }
  });
  // It may have ended already.
  trace.on("error", () => {});
  trace.write(`${JSON.stringify({ clock, detail, locals, source, terminal })}\n`);
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
  const letGo = (): void => {
    for (const pipe of [stdout, stderr, trace]) pipe.destroy();
  };
  child.once("error", ({ message }) => teller.exited(failure("OSError", message)));
  child.once("close", (code, signal) => {
    if (hasBegun || told !== undefined) teller.exited(outcomeOf(told, code, signal));
    else teller.exited(failure("RuntimeError", lastLine(lastWords) ?? signal ?? `exit code ${code}`));
  });
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
      endProcess(child, reason);
      setTimeout(letGo, grace + patience).unref();
    },
    close: letGo,
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
