import { asyncio, coroutine, print, time } from "asyncio-lessons";

const block = coroutine(function* block() {
  time.sleep(2);
  print("blocked for 2 s");
});

const nap = coroutine(function* nap() {
  yield* asyncio.sleep(1);
  print("wanted to sleep 1 s");
});

const main = coroutine(function* main() {
  yield* asyncio.gather(nap(), block());
});

await asyncio.run(main());
