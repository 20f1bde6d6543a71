// Rule 168: async with / async for are plain awaits of __aenter__/__anext__/__aexit__: no extra iteration; async
// generators likewise.
import {
  asyncEnter,
  asyncExit,
  asyncFor,
  asyncGenerator,
  asyncIter,
  asyncio,
  asyncNext,
  asyncWith,
  coroutine,
  emit,
  print,
  repr,
  StopAsyncIteration,
  ValueError,
} from "asyncio-lessons";

let n = 0;
function tick(): void {
  n += 1;
  asyncio.getRunningLoop().callSoon(tick);
}
class Manager {
  constructor(
    readonly pauses: number,
    readonly keeps: boolean,
  ) {}
  readonly [asyncEnter] = coroutine(function* aenter(this: Manager) {
    print("enter");
    for (let i = 0; i < this.pauses; i++) yield* asyncio.sleep(0);
    return "value";
  });
  readonly [asyncExit] = coroutine(function* aexit(this: Manager, error: unknown) {
    print("exit", repr(error));
    for (let i = 0; i < this.pauses; i++) yield* asyncio.sleep(0);
    return this.keeps;
  });
}
class Count {
  i = 0;
  constructor(
    readonly to: number,
    readonly pauses: number,
  ) {}
  [asyncIter](): this {
    return this;
  }
  readonly [asyncNext] = coroutine(function* anext(this: Count) {
    for (let i = 0; i < this.pauses; i++) yield* asyncio.sleep(0);
    if (this.i === this.to) throw new StopAsyncIteration();
    this.i += 1;
    return this.i;
  });
}
const gen = asyncGenerator(function* gen(to: number, pauses: number) {
  try {
    for (let i = 0; i < to; i++) {
      for (let j = 0; j < pauses; j++) yield* asyncio.sleep(0);
      yield* emit(i);
    }
  } finally {
    print("gen ends");
  }
});
const other = coroutine(function* other() {
  for (let i = 0; i < 4; i++) {
    print("other", i);
    yield* asyncio.sleep(0);
  }
});

const main = coroutine(function* main() {
  tick();
  let at = n;
  for (const pauses of [0, 1, 2]) {
    at = n;
    yield* asyncWith(new Manager(pauses, false), function* (v) {
      print("body", v, n - at);
    });
    print("with", pauses, n - at);
    at = n;
    const items: number[] = [];
    yield* asyncFor(new Count(3, pauses), function* (i) {
      items.push(i);
    });
    print("for", items, n - at);
    at = n;
    yield* asyncFor(gen(3, pauses), function* () {});
    print("gen", n - at);
  }
  at = n;
  try {
    yield* asyncWith(new Manager(0, false), function* () {
      throw new ValueError("out");
    });
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    print("raised", repr(e), n - at);
  }
  yield* asyncWith(new Manager(1, true), function* () {
    throw new ValueError("kept back");
  });
  print("goes on", n - at);
  try {
    yield* asyncWith(new Manager(1, true), function* () {
      asyncio.currentTask()?.cancel();
      yield* asyncio.sleep(9);
    });
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("not reached");
  }
  print("cancelling", asyncio.currentTask()?.cancelling());
  asyncio.currentTask()?.uncancel();
  const g = gen(9, 0);
  yield* asyncFor(g, function* (i) {
    if (i === 1) return undefined;
    print("item", i);
    return i === 3 ? "break" : undefined;
  });
  print("left", yield* g.anext());
  yield* g.aclose();
  const t = asyncio.createTask(other());
  yield* asyncFor(gen(3, 1), function* (i) {
    print("mine", i);
  });
  yield* t;
  for (const thing of [1, new Manager(0, false)]) {
    try {
      // @ts-expect-error what this refuses is what is shown
      yield* asyncFor(thing, function* () {});
    } catch (e) {
      if (!(e instanceof TypeError)) throw e;
      print("TypeError");
    }
  }
  for (const thing of [1, gen(0, 0)]) {
    try {
      // @ts-expect-error what this refuses is what is shown
      yield* asyncWith(thing, function* () {});
    } catch (e) {
      if (!(e instanceof TypeError)) throw e;
      print("TypeError");
    }
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
