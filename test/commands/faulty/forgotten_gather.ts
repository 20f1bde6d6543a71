// gather is called and never awaited: main ends before its children do.
import { asyncio, coroutine, print } from "asyncio-lessons";

const download = coroutine(function* download(page: string) {
  yield* asyncio.sleep(1);
  print("got", page);
});

const main = coroutine(function* main() {
  asyncio.gather(download("a"), download("b"));
  print("all downloaded?");
});

await asyncio.run(main());
