import { asyncio, coroutine, print } from "asyncio-lessons";

let tasks: asyncio.Task<void>[] = [];

const onePrint = coroutine(function* onePrint() {
  print("onePrint starts");
  yield* asyncio.sleep(3);
  print(1);
});

const twoPrint = coroutine(function* twoPrint() {
  print("twoPrint starts");
  yield* asyncio.sleep(2);
  print(2);
});

const threePrint = coroutine(function* threePrint() {
  print("threePrint starts");
  yield* asyncio.sleep(1);
  print(3);
});

const main = coroutine(function* main() {
  tasks = [];
  for (const coroutine of [onePrint(), twoPrint(), threePrint()]) {
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
report("runUntilComplete");
await loop.runUntilComplete(asyncio.sleep(2.5));
report("2.5 s later");
loop.close();
