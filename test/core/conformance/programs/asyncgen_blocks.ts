// An asynchronous generator may yield inside async with and async for: values, asend, athrow and aclose go through.
import {
  type AsyncGenerator,
  type Awaitable,
  asyncEnter,
  asyncExit,
  asyncFor,
  asyncGenerator,
  asyncio,
  asyncWith,
  coroutine,
  emit,
  isException,
  KeyError,
  print,
  repr,
  ValueError,
} from "asyncio-lessons";

class M {
  constructor(readonly name: string) {}
  readonly [asyncEnter] = coroutine(function* aenter(this: M) {
    print("enter", this.name);
    yield* asyncio.sleep(0);
    return this.name;
  });
  readonly [asyncExit] = coroutine(function* aexit(this: M, error: unknown) {
    print("exit", this.name, repr(error));
    yield* asyncio.sleep(0);
  });
}
const count = asyncGenerator(function* count(to: number) {
  try {
    for (let i = 0; i < to; i++) {
      yield* asyncio.sleep(0);
      yield* emit(i);
    }
  } finally {
    print("count ends");
  }
});
const blocks = asyncGenerator(function* blocks(name: string) {
  yield* asyncWith(new M(name), function* (v) {
    let got: unknown;
    try {
      got = yield* emit(v);
    } catch (e) {
      if (!(e instanceof KeyError)) throw e;
      print("caught", repr(e));
      got = "caught";
    }
    print("got", got);
    yield* asyncWith(new M(`${name} inner`), function* () {
      print("got", yield* emit("inner"));
    });
    yield* emit("last");
  });
});
const doubled = asyncGenerator(function* doubled(source: AsyncGenerator<number>) {
  yield* asyncFor(source, function* (i) {
    if (i === 1) return;
    print("sent", yield* emit(i * 2));
  });
});
const raised = coroutine(function* raised(awaitable: Awaitable<unknown>) {
  try {
    print("value", yield* awaitable);
  } catch (e) {
    if (!isException(e) && !(e instanceof asyncio.CancelledError)) throw e;
    print("raised", repr(e));
  }
});

const main = coroutine(function* main() {
  let g = blocks("plain");
  for (const sent of [null, 1, 2, 3]) yield* raised(g.asend(sent));
  g = blocks("thrown");
  yield* raised(g.anext());
  yield* raised(g.athrow(new KeyError("k")));
  yield* raised(g.athrow(new ValueError("v")));
  yield* raised(g.anext());
  g = blocks("closed");
  yield* raised(g.anext());
  yield* raised(g.anext());
  yield* g.aclose();
  yield* raised(g.anext());
  const d = doubled(count(4));
  yield* raised(d.anext());
  for (const sent of ["a", "b", "c"]) yield* raised(d.asend(sent));
  yield* asyncFor(doubled(doubled(count(3))), function* (v) {
    print("item", v);
  });
  const t = asyncio.createTask(raised(doubled(count(9)).anext()));
  yield* asyncio.sleep(0);
  t.cancel();
  yield* t;
  yield* asyncWith(new M("around"), function* () {
    yield* asyncFor(blocks("within"), function* (v) {
      print("item", v);
    });
  });
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
