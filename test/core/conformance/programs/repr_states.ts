// how futures, tasks and handles are written in each state, with their callbacks and what they wait for.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

function show(x: unknown): void {
  print(repr(x).replace(/ at [^ >]*:\d+/g, ""));
}
function a(): void {}
function b(): void {}
function c(): void {}
const job = coroutine(function* job() {
  yield* asyncio.sleep(0);
  return "v";
});
const waits = coroutine(function* waits(f: asyncio.Future<unknown>) {
  yield* f;
});
const fails = coroutine(function* fails() {
  throw new ValueError("x");
});

const futures = coroutine(function* futures() {
  const loop = asyncio.getRunningLoop();
  const f = loop.createFuture();
  show(f);
  for (const cb of [a, b, c, a]) {
    f.addDoneCallback(cb);
    show(f);
  }
  f.removeDoneCallback(a);
  show(f);
  f.setResult(f);
  show(f);
  show([f]);
  const g = loop.createFuture();
  g.cancel("m");
  show(g);
});

const tasks = coroutine(function* tasks() {
  const t = asyncio.createTask(job(), { name: "T" });
  show(t);
  t.cancel();
  show(t);
  t.uncancel();
  show(t);
  t.addDoneCallback(a);
  print(yield* t);
  show(t);
  const u = asyncio.createTask(fails(), { name: 7 });
  yield* asyncio.gather(u, { returnExceptions: true });
  show(u);
  const v = asyncio.createTask(asyncio.sleep(9), { name: "it's" });
  v.cancel();
  yield* asyncio.gather(v, { returnExceptions: true });
  show(v);
  const f = asyncio.getRunningLoop().createFuture();
  const w = asyncio.createTask(waits(f), { name: "W" });
  yield* asyncio.sleep(0);
  show(w);
  f.cancel();
  show(w);
  yield* asyncio.sleep(0);
  show(w);
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  yield* futures();
  yield* tasks();
  show(asyncio.gather());
  const n = asyncio.gather(loop.createFuture());
  show(n);
  n.cancel();
  show(n);
  yield* asyncio.sleep(0);
  show(n);
  n.exception();
  const h = loop.callSoon(a);
  show(h);
  h.cancel();
  show(h);
  const k = loop.callAt(12.5, a);
  show(k);
  k.cancel();
  show(k);
  loop.setDebug(true);
  const m = loop.callSoon(a as (...args: unknown[]) => void, "x".repeat(40), [1, 2]);
  print(repr(m).split(" created at ")[0]);
  loop.setDebug(false);
  m.cancel();
  const other = asyncio.newEventLoop();
  for (const one of [loop, other]) print(one);
  other.close();
  print(other);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
