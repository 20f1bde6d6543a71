// Collects the events of one run, whatever brings them, and ends it when that is asked for: what all runtimes share.
import type { ProgramOutcome, Second, TraceEvent } from "../trace/event.js";
import { Kept, mostBytes, mostEvents } from "./kept.js";
import type { Note, Run, RunEnding, RunRequest, RuntimeInfo } from "./runtime.js";
import { Slices } from "./slices.js";

/** What brings a program's events: a worker thread, or a process. */
export interface Carrier {
  /** Takes the next of what has come, by calling `take` for each event; false where there is nothing. */
  readonly takeNext: (take: (event: TraceEvent, size: number) => void) => boolean;
  /** Is nothing under way? */
  readonly isEmpty: () => boolean;
  /** Ends the program at once, and calls `exited` when it has. */
  readonly end: (reason: RunEnding) => void;
  /** All is over: nothing more is taken. */
  readonly close: () => void;
}

/** What a carrier tells. */
export interface Teller {
  /** Something has come. */
  readonly wake: () => void;
  /** The program begins now. */
  readonly begun: () => void;
  readonly note: (note: Note) => void;
  /**
   * Nothing more will come than what is there to be taken. `outcome`: how the program has ended, where no event has told
   * or will tell that.
   */
  readonly exited: (outcome?: ProgramOutcome) => void;
  /** Something of our own has failed. */
  readonly failed: (error: Error) => void;
}

/** A timer of Node's cannot be set further, in milliseconds; what is beyond it would fire at once. */
export const furthest = 2 ** 31 - 1;

/** @param most how many bytes a run may keep. @param open begins the run */
export function collectRun(
  request: RunRequest,
  runtime: RuntimeInfo,
  open: (teller: Teller, most: number) => Carrier,
): Promise<Run> {
  const { clock, detail = false, timeout, signal, onEvent, room } = request;
  return new Promise((resolve, reject) => {
    const bytes = mostBytes(request.share ?? 1);
    const kept = new Kept(request.mostEvents ?? mostEvents, bytes);
    const notes: Note[] = [];
    let ending: RunEnding = "ended";
    if (signal?.aborted) {
      resolve({ ending: "interrupted", ...kept.recorded(), runtime, notes });
      return;
    }
    let timer: NodeJS.Timeout | undefined;
    /** When the program began, in milliseconds of this side's clock; null before. */
    let begun: number | null = null;
    /** When it was ended from outside, in program seconds. */
    let endedAt: Second = 0;
    let hasExited = false;
    let outcome: ProgramOutcome | undefined;

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
    const settle = (): void => {
      slices.stop();
      clearTimeout(timer);
      signal?.removeEventListener("abort", interrupt);
      carrier.close();
      const recorded = kept.recorded();
      resolve({ ...recorded, ending, at: Math.max(recorded.at, endedAt), runtime, notes });
    };
    const end = (reason: RunEnding): void => {
      if (ending !== "ended") return;
      ending = reason;
      // Until now it did what its last event tells, unless there are events that have not come.
      if (clock.kind === "real" && begun !== null && carrier.isEmpty())
        endedAt = ((performance.now() - begun) / 1000) * clock.speed;
      slices.stop();
      if (hasExited) settle();
      else carrier.end(reason);
    };
    const finish = (): void => {
      if (!hasExited) return;
      if (outcome !== undefined) take({ kind: "program-ended", at: kept.at, iteration: 0, outcome }, 0);
      settle();
    };
    const slices = new Slices({ doOne: () => carrier.takeNext(take), room, onIdle: finish });
    const interrupt = (): void => end("interrupted");
    signal?.addEventListener("abort", interrupt);
    const carrier = open(
      {
        wake: () => slices.wake(),
        begun() {
          begun = performance.now();
          if (timeout !== undefined)
            timer = setTimeout(() => end("timed-out"), Math.min(timeout * 1000, furthest));
        },
        note: (note) => notes.push(note),
        exited(last) {
          if (hasExited) return;
          hasExited = true;
          outcome = last;
          // What has come is not emptied by the end of what brought it.
          if (ending === "ended") slices.wake();
          else settle();
        },
        failed: reject,
      },
      bytes,
    );
  });
}
