// pingpong: two tasks hand a ball to and fro through two queues of size 1. Size: how often it goes there and back.
import { asyncio, coroutine } from "asyncio-lessons";
import { repeat } from "./repeat.js";

type Balls = asyncio.Queue<number>;

const ping = coroutine(function* ping(balls: number, there: Balls, back: Balls) {
  let returned = 0;
  for (let i = 0; i < balls; i++) {
    yield* there.put(i);
    if ((yield* back.get()) === i) returned++;
  }
  return returned;
});

const pong = coroutine(function* pong(balls: number, there: Balls, back: Balls) {
  for (let i = 0; i < balls; i++) yield* back.put(yield* there.get());
});

const main = coroutine(function* main(balls: number) {
  const there: Balls = new asyncio.Queue(1);
  const back: Balls = new asyncio.Queue(1);
  const one = asyncio.createTask(ping(balls, there, back));
  const other = asyncio.createTask(pong(balls, there, back));
  yield* other;
  return yield* one;
});

await repeat((balls = 0) => asyncio.run(main(balls)));
