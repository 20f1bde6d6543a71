// The timers that are set at any moment, against a plain list.
import fc from "fast-check";
import { expect, test } from "vitest";
import { TimerHistory } from "../../src/trace/timerHistory.js";
import { fixed } from "../core/fuzz/seeds.js";

type Step =
  | { readonly kind: "set"; readonly deadline: number }
  | { readonly kind: "gone"; readonly which: number }
  | { readonly kind: "clear" }
  | { readonly kind: "other" };

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("set" as const), deadline: deadlines() }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant("gone" as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.constant({ kind: "clear" } as const) },
    { weight: 2, arbitrary: fc.constant({ kind: "other" } as const) },
  ),
  { maxLength: 60 },
);

/** Equal ones and those that never come among them. */
function deadlines(): fc.Arbitrary<number> {
  return fc.oneof(fc.nat(5), fc.constant(Number.POSITIVE_INFINITY), fc.double({ noNaN: true, min: -10 }));
}

test("after every event, the timers that are set stand by deadline, and then by number", () => {
  fc.assert(
    fc.property(steps, (taken: readonly Step[]) => {
      const history = new TimerHistory();
      let set: { timer: number; deadline: number }[] = [];
      const expected: (readonly number[])[] = [[]];
      for (const [event, step] of taken.entries()) {
        if (step.kind === "set") {
          set.push({ timer: event + 1, deadline: step.deadline });
          history.set(event + 1, step.deadline, event);
        } else if (step.kind === "gone") {
          const timer = set[step.which % Math.max(1, set.length)]?.timer ?? 1;
          set = set.filter((each) => each.timer !== timer);
          history.gone(timer, event);
        } else if (step.kind === "clear") {
          set = [];
          history.clear(event);
        }
        const inOrder = set.toSorted((a, b) => a.deadline - b.deadline || a.timer - b.timer);
        expected.push(inOrder.map(({ timer }) => timer));
      }
      // Backwards, and each moment from its end and its beginning.
      for (let events = taken.length; events >= 0; events--) {
        const told = history.after(events);
        const timers = expected[events] ?? [];
        expect(told.length).toBe(timers.length);
        expect(told.at(timers.length - 1)).toBe(timers.at(-1));
        expect(timers.map((_, at) => told.at(at))).toEqual(timers);
        expect(told.at(timers.length)).toBeUndefined();
      }
    }),
    fixed(300),
  );
});
