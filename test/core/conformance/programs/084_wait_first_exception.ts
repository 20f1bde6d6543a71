// Rule 084: FIRST_EXCEPTION returns at the first failure (a cancelled task does not count as one), else when
// all are done.
import { asyncio, type Coroutine, coroutine, KeyError, print, repr, ValueError } from "asyncio-lessons";

const f = coroutine(function* f(d: number, e?: Error) {
  yield* asyncio.sleep(d);
  if (e) throw e;
});
function names(tasks: Iterable<asyncio.Task<void>>): string[] {
  return [...tasks].map((t) => t.getName()).sort();
}
const wait = coroutine(function* wait(
  label: string,
  ts: asyncio.Task<void>[],
  timeout: number | null = null,
) {
  const loop = asyncio.getRunningLoop();
  const t0 = loop.time();
  const [d, p] = yield* asyncio.wait(ts, { returnWhen: asyncio.FIRST_EXCEPTION, timeout });
  print(label, names(d), names(p), (loop.time() - t0).toFixed(2));
});
function tasks(named: Record<string, Coroutine<void>>): asyncio.Task<void>[] {
  return Object.entries(named).map(([name, c]) => asyncio.createTask(c, { name }));
}

const main = coroutine(function* main() {
  const a = f(0.03);
  const b = f(0.02, new ValueError("b"));
  let ts = tasks({ a, b, c: f(0.01), d: f(0.04, new KeyError("d")) });
  yield* wait("fails", ts);
  yield* wait("failed before", ts);
  yield* asyncio.wait(ts);
  yield* wait("all done", ts);
  print(repr(ts[3]?.exception()));
  ts = tasks({ a: f(0.03), b: f(9), c: f(0.01) });
  const [, second] = ts;
  asyncio.getRunningLoop().callLater(0.02, () => second?.cancel());
  yield* wait("cancelled", ts);
  print(second?.cancelled());
  ts = tasks({ a: f(0.01), b: f(0.02) });
  yield* wait("none fails", ts);
  ts = tasks({ a: f(0.01), b: f(0.05, new ValueError()) });
  yield* wait("time is up", ts, 0.03);
  yield* asyncio.wait(ts);
  print(ts.map((t) => (t.exception() === null ? "NoneType" : (t.exception() as Error).name)));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
