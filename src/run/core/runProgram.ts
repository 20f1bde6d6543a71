// Runs one program in a worker thread and hands on its trace: whatever the program does, this side stays free.
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { ErrorRecord, Second, TraceEvent } from "../../trace/event.js";
import { Kept, mostBytes, mostEvents, type Recorded } from "./kept.js";
import { Backlog, type Batch, type ClockChoice, type Ring, type WorkerRequest } from "./protocol.js";
import { Slices } from "./slices.js";
import { leaveBehind } from "./stragglers.js";

export interface RunRequest {
  readonly program: URL;
  /** What to run in the place of the file's text: compiled, and with its lines where they are there. */
  readonly source?: string | undefined;
  readonly clock: ClockChoice;
  /**
   * Record the run with details (lines, reasons, callbacks, futures), which takes its time; false unless given. Such a run
   * ends once it has as many events as are kept; any other goes on.
   */
  readonly detail?: boolean | undefined;
  /** How many events are kept at most: 1,500,000 unless given, and fewer where the heap is small. */
  readonly mostEvents?: number | undefined;
  /** How many runs' events are kept at the same time: each has a part of the memory for them. 1 unless given. */
  readonly share?: number | undefined;
  /** Ends the run so many seconds of the wall clock after the program has begun. */
  readonly timeout?: number | undefined;
  /** Ends the run at once when aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: TraceEvent) => void) | undefined;
  /** What has to be waited for before there is room for what further events bring; null when there is room. */
  readonly room?: (() => Promise<void> | null) | undefined;
}

/** `full`: it had as many events as are kept. */
export type RunEnding = "ended" | "timed-out" | "interrupted" | "full";

export interface Run extends Recorded {
  readonly ending: RunEnding;
  /** As in `Recorded`; of a run that was ended from outside, and whose events are all known, the moment when it was. */
  readonly at: Second;
}

const workerFile = new URL("./worker.js", import.meta.url);
/** A timer of Node's cannot be set further, in milliseconds; what is beyond it would fire at once. */
export const furthest = 2 ** 31 - 1;
/** A worker that has not ended so many milliseconds after it was told to is left behind. */
const patience = 50;
/** No more than so many bytes of events are under way to this side... */
const mostUnderWay = 128 * 2 ** 20;
/** ...and no more than such a part of what is kept. */
const partUnderWay = 1 / 4;

const outOfMemory: ErrorRecord = {
  name: "MemoryError",
  message: "the program ran out of memory",
  source: null,
  hint: "out-of-memory",
};

/** Runs the program to its end, or to the time-out, or until the signal is aborted. Never throws what it throws. */
export function runProgram(request: RunRequest): Promise<Run> {
  const { program, source, clock, detail = false, timeout, signal, onEvent, room } = request;
  return new Promise((resolve, reject) => {
    const bytes = mostBytes(request.share ?? 1);
    const kept = new Kept(request.mostEvents ?? mostEvents, bytes);
    let ending: RunEnding = "ended";
    if (signal?.aborted) {
      resolve({ ending: "interrupted", ...kept.recorded() });
      return;
    }
    const { port1: trace, port2 } = new MessageChannel();
    const { port1: bell, port2: bellPull } = new MessageChannel();
    const bound = { shared: new SharedArrayBuffer(4), most: Math.min(mostUnderWay, bytes * partUnderWay) };
    const underWay = new Backlog(bound);
    const asked = { program: program.href, source, clock, detail };
    const workerData: WorkerRequest = { ...asked, trace: port2, bell: bellPull, bound };
    // The worker writes to no stream of its own: all output comes as events.
    const transferList = [port2, bellPull];
    const worker = new Worker(workerFile, { workerData, transferList, stdout: true, stderr: true });
    let timer: NodeJS.Timeout | undefined;
    /** When the program began, in milliseconds of this side's clock; null before. */
    let begun: number | null = null;
    /** When it was ended from outside, in program seconds. */
    let endedAt: Second = 0;
    let hasExited = false;
    let isOutOfMemory = false;

    const take = (event: TraceEvent, size: number): void => {
      // What was under way when the run was ended is not shown any more.
      if (ending !== "ended") return;
      if (detail && kept.isFull) {
        end("full");
        return;
      }
      kept.add(event, size);
      onEvent?.(event);
    };
    const takeBatch = (): boolean => {
      const message = receiveMessageOnPort(trace);
      if (message === undefined) return false;
      const { events, size } = message.message as Batch;
      for (const event of events) take(event, size / events.length);
      underWay.taken(size);
      return true;
    };
    const settle = (): void => {
      slices.stop();
      clearTimeout(timer);
      signal?.removeEventListener("abort", interrupt);
      trace.close();
      bell.close();
      const recorded = kept.recorded();
      resolve({ ...recorded, ending, at: Math.max(recorded.at, endedAt) });
    };
    const end = (reason: RunEnding): void => {
      if (ending !== "ended") return;
      ending = reason;
      // Until now it did what its last event tells, unless there are events that have not come.
      if (clock.kind === "real" && begun !== null && underWay.isEmpty)
        endedAt = ((performance.now() - begun) / 1000) * clock.speed;
      slices.stop();
      if (hasExited) {
        settle();
        return;
      }
      const leave = setTimeout(() => {
        leaveBehind(worker);
        settle();
      }, patience);
      worker.once("exit", () => clearTimeout(leave));
      void worker.terminate();
    };
    const finish = (): void => {
      if (!hasExited) return;
      if (isOutOfMemory) {
        const outcome = { status: "raised", error: outOfMemory } as const;
        take({ kind: "program-ended", at: kept.at, iteration: 0, outcome }, 0);
      }
      settle();
    };
    const slices = new Slices({ doOne: takeBatch, room, onIdle: finish });
    const interrupt = (): void => end("interrupted");
    signal?.addEventListener("abort", interrupt);
    bell.on("message", (ring: Ring) => {
      if (ring === "begun") {
        begun = performance.now();
        if (timeout !== undefined)
          timer = setTimeout(() => end("timed-out"), Math.min(timeout * 1000, furthest));
      }
      slices.wake();
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") isOutOfMemory = true;
      else reject(error);
    });
    worker.once("exit", () => {
      hasExited = true;
      // The port is not emptied by the worker's end.
      if (ending === "ended") slices.wake();
      else settle();
    });
  });
}
