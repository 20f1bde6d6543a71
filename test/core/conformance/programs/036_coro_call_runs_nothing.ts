// Rule 036: calling a coroutine function runs none of its body; the body runs at the await; the object
// is single-use.
import { asyncio, coroutine, print, RuntimeError } from "asyncio-lessons";

const f = coroutine(function* f(x: number) {
  print("body", x);
  return x;
});

const main = coroutine(function* main() {
  const c = f(1);
  print("called");
  print("awaited", yield* c);
  try {
    yield* c;
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
  const d = f(2);
  d.close();
  d.close();
  try {
    yield* d;
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
  const t = asyncio.createTask(f(3));
  print(yield* t);
  try {
    yield* asyncio.createTask(t.getCoro());
  } catch (e) {
    if (!(e instanceof RuntimeError)) throw e;
    print(e);
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
