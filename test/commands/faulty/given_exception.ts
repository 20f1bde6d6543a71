// An exception is given to a future: it is raised where that is awaited, and was not raised where it was made.
import { asyncio, coroutine, ValueError } from "asyncio-lessons";

const give = coroutine(function* give(future: asyncio.Future<number>) {
  yield* asyncio.sleep(1);
  const error = new ValueError("no answer");
  future.setException(error);
});

const ask = coroutine(function* ask(future: asyncio.Future<number>) {
  return yield* future;
});

const main = coroutine(function* main() {
  const future = new asyncio.Future<number>();
  const giver = asyncio.createTask(give(future));
  yield* ask(future);
  yield* giver;
});

await asyncio.run(main());
