// Barrier under reset, abort and cancellation, while it fills and while it drains: who passes, who is refused, in which
// iteration.
import { asyncio, type Coroutine, coroutine, print, repr } from "asyncio-lessons";

let n = 0;
let start = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}
function say(...what: unknown[]): void {
  print(n - start, ...what);
}
function state(b: asyncio.Barrier): string {
  return repr(b).replace(/^.*\[|\].*$/g, "");
}

type Make = (name: string, b: asyncio.Barrier) => Coroutine<void>;
type Then = (name: string, i: number) => Coroutine<void>;
type Act = "yield" | "more" | "reset" | "abort" | number;

const passes = coroutine(function* passes(name: string, b: asyncio.Barrier, then?: Then) {
  let i: number;
  try {
    i = yield* b.wait();
    say(name, "passed", i, state(b));
  } catch (e) {
    if (e instanceof asyncio.BrokenBarrierError) {
      say(name, "refused:", e, state(b));
      return;
    }
    if (e instanceof asyncio.CancelledError) say(name, "cancelled", state(b));
    throw e;
  }
  if (then !== undefined) yield* then(name, i);
});
const onlyPasses: Make = (name, b) => passes(name, b);

const scene = coroutine(function* scene(
  title: string,
  make: Make,
  count: number,
  parties: number,
  ...acts: Act[]
) {
  start = n;
  print("--", title);
  const b = new asyncio.Barrier(parties);
  const ts: asyncio.Task<void>[] = [];
  for (let i = 0; i < count; i++) ts.push(asyncio.createTask(make(`t${i}`, b)));
  for (const act of acts) {
    if (act === "yield") yield* asyncio.sleep(0);
    else if (typeof act === "number") ts[act]?.cancel();
    else if (act === "more") ts.push(asyncio.createTask(make(`t${ts.length}`, b)));
    else {
      yield* b[act]();
      say(act, state(b));
    }
  }
  for (let i = 0; i < 12; i++) yield* asyncio.sleep(0);
  say(
    "at the end",
    state(b),
    b.parties,
    b.nWaiting,
    b.broken,
    ts.map((t) => (t.done() ? "x" : "-")).join(""),
  );
  for (const t of ts) t.cancel();
  yield* asyncio.gather(...ts, { returnExceptions: true });
  say("after it", state(b));
});

function again(op: "reset" | "abort" | null): Make {
  return coroutine(function* make(name: string, b: asyncio.Barrier) {
    const then = coroutine(function* then(name: string, i: number) {
      if (op !== null && i === 1) {
        yield* b[op]();
        say(name, op, state(b));
      }
      yield* passes(`${name}'`, b);
    });
    yield* passes(name, b, then);
  });
}

const main = coroutine(function* main() {
  tick();
  const f = onlyPasses;
  yield* scene("three of four", f, 3, 4, "yield");
  yield* scene("four", f, 4, 4);
  yield* scene("one", f, 1, 1);
  yield* scene("six of three", f, 6, 3);
  yield* scene("five of four, then three", f, 5, 4, "yield", "yield", "more", "more", "more");
  yield* scene("reset while filling", f, 3, 4, "yield", "reset", "more", "more", "more", "more");
  yield* scene("abort while filling", f, 3, 4, "yield", "abort", "more", "yield", "reset", "more");
  yield* scene("reset when empty", f, 0, 2, "reset", "more", "more");
  yield* scene("abort when empty", f, 0, 2, "abort", "more", "more");
  yield* scene("cancelled while filling", f, 3, 4, "yield", 1, "more", "more");
  yield* scene("cancelled while draining", f, 4, 4, "yield", 1);
  yield* scene("cancelled outside", f, 6, 4, "yield", 4, "more", "more", "more", "more");
  yield* scene("reset while draining", f, 4, 4, "yield", "reset");
  yield* scene("abort while draining", f, 6, 4, "yield", "abort", "yield", "reset", "more", "more");
  const acts = ["yield", "more", "more", "reset", "more", "abort"] as const;
  yield* scene("filled again, reset while draining, then aborted", f, 4, 4, ...acts);
  yield* scene("round after round", again(null), 3, 3);
  yield* scene("reset by one who passed", again("reset"), 4, 4);
  yield* scene("abort by one who passed", again("abort"), 4, 4);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
