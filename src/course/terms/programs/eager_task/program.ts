import { asyncio, coroutine, print } from "asyncio-lessons";

const greet = coroutine(function* greet() {
  print("hello from the task");
});

const main = coroutine(function* main() {
  asyncio.getRunningLoop().setTaskFactory(asyncio.eagerTaskFactory);
  const task = asyncio.createTask(greet());
  print("after create_task, done:", task.done());
});

await asyncio.run(main());
