import { asyncio, coroutine, print, time } from "asyncio-lessons";

function now() {
  return `at ${(time.time() - start).toFixed(1)} s`;
}

function callback(name: string) {
  print(now(), name);
}

const main = coroutine(function* main() {
  print(now(), "main begins");
  yield* asyncio.sleep(2);
  print(now(), "main ends");
  return "the result";
});

async function by_hand() {
  const loop = asyncio.newEventLoop();
  print(now(), "step 1: a new loop, running:", loop.isRunning());
  loop.callSoon(callback, "first callback");
  const task = loop.createTask(main());
  print(now(), "step 2: a task on it, done:", task.done());
  loop.callSoon(callback, "second callback");
  loop.callLater(1, callback, "timer of 1 s");
  loop.callLater(3, callback, "timer of 3 s");
  const result = await loop.runUntilComplete(task);
  print(now(), "step 3: run until the task is done:", result);
  loop.close();
}

async function in_one_call() {
  const result = await asyncio.run(main());
  print(now(), "asyncio.run:", result);
}

const start = time.time();
await by_hand();
await in_one_call();
