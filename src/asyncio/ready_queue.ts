// The loop's queue of what is ready to run: first in, first out, in a ring that grows by doubling.

/** What the loop can run: a handle, or a task's next step. */
export interface Runnable {
  /** @internal Runs it; only KeyboardInterrupt and SystemExit come out. */
  _run(): void;
  /** @internal Will running it do nothing? */
  _isCancelled(): boolean;
}

export class ReadyQueue {
  #ring: (Runnable | undefined)[] = new Array(64).fill(undefined);
  #mask = 63;
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: Runnable): void {
    if (this.#length > this.#mask) this.#grow();
    this.#ring[(this.#head + this.#length) & this.#mask] = item;
    this.#length++;
  }

  /** Takes the oldest entry; the queue must not be empty. */
  shift(): Runnable {
    const item = this.#ring[this.#head] as Runnable;
    this.#ring[this.#head] = undefined;
    this.#head = (this.#head + 1) & this.#mask;
    this.#length--;
    return item;
  }

  clear(): void {
    while (this.#length > 0) this.shift();
  }

  #grow(): void {
    const size = this.#ring.length;
    const ring = new Array<Runnable | undefined>(size * 2).fill(undefined);
    for (let i = 0; i < size; i++) ring[i] = this.#ring[(this.#head + i) & this.#mask];
    this.#ring = ring;
    this.#mask = size * 2 - 1;
    this.#head = 0;
  }
}
