// Runs one program in a worker thread and hands on its trace: whatever the program does, this side stays free.
import { Worker } from "node:worker_threads";
import type { TraceEvent } from "../trace/event.js";
import type { ClockChoice, WorkerMessage, WorkerRequest } from "./protocol.js";

export interface RunRequest {
  /** The program's file. */
  readonly program: URL;
  readonly clock: ClockChoice;
  /** Ends the run after this many seconds of the wall clock. */
  readonly timeout?: number | undefined;
  /** Ends the run at once when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Called with each event as it arrives. */
  readonly onEvent?: (event: TraceEvent) => void;
}

export type RunEnding = "ended" | "timed-out" | "interrupted";

export interface Run {
  readonly ending: RunEnding;
  readonly events: readonly TraceEvent[];
}

const workerFile = new URL("./worker.js", import.meta.url);
/** A timer of Node's cannot be set further, in milliseconds; what is beyond it would fire at once. */
const furthest = 2 ** 31 - 1;

/** Runs the program to its end, or to the time-out, or until the signal is aborted. Never throws what it throws. */
export function runProgram({ program, clock, timeout, signal, onEvent }: RunRequest): Promise<Run> {
  return new Promise((resolve, reject) => {
    const events: TraceEvent[] = [];
    let ending: RunEnding = "ended";
    if (signal?.aborted) {
      resolve({ ending: "interrupted", events });
      return;
    }
    const workerData: WorkerRequest = { program: program.href, clock };
    // The worker writes to no stream of its own: all output comes as events.
    const worker = new Worker(workerFile, { workerData, stdout: true, stderr: true });
    const end = (reason: RunEnding): void => {
      ending = reason;
      void worker.terminate();
    };
    const interrupt = (): void => end("interrupted");
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => end("timed-out"), Math.min(timeout * 1000, furthest));
    signal?.addEventListener("abort", interrupt);
    worker.on("message", (batch: WorkerMessage) => {
      // What was under way when the run was ended is not shown any more.
      if (ending !== "ended") return;
      for (const event of batch) {
        events.push(event);
        onEvent?.(event);
      }
    });
    worker.once("error", reject);
    worker.once("exit", () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", interrupt);
      resolve({ ending, events });
    });
  });
}
