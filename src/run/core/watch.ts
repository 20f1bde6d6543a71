// Has a recorder see all that a program does: its loops, its sleeps and its output, under the clock of the run. What it is done
// to is the library as it is loaded, whoever runs it.
import { EventLoop } from "../../asyncio/base_events.js";
import type { Clock } from "../../asyncio/clocks/clock.js";
import { noteFirstCalls } from "../../asyncio/python/never_awaited.js";
import { setEventLoopFactory } from "../../asyncio/running.js";
import { setOutputSink } from "./program/output.js";
import { setProgramClock } from "./program/time.js";
import type { Recorder } from "./recorder.js";

/** Of so many coroutines the line of their call is noted, should nobody await them: of more it would hold up the program. */
const firstCalls = 1000;

export function watchProgram(clock: Clock, recorder: Recorder): void {
  // A coroutine takes some five lines of an error's text: in Node's ten there would be two of them.
  Error.stackTraceLimit = 100;
  noteFirstCalls(firstCalls);
  setProgramClock(clock, recorder);
  setEventLoopFactory(() => new EventLoop({ clock, instruments: [recorder] }));
  setOutputSink((stream, text, thread) => recorder.write(stream, text, thread));
}
