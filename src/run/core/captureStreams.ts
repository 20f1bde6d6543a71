// `console.log` and writes to the process's streams are output of the program like any other.
import { StringDecoder } from "node:string_decoder";
import type { OutputSink, StreamName } from "./program/output.js";

/** Passes on to `sink` all that is written to the two streams from now on. */
export function captureStreams(sink: OutputSink): void {
  for (const name of ["stdout", "stderr"] as const) captureStream(name, sink);
}

function captureStream(name: StreamName, sink: OutputSink): void {
  // Bytes may be written with a character cut in two: its first half waits for the second.
  const decoder = new StringDecoder("utf8");
  const write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    const [encoding] = rest;
    const isEncoded = typeof encoding === "string" && Buffer.isEncoding(encoding);
    const bytes = typeof chunk === "string" && isEncoded ? Buffer.from(chunk, encoding) : chunk;
    sink(name, typeof bytes === "string" ? bytes : decoder.write(bytes));
    const done = rest.find((each): each is () => void => typeof each === "function");
    if (done !== undefined) queueMicrotask(done);
    return true;
  };
  Object.defineProperty(process[name], "write", { value: write, configurable: true, writable: true });
}
