import { asyncio, coroutine, print } from "asyncio-lessons";

function report(task: asyncio.Future<string>): void {
  print("done with:", task.result());
}

const main = coroutine(function* main() {
  const task = asyncio.createTask(asyncio.sleep(1, "a result"));
  task.addDoneCallback(report);
  yield* task;
});

await asyncio.run(main());
