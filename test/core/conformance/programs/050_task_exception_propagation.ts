// Rule 050: an exception leaves the task stored; every await re-raises the same object;
// result()/exception() access it.
import { asyncio, coroutine, KeyError, print, RuntimeError, repr, ValueError } from "asyncio-lessons";

const bad = coroutine(function* bad() {
  throw new KeyError("k");
});

const main = coroutine(function* main() {
  const t = asyncio.createTask(bad());
  yield* asyncio.sleep(0);
  print(t.done(), t.cancelled(), repr(t.exception()));
  const es: KeyError[] = [];
  for (let i = 0; i < 2; i++) {
    try {
      yield* t;
    } catch (e) {
      if (!(e instanceof KeyError)) throw e;
      es.push(e);
    }
  }
  print(es.length === 2 && es[0] === es[1]);
  for (const set of [() => t.setResult(new ValueError() as never), () => t.setException(new ValueError())]) {
    try {
      set();
    } catch (e) {
      if (!(e instanceof RuntimeError)) throw e;
      print(e);
    }
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
