// trace: what `step` does with the trace file that it is given, in a new process. The file is opened up to the first
// frame; then the viewer jumps here and there, and goes one step on from each place. Writes what each took, in seconds,
// and how much memory the process has had at its peak, in bytes.
import { readFileSync } from "node:fs";
import { highlight } from "../../../src/draw/source/highlight.js";
import { decodeTrace } from "../../../src/trace/codec.js";
import { TraceIndex } from "../../../src/trace/snapshot.js";
import { Steps } from "../../../src/viewer/model/stepModel.js";
import { memoHighlight } from "../../../src/viewer/terminal/memoHighlight.js";
import { renderStepFrame } from "../../../src/viewer/terminal/stepFrame.js";
import { viewOf } from "../../helpers/view.js";
import { randomPlaces } from "./places.js";

const size = { columns: 200, rows: 60 };
const places = 50;
/** All places are visited so often, and of each the shortest time counts: what else the machine does can only add. */
const turns = 3;

const style = {
  ...viewOf(80, "en", { color: true }),
  language: "en",
  highlight: memoHighlight(highlight),
} as const;

function open(file: string): Steps {
  const { document, fault } = decodeTrace(readFileSync(file, "utf8"));
  if (document === undefined) throw new Error(`${file} is no trace: ${fault.kind}`);
  return new Steps(document, new TraceIndex(document.events), false);
}

/** From the state of the viewer to the text of its screen. */
function show(steps: Steps, place: number): void {
  const model = steps.model({ event: steps.shown.at(place), task: null, source: "typescript" });
  const lines = renderStepFrame({ model, footer: { kind: "keys" }, playing: null, help: null }, size, style);
  if (lines.length !== size.rows) throw new Error(`${lines.length} lines were drawn`);
}

function secondsOf(act: () => void): number {
  const start = performance.now();
  act();
  return (performance.now() - start) / 1000;
}

const [, , file = ""] = process.argv;
const start = performance.now();
const steps = open(file);
show(steps, 1);
const opening = (performance.now() - start) / 1000;

const chosen = randomPlaces(places, steps.shown.length - 1);
const jumps = chosen.map(() => Number.POSITIVE_INFINITY);
const stepsOn = chosen.map(() => Number.POSITIVE_INFINITY);
// Not one place again and again: what holds the process up for a while would weigh on all of its turns.
for (let turn = 0; turn < turns; turn++) {
  for (const [at, place] of chosen.entries()) {
    jumps[at] = Math.min(
      jumps[at] ?? 0,
      secondsOf(() => show(steps, place)),
    );
    stepsOn[at] = Math.min(
      stepsOn[at] ?? 0,
      secondsOf(() => show(steps, place + 1)),
    );
  }
}
const bytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ opening, jumps, steps: stepsOn, bytes, done: steps.shown.length }));
