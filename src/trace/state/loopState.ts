// The loops of a program, each with its ready queue and its timers. Rule: one of them is shown at a time, the one that ran last.
import { isEntryOf, type ReadyEntry, ReadyQueue } from "./readyQueue.js";
import { TimerHeap, type TimerSet } from "./timerHeap.js";

interface LoopState {
  readonly ready: ReadyQueue;
  readonly timers: TimerHeap;
  isClosed: boolean;
}

/** The number of the first loop, as of a program's only one. */
const firstLoop = 1;

export class Loops {
  /** By number; and the same in the order in which they were heard of. */
  readonly #loops = new Map<number, LoopState>();
  readonly #all: LoopState[] = [];
  #shown: number;
  #most: number;

  constructor(shown = firstLoop, most = 0) {
    this.#shown = shown;
    this.#most = most;
  }

  get shown(): LoopState {
    return this.of(this.#shown);
  }

  /** How many have stood in a ready queue at once so far, how many timers of a loop were set, and how many were both together. */
  get most(): { readonly ready: number; readonly timers: number; readonly both: number } {
    return {
      ready: this.#all.reduce((most, { ready }) => Math.max(most, ready.most), 0),
      timers: this.#all.reduce((most, { timers }) => Math.max(most, timers.most), 0),
      both: this.#most,
    };
  }

  of(loop = firstLoop): LoopState {
    return (
      this.#loops.get(loop) ??
      this.#add(loop, { ready: new ReadyQueue(), timers: new TimerHeap(), isClosed: false })
    );
  }

  #add(loop: number, state: LoopState): LoopState {
    this.#loops.set(loop, state);
    this.#all.push(state);
    return state;
  }

  enter(entry: ReadyEntry, loop: number | undefined): void {
    const state = this.of(loop);
    state.ready.enter(entry);
    this.#grew(state);
  }

  /** It has come to its turn. False: it stands in no queue. */
  leave(kind: ReadyEntry["kind"], number: number): boolean {
    // As a rule it is the first one: the others are not looked through then.
    for (const { ready } of this.#all)
      if (isEntryOf(ready.at(0), kind, number)) return ready.leave(kind, number);
    for (const { ready } of this.#all) if (ready.leave(kind, number)) return true;
    return false;
  }

  set(timer: TimerSet): void {
    const state = this.of(timer.loop);
    state.timers.set(timer);
    this.#grew(state);
  }

  #grew({ ready, timers }: LoopState): void {
    this.#most = Math.max(this.#most, ready.length + timers.length);
  }

  /** A loop is told of. Where the one that was shown is closed, it is shown from now on. */
  heardOf(loop = firstLoop): void {
    if (this.shown.isClosed) this.#shown = loop;
  }

  /** A loop runs. */
  show(loop = firstLoop): void {
    this.#shown = loop;
  }

  close(loop = firstLoop): void {
    const closed = this.of(loop);
    closed.isClosed = true;
    closed.ready.clear();
    closed.timers.clear();
  }

  copy(): Loops {
    const copy = new Loops(this.#shown, this.#most);
    for (const [loop, { ready, timers, isClosed }] of this.#loops) {
      copy.#add(loop, { ready: ready.copy(), timers: timers.copy(), isClosed });
    }
    return copy;
  }
}
