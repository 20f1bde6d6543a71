// The events of a run that are kept, for all that is drawn and told of it afterwards. Rule: never more than memory has
// room for; of what comes after those only the run's last moment is known.
import { getHeapStatistics } from "node:v8";
import type { ProgramOutcome, Second, TraceEvent } from "../trace/event.js";
import { harmlessTrace } from "../trace/harmless.js";
import { RunState, type Snapshot } from "../trace/state/runState.js";

/** Some 300 MB. The longest of the lessons (`scale`) has 1.3 million. */
export const mostEvents = 1_500_000;

/** Of tasks that have ended, the state of a run's last moment holds no more. */
export const mostTasks = 50_000;

/** What the heap holds beside events, in bytes: the command itself, and what has just come into being. */
const otherwise = 64 * 2 ** 20;
/** A third of the rest is for events: drawing them takes as much again, and more. */
const partOfHeap = 1 / 3;
/** However small the heap is, in bytes. */
const least = 2 * 2 ** 20;

/** How many bytes of events a run may keep. `share`: how many runs' events are kept at the same time. */
export function mostBytes(share: number, heapLimit: number = getHeapStatistics().heap_size_limit): number {
  return Math.max(least, (heapLimit - otherwise) * partOfHeap) / share;
}

/** How many events are kept of a run that had more, and when the last of them happened. */
export interface Cut {
  readonly events: number;
  readonly until: Second;
}

/** What is known of a run, all its events seen and not all of them kept. */
export interface Recorded {
  /** The first of them, at least. */
  readonly events: readonly TraceEvent[];
  /** Where what is kept ends; null when that is all. */
  readonly cut: Cut | null;
  /** When the last event happened, be it kept or not, in program seconds. */
  readonly at: Second;
  /** How the program has ended; null when it has not. */
  readonly outcome: ProgramOutcome | null;
  /** What each task did at the end, to be shown: its texts are harmless. Made when it is asked for. */
  readonly state: () => Snapshot;
}

export class Kept {
  /** The time of the last event, in program seconds. */
  at: Second = 0;
  readonly #events: TraceEvent[] = [];
  /** Taken along only when it is likely that more come than are kept: nobody asks it of most runs. */
  readonly #live = new RunState(mostTasks);
  /** How many of those kept it has been told of. */
  #told = 0;
  readonly #mostEvents: number;
  readonly #mostBytes: number;
  #bytes = 0;
  #cut: Cut | null = null;
  #outcome: ProgramOutcome | null = null;

  constructor(mostEvents: number, mostBytes: number) {
    this.#mostEvents = mostEvents;
    this.#mostBytes = mostBytes;
  }

  /** Would one more event not be kept? */
  get isFull(): boolean {
    return this.#cut !== null || this.#events.length >= this.#mostEvents || this.#bytes >= this.#mostBytes;
  }

  get #isHalfFull(): boolean {
    return this.#events.length > this.#mostEvents / 2 || this.#bytes > this.#mostBytes / 2;
  }

  /** @param size what it weighs, in bytes */
  add(event: TraceEvent, size: number): void {
    this.at = event.at;
    if (!this.isFull) {
      this.#events.push(event);
      this.#bytes += size;
      // By and by: all of them at once would take a while.
      if (this.#isHalfFull) this.#tellLive(3);
    } else {
      this.#cut ??= { events: this.#events.length, until: this.#events.at(-1)?.at ?? 0 };
      this.#tellLive();
      this.#live.apply(harmlessTrace(event));
    }
    if (event.kind === "program-ended") this.#outcome = event.outcome;
  }

  recorded(): Recorded {
    const state = (): Snapshot => {
      this.#tellLive();
      return this.#live.copy();
    };
    return { events: this.#events, cut: this.#cut, at: this.at, outcome: this.#outcome, state };
  }

  #tellLive(most = this.#events.length): void {
    const end = Math.min(this.#events.length, this.#told + most);
    for (const event of this.#events.slice(this.#told, end)) this.#live.apply(harmlessTrace(event));
    this.#told = end;
  }
}
