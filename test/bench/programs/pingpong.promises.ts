// pingpong, with async functions. There is no queue among the language's own things, so each is the least that holds
// one ball: it makes a promise only for the one who has to wait, and knows of one who waits, as here there is never a
// second. Any queue that is fit for general use costs more.
import { repeat } from "./repeat.js";

class Place {
  private ball: number | null = null;
  private wake: (() => void) | null = null;

  get isFull(): boolean {
    return this.ball !== null;
  }

  /** To be awaited while the place is full and should be empty, or the other way round. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  put(ball: number): void {
    this.replace(ball);
  }

  take(): number {
    const { ball } = this;
    if (ball === null) throw new Error("nothing to take");
    this.replace(null);
    return ball;
  }

  private replace(ball: number | null): void {
    this.ball = ball;
    const { wake } = this;
    this.wake = null;
    wake?.();
  }
}

async function ping(balls: number, there: Place, back: Place): Promise<number> {
  let returned = 0;
  for (let i = 0; i < balls; i++) {
    while (there.isFull) await there.changed();
    there.put(i);
    while (!back.isFull) await back.changed();
    if (back.take() === i) returned++;
  }
  return returned;
}

async function pong(balls: number, there: Place, back: Place): Promise<void> {
  for (let i = 0; i < balls; i++) {
    while (!there.isFull) await there.changed();
    const ball = there.take();
    while (back.isFull) await back.changed();
    back.put(ball);
  }
}

async function main(balls: number): Promise<number> {
  const there = new Place();
  const back = new Place();
  const [returned] = await Promise.all([ping(balls, there, back), pong(balls, there, back)]);
  return returned;
}

await repeat((balls = 0) => main(balls));
