// Work that is done a little at a time. Rule: between two slices Node's own loop gets its turn, so that signals, timers
// and redraws wait for one slice at most, however much there is to do.

/** A slice lasts so many milliseconds, and as long as the piece of work that was begun in it. */
const longest = 15;

interface Work {
  /** Does one piece; false when there is none. */
  readonly doOne: () => boolean;
  /** What has to be waited for before there is room for the next piece; null when there is room. */
  readonly room?: (() => Promise<void> | null) | undefined;
  /** Called whenever all that there was is done. */
  readonly onIdle: () => void;
}

export class Slices {
  readonly #work: Work;
  #isUnderWay = false;
  #isStopped = false;

  constructor(work: Work) {
    this.#work = work;
  }

  /** There may be work: begins with it at once, unless it is under way. */
  wake(): void {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    this.#slice();
  }

  /** Nothing more is done. */
  stop(): void {
    this.#isStopped = true;
  }

  #slice(): void {
    const { doOne, room, onIdle } = this.#work;
    const end = performance.now() + longest;
    do {
      if (this.#isStopped) return;
      const wait = room?.() ?? null;
      if (wait !== null) {
        void wait.then(() => this.#slice());
        return;
      }
      if (!doOne()) {
        this.#isUnderWay = false;
        if (!this.#isStopped) onIdle();
        return;
      }
    } while (performance.now() < end);
    setImmediate(() => this.#slice());
  }
}
