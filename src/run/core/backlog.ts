// How much a worker has sent that nobody has taken yet. Rule: beyond a bound the worker waits, as any program does whose
// output is taken more slowly than it writes; so what is under way never fills the memory.

/** Waits as long as `cell[0]` is `value`. */
type AtomicsWait = (cell: Int32Array, value: number) => void;

/** Of `worker.terminate()` a thread that waits so hears as well. */
const waitForChange: AtomicsWait = (cell, value) => {
  Atomics.wait(cell, 0, value);
};

/** What a message counts for beside what it holds, in bytes: handing one on takes time, however little that is. */
const bytesOfMessage = 8192;

/** One of the two ends: both threads have one on the same shared memory. */
export class Backlog {
  readonly #cell: Int32Array;
  readonly #most: number;
  readonly #wait: AtomicsWait;

  /**
   * @param shared four bytes, which hold the size of what is under way
   * @param most who sends waits while more than this is under way
   */
  constructor(shared: SharedArrayBuffer, most: number, wait: AtomicsWait = waitForChange) {
    this.#cell = new Int32Array(shared);
    this.#most = most;
    this.#wait = wait;
  }

  /**
   * For who sends, after sending.
   *
   * @param size what the message's events weigh, in bytes
   * @returns whether nothing else was under way: who takes may have to be woken
   */
  sent(size: number): boolean {
    // Who takes may have been quicker than this note.
    return Atomics.add(this.#cell, 0, size + bytesOfMessage) <= 0;
  }

  /** For who sends: waits until there is room for more. */
  waitForRoom(): void {
    let underWay = Atomics.load(this.#cell, 0);
    if (underWay <= this.#most) return;
    // Until half of it is taken: the two would wake each other at every message otherwise.
    for (; underWay > this.#most / 2; underWay = Atomics.load(this.#cell, 0))
      this.#wait(this.#cell, underWay);
  }

  /** For who takes. */
  taken(size: number): void {
    const whole = size + bytesOfMessage;
    if (Atomics.sub(this.#cell, 0, whole) - whole <= this.#most / 2) Atomics.notify(this.#cell, 0);
  }
}
