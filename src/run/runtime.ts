// What runs a program and gives its trace: the core, a CPython, or the embedded one. Rule: who asks for a run need not know
// which it is, but to say so.
import type { Second, TraceEvent } from "../trace/event.js";
import type { Recorded } from "./kept.js";

/** Under which clock the program runs. */
export type ClockChoice =
  | { readonly kind: "real" /** Program seconds in a second of the wall clock. */; readonly speed: number }
  | { readonly kind: "virtual" };

export const runtimeNames = ["core", "python", "embedded"] as const;

export type RuntimeName = (typeof runtimeNames)[number];

export interface RuntimeInfo {
  readonly name: RuntimeName;
  /** Python's; of the core, the library's. */
  readonly version: string;
}

export interface Runtime {
  readonly info: RuntimeInfo;
  /** Of a Python of the machine's, what it is called by. */
  readonly command?: string;
  /** Runs the program to its end, or to the time-out, or until the signal is aborted. Never throws what it throws. */
  run(request: RunRequest): Promise<Run>;
  /** The same for who has several programs of our own to run: what it takes to begin, it takes once. */
  stay?(): StayingRuntime;
}

export interface StayingRuntime extends Runtime {
  /** Ends what was kept for further runs. */
  leave(): void;
}

export interface RunRequest {
  readonly program: URL;
  /** What to run in the place of the file's text: compiled, and with its lines where they are there. */
  readonly source?: string | undefined;
  /** What the program is called with, after its own name. */
  readonly args?: readonly string[] | undefined;
  /** One of our own: Python is to run it away from whatever the environment and the current folder have for its path. */
  readonly isOurs?: boolean | undefined;
  readonly clock: ClockChoice;
  /**
   * Record the run with details (lines, reasons, callbacks, futures), which takes its time; false unless given. Such a run
   * ends once it has as many events as are kept; any other goes on.
   */
  readonly detail?: boolean | undefined;
  /** Record the values of variables too, in a run with details, where the runtime can; true unless given. */
  readonly locals?: boolean | undefined;
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

/** What could not be recorded of a run, or cannot work in it. */
export interface Note {
  readonly note: string;
  /** What it is about: a module's name, say. */
  readonly text: string;
}

export interface Run extends Recorded {
  readonly ending: RunEnding;
  /** As in `Recorded`; of a run that was ended from outside, and whose events are all known, the moment when it was. */
  readonly at: Second;
  readonly runtime: RuntimeInfo;
  readonly notes: readonly Note[];
}
