// The loops of a program, each with its ready queue and its timers. Rule: one of them is shown at a time, the one that ran last.
import { type ReadyEntry, ReadyQueue } from "./readyQueue.js";
import { TimerHeap, type TimerSet } from "./timerHeap.js";

interface LoopState {
  readonly ready: ReadyQueue;
  readonly timers: TimerHeap;
  isClosed: boolean;
}

/** The number of the first loop, as of a program's only one. */
const firstLoop = 1;

export class Loops {
  readonly #loops = new Map<number, LoopState>();
  #shown = firstLoop;
  /** How many have stood in a ready queue at once so far, how many timers of a loop were set, and how many were both together. */
  most = { ready: 0, timers: 0, both: 0 };

  get shown(): LoopState {
    return this.of(this.#shown);
  }

  of(loop = firstLoop): LoopState {
    let state = this.#loops.get(loop);
    if (state === undefined) {
      state = { ready: new ReadyQueue(), timers: new TimerHeap(), isClosed: false };
      this.#loops.set(loop, state);
    }
    return state;
  }

  enter(entry: ReadyEntry, loop: number | undefined): void {
    const state = this.of(loop);
    state.ready.enter(entry);
    this.#grew(state);
  }

  /** It has come to its turn. False: it stands in no queue. */
  leave(kind: ReadyEntry["kind"], number: number): boolean {
    // As a rule it is the first one of the loop that runs: the others are not looked through then.
    if (this.shown.ready.leave(kind, number)) return true;
    for (const { ready } of this.#loops.values()) if (ready.leave(kind, number)) return true;
    return false;
  }

  set(timer: TimerSet): void {
    const state = this.of(timer.loop);
    state.timers.set(timer);
    this.#grew(state);
  }

  #grew({ ready: { length: ready }, timers: { length: timers } }: LoopState): void {
    const { most } = this;
    if (ready <= most.ready && timers <= most.timers && ready + timers <= most.both) return;
    this.most = {
      ready: Math.max(ready, most.ready),
      timers: Math.max(timers, most.timers),
      both: Math.max(ready + timers, most.both),
    };
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
    const copy = new Loops();
    copy.#shown = this.#shown;
    copy.most = this.most;
    for (const [loop, { ready, timers, isClosed }] of this.#loops)
      copy.#loops.set(loop, { ready: ready.copy(), timers: timers.copy(), isClosed });
    return copy;
  }
}
