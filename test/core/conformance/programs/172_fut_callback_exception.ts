// Rule 172: an exception in a future's done-callback goes to the exception handler; later callbacks and
// awaiters still run.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

function boom(): void {
  throw new ValueError("boom");
}
const w = coroutine(function* w(f: asyncio.Future<string>) {
  print("awaiter", yield* f);
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.setExceptionHandler((_loop, c) =>
    print("handler:", Object.keys(c).sort(), repr(c.exception), c.message.split(" at ")[0]),
  );
  const f = loop.createFuture<string>();
  f.addDoneCallback(boom);
  const t = asyncio.createTask(w(f));
  yield* asyncio.sleep(0);
  f.addDoneCallback(() => print("later callback", f.result()));
  f.setResult("r");
  yield* t;
  print("main");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
