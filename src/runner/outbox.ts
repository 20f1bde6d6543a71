// Sends a trace in batches: at once where somebody may be watching, seldom where there is much to send.
import type { TraceEvent } from "../trace/event.js";
import type { EventSink } from "../trace/recorder.js";

/** A batch goes out after this many milliseconds, as long as events come... */
const longestDelay = 2;
/** ...which is looked at every so many events: reading the clock takes as long as making one. */
const eventsBetweenLooks = 8;
/** A batch goes out once it has so many events: what is gone soon costs the garbage collector nothing. */
const largestBatch = 512;
/** The first steps go out as they begin: one that never ends is then known, whatever comes after it. */
const eagerSteps = 200;

export class Outbox implements EventSink {
  readonly #send: (events: readonly TraceEvent[]) => void;
  #waiting: TraceEvent[] = [];
  #steps = 0;
  #eventsToLook = 0;
  #lastSent = 0;

  constructor(send: (events: readonly TraceEvent[]) => void) {
    this.#send = send;
  }

  push(event: TraceEvent): void {
    this.#waiting.push(event);
    if (this.#isTimeToSend(event)) this.flush();
  }

  #isTimeToSend(event: TraceEvent): boolean {
    if (this.#waiting.length >= largestBatch) return true;
    if (this.#steps < eagerSteps && event.kind === "step-began") {
      this.#steps++;
      return true;
    }
    if (--this.#eventsToLook > 0) return false;
    this.#eventsToLook = eventsBetweenLooks;
    return performance.now() - this.#lastSent >= longestDelay;
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    this.#send(this.#waiting);
    this.#waiting = [];
    this.#lastSent = performance.now();
  }
}
