// Rule 046: a coroutine that yields something that is not a future/None gets RuntimeError thrown in at
// the yield point, in the next iteration.
import { asyncio, coroutine, print, RuntimeError, repr, type Suspension } from "asyncio-lessons";

class Bad {
  constructor(readonly value: unknown) {}

  *[Symbol.iterator](): Generator<Suspension, void, unknown> {
    // The compiler allows nothing but futures here; a program in JavaScript could yield anything.
    yield this.value as Suspension;
  }
}

const main = coroutine(function* main() {
  const generator = (function* () {})();
  for (const v of [42, "s", generator]) {
    try {
      yield* new Bad(v);
    } catch (e) {
      if (!(e instanceof RuntimeError)) throw e;
      print((e.message.split(" in task")[0] ?? "").replace(repr(v), "<V>"));
    }
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
