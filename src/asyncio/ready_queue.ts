// The loop's queue of what is ready to run: first in, first out.

/** What the loop can run: a handle, or a task's next step. */
export interface Runnable {
  /** @internal Runs it; only KeyboardInterrupt and SystemExit come out. */
  _run(): void;
  /** @internal Will running it do nothing? */
  _isCancelled(): boolean;
}

/**
 * Two lists that change places: one is filled while the other is emptied, as an iteration runs just what was ready when it
 * began.
 */
export class ReadyQueue {
  #incoming: (Runnable | undefined)[] = [];
  #incomingLength = 0;
  #outgoing: (Runnable | undefined)[] = [];
  #outgoingLength = 0;
  /** How many of the outgoing ones are gone. */
  #gone = 0;

  get length(): number {
    return this.#outgoingLength - this.#gone + this.#incomingLength;
  }

  push(item: Runnable): void {
    this.#incoming[this.#incomingLength++] = item;
  }

  /** Takes the oldest entry; the queue must not be empty. */
  shift(): Runnable {
    if (this.#gone === this.#outgoingLength) this.#swap();
    const item = this.#outgoing[this.#gone] as Runnable;
    this.#outgoing[this.#gone++] = undefined;
    return item;
  }

  /** What stands in it, the oldest first. */
  entries(): Runnable[] {
    const outgoing = this.#outgoing.slice(this.#gone, this.#outgoingLength);
    return [...outgoing, ...this.#incoming.slice(0, this.#incomingLength)] as Runnable[];
  }

  clear(): void {
    while (this.length > 0) this.shift();
  }

  #swap(): void {
    const emptied = this.#outgoing;
    this.#outgoing = this.#incoming;
    this.#outgoingLength = this.#incomingLength;
    this.#gone = 0;
    this.#incoming = emptied;
    this.#incomingLength = 0;
  }
}
