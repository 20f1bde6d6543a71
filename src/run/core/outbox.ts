// Sends a trace in batches: at once where somebody may be watching, seldom where there is much to send. And tells what events
// weigh in memory, by which those under way are bounded.
import type { Second, TraceEvent } from "../../trace/event.js";
import type { EventSink } from "./recorder.js";

/** A batch goes out after this many milliseconds, as long as events come... */
const longestDelay = 2;
/** ...which is looked at every so many events, and when a step begins: reading the clock takes as long as making one. */
const eventsBetweenLooks = 8;
/** A batch goes out once it has so many events: what is gone soon costs the garbage collector nothing. */
const largestBatch = 512;
/** The first steps go out as they begin: one that never ends is then known, whatever comes after it. */
const eagerSteps = 200;

export class Outbox implements EventSink {
  readonly #send: (events: readonly TraceEvent[]) => void;
  #waiting: TraceEvent[] = [];
  /** How many wait; the list may have room for more. */
  #count = 0;
  #eagerStepsLeft = eagerSteps;
  #eventsToLook = 0;
  #lastSent = 0;
  /** The program's time when a batch was last sent because of it, in seconds. */
  #sentAt: Second = 0;

  constructor(send: (events: readonly TraceEvent[]) => void) {
    this.#send = send;
  }

  push(event: TraceEvent): void {
    this.#waiting[this.#count++] = event;
    if (this.#eagerStepsLeft > 0 && event.kind === "step-began") {
      this.#eagerStepsLeft--;
      this.flush();
    } else if (--this.#eventsToLook <= 0) {
      this.#eventsToLook = eventsBetweenLooks;
      if (this.#count >= largestBatch || performance.now() - this.#lastSent >= longestDelay) this.flush();
    }
  }

  /** The program's time costs nothing to look at, and is good enough where the clock need not be read. */
  passTime(at: Second): void {
    if ((at - this.#sentAt) * 1000 < longestDelay) return;
    this.#sentAt = at;
    this.flush();
  }

  flush(): void {
    if (this.#count === 0) return;
    const batch = this.#waiting;
    batch.length = this.#count;
    // Where there is much to send, the next batch is as large: it need not grow.
    this.#waiting = this.#count >= largestBatch ? new Array<TraceEvent>(largestBatch) : [];
    this.#count = 0;
    this.#send(batch);
    this.#lastSent = performance.now();
  }
}

/** One with nothing but numbers, in bytes. */
const bytesOfPlain = 150;
/** An object or a list, in bytes... */
const bytesOfObject = 56;
/** ...and what each of its fields takes beside its text. */
const bytesOfField = 16;

/** Roughly, in bytes. */
export function sizeOf(event: TraceEvent): number {
  const { kind } = event;
  // Most are of these kinds, and looking at each of their fields takes longer than making them.
  const isPlain = kind === "iteration" || kind === "timer-fired" || kind === "step-began";
  return isPlain ? bytesOfPlain : sizeOfValue(event);
}

function sizeOfValue(value: unknown): number {
  if (typeof value === "string") return bytesOfField + value.length;
  if (typeof value !== "object" || value === null) return bytesOfField;
  let size = bytesOfObject;
  if (Array.isArray(value)) for (const each of value) size += sizeOfValue(each);
  // An event is plain data: all its keys are its own.
  else for (const key in value) size += sizeOfValue((value as Readonly<Record<string, unknown>>)[key]);
  return size;
}
