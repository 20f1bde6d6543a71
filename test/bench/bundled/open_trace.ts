// trace: what the step viewer does with a file, in a new process: it opens it, jumps to moments here and there, and steps on and
// back from each. Writes the seconds until the first frame of 200x60 is drawn, the memory taken by then, and the longest jump and step.
import { readFileSync } from "node:fs";
import { highlight } from "../../../src/draw/source/highlight.js";
import { decodeTrace } from "../../../src/trace/codec.js";
import { Steps } from "../../../src/viewer/model/steps.js";
import { renderStepFrame } from "../../../src/viewer/terminal/frame.js";
import { memoHighlight } from "../../../src/viewer/terminal/viewer.js";
import { viewerWords } from "../../../src/viewer/words/words.js";
import { viewOf } from "../../helpers/view.js";
import { randomPlaces } from "./places.js";

const size = { columns: 200, rows: 60 };
const style = {
  ...viewOf(80, "en", { color: true }),
  language: "en",
  words: viewerWords.en,
  highlight: memoHighlight(highlight),
} as const;

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function opened(file: string): Steps {
  const { document, timeline, fault } = decodeTrace(readFileSync(file, "utf8"));
  if (document === undefined) throw new Error(`${file} is no trace: ${fault.kind}`);
  return new Steps(document, timeline, false);
}

/** From the state of the viewer to the text. */
function draw(steps: Steps, place: number): void {
  const model = steps.model({ event: steps.shown.at(place), task: null, source: "typescript" });
  const lines = renderStepFrame({ model, footer: { kind: "keys" }, playing: null, alone: null }, size, style);
  if (lines.length !== size.rows) throw new Error(`${lines.length} lines were drawn`);
}

const [, , file = ""] = process.argv;
let steps: Steps | null = null;
const opening = seconds(() => {
  steps = opened(file);
  draw(steps, 0);
});
const bytes = process.resourceUsage().maxRSS * 1024;
const walked = steps as Steps | null;
if (walked === null) throw new Error("nothing was opened");
let [jump, step] = [0, 0];
for (const place of randomPlaces(200, walked.shown.length - 1)) {
  jump = Math.max(
    jump,
    seconds(() => draw(walked, place)),
  );
  for (const next of [place + 1, place, place - 1])
    step = Math.max(
      step,
      seconds(() => draw(walked, next)),
    );
}
process.stdout.write(JSON.stringify({ opening, bytes, jump, step, done: walked.timeline.length }));
