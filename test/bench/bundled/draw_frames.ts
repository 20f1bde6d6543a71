// frame: draws frames of 200x60 here and there in a long trace, as the step viewer does. Writes what each took, in seconds.
import { highlight } from "../../../src/draw/source/highlight.js";
import type { TraceEvent } from "../../../src/trace/event.js";
import { TraceIndex } from "../../../src/trace/snapshot.js";
import { Steps } from "../../../src/viewer/model/stepModel.js";
import { memoHighlight } from "../../../src/viewer/terminal/memoHighlight.js";
import { renderStepFrame } from "../../../src/viewer/terminal/stepFrame.js";
import { sleepersTrace, workersTrace } from "../../helpers/longTraces.js";
import { viewOf } from "../../helpers/view.js";
import { randomPlaces } from "./places.js";

const size = { columns: 200, rows: 60 };
const places = 200;
/** All frames are drawn so often, and of each the shortest time counts: what else the machine does can only add. */
const turns = 5;

const traces: Readonly<Record<string, () => readonly TraceEvent[]>> = {
  workers: () => workersTrace(100, 167),
  sleepers: () => sleepersTrace(33_000),
};
const programs: Readonly<Record<string, string>> = {
  workers: "function job() {\n  print(round);\n}\n",
  sleepers: "const sleeper = coroutine(function* sleeper() {\n  yield* asyncio.sleep(1);\n});\n",
};

const [, , name = ""] = process.argv;
const events = traces[name]?.() ?? [];
const program = (programs[name] ?? "").repeat(20);
const document = {
  schema: 2,
  kind: "trace",
  runtime: { name: "core", version: null },
  source: "virtual",
  lesson: null,
  title: { en: name, ja: name },
  programs: { typescript: { file: "program.ts", text: program }, python: null, pairs: [] },
  lanes: [],
  events,
} as const;
const steps = new Steps(document, new TraceIndex(events), false);
const style = {
  ...viewOf(80, "en", { color: true }),
  language: "en",
  highlight: memoHighlight(highlight),
} as const;

/** From the state of the viewer to the text, in seconds. */
function draw(place: number): number {
  const start = performance.now();
  const model = steps.model({ event: steps.shown.at(place), task: null, source: "typescript" });
  const lines = renderStepFrame({ model, footer: { kind: "keys" }, playing: null, help: null }, size, style);
  const seconds = (performance.now() - start) / 1000;
  if (lines.length !== size.rows) throw new Error(`${lines.length} lines were drawn`);
  return seconds;
}

const chosen = randomPlaces(places, steps.shown.length);
// Once each first: what is the same for all frames is worked out, and the code is compiled.
for (const place of chosen) draw(place);
// Not one frame again and again: what holds the process up for a while would weigh on all of its turns.
const seconds = chosen.map(() => Number.POSITIVE_INFINITY);
for (let turn = 0; turn < turns; turn++) {
  for (const [at, place] of chosen.entries()) seconds[at] = Math.min(seconds[at] ?? 0, draw(place));
}
process.stdout.write(JSON.stringify({ seconds, done: events.length }));
