// A trace made ready for going anywhere in it. Rule: the state at any moment is made by a short replay, from the nearest
// state before it that is kept; states share what is the same in them, so that many can be kept.
import type { OutputStream, Second, TaskId, TraceEvent } from "../event.js";
import { type Lane, Lanes } from "../lanes.js";
import { RunState, type Snapshot } from "./runState.js";
import { countOf } from "./timerHeap.js";

/** A complete line of output. */
export interface OutputLine {
  /** How many events had happened once it was complete. */
  readonly event: number;
  readonly stream: OutputStream;
  readonly text: string;
  /** When it was begun. */
  readonly at: Second;
  readonly task: TaskId | null;
}

/** So many states are kept throughout a trace, unless they would lie closer to each other than this. */
const mostKept = 256;
const leastApart = 1_000;

/** And so many of those that were asked for last, or that lie on the way to them: whoever steps back comes by them next. */
const mostNear = 64;
const nearApart = 500;

/**
 * All positions are numbers of events that have happened: 0 before the first, `length` after the last; the event that has
 * just happened at position n is `events[n - 1]`.
 */
export class Timeline {
  readonly events: readonly TraceEvent[];
  readonly outputs: readonly OutputLine[];
  /** The state after all events. */
  readonly last: Snapshot;
  /** The first moment at which as many tasks waited as ever did; null: no task ever waited. */
  readonly fullest: number | null;
  readonly #drawn = new Lanes();
  #lanes: readonly Lane[] | null = null;
  /** At every multiple of `#apart`, from 0 on. */
  readonly #kept: RunState[] = [];
  readonly #apart: number;
  /** The oldest first. None is changed any more: whoever has asked for one may keep it. */
  #near: RunState[] = [];

  /** @param look is shown each event, with the state before it */
  constructor(events: readonly TraceEvent[], look?: (event: TraceEvent, before: Snapshot) => void) {
    this.events = events;
    this.#apart = Math.max(leastApart, Math.ceil(events.length / mostKept));
    const outputs: OutputLine[] = [];
    let [fullest, most] = [0, 0];
    const state = new RunState();
    // Not `entries()`: there may be a million.
    for (let number = 0; number < events.length; number++) {
      if (number % this.#apart === 0) this.#kept.push(state.copy());
      const event = events[number] as TraceEvent;
      look?.(event, state);
      state.apply(event, events[number + 1]);
      this.#drawn.note(event, state);
      if (state.waitingCount > most) [fullest, most] = [state.event, state.waitingCount];
      if (event.kind !== "output") continue;
      const { stream, at, since = at, task } = event;
      for (const text of event.text.split("\n")) {
        outputs.push({ event: number + 1, stream, text, at: since, task });
      }
    }
    this.outputs = outputs;
    this.fullest = most === 0 ? null : fullest;
    this.last = state;
    this.#near.push(state);
  }

  get length(): number {
    return this.events.length;
  }

  /** The lanes of the whole run. */
  get lanes(): readonly Lane[] {
    this.#lanes ??= this.#drawn.close();
    return this.#lanes;
  }

  /** The state after so many events; beyond the ends, that at the end. It stays as it is. */
  stateAt(position: number): Snapshot {
    const wanted = Math.max(0, Math.min(Math.trunc(position), this.length));
    const from = this.#nearestTo(wanted);
    if (from.event === wanted) return from;
    const state = from.copy();
    while (state.event < wanted) {
      state.apply(this.events[state.event] as TraceEvent, this.events[state.event + 1]);
      if (state.event % nearApart === 0 && state.event < wanted) this.#near.push(state.copy());
    }
    this.#near.push(state);
    this.#near = this.#near.slice(-mostNear);
    return state;
  }

  /** The position at which all has happened that happened up to a time. */
  atTime(at: Second): number {
    return countOf(this.length, (place) => (this.events[place] as TraceEvent).at <= at);
  }

  #nearestTo(wanted: number): RunState {
    let nearest = this.#kept[Math.floor(wanted / this.#apart)] ?? this.#kept.at(-1) ?? new RunState();
    for (const state of this.#near) {
      if (state.event <= wanted && state.event > nearest.event) nearest = state;
    }
    return nearest;
  }
}
