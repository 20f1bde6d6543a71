// Rule 124: a cancelled waiter leaves the queue; if it had just been chosen, the next one is woken.
import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";

const w = coroutine(function* w(i: number, l: asyncio.Lock) {
  try {
    yield* asyncWith(l, function* () {
      print("in", i);
    });
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("cancelled", i, l.locked());
    throw e;
  }
});

const scene = coroutine(function* scene(name: string, ...acts: ("release" | "yield" | number)[]) {
  print("--", name);
  const l = new asyncio.Lock();
  yield* l.acquire();
  const ts = [0, 1, 2, 3].map((i) => asyncio.createTask(w(i, l)));
  yield* asyncio.sleep(0);
  for (const act of acts) {
    if (act === "release") l.release();
    else if (act === "yield") yield* asyncio.sleep(0);
    else ts[act]?.cancel();
  }
  for (let i = 0; i < 6; i++) yield* asyncio.sleep(0);
  print(
    ts.map((t) => t.done()),
    l.locked(),
  );
  if (l.locked()) l.release();
  yield* asyncio.gather(...ts, { returnExceptions: true });
  print(
    ts.map((t) => t.cancelled()),
    l.locked(),
  );
});

const main = coroutine(function* main() {
  yield* scene("waiting", 1, "yield", "release");
  yield* scene("chosen, then cancelled", "release", 0);
  yield* scene("cancelled, then released", 0, "release");
  yield* scene("first two", "release", 0, 1);
  yield* scene("all", "release", 3, 2, 1, 0);
  yield* scene("still held", 0, 1, 2);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
