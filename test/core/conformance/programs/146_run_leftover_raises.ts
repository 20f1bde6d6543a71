// Rule 146: an exception raised by a leftover during the shutdown goes to the exception handler with
// this message.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

const bg = coroutine(function* bg() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    throw new ValueError("in cleanup");
  }
});

const main = coroutine(function* main() {
  asyncio.getRunningLoop().setExceptionHandler((_loop, c) => print("HANDLER", c.message, repr(c.exception)));
  const t = asyncio.createTask(bg());
  yield* asyncio.sleep(0);
  return t;
});

export default async function program(): Promise<void> {
  print((await asyncio.run(main())).done());
}
