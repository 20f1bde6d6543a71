// Rule 163: with run_until_complete + close, dropping the pending task logs the message on the asyncio
// logger at ERROR.
import { asyncio, coroutine, print } from "asyncio-lessons";

const bg = coroutine(function* bg(e: asyncio.Event) {
  yield* e.wait();
});
const main = coroutine(function* main() {
  yield* asyncio.sleep(0);
});

export default async function program(): Promise<void> {
  asyncio.setLogHandler(({ level, message }) => print("LOG", level, message.split("\n")[0]));
  const loop = asyncio.newEventLoop();
  loop.createTask(bg(new asyncio.Event()));
  await loop.runUntilComplete(main());
  loop.close();
  print("closed");
  print("dropped");
}
