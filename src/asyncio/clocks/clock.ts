// A loop needs this of a clock: to read it, to poll, to wait, and to be held up by a blocking sleep. Rule: time never
// goes backwards.

/** What a loop asks of its clock; one of one's own may be given to `EventLoop`. All times are seconds. */
export interface Clock {
  /** Deadlines up to this many seconds ahead count as due. */
  readonly resolution: number;

  /** Does it stand while threads and promises work, and not go by itself? */
  readonly isVirtual?: boolean;

  /**
   * Of a virtual clock: how many real seconds it stands for promises that have not settled while something is alive that
   * may settle them; 10 unless given. 0: for a turn of Node's only.
   */
  readonly patience?: number;

  /** Of a virtual clock: wall time less loop time, in seconds. */
  readonly wallOffset?: number;

  /** The loop's time, in seconds from an arbitrary start. Never goes backwards. */
  time(): number;

  /** As if `time` were called, for a caller who does not need to know it: there is no timer that could be due. */
  skip(): void;

  /** The time, for watchers: reading it takes no virtual time. */
  peek(): number;

  /** @internal What `time` gave last, where `peek` gives something later. */
  readonly _latest?: number;

  /** Seconds since 1970: what Python's `time.time()` gives. */
  wallTime(): number;

  /** Blocks the thread for `seconds`. */
  sleep(seconds: number): void;

  /** An iteration begins that has something ready and so does not wait. */
  poll(): void;

  /**
   * Waits `seconds`, unless something wakes the loop before.
   *
   * @param seconds how long, more than 0
   * @param outsideWork is something outside the loop (a promise, say) pending that may wake it?
   * @param resume to be called once the time is up; never from inside this call
   * @returns null when the time is up already; else a function that gives up the waiting
   */
  wait(seconds: number, outsideWork: boolean, resume: () => void): (() => void) | null;
}
