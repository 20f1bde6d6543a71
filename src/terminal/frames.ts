// What changes often is drawn seldom: at once after a pause, else once a frame for all that has come meanwhile.

/** From one frame to the next, in milliseconds. */
const frameTime = 50;

export class Frames {
  readonly #draw: () => void;
  #timer: NodeJS.Timeout | null = null;
  #last = Number.NEGATIVE_INFINITY;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** There is something to draw. */
  request(): void {
    const left = this.#last + frameTime - performance.now();
    this.#timer ??= setTimeout(() => this.drawNow(), Math.max(0, left));
  }

  /** Draws without waiting for the frame. */
  drawNow(): void {
    this.stop();
    this.#draw();
    this.#last = performance.now();
  }

  /** Whatever was asked for is not drawn. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
