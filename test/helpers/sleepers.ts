// Runs of tasks that all sleep for as long: everything comes at the same moment.
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { gather } from "../../src/asyncio/gather.js";
import type { Instrument } from "../../src/asyncio/instrument.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { setEventLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { DetailRecorder } from "../../src/run/core/detailRecorder.js";
import { Recorder } from "../../src/run/core/recorder.js";
import type { TraceEvent } from "../../src/trace/event.js";

const nap = coroutine(function* nap() {
  yield* sleep(1);
});
const main = coroutine(function* main(count: number) {
  yield* gather(...Array.from({ length: count }, () => nap()));
});

export async function sleepersTrace(count: number, detail: boolean): Promise<TraceEvent[]> {
  const clock = new VirtualClock();
  const events: TraceEvent[] = [];
  const sink = { push: (event: TraceEvent) => events.push(event), passTime: () => {}, flush: () => {} };
  const places = { ofCode: () => ({ line: null }), ofText: () => ({ line: null }) };
  const recorder = detail ? new DetailRecorder(clock, sink, places) : new Recorder(clock, sink);
  const instruments: readonly Instrument[] = [recorder];
  const loop = new EventLoop({ clock, instruments });
  setEventLoop(loop);
  try {
    await loop.runUntilComplete(main(count));
  } finally {
    setEventLoop(null);
    loop.close();
  }
  recorder.programEnded({ status: "returned" });
  return events;
}
