// Rule 019: InvalidStateError texts and cancel() return values.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

function attempt(fn: () => unknown): void {
  try {
    print(fn());
  } catch (e) {
    if (e instanceof asyncio.InvalidStateError) print("InvalidStateError:", e.message.split(":")[0]);
    else if (e instanceof asyncio.CancelledError) print("CancelledError", e.args);
    else throw e;
  }
}

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const f = loop.createFuture<number>();
  attempt(() => f.result());
  attempt(() => f.exception());
  f.setResult(1);
  attempt(() => f.setResult(2));
  attempt(() => f.setException(new ValueError()));
  attempt(() => f.cancel());
  attempt(() => f.exception());
  const g = loop.createFuture<number>();
  attempt(() => g.cancel());
  attempt(() => g.cancel());
  attempt(() => g.cancelled());
  attempt(() => g.result());
  attempt(() => g.exception());
  attempt(() => g.setResult(1));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
