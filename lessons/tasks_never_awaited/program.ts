import { asyncio, coroutine, print } from "asyncio-lessons";

let tasks: asyncio.Task<void>[] = [];

const one_print = coroutine(function* one_print() {
  print("one_print starts");
  yield* asyncio.sleep(3);
  print(1);
});

const two_print = coroutine(function* two_print() {
  print("two_print starts");
  yield* asyncio.sleep(2);
  print(2);
});

const three_print = coroutine(function* three_print() {
  print("three_print starts");
  yield* asyncio.sleep(1);
  print(3);
});

const main = coroutine(function* main() {
  tasks = [];
  for (const coroutine of [one_print(), two_print(), three_print()]) {
    tasks.push(asyncio.createTask(coroutine));
  }
  print("main ends");
});

function status(task: asyncio.Task<void>) {
  if (!task.done()) return "pending";
  return task.cancelled() ? "cancelled" : "finished";
}

function report(after: string) {
  print(`${after}:`, tasks.map(status).join(", "));
}

await asyncio.run(main());
report("run");

const loop = asyncio.newEventLoop();
await loop.runUntilComplete(main());
report("run_until_complete");
await loop.runUntilComplete(asyncio.sleep(2.5));
report("2.5 s later");
loop.close();
