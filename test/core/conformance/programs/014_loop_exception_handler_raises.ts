// Rule 014: an exception inside a custom handler is reported through the default handler; the default
// handler logs at ERROR, first line = message.
import { asyncio, coroutine, print, time, ZeroDivisionError } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.callExceptionHandler({ message: "hello" });
  loop.setExceptionHandler(() => {
    throw new ZeroDivisionError("division by zero");
  });
  loop.callExceptionHandler({ message: "bye" });
});

export default async function program(): Promise<void> {
  asyncio.setLogHandler(function emit({ level, message }) {
    // What Python hands on knows when it was made.
    time.time();
    print("LOG", level, message.split("\n")[0]);
  });
  await asyncio.run(main());
}
