// Rule 174: result and expiry in ONE iteration: the timeout wins either way, even if the result came first (the
// await is interrupted).
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  for (const first of ["result", "timeout"]) {
    const f = loop.createFuture<string>();
    const when = loop.time() + 0.01;
    if (first === "result") loop.callAt(when, () => f.done() || f.setResult("R"));
    try {
      yield* asyncWith(asyncio.timeoutAt(when), function* () {
        if (first === "timeout") loop.callAt(when, () => f.done() || f.setResult("R"));
        print("got", yield* f);
      });
    } catch (e) {
      if (!(e instanceof asyncio.TimeoutError)) throw e;
      print(first, "first: TimeoutError; future", f.cancelled() ? "cancelled" : "has a result");
    }
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
