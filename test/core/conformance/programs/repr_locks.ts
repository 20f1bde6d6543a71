// how the synchronisation primitives are written in each state, without their addresses.
import { asyncio, asyncWith, coroutine, print, repr } from "asyncio-lessons";

function show(...xs: unknown[]): void {
  print(xs.map(repr).join(" "));
}
class Mine extends asyncio.Lock {}

const locks = coroutine(function* locks() {
  const l = new asyncio.Lock();
  const m = new Mine();
  show(l);
  yield* l.acquire();
  show(l);
  const ts = [l.acquire(), l.acquire()].map((c) => asyncio.createTask(c));
  yield* asyncio.sleep(0);
  show(l);
  l.release();
  show(l);
  yield* asyncio.sleep(0);
  show(l);
  ts[1]?.cancel();
  show(l);
  yield* asyncio.sleep(0);
  show(l);
  show(m);
});

const events = coroutine(function* events() {
  const e = new asyncio.Event();
  show(e);
  const t = asyncio.createTask(e.wait());
  yield* asyncio.sleep(0);
  show(e);
  e.set();
  show(e);
  yield* t;
  show(e);
  e.clear();
  show(e);
});

const conditions = coroutine(function* conditions() {
  const c = new asyncio.Condition();
  show(c);
  const w = coroutine(function* w() {
    yield* asyncWith(c, () => c.wait());
  });
  const [first, second] = [asyncio.createTask(w()), asyncio.createTask(w())];
  yield* asyncio.sleep(0);
  show(c);
  yield* asyncWith(c, function* () {
    show(c);
    c.notify();
    show(c);
    yield* asyncio.sleep(0);
    show(c, c._lock);
  });
  yield* first;
  show(c);
  yield* asyncWith(c, function* () {
    c.notifyAll();
  });
  yield* second;
  show(c);
});

const semaphores = coroutine(function* semaphores() {
  for (const s of [new asyncio.Semaphore(), new asyncio.BoundedSemaphore(2), new asyncio.Semaphore(0)]) {
    show(s);
    const ts = [0, 1, 2, 3].map(() => asyncio.createTask(s.acquire()));
    yield* asyncio.sleep(0);
    show(s);
    s.release();
    if (!(s instanceof asyncio.BoundedSemaphore)) s.release();
    show(s);
    yield* asyncio.sleep(0);
    show(s);
    for (const t of ts) t.cancel();
    show(s);
    yield* asyncio.sleep(0);
    show(s);
  }
});

const barriers = coroutine(function* barriers() {
  const b = new asyncio.Barrier(2);
  show(b);
  let ts = [asyncio.createTask(b.wait())];
  yield* asyncio.sleep(0);
  show(b);
  ts.push(asyncio.createTask(b.wait()));
  yield* asyncio.sleep(0);
  show(b);
  yield* asyncio.gather(...ts);
  show(b);
  ts = [asyncio.createTask(b.wait())];
  yield* asyncio.sleep(0);
  yield* b.reset();
  show(b);
  yield* asyncio.gather(...ts, { returnExceptions: true });
  show(b);
  yield* b.abort();
  show(b);
  show(...(yield* asyncio.gather(b.wait(), { returnExceptions: true })));
});

const texts = coroutine(function* texts() {
  const calls = [
    new asyncio.Lock().acquire(),
    new asyncio.Event().wait(),
    new asyncio.Condition().wait(),
    new asyncio.Semaphore().acquire(),
    new asyncio.Barrier(1).reset(),
  ];
  for (const c of calls) {
    show(c);
    c.close();
  }
});

const main = coroutine(function* main() {
  for (const part of [locks, events, conditions, semaphores, barriers, texts]) yield* part();
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
