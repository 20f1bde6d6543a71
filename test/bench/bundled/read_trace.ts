// trace: reads a trace, makes its index, and looks up two hundred moments from one end to the other.
import { decodeTrace } from "../../../src/trace/codec.js";
import { TraceIndex } from "../../../src/trace/snapshot.js";
import { longTrace } from "../../trace/long_trace.js";
import { repeat } from "../programs/repeat.js";

const moments = 200;
const texts = new Map<number, string>();

await repeat(async (length) => {
  const text = texts.get(length) ?? longTrace(length);
  texts.set(length, text);
  const index = new TraceIndex(decodeTrace(text).document?.events ?? []);
  let seen = 0;
  for (let i = 1; i <= moments; i++) {
    const { ready, timers, tasks, futures } = index.snapshot(Math.floor((i * length) / moments));
    seen += ready.length + timers.length + tasks.length + futures.length;
  }
  if (seen === 0) throw new Error("nothing was found");
  return index.length;
});
