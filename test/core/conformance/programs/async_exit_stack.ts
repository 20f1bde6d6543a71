// An AsyncExitStack leaves everything in reverse order, whatever the others raise; each sees what is raised by then.
import {
  AsyncExitStack,
  asyncEnter,
  asyncExit,
  asyncio,
  asyncWith,
  type Coroutine,
  coroutine,
  KeyError,
  OSError,
  print,
  repr,
  ValueError,
} from "asyncio-lessons";

let n = 0;
function tick(): void {
  n += 1;
  asyncio.getRunningLoop().callSoon(tick);
}
class M {
  constructor(
    readonly name: string,
    readonly keeps = false,
    readonly raises: Error | null = null,
  ) {}
  readonly [asyncEnter] = coroutine(function* aenter(this: M) {
    print("enter", this.name);
    yield* asyncio.sleep(0);
    return this.name;
  });
  readonly [asyncExit] = coroutine(function* aexit(this: M, error: unknown) {
    print("exit", this.name, repr(error));
    yield* asyncio.sleep(0);
    if (this.raises !== null) throw this.raises;
    return this.keeps;
  });
}
class NoEntry {
  readonly [asyncEnter] = coroutine(function* aenter(this: NoEntry) {
    throw new OSError("no entry");
  });
  readonly [asyncExit] = coroutine(function* aexit(this: NoEntry) {
    print("never");
  });
}
const aexit = coroutine(function* aexit(error: unknown) {
  print("aexit", repr(error));
  yield* asyncio.sleep(0);
});
const acall = coroutine(function* acall(...args: number[]) {
  print("acall", ...args);
  yield* asyncio.sleep(0);
  return true;
});
function sexit(error: unknown): boolean {
  print("sexit", repr(error));
  return error instanceof KeyError;
}
function scall(...args: number[]): boolean {
  print("scall", ...args);
  return true;
}

type Build = (stack: AsyncExitStack) => Coroutine<void>;
const run = coroutine(function* run(label: string, build: Build, error?: Error) {
  const at = n;
  try {
    yield* asyncWith(new AsyncExitStack(), function* (stack) {
      yield* build(stack);
      if (error !== undefined) throw error;
    });
  } catch (e) {
    print(label, "raised", repr(e), repr(e instanceof Error && "context" in e ? e.context : null), n - at);
    return;
  }
  print(label, "over", n - at);
});
const allKinds = coroutine(function* allKinds(s: AsyncExitStack) {
  print(yield* s.enterAsyncContext(new M("a")));
  print(yield* s.enterAsyncContext(new M("b")));
  const m = new M("pushed");
  print(s.pushAsyncExit(m) === m, s.pushAsyncExit(aexit) === aexit, s.push(sexit) === sexit);
  print(s.callback(scall, 1, 2) === scall, s.pushAsyncCallback(acall, 3) === acall);
});
/** Enters these one after the other. */
const entering = (...make: (() => M | NoEntry)[]): Build =>
  coroutine(function* entering(s: AsyncExitStack) {
    for (const one of make) yield* s.enterAsyncContext<unknown>(one());
  });
const a = () => new M("a");
const keeps = () => new M("keeps", true);
const raises = () => new M("raises", false, new ValueError("new"));
const builds: readonly [string, Build][] = [
  ["keeping", entering(a, keeps)],
  ["raising", entering(a, raises)],
  ["raising_kept", entering(keeps, raises)],
  ["raising_after_kept", entering(raises, keeps)],
  ["refused", entering(a, () => new NoEntry())],
];

const main = coroutine(function* main() {
  tick();
  yield* run("all", allKinds);
  yield* run("all", allKinds, new OSError("x"));
  yield* run("all", allKinds, new KeyError("k"));
  for (const [label, build] of builds) {
    yield* run(label, build);
    yield* run(label, build, new OSError("x"));
  }
  const moved = yield* asyncWith(new AsyncExitStack(), function* (stack) {
    yield* allKinds(stack);
    return stack.popAll();
  });
  print("left");
  yield* moved?.aclose() ?? [];
  print("closed");
  yield* moved?.aclose() ?? [];
  const outside = new AsyncExitStack();
  outside.callback(print, "outside");
  yield* outside.aclose();
  for (const wrong of [1, {}]) {
    try {
      // @ts-expect-error what this refuses is what is shown
      yield* outside.enterAsyncContext(wrong);
    } catch (e) {
      if (!(e instanceof TypeError)) throw e;
      print("TypeError");
    }
  }
  try {
    yield* asyncWith(new AsyncExitStack(), function* (stack) {
      yield* stack.enterAsyncContext(new M("a"));
      stack.pushAsyncCallback(acall, 4);
      asyncio.currentTask()?.cancel();
      yield* asyncio.sleep(1);
    });
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print("cancelled");
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
