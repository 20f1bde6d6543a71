// Rule 010: an exception in a callback goes to the exception handler; the loop and the rest of the
// iteration continue.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

function boom(): void {
  throw new ValueError("boom");
}

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.setExceptionHandler((_loop, c) =>
    print("handler:", Object.keys(c).sort(), repr(c.exception), c.message.split(" at ")[0]),
  );
  loop.callSoon(boom);
  loop.callSoon(print, "next callback still runs");
  yield* asyncio.sleep(0);
  print("main continues");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
