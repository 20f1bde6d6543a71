// Rule 049: ensure_future returns futures/tasks unchanged, wraps coroutines in a Task and any __await__
// object in a wrapper coroutine + Task.
import { asyncio, coroutine, print, type Suspension } from "asyncio-lessons";

class A {
  *[Symbol.iterator](): Generator<Suspension, string, unknown> {
    yield null;
    return "custom";
  }
}
const c = coroutine(function* c() {
  return "coro";
});

const main = coroutine(function* main() {
  const f = asyncio.getRunningLoop().createFuture<string>();
  f.setResult("fut");
  print(asyncio.ensureFuture(f) === f);
  const t = asyncio.createTask(c());
  print(asyncio.ensureFuture(t) === t);
  for (const x of [c(), new A()]) {
    const e = asyncio.ensureFuture(x);
    print(e.constructor.name, yield* e);
  }
  yield* t;
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
