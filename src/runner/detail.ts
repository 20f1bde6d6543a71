// What a run in detail mode needs beside any other run: loaded for such a run alone.
import type { Clock } from "../asyncio/clocks/clock.js";
import { DetailRecorder } from "../trace/detailRecorder.js";
import type { EventSink, Recorder } from "../trace/recorder.js";
import { SourcePlaces } from "./sourcePlaces.js";

/** @param program URL of the program's file */
export function detailRecorder(clock: Clock, sink: EventSink, program: string): Recorder {
  return new DetailRecorder(clock, sink, new SourcePlaces(program));
}
