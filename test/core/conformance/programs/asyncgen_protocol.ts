// anext, asend, athrow and aclose of asynchronous generators in every state; shutdown closes those left
// in the middle.
import {
  type Awaitable,
  asyncGenerator,
  asyncio,
  coroutine,
  emit,
  GeneratorExit,
  KeyError,
  print,
  repr,
  StopAsyncIteration,
  StopIteration,
  ValueError,
} from "asyncio-lessons";

const gen = asyncGenerator(function* gen(name = "gen") {
  try {
    print("sent", yield* emit(1));
    yield* emit(2);
  } finally {
    yield* asyncio.sleep(0);
    print(name, "finally");
  }
});
const raises = asyncGenerator(function* raises(error: Error) {
  yield* emit(1);
  throw error;
});
const ignores = asyncGenerator(function* ignores() {
  try {
    yield* emit(1);
  } catch (e) {
    if (!(e instanceof GeneratorExit)) throw e;
    yield* emit(2);
  }
});
const boom = asyncGenerator(function* boom() {
  try {
    yield* emit(1);
  } finally {
    // biome-ignore lint/correctness/noUnsafeFinally: what a failing clean-up leads to is what is shown
    throw new ValueError("x");
  }
});
const slow = asyncGenerator(function* slow() {
  yield* asyncio.sleep(0.01);
  yield* emit(1);
});
const t = coroutine(function* t(label: string, awaitable: Awaitable<unknown>) {
  try {
    print(label, repr(yield* awaitable));
  } catch (e) {
    print(label, repr(e), repr(e instanceof Error ? e.cause : null));
  }
});

const main = coroutine(function* main() {
  asyncio
    .getRunningLoop()
    .setExceptionHandler((_loop, c) =>
      print("HANDLER", c.message.replace(/>$/, ""), repr(c.exception), Object.keys(c).sort()),
    );
  let g = gen();
  yield* t("asend unstarted", g.asend(5));
  yield* t("anext", g.anext());
  yield* t("asend", g.asend("hi"));
  yield* t("anext", g.anext());
  yield* t("anext", g.anext());
  yield* t("aclose", g.aclose());
  yield* t("athrow", g.athrow(new ValueError("v")));
  for (const error of [new StopAsyncIteration(), new StopIteration()]) {
    const r = raises(error);
    yield* t("first", r.anext());
    yield* t("second", r.anext());
    yield* t("third", r.anext());
  }
  const ignoring = ignores();
  yield* t("first", ignoring.anext());
  yield* t("aclose", ignoring.aclose());
  yield* t("aclose", ignoring.aclose());
  yield* t("anext", ignoring.anext());
  g = gen();
  yield* t("athrow unstarted", g.athrow(new ValueError("v")));
  yield* t("anext", g.anext());
  g = gen();
  yield* t("aclose unstarted", g.aclose());
  yield* t("anext", g.anext());
  let s = slow();
  const four = [s.anext(), s.anext(), s.aclose(), s.athrow(new KeyError(1))];
  yield* asyncio.gather(...four.map((c, i) => t("abcd".charAt(i), c)));
  g = gen();
  yield* t("first", g.anext());
  yield* t("athrow", g.athrow(new ValueError("v")));
  s = slow();
  const task = asyncio.createTask(t("cancelled", s.anext()));
  yield* asyncio.sleep(0);
  task.cancel();
  yield* task;
  yield* t("after", s.anext());
  g = gen();
  for (const c of [g.anext(), g.aclose()]) {
    yield* t("once", c);
    yield* t("twice", c);
  }
  print(yield* asyncio.createTask(slow().anext()));
  for (const left of [boom(), gen("left")]) yield* left.anext();
  print("main returns");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
