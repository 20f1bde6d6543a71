// What goes on outside of a loop: what it waits for, such as promises, and code that waits for the loop in its turn. Rule:
// as long as there is such work, a loop with nothing to do is not in a deadlock.
import type { Clock } from "./clocks/clock.js";
import { warn } from "./python/log.js";

/** A timer of Node's takes no more milliseconds. */
const longestTimer = 2 ** 31 - 1;

export class Outside {
  /** In virtual time: so many real seconds work outside is waited for. */
  readonly #patience: number;
  #works = 0;
  #waiters = 0;
  /** What is under way has not come in all that time: only something new is waited for as long. */
  #isGivenUp = false;

  constructor({ patience = 10 }: Clock) {
    this.#patience = Math.min(patience, longestTimer / 1000);
  }

  /** Is something under way that will wake the loop? */
  get hasWork(): boolean {
    return this.#works > 0;
  }

  /** Something is under way that will wake the loop; call what it returns when it has ended. */
  beginWork(): () => void {
    this.#works++;
    this.#isGivenUp = false;
    return once(() => {
      this.#works--;
      this.#isGivenUp = false;
    });
  }

  /** Somebody waits for what the loop gives; call what it returns when that is there. */
  beginWait(): () => void {
    this.#waiters++;
    return once(() => {
      this.#waiters--;
    });
  }

  /**
   * How many real seconds virtual time stands before a wait of `seconds`. Where somebody outside waits for the loop, the
   * work may itself be waiting for this very time to pass: then it has as long as it would have in real time.
   */
  patienceBefore(seconds: number): number {
    if (!this.hasWork || this.#isGivenUp) return 0;
    return this.#waiters > 0 ? Math.min(seconds, this.#patience) : this.#patience;
  }

  /** Nothing has come in that time. */
  giveUp(): void {
    if (this.#waiters > 0) return;
    this.#isGivenUp = true;
    warn(
      "RuntimeWarning",
      `nothing has come from outside the event loop for ${this.#patience} seconds: virtual time goes on without it (in real time the loop waits as long as it takes)`,
    );
  }
}

function once(end: () => void): () => void {
  let isOver = false;
  return () => {
    if (!isOver) end();
    isOver = true;
  };
}
