// Two tasks see that there is one seat, wait, and both take it.
import { asyncio, coroutine, print } from "asyncio-lessons";

let seats = 1;

const book = coroutine(function* book(name: string) {
  if (seats === 0) return;
  yield* asyncio.sleep(1);
  seats -= 1;
  print(name, "has a seat");
});

const main = coroutine(function* main() {
  yield* asyncio.gather(book("ann"), book("bob"));
  print("seats left:", seats);
});

await asyncio.run(main());
