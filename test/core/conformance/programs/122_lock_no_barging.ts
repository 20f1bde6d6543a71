// Rule 122: releasing and at once re-acquiring goes to the back of the queue if somebody waits.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const greedy = coroutine(function* greedy(l: asyncio.Lock) {
  for (const i of [0, 1, 2]) {
    yield* l.acquire();
    print("greedy", i);
    yield* asyncio.sleep(0);
    l.release();
  }
});

const polite = coroutine(function* polite(l: asyncio.Lock) {
  yield* asyncWith(l, function* () {
    print("polite");
  });
});

const main = coroutine(function* main() {
  const l = new asyncio.Lock();
  yield* asyncio.gather(greedy(l), polite(l));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
