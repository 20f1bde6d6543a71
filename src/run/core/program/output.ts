// Where a program's output goes: to the process's own streams, unless somebody who watches the program takes it.
import { setThreadOutput } from "../../../asyncio/python/log.js";
import { threadHost } from "../../../asyncio/python/thread_host.js";

export type StreamName = "stdout" | "stderr";

/** Takes a piece of output as it was written; newlines are part of it. `thread`: the function whose thread wrote it. */
export type OutputSink = (stream: StreamName, text: string, thread?: string) => void;

let sink: OutputSink = (stream, text) => {
  const host = threadHost();
  if (host === null) process[stream].write(text);
  else host.write(stream, text);
};

/** Sets who takes the program's output; returns who took it before. */
export function setOutputSink(next: OutputSink): OutputSink {
  const previous = sink;
  sink = next;
  return previous;
}

/** Writes a piece of output. */
export function write(stream: StreamName, text: string, thread?: string): void {
  sink(stream, text, thread);
}

// What the program's threads print is its output as well.
setThreadOutput(write);
