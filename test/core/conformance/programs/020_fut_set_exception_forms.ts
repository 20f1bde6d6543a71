// Rule 020: set_exception accepts a class or an instance; StopIteration is refused (TypeError; in 3.13
// converted to RuntimeError).
import {
  asyncio,
  BaseException,
  coroutine,
  KeyError,
  print,
  repr,
  StopIteration,
  ValueError,
} from "asyncio-lessons";

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  for (const given of [ValueError, new ValueError("v"), StopIteration, new StopIteration(7)]) {
    const f = loop.createFuture();
    f.setException(given);
    const e = f.exception();
    if (!(e instanceof BaseException)) throw new TypeError("not an exception of Python's");
    print(e.name, e.args, "cause", repr(e.cause), f.done(), f.cancelled());
  }
  const f = loop.createFuture();
  f.setException(new KeyError("k"));
  for (let i = 0; i < 2; i++) {
    try {
      yield* f;
    } catch (e) {
      if (!(e instanceof KeyError)) throw e;
      print(repr(e), e === f.exception());
    }
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
