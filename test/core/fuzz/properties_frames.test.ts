// Stepping forwards and back again gives the same frames: what is on the screen depends on where one is and what one has
// chosen, and on nothing that was looked at before.
import fc from "fast-check";
import { expect, test } from "vitest";
import { VirtualClock } from "../../../src/asyncio/clocks/virtual.js";
import type { TraceDocument } from "../../../src/trace/document.js";
import type { StepState } from "../../../src/viewer/model/control.js";
import type { Steps } from "../../../src/viewer/model/steps.js";
import { programs } from "./arbitrary.js";
import type { Program } from "./ast.js";
import { detailRecorder } from "./live_recorder.js";
import { record } from "./record.js";
import { fixed } from "./seeds.js";
import { after, beginningOf, documentFor, frameOf, type Look, stepsThrough } from "./walks.js";

const looks: fc.Arbitrary<Look> = fc.record({
  size: fc.record({ columns: fc.integer({ min: 20, max: 200 }), rows: fc.integer({ min: 8, max: 60 }) }),
  language: fc.constantFrom("en", "ja"),
  source: fc.constantFrom("typescript", "python"),
  internals: fc.boolean(),
});

const moves = ["right", "left", "n", "p", "i", "I", "o", "O", "g", "G", "pagedown", "pageup"];
const choices = ["up", "down", "escape", "s", "l", "w"];
const walks = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...moves) },
    { weight: 1, arbitrary: fc.constantFrom(...choices) },
  ),
  { minLength: 1, maxLength: 40 },
);

async function documentOf(program: Program): Promise<TraceDocument> {
  const clock = new VirtualClock();
  const { recorder, events } = detailRecorder(clock);
  await record([program], recorder, clock);
  return documentFor(events);
}

/** The screen of somebody who goes straight there, and has seen nothing else. */
function straightTo(state: StepState, document: TraceDocument, look: Look): string {
  return frameOf(state, stepsThrough(document, look), look);
}

/** Walks, and gives where that leads; what is seen at every step depends on where that is alone. */
function walk(keys: readonly string[], from: StepState, steps: Steps, look: Look): StepState {
  const seen = new Map<string, string>();
  let state = from;
  for (const key of ["", ...keys]) {
    if (key !== "") state = after(key, state, steps);
    const frame = frameOf(state, steps, look);
    // All that the viewer remembers but the search and the speed, which do not show.
    const place = JSON.stringify(state);
    const before = seen.get(place);
    const other = before ?? straightTo(state, steps.document, look);
    if (frame !== other) expect({ key, place, frame }).toEqual({ key, place, frame: other });
    seen.set(place, frame);
  }
  return state;
}

test("a frame depends on where one is and what one has chosen alone, however one has come there", async () => {
  await fc.assert(
    fc.asyncProperty(programs, looks, walks, async (program, look, keys) => {
      const document = await documentOf(program);
      walk(keys, beginningOf(look), stepsThrough(document, look), look);
    }),
    fixed(15),
  );
});

test("forwards n times and back n times, every frame is as it was, and as it is to who goes straight there", async () => {
  let stepped = 0;
  await fc.assert(
    fc.asyncProperty(programs, looks, walks, fc.nat(60), async (program, look, keys, most) => {
      const document = await documentOf(program);
      const steps = stepsThrough(document, look);
      const start = walk(keys, beginningOf(look), steps, look);
      // A note that there is no next event goes with the next key.
      let state: StepState = { ...start, footer: { kind: "keys" } };
      const n = Math.min(most, steps.shown.length - steps.shown.placeOf(state.event));
      const frames = [frameOf(state, steps, look)];
      for (let step = 1; step <= n; step++) {
        state = after("right", state, steps);
        frames.push(frameOf(state, steps, look));
      }
      for (let step = n; step >= 0; step--) {
        const frame = frameOf(state, steps, look);
        expect(frame).toBe(frames[step]);
        if (step % 4 === 0) expect(frame).toBe(straightTo(state, document, look));
        if (step > 0) state = after("left", state, steps);
      }
      expect(state.event).toBe(start.event);
      stepped += n;
    }),
    fixed(10),
  );
  expect(stepped).toBeGreaterThan(40);
});

test("one who has gone all the way to the end and one who goes straight there see the same everywhere", async () => {
  await fc.assert(
    fc.asyncProperty(programs, looks, async (program, look) => {
      const document = await documentOf(program);
      const [walker, other] = [stepsThrough(document, look), stepsThrough(document, look)];
      const states: StepState[] = [beginningOf(look)];
      for (let at = 0; at < walker.shown.length; at++) {
        const state = states.at(-1) as StepState;
        frameOf(state, walker, look);
        states.push(after("right", state, walker));
      }
      // The other one begins at the end, and has seen less of the run at every place.
      for (const state of states.toReversed())
        expect(frameOf(state, walker, look)).toBe(frameOf(state, other, look));
    }),
    fixed(3),
  );
});
