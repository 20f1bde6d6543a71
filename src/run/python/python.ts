// A real Python: runs a program on it as `python program.py` would, keeping its lines and its time.
import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import type { Second } from "../../trace/event.js";
import { furthest } from "../collect.js";
import type { RunEnding, RunRequest } from "../runtime.js";
import { groupOptions, killGroup, watchOver } from "./children.js";
import type { Python } from "./find.js";

/**
 * How Python is to run a program: away from the current folder and whatever else the environment has for its path (`-I`,
 * also in the processes that the program starts by `multiprocessing`), its output at once and in UTF-8.
 */
const manner = ["-I", "-u", "-X", "utf8"] as const;

/**
 * Runs the program named by the first argument in the module `__main__`, as Python itself would, and tells on the
 * fourth stream when it begins and, once its threads have ended, how many seconds it took. Python's own start and the
 * import of asyncio, which is none of the program's time on our side either, are over by then.
 *
 * It also tells how late the machine was: what the program took beyond the waits that were asked for, those of its loop and
 * of `time.sleep`. Where anything else than its time has ended a wait, or another thread was there, nobody can say that.
 */
const starter = `
def start(names):
    import asyncio, atexit, os, selectors, sys, threading, time
    path = sys.argv[1]
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec", dont_inherit=True)
    def tell(text):
        try:
            os.write(3, text.encode())
        except OSError:
            pass
    asked, known = 0.0, True
    def counted(wait, seconds_of):
        def call(*args):
            nonlocal asked, known
            begin = time.monotonic()
            result = wait(*args)
            seconds = seconds_of(args)
            if threading.active_count() > 1 or seconds is None or time.monotonic() - begin < seconds - 0.01:
                known = False
            else:
                asked += max(seconds, 0)
            return result
        return call
    def tell_end():
        took = time.monotonic() - began
        tell("%.9f %.9f\\n" % (took, max(took - asked, 0)) if known else "%.9f\\n" % took)
        # Otherwise they would keep the program's objects from being destroyed in time to be told of.
        time.sleep, waits.select = sleep, select
    waits = selectors.DefaultSelector
    sleep, select = time.sleep, waits.select
    time.sleep = counted(sleep, lambda args: args[0])
    waits.select = counted(select, lambda args: args[1] if len(args) > 1 else None)
    sys.argv[:] = [path]
    sys.path.insert(0, os.path.dirname(path))
    names["__file__"] = path
    del names["start"]
    atexit.register(tell_end)
    tell("began\\n")
    began = time.monotonic()
    exec(code, names)
start(globals())
`;

/** A program that writes more to a stream, in bytes, is ended: all is kept, and a lesson writes far less. */
const mostWritten = 10_000_000;
/** What a line takes beside its text. */
const bytesOfLine = 100;

/** Its output is listened to for so many milliseconds more once it has been ended. */
const patienceAtEnd = 50;

/** A line that the program wrote, without its newline. */
export interface PythonLine {
  readonly text: string;
  /** Seconds since the program began. */
  readonly at: Second;
}

interface PythonRun {
  /** `full`: it wrote more than is kept. */
  readonly ending: RunEnding;
  /** Null when it was ended from outside, or could not be started: then stderr says why. */
  readonly exitCode: number | null;
  readonly stdout: readonly PythonLine[];
  readonly stderr: readonly PythonLine[];
  /** How long the program took, as Python itself measured it; null when it did not come to tell. */
  readonly length: Second | null;
  /** How late the machine was in it; null where Python cannot say that. */
  readonly late: Second | null;
}

interface PythonRequest extends Pick<RunRequest, "timeout" | "signal"> {
  readonly python: Python;
  /** Path of the program's file. */
  readonly program: string;
  /** Called when the program itself begins. */
  readonly onBegin?: () => void;
}

/** Runs the program to its end, or to the time-out, or until the signal is aborted. */
export function runPython(request: PythonRequest): Promise<PythonRun> {
  const { python, program, timeout, signal, onBegin } = request;
  if (signal?.aborted) {
    const nothing = { exitCode: null, stdout: [], stderr: [], length: null, late: null };
    return Promise.resolve({ ending: "interrupted", ...nothing });
  }
  return new Promise((resolve) => {
    // It would colour the tracebacks.
    const { FORCE_COLOR: _, ...env } = process.env;
    const child = spawn(python.command.file, [...python.command.args, ...manner, "-c", starter, program], {
      ...groupOptions,
      env,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    watchOver(child);
    let ending: RunEnding = "ended";
    let began = performance.now();
    let figures: Pick<PythonRun, "length" | "late"> = { length: null, late: null };
    let timer: NodeJS.Timeout | undefined;
    const stdout: PythonLine[] = [];
    const stderr: PythonLine[] = [];
    const since = (): Second => (performance.now() - began) / 1000;
    // Pipes were asked for.
    const pipes = child.stdio.slice(1) as readonly unknown[] as readonly [Readable, Readable, Readable];
    const end = (reason: RunEnding): void => {
      if (ending !== "ended") return;
      ending = reason;
      killGroup(child);
      const letGo = (): void => {
        for (const pipe of pipes) pipe.destroy();
      };
      // What it has started and set free may hold them open.
      setTimeout(letGo, patienceAtEnd).unref();
    };
    const listen = (pipe: Readable, onLine: (text: string) => void): void =>
      readLines(pipe, onLine, () => end("full"));
    const [out, err, told] = pipes;
    listen(out, (text) => stdout.push({ text, at: since() }));
    listen(err, (text) => stderr.push({ text, at: since() }));
    listen(told, (text) => {
      if (text !== "began") {
        const [length = null, late = null] = text.split(" ").map(Number);
        figures = { length, late };
        return;
      }
      began = performance.now();
      if (timeout !== undefined)
        timer ??= setTimeout(() => end("timed-out"), Math.min(timeout * 1000, furthest));
      onBegin?.();
    });
    const interrupt = (): void => end("interrupted");
    signal?.addEventListener("abort", interrupt);
    const settle = (exitCode: number | null): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", interrupt);
      resolve({ ending, exitCode, stdout, stderr, ...figures });
    };
    child.once("error", ({ message }) => {
      stderr.push({ text: message, at: since() });
      settle(null);
    });
    child.once("close", (exitCode) => settle(exitCode));
  });
}

/** Hands on each line as it is completed, and at the end what is left without a newline; all up to `mostWritten`. */
function readLines(stream: Readable, onLine: (text: string) => void, onFull: () => void): void {
  let rest = "";
  let written = 0;
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    written += text.length;
    if (written > mostWritten) {
      onFull();
      return;
    }
    const lines = (rest + text).split("\n");
    written += bytesOfLine * (lines.length - 1);
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line.replace(/\r$/, ""));
  });
  stream.on("end", () => {
    if (rest !== "") onLine(rest.replace(/\r$/, ""));
  });
}
