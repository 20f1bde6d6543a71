import { asyncio, coroutine, print } from "asyncio-lessons";

function status<T>(future: asyncio.Future<T>) {
  if (!future.done()) return "pending";
  if (future.cancelled()) return "cancelled";
  return `finished, result ${future.result()}`;
}

const answer = coroutine(function* answer() {
  yield* asyncio.sleep(1);
  return 42;
});

const main = coroutine(function* main() {
  print("coroutine gives", yield* answer());

  let task = asyncio.createTask(answer());
  print("task:", status(task));
  print("task gives", yield* task);
  print("task:", status(task));

  const loop = asyncio.getRunningLoop();
  let future = loop.createFuture<number>();
  loop.callLater(1, future.setResult.bind(future), 43);
  print("future:", status(future));
  print("future gives", yield* future);
  print("future:", status(future));

  task = asyncio.createTask(answer());
  task.cancel();
  print("task, asked to cancel:", status(task));
  try {
    yield* task;
  } catch (error) {
    if (!(error instanceof asyncio.CancelledError)) throw error;
    print("task:", status(task));
  }

  future = loop.createFuture();
  future.cancel();
  print("future:", status(future));
  print("is a task a future:", task instanceof asyncio.Future ? "yes" : "no");
});

await asyncio.run(main());
