// Rule 112: an exception in the body cancels the children, waits for them, and is wrapped in an ExceptionGroup.
import {
  asyncio,
  asyncWith,
  BaseExceptionGroup,
  coroutine,
  ExceptionGroup,
  print,
  repr,
  SystemExit,
  ValueError,
} from "asyncio-lessons";

let n = 0;
function tick(): void {
  n += 1;
  asyncio.getRunningLoop().callSoon(tick);
}
const child = coroutine(function* child(name: string, cleanup: number) {
  print(name, "starts");
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print(name, "cancelled");
    if (cleanup) yield* asyncio.sleep(cleanup);
    print(name, "ends");
    throw e;
  }
});

const main = coroutine(function* main() {
  tick();
  let at = 0;
  const children: asyncio.Task<void>[] = [];
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
      children.push(tg.createTask(child("A", 0.002)), tg.createTask(child("B", 0)));
      yield* asyncio.sleep(0.001);
      print(tg);
      at = n;
      throw new ValueError("body");
    });
  } catch (g) {
    if (!(g instanceof BaseExceptionGroup)) throw g;
    print(g.name, g, g.exceptions, repr(g.context), g.cause);
    const [a, b] = children;
    print(n > at, a?.cancelled(), b?.cancelled(), asyncio.currentTask()?.cancelling());
  }
  at = n;
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* () {
      throw new ValueError("alone");
    });
  } catch (g) {
    if (!(g instanceof ExceptionGroup)) throw g;
    print(g.exceptions, "iterations", n - at);
  }
  at = n;
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
      children.push(tg.createTask(child("C", 0)));
      throw new ValueError("before it starts");
    });
  } catch (g) {
    if (!(g instanceof ExceptionGroup)) throw g;
    print(g.exceptions, "iterations", n - at, children[2]?.cancelled());
  }
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
      tg.createTask(child("D", 0));
      yield* asyncio.sleep(0);
      throw new SystemExit("body");
    });
  } catch (e) {
    if (!(e instanceof SystemExit)) throw e;
    print("bare", repr(e));
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
