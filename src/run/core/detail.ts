// What a run in detail mode needs beside any other run: loaded for such a run alone.
import type { Clock } from "../../asyncio/clocks/clock.js";
import { DetailRecorder } from "./detailRecorder.js";
import type { EventSink, Recorder } from "./recorder.js";
import { SourcePlaces } from "./sourcePlaces.js";

/** As a coroutine takes some five lines of an error's text, Node's ten would hold two coroutines. */
const linesOfErrors = 100;

/** @param program URL of the program's file */
export function detailRecorder(clock: Clock, sink: EventSink, program: string): Recorder {
  Error.stackTraceLimit = linesOfErrors;
  return new DetailRecorder(clock, sink, new SourcePlaces(program));
}
