// What is left over at the end: a coroutine that was never awaited, and tasks that hang.
import { asyncio, coroutine, print } from "asyncio-lessons";

const forgotten = coroutine(function* forgotten() {
  print("never seen");
});

const hangs = coroutine(function* hangs(seconds) {
  yield* asyncio.sleep(seconds);
});

const main = coroutine(function* main() {
  forgotten();
  asyncio.createTask(hangs(60), { name: "long" });
  asyncio.createTask(hangs(3600), { name: "longer" });
  yield* asyncio.sleep(1);
  print("main is done");
});

await asyncio.run(main());
