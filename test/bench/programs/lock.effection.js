// lock, with effection. It has no lock, so this is the one of lock.promises.ts in its terms.
import { action, run, spawn } from "effection";
import { repeat } from "./repeat.js";
import { turn } from "./turn.effection.js";

const nothingToUndo = () => {};

class Lock {
  #isHeld = false;
  #first = null;
  #last = null;
  // Made once: an operation may be awaited any number of times.
  #served = action((wake) => {
    const waiter = { wake, next: null };
    if (this.#last === null) this.#first = waiter;
    else this.#last.next = waiter;
    this.#last = waiter;
    return nothingToUndo;
  }, "lock");

  /** Null: it was free, and there is nothing to wait for. */
  acquire() {
    if (this.#isHeld) return this.#served;
    this.#isHeld = true;
    return null;
  }

  release() {
    const first = this.#first;
    if (first === null) {
      this.#isHeld = false;
      return;
    }
    this.#first = first.next;
    if (this.#first === null) this.#last = null;
    first.wake();
  }
}

function* taker(lock, times) {
  for (let i = 0; i < times; i++) {
    const served = lock.acquire();
    if (served !== null) yield* served;
    try {
      yield* turn;
    } finally {
      lock.release();
    }
  }
  return times;
}

function* main(tasks, times) {
  const lock = new Lock();
  const running = [];
  for (let i = 0; i < tasks; i++) running.push(yield* spawn(() => taker(lock, times)));
  let taken = 0;
  for (const task of running) taken += yield* task;
  return taken;
}

await repeat((tasks = 0, times = 0) => run(() => main(tasks, times)));
