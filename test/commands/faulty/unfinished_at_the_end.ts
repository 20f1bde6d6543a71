// main returns while its task is at work: run cancels it.
import { asyncio, coroutine, print } from "asyncio-lessons";

const send = coroutine(function* send() {
  yield* asyncio.sleep(2);
  print("sent");
});

const main = coroutine(function* main() {
  asyncio.createTask(send());
  yield* asyncio.sleep(1);
  print("main ends");
});

await asyncio.run(main());
