// Plays a run: one step after the other, at a speed that can be changed meanwhile.

/** Steps a second. */
const speeds = [0.5, 1, 2, 4, 8, 16, 32] as const;

export class Player {
  readonly #tick: () => boolean;
  #speed = 2;
  #timer: number | null = null;

  /** @param tick takes a step; false at the end */
  constructor(tick: () => boolean) {
    this.#tick = tick;
  }

  get isPlaying(): boolean {
    return this.#timer !== null;
  }

  get speed(): number {
    return speeds[this.#speed] ?? 1;
  }

  changeSpeed(by: 1 | -1): void {
    this.#speed = Math.max(0, Math.min(speeds.length - 1, this.#speed + by));
    if (this.isPlaying) this.play();
  }

  play(): void {
    this.stop();
    this.#timer = setInterval(() => {
      if (!this.#tick()) this.stop();
    }, 1000 / this.speed);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
