// What is kept of the runs that `compare --runs` repeats.
import { expect, it } from "vitest";
import type { Measured, Measurement } from "../../src/commands/common/measure.js";
import { withoutEvents } from "../../src/commands/compare/race.js";
import type { Explanation } from "../../src/trace/compare.js";

const why: Explanation = { kind: "overlap", waits: 3, times: 3 };

/** A run with an event and an output that are its own. */
function runOf(text: string): Measurement {
  const one = {
    ending: "ended",
    error: null,
    cut: null,
    events: [{ kind: "output", text }],
    outputs: [{ text, at: 0 }],
    order: [text],
    elapsed: 2,
    explanation: () => why,
  };
  return { ...one, recorded: { ...one } } as unknown as Measurement;
}

/** Everything that can be reached from it without calling anything. */
const told = (run: Measured): string => JSON.stringify(run);

it("keeps no events of a further run, neither to be shown nor as recorded", () => {
  const later = withoutEvents(runOf("later"), [runOf("first")]);
  expect(told(later)).not.toContain("later");
  expect(later).toMatchObject({ events: [], order: [], elapsed: 2, recorded: { events: [], order: [] } });
});

it("keeps the order and the explanation of the first run that came to its end", () => {
  const cut = { ...runOf("cut"), ending: "timed-out" } as Measurement;
  const whole = withoutEvents(runOf("whole"), [cut]);
  expect(whole).toMatchObject({ events: [], order: ["whole"], recorded: { events: [], order: ["whole"] } });
  expect([whole.explanation(), whole.recorded.explanation()]).toEqual([why, why]);
});
