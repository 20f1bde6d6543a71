// A run that nobody awaits, which takes the machine far longer than a slice of real time: where does the rest go on?
import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  for (let turn = 0; turn < 15_000; turn++) {
    for (let count = 0; count < 2000; count++);
    yield* asyncio.sleep(0);
    if (turn % 1000 === 0) print("turn", turn);
  }
  yield* asyncio.sleep(1);
  print("ends");
});

void asyncio.run(main());
print("after");
