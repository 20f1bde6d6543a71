// Rule 047: yielding a Future by plain yield (not await/yield from) is an error; yielding None is
// sleep(0).
import { asyncio, coroutine, print, RuntimeError, type Suspension } from "asyncio-lessons";

class Y {
  constructor(readonly value: Suspension) {}

  *[Symbol.iterator](): Generator<Suspension, unknown, unknown> {
    const r = yield this.value;
    return r;
  }
}

const main = coroutine(function* main() {
  print("None ->", yield* new Y(null));
  const f = asyncio.getRunningLoop().createFuture();
  try {
    yield* new Y(f);
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e.message.split(" in task")[0]);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
