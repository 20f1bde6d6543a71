// lock, with async functions. There is no lock among the language's own things, so this is the least that is fair:
// those who wait stand in a list and are served in order; a promise is made only for one who has to wait, and the lock
// is handed to the next in line without ever being free.
import { repeat } from "./repeat.js";

interface Waiter {
  readonly wake: () => void;
  next: Waiter | null;
}

class Lock {
  private isHeld = false;
  private first: Waiter | null = null;
  private last: Waiter | null = null;

  /** Null: it was free, and there is nothing to wait for. */
  acquire(): Promise<void> | null {
    if (this.isHeld) return new Promise((wake) => this.append({ wake, next: null }));
    this.isHeld = true;
    return null;
  }

  release(): void {
    const { first } = this;
    if (first === null) {
      this.isHeld = false;
      return;
    }
    this.first = first.next;
    if (this.first === null) this.last = null;
    first.wake();
  }

  private append(waiter: Waiter): void {
    if (this.last === null) this.first = waiter;
    else this.last.next = waiter;
    this.last = waiter;
  }
}

const turn = Promise.resolve();

async function taker(lock: Lock, times: number): Promise<number> {
  for (let i = 0; i < times; i++) {
    const served = lock.acquire();
    if (served !== null) await served;
    try {
      await turn;
    } finally {
      lock.release();
    }
  }
  return times;
}

async function main(tasks: number, times: number): Promise<number> {
  const lock = new Lock();
  const running = Array.from({ length: tasks }, () => taker(lock, times));
  let taken = 0;
  for (const each of running) taken += await each;
  return taken;
}

await repeat((tasks = 0, times = 0) => main(tasks, times));
