// trace: what `step` does with a file, once and in a new process: it is read, decoded and indexed; then two hundred moments
// are looked up, here and there. Writes how long that took, and how much memory the process has had at its peak.
import { readFileSync } from "node:fs";
import { decodeTrace } from "../../../src/trace/codec.js";
import { TraceIndex } from "../../../src/trace/snapshot.js";
import { randomPlaces } from "./places.js";

const [, , file = ""] = process.argv;
const start = performance.now();
const { document, fault } = decodeTrace(readFileSync(file, "utf8"));
if (document === undefined) throw new Error(`${file} is no trace: ${fault.kind}`);
const index = new TraceIndex(document.events);
let seen = 0;
for (const place of randomPlaces(200, index.length)) {
  const { ready, timers, tasks } = index.snapshot(place);
  seen += ready.length + timers.length + tasks.length;
}
const seconds = (performance.now() - start) / 1000;
const bytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ seconds, bytes, done: index.length, seen }));
