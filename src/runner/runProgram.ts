// Runs one program in a worker thread and hands on its trace: whatever the program does, this side stays free.
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { ErrorRecord, TraceEvent } from "../trace/event.js";
import type { ClockChoice, WorkerMessage, WorkerRequest } from "./protocol.js";
import { leaveBehind } from "./stragglers.js";

export interface RunRequest {
  /** The program's file. */
  readonly program: URL;
  /** What to run in the place of the file's text: compiled, and with its lines where they are there. */
  readonly source?: string | undefined;
  readonly clock: ClockChoice;
  /** Record the run with details (lines, reasons, callbacks, futures), which takes its time; false unless given. */
  readonly detail?: boolean | undefined;
  /**
   * Ends the run once so many events have happened. All are kept, and one that never ends would take all the memory that
   * there is: 1,500,000 of them unless given, of a run in detail; of any other, no end.
   */
  readonly mostEvents?: number | undefined;
  /** Ends the run after this many seconds of the wall clock. */
  readonly timeout?: number | undefined;
  /** Ends the run at once when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Called with each event as it arrives. */
  readonly onEvent?: (event: TraceEvent) => void;
}

/** `full`: it had as many events as are kept. */
export type RunEnding = "ended" | "timed-out" | "interrupted" | "full";

export interface Run {
  readonly ending: RunEnding;
  readonly events: readonly TraceEvent[];
}

const workerFile = new URL("./worker.js", import.meta.url);
/** Of a run in detail: some 300 MB, and 180 as a file. The longest of the lessons (`scale`) has 1.3 million. */
const mostEventsInDetail = 1_500_000;
/** A timer of Node's cannot be set further, in milliseconds; what is beyond it would fire at once. */
export const furthest = 2 ** 31 - 1;
/** A worker that has not ended so many milliseconds after it was told to is left behind. */
const patience = 50;

const outOfMemory: ErrorRecord = {
  name: "MemoryError",
  message: "the program ran out of memory",
  source: null,
  hint: "out-of-memory",
};

/** Runs the program to its end, or to the time-out, or until the signal is aborted. Never throws what it throws. */
export function runProgram({
  program,
  source,
  clock,
  detail = false,
  mostEvents = detail ? mostEventsInDetail : Number.POSITIVE_INFINITY,
  timeout,
  signal,
  onEvent,
}: RunRequest): Promise<Run> {
  return new Promise((resolve, reject) => {
    const events: TraceEvent[] = [];
    let ending: RunEnding = "ended";
    if (signal?.aborted) {
      resolve({ ending: "interrupted", events });
      return;
    }
    const { port1: trace, port2 } = new MessageChannel();
    const workerData: WorkerRequest = { program: program.href, source, clock, detail, trace: port2 };
    // The worker writes to no stream of its own: all output comes as events.
    const worker = new Worker(workerFile, {
      workerData,
      transferList: [port2],
      stdout: true,
      stderr: true,
    });
    const take = (batch: WorkerMessage): void => {
      // What was under way when the run was ended is not shown any more.
      if (ending !== "ended") return;
      for (const event of batch) {
        if (events.length >= mostEvents) {
          end("full");
          return;
        }
        events.push(event);
        onEvent?.(event);
      }
    };
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", interrupt);
      trace.close();
      resolve({ ending, events });
    };
    const end = (reason: RunEnding): void => {
      if (ending !== "ended") return;
      ending = reason;
      if (hasExited) return;
      const leave = setTimeout(() => {
        leaveBehind(worker);
        settle();
      }, patience);
      worker.once("exit", () => clearTimeout(leave));
      void worker.terminate();
    };
    const interrupt = (): void => end("interrupted");
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => end("timed-out"), Math.min(timeout * 1000, furthest));
    signal?.addEventListener("abort", interrupt);
    trace.on("message", take);
    let hasExited = false;
    let isOutOfMemory = false;
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") isOutOfMemory = true;
      else reject(error);
    });
    worker.once("exit", () => {
      hasExited = true;
      // The port is not emptied by the worker's end.
      for (let left = receiveMessageOnPort(trace); left; left = receiveMessageOnPort(trace)) {
        take(left.message as WorkerMessage);
      }
      if (isOutOfMemory) {
        const at = events.at(-1)?.at ?? 0;
        const outcome = { status: "raised", error: outOfMemory } as const;
        take([{ kind: "program-ended", at, iteration: 0, outcome }]);
      }
      settle();
    });
  });
}
