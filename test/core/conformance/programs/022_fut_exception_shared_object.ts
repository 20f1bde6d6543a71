// Rule 022: every awaiter of a failed future gets the same exception object.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

const w = coroutine(function* w(f: asyncio.Future<unknown>) {
  try {
    yield* f;
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    return e;
  }
  return null;
});

const main = coroutine(function* main() {
  const f = asyncio.getRunningLoop().createFuture();
  const a = asyncio.createTask(w(f));
  const b = asyncio.createTask(w(f));
  yield* asyncio.sleep(0);
  f.setException(new ValueError("v"));
  const x = yield* a;
  const y = yield* b;
  print(x === y, x === f.exception(), repr(x));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
