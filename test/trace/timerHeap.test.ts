// The timers that are set, against a plain list, and a copy that goes its own way.
import fc from "fast-check";
import { expect, test } from "vitest";
import { TimerHeap, type TimerSet } from "../../src/trace/state/timerHeap.js";
import { fixed } from "../core/fuzz/seeds.js";

type Step =
  | { readonly kind: "set"; readonly deadline: number }
  | { readonly kind: "gone"; readonly which: number }
  | { readonly kind: "clear" | "copy" };

/** Many of the first, so that stretches are halved. */
const steps = fc.array(
  fc.oneof(
    { weight: 60, arbitrary: fc.record({ kind: fc.constant("set" as const), deadline: deadlines() }) },
    { weight: 30, arbitrary: fc.record({ kind: fc.constant("gone" as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("clear" as const, "copy" as const) }) },
  ),
  { maxLength: 900, size: "max" },
);

/** Equal ones and those that never come among them. */
function deadlines(): fc.Arbitrary<number> {
  return fc.oneof(fc.nat(5), fc.constant(Number.POSITIVE_INFINITY), fc.double({ noNaN: true, min: -10 }));
}

function told(heap: TimerHeap): number[] {
  return Array.from({ length: heap.length }, (_, rank) => heap.at(rank)?.timer ?? 0);
}

test("those that are set stand by deadline, and then by number, in a heap as in what it was copied from", () => {
  fc.assert(
    fc.property(steps, (taken: readonly Step[]) => {
      let heap = new TimerHeap();
      let set: TimerSet[] = [];
      const copied: { readonly heap: TimerHeap; readonly told: readonly number[] }[] = [];
      for (const [at, step] of taken.entries()) {
        if (step.kind === "set") {
          const { deadline } = step;
          const timer = {
            kind: "timer-set",
            at: 0,
            iteration: 0,
            timer: at + 1,
            deadline,
            task: null,
          } as const;
          set.push(timer);
          heap.set(timer);
        } else if (step.kind === "gone") {
          const [timer] = set.splice(step.which % Math.max(1, set.length), 1);
          if (timer === undefined) continue;
          heap.remove(timer);
          // It is not set any more.
          heap.remove(timer);
        } else if (step.kind === "clear") {
          set = [];
          heap.clear();
        } else {
          copied.push({ heap, told: told(heap) });
          heap = heap.copy();
        }
        expect(heap.length).toBe(set.length);
      }
      const inOrder = set.toSorted((a, b) => a.deadline - b.deadline || a.timer - b.timer);
      expect(told(heap)).toEqual(inOrder.map(({ timer }) => timer));
      expect(heap.at(set.length)).toBeUndefined();
      for (const { heap: before, told: then } of copied) expect(told(before)).toEqual(then);
    }),
    fixed(60),
  );
});
