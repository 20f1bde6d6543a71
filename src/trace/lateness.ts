// How late the machine was in a run in real time, and whether that changed the course of the run. Rule: each wait is taken to
// last exactly as long as was asked for, and everything else to take no time; what happened later than so was late. Whether
// waits overlap is the program's doing: a run that loses its concurrency is long by that, not late.
import type { Second, TraceEvent } from "./event.js";

export interface Lateness {
  /** From `at` on, what happened was `late` seconds later than the waits alone would have had it. */
  readonly moments: readonly { readonly at: Second; readonly late: Second }[];
  /**
   * Since when something may have come in another order than the waits alone would have given: something that was due
   * later went first. Null: nothing did.
   */
  readonly overtakenAt: Second | null;
}

/** Sums of decimals stray by less than this. */
const rounding: Second = 1e-6;

/** Made of the events of a run in real time; in virtual time nothing is late. */
export function latenessOf(events: readonly TraceEvent[]): Lateness {
  const reckoning = new Reckoning(events);
  for (const event of events) reckoning.apply(event);
  return reckoning;
}

/** How late the run was at a moment of it. */
export function lateAt({ moments }: Lateness, at: Second): Second {
  return moments.findLast((moment) => moment.at <= at)?.late ?? 0;
}

interface Timer {
  /** When it would have fired, had nothing been late. */
  readonly due: Second;
  readonly deadline: Second;
  /** It may come due all the same, and then does nothing. */
  isCancelled: boolean;
}

/** What a function in another thread did. */
type Span = Extract<TraceEvent, { readonly kind: "span" }>;

class Reckoning implements Lateness {
  readonly moments: { at: Second; late: Second }[] = [];
  overtakenAt: Second | null = null;
  /** When what happens now would have happened. */
  #due: Second = 0;
  readonly #timers = new Map<number, Timer>();
  /** Of those that have fired since the last iteration began, when they were due; and what was due before them. */
  #fired: Second[] = [];
  #before: Second = 0;
  /** How long the thread is held. */
  #held: Second = 0;
  /** The functions that have not begun yet, the first one first; and those that run, with when they would have ended. */
  readonly #coming: Span[];
  readonly #running = new Map<Span, Second>();

  constructor(events: readonly TraceEvent[]) {
    const spans = events.filter((event) => event.kind === "span");
    this.#coming = spans.filter(({ thread }) => thread === true).sort((one, other) => one.from - other.from);
  }

  apply(event: TraceEvent): void {
    const { at } = event;
    for (let next = this.#coming[0]; next !== undefined && next.from < at; next = this.#coming[0]) {
      this.#coming.shift();
      const { slept = next.to - next.from } = next;
      this.#running.set(next, this.#due + slept);
    }
    switch (event.kind) {
      case "timer-set": {
        const { timer, deadline } = event;
        this.#timers.set(timer, { due: this.#due + (deadline - at), deadline, isCancelled: false });
        break;
      }
      case "timer-cancelled": {
        const timer = this.#timers.get(event.timer);
        if (timer !== undefined) timer.isCancelled = true;
        break;
      }
      case "timer-fired":
        this.#fire(event.timer, at);
        break;
      case "iteration":
        this.#begin(event.ready, at);
        break;
      case "blocked":
        this.#held = event.seconds;
        break;
      case "unblocked":
        this.#due += this.#held;
        this.#held = 0;
        break;
      case "output":
      case "output-part":
        if (event.thread === true) this.#hear(event.frames[0], at);
        break;
      case "span":
        this.#hear(event.name, at);
        this.#due = Math.max(this.#due, this.#running.get(event) ?? this.#due);
        this.#running.delete(event);
        break;
    }
    this.moments.push({ at, late: Math.max(0, at - this.#due) });
  }

  #fire(id: number, at: Second): void {
    const timer = this.#timers.get(id);
    if (timer === undefined) return;
    this.#timers.delete(id);
    if (this.#fired.length === 0) this.#before = this.#due;
    this.#fired.push(timer.due);
    // A loop that has both fires first what has the earlier deadline: anything else is its own fault, and no lateness.
    const isOvertaker = [...this.#timers.values()].some(
      (other) => isEarlier(other.due, timer.due) && !other.isCancelled && other.deadline >= timer.deadline,
    );
    const isBeforeJob = [...this.#running.values()].some((due) => isEarlier(due, timer.due));
    if (isOvertaker || (isBeforeJob && isEarlier(this.#before, timer.due))) this.#overtake(at);
    this.#due = Math.max(this.#due, timer.due);
  }

  /** An iteration runs all that is ready: what was due later should have found nothing else there. */
  #begin(ready: number, at: Second): void {
    const ahead = this.#fired.filter((due) => isEarlier(this.#before, due));
    this.#fired = [];
    const first = Math.min(...ahead);
    const together = ahead.filter((due) => !isEarlier(first, due));
    if (ahead.length > 0 && ready > together.length) this.#overtake(at);
  }

  /** Something comes of a function in another thread: a timer that was due before should have fired by now. */
  #hear(name: string | undefined, at: Second): void {
    const [, end] = [...this.#running].find(([span]) => span.name === name) ?? [];
    if (end === undefined) return;
    const isLate = [...this.#timers.values()].some(
      ({ due, isCancelled }) => !isCancelled && isEarlier(this.#due, due) && isEarlier(due, end),
    );
    if (isLate) this.#overtake(at);
  }

  #overtake(at: Second): void {
    this.overtakenAt ??= at;
  }
}

function isEarlier(one: Second, other: Second): boolean {
  return one < other - rounding;
}
