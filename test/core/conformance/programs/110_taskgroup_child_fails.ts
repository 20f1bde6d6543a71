// Rule 110: first child failure cancels siblings and the body's await; ExceptionGroup text; cancelled siblings
// are not listed; the parent is un-cancelled.
import { asyncio, asyncWith, BaseExceptionGroup, coroutine, print, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad() {
  yield* asyncio.sleep(0.01);
  throw new ValueError("bad");
});
const sib = coroutine(function* sib() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("sibling cancelled");
    throw e;
  }
});

const main = coroutine(function* main() {
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
      tg.createTask(sib());
      tg.createTask(bad());
      try {
        yield* asyncio.sleep(9);
      } catch (e) {
        if (!(e instanceof asyncio.CancelledError)) throw e;
        print("body cancelled");
        throw e;
      }
    });
  } catch (g) {
    if (!(g instanceof BaseExceptionGroup)) throw g;
    print(g.name, g, g.exceptions);
  }
  print("cancelling", asyncio.currentTask()?.cancelling());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
