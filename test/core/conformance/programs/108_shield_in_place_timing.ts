// Rule 108: shield(coro) creates its task immediately; the shielded task needs a strong reference of its own.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(label: string) {
  print(label, "starts");
  yield* asyncio.sleep(0.01);
  print(label, "ends");
  return label;
});
const outer = coroutine(function* outer() {
  return yield* asyncio.shield(f("in place"));
});

const main = coroutine(function* main() {
  const before = asyncio.allTasks().size;
  const s = asyncio.shield(f("not awaited"));
  print("tasks", asyncio.allTasks().size - before);
  print(s.constructor.name, s.done());
  yield* asyncio.sleep(0);
  print("awaited only now");
  print(yield* s);
  const t = asyncio.createTask(outer());
  yield* asyncio.sleep(0);
  yield* asyncio.sleep(0);
  const keep = [...asyncio.allTasks()].filter((k) => k !== t && k !== asyncio.currentTask());
  t.cancel();
  try {
    yield* t;
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print(
      "outer cancelled",
      keep.map((k) => k.done()),
    );
  }
  for (const k of keep) print(yield* k);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
