// Sends a trace in batches: at once where somebody may be watching, seldom where there is much to send.
import type { TraceEvent } from "../trace/event.js";
import type { EventSink } from "../trace/recorder.js";

/** A batch goes out after this many milliseconds at the latest, as long as events come. */
const longestDelay = 2;
/** The first steps go out as they begin: one that never ends is then known, whatever comes after it. */
const eagerSteps = 200;

export class Outbox implements EventSink {
  readonly #send: (events: readonly TraceEvent[]) => void;
  #waiting: TraceEvent[] = [];
  #steps = 0;
  #lastSent = 0;

  constructor(send: (events: readonly TraceEvent[]) => void) {
    this.#send = send;
  }

  push(event: TraceEvent): void {
    this.#waiting.push(event);
    const isEager = event.kind === "step-began" && ++this.#steps <= eagerSteps;
    if (isEager || performance.now() - this.#lastSent >= longestDelay) this.flush();
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    this.#send(this.#waiting);
    this.#waiting = [];
    this.#lastSent = performance.now();
  }
}
