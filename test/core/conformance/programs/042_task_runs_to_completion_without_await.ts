// Rule 042: no suspension point = no switch; awaiting coroutines that never suspend does not let others
// run.
import { asyncio, coroutine, print } from "asyncio-lessons";

const nested = coroutine(function* nested() {
  return 1;
});
const hog = coroutine(function* hog() {
  for (let i = 0; i < 3; i++) {
    yield* nested();
    print("hog", i);
  }
});
const other = coroutine(function* other() {
  print("other");
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(other());
  yield* hog();
  print("main after hog");
  yield* t;
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
