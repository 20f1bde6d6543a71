// Rule 111: sub-exceptions are in order of task completion; the body's own exception comes last.
import {
  asyncio,
  asyncWith,
  coroutine,
  ExceptionGroup,
  KeyError,
  OSError,
  print,
  ValueError,
} from "asyncio-lessons";

const bad = coroutine(function* bad(n: number, d: number) {
  try {
    yield* asyncio.sleep(d);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    yield* asyncio.sleep(0.01 * n);
    throw new KeyError(`cleanup ${n}`);
  }
  throw new ValueError(n);
});

const main = coroutine(function* main() {
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
      tg.createTask(bad(3, 9));
      tg.createTask(bad(2, 9));
      tg.createTask(bad(1, 0.01));
      try {
        yield* asyncio.sleep(9);
      } catch (e) {
        if (!(e instanceof asyncio.CancelledError)) throw e;
        throw new OSError("body");
      }
    });
  } catch (e) {
    if (!(e instanceof ExceptionGroup)) throw e;
    const [values, others] = e.split(ValueError);
    if (values !== null) print("ValueErrors", values.exceptions);
    if (others !== null) print("others", others.exceptions);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
