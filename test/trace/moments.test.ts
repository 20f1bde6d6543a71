// The times of events: an event is never told with an earlier time than the one before it, whatever the recorder has
// kept of what the clock said.
import { expect, test } from "vitest";
import { asyncio, type Coroutine, coroutine, time } from "../../src/index.js";
import { setProgramClock } from "../../src/run/core/program/time.js";
import { Recorder } from "../../src/run/core/recorder.js";
import type { TraceEvent } from "../../src/trace/event.js";

interface Recording {
  readonly clock: asyncio.RealClock | asyncio.VirtualClock;
  readonly events: TraceEvent[];
  readonly newLoop: () => asyncio.EventLoop;
}

function recording(clock: asyncio.RealClock | asyncio.VirtualClock): Recording {
  const events: TraceEvent[] = [];
  const sink = { push: (event: TraceEvent) => events.push(event), passTime: () => {}, flush: () => {} };
  const instruments = [new Recorder(clock, sink)];
  setProgramClock(clock);
  return { clock, events, newLoop: () => new asyncio.EventLoop({ clock, instruments }) };
}

function backwards(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event, i) => {
    const before = events[i - 1];
    if (before === undefined || event.at >= before.at) return [];
    return [`${before.kind} ${before.at}, then ${event.kind} ${event.at}`];
  });
}

/** Something of everything: turns, sleeps, eager tasks within steps, blocking, callbacks, wake-ups from outside. */
const everything = coroutine(function* everything() {
  const loop = asyncio.getRunningLoop();
  const turns = coroutine(function* turns() {
    for (let i = 0; i < 50; i++) yield* asyncio.sleep(0);
  });
  const naps = coroutine(function* naps() {
    for (let i = 0; i < 20; i++) yield* asyncio.sleep(0.0002);
  });
  const quick = coroutine(function* quick() {});
  yield* asyncio.gather(turns(), naps(), turns(), naps());
  const future = loop.createFuture<number>();
  const waiting = asyncio.createTask(
    coroutine(function* waits() {
      return yield* future;
    })(),
  );
  yield* asyncio.sleep(0);
  loop.setTaskFactory(asyncio.eagerTaskFactory);
  asyncio.createTask(quick());
  time.sleep(0.002);
  future.setResult(1);
  time.sleep(0.002);
  asyncio.createTask(quick());
  loop.setTaskFactory(null);
  loop.callSoon(() => time.sleep(0.002));
  yield* waiting;
  yield* asyncio.ensureFuture(new Promise<void>((resolve) => setImmediate(resolve)));
  yield* asyncio.sleep(0.001);
}) as () => Coroutine<void>;

for (const [name, makeClock] of [
  ["virtual", () => new asyncio.VirtualClock()],
  ["real", () => new asyncio.RealClock()],
] as const) {
  test(`never go backwards in ${name} time`, async () => {
    const { events, newLoop } = recording(makeClock());
    await asyncio.run(everything(), { loopFactory: newLoop });
    expect(events.length).toBeGreaterThan(300);
    expect(backwards(events)).toEqual([]);
  });

  test(`never go backwards from one loop to the next in ${name} time`, async () => {
    const { events, newLoop } = recording(makeClock());
    for (let i = 0; i < 2; i++) {
      const loop = newLoop();
      const main = coroutine(function* main() {
        yield* asyncio.sleep(0);
        loop.stop();
      });
      loop.createTask(main());
      await loop.runForever();
      time.sleep(0.01);
      loop.close();
    }
    expect(backwards(events)).toEqual([]);
    const began = events.filter((event) => event.kind === "step-began");
    const gap = (began[2]?.at ?? 0) - (began[1]?.at ?? 0);
    expect(gap).toBeGreaterThanOrEqual(0.01);
  });
}

test("an eager task that is begun within a step leaves the time of what comes after it in that step alone", async () => {
  const { events, newLoop } = recording(new asyncio.VirtualClock());
  const quick = coroutine(function* quick() {});
  const main = coroutine(function* main() {
    asyncio.getRunningLoop().setTaskFactory(asyncio.eagerTaskFactory);
    asyncio.createTask(quick());
    time.sleep(1);
    asyncio.createTask(quick());
  });
  await asyncio.run(main(), { loopFactory: newLoop });
  const began = events.filter((event) => event.kind === "step-began").map(({ at }) => Math.round(at));
  expect(began).toEqual([0, 0, 1]);
});
