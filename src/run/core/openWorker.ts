// Opens the worker thread that runs a program, and takes what it tells.
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { ProgramOutcome } from "../../trace/event.js";
import type { Carrier, Teller } from "../collect.js";
import type { RunRequest } from "../runtime.js";
import { Backlog, type Batch, type Ring, type WorkerRequest } from "./protocol.js";
import { leaveBehind } from "./stragglers.js";

/** A worker that has not ended so many milliseconds after it was told to is left behind. */
const patience = 50;
/** No more than so many bytes of events are under way to this side... */
const mostUnderWay = 128 * 2 ** 20;
/** ...and no more than such a part of what is kept. */
const partUnderWay = 1 / 4;

const outOfMemory: ProgramOutcome = {
  status: "raised",
  error: {
    name: "MemoryError",
    message: "the program ran out of memory",
    source: null,
    hint: "out-of-memory",
  },
};

/** A worker that waits for the next program. */
export interface KeptWorker {
  worker: Worker | null;
}

/**
 * Runs the program in a worker whose entry is that file.
 *
 * @param bytes how many of events a run may keep
 * @param more what the worker is given besides
 * @param kept where a worker is that runs one program after the other
 */
export function openWorker(
  entry: URL,
  request: RunRequest,
  teller: Teller,
  bytes: number,
  more: Readonly<Record<string, unknown>> = {},
  kept: KeptWorker = { worker: null },
): Carrier {
  const { program, source, clock, detail = false, locals = true, args = [] } = request;
  const { port1: trace, port2 } = new MessageChannel();
  const { port1: bell, port2: bellPull } = new MessageChannel();
  const bound = { shared: new SharedArrayBuffer(4), most: Math.min(mostUnderWay, bytes * partUnderWay) };
  const underWay = new Backlog(bound);
  const asked = { program: program.href, source, clock, detail, locals, args };
  const workerData: WorkerRequest = { ...more, ...asked, trace: port2, bell: bellPull, bound };
  // The worker writes to no stream of its own: all output comes as events.
  const transferList = [port2, bellPull];
  const options = { workerData, transferList, stdout: true, stderr: true, argv: [...args] };
  const worker = kept.worker ?? new Worker(entry, options);
  if (kept.worker !== null) worker.postMessage(workerData, transferList);
  kept.worker = null;
  let isFree = false;
  let isOutOfMemory = false;
  bell.on("message", (ring: Ring) => {
    if (ring === "begun") teller.begun();
    else if (ring === "free") {
      isFree = true;
      teller.exited();
    } else if (ring !== "sent") teller.note(ring);
    teller.wake();
  });
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code === "ERR_WORKER_OUT_OF_MEMORY") isOutOfMemory = true;
    else teller.failed(error);
  };
  const onExit = (): void => teller.exited(isOutOfMemory ? outOfMemory : undefined);
  worker.once("error", onError).once("exit", onExit);
  return {
    takeNext(take) {
      const message = receiveMessageOnPort(trace);
      if (message === undefined) return false;
      const { events, size } = message.message as Batch;
      for (const event of events) take(event, size / events.length);
      underWay.taken(size);
      return true;
    },
    isEmpty: () => underWay.isEmpty,
    end() {
      isFree = false;
      const leave = setTimeout(() => {
        leaveBehind(worker);
        teller.exited();
      }, patience);
      worker.once("exit", () => clearTimeout(leave));
      void worker.terminate();
    },
    close() {
      trace.close();
      bell.close();
      worker.off("error", onError).off("exit", onExit);
      if (isFree) kept.worker = worker;
    },
  };
}
