// Rule 019: InvalidStateError texts and cancel() return values.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

function t(fn: () => unknown): void {
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
  t(() => f.result());
  t(() => f.exception());
  f.setResult(1);
  t(() => f.setResult(2));
  t(() => f.setException(new ValueError()));
  t(() => f.cancel());
  t(() => f.exception());
  const g = loop.createFuture<number>();
  t(() => g.cancel());
  t(() => g.cancel());
  t(() => g.cancelled());
  t(() => g.result());
  t(() => g.exception());
  t(() => g.setResult(1));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
