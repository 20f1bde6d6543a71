// trace: what `step` does with a file, once and in a new process: it is read, decoded and indexed; then two hundred moments
// are looked up, here and there. Writes how long that took, and how much memory the process has had at its peak.
import { readFileSync } from "node:fs";
import { decodeTrace } from "../../../src/trace/codec.js";
import { Timeline } from "../../../src/trace/state/timeline.js";
import { randomPlaces } from "./places.js";

const [, , file = ""] = process.argv;
const start = performance.now();
const { document, fault } = decodeTrace(readFileSync(file, "utf8"));
if (document === undefined) throw new Error(`${file} is no trace: ${fault.kind}`);
const timeline = new Timeline(document.events);
let seen = 0;
for (const place of randomPlaces(200, timeline.length)) {
  const { ready, timers, tasks } = timeline.stateAt(place);
  seen += ready.length + timers.length + tasks.length;
}
const seconds = (performance.now() - start) / 1000;
const bytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ seconds, bytes, done: timeline.length, seen }));
