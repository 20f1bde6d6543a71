// Two calls of one function hold a lock, two others do without it: it guards nothing against those.
import { asyncio, asyncWith, coroutine } from "asyncio-lessons";

const lock = new asyncio.Lock();

const save = coroutine(function* save() {
  yield* asyncio.sleep(1);
});

const careless = coroutine(function* careless() {
  yield* save();
});

const careful = coroutine(function* careful() {
  yield* asyncWith(lock, save);
});

const main = coroutine(function* main() {
  yield* asyncio.gather(careless(), careless(), careful(), careful());
});

await asyncio.run(main());
