// The lanes of what a program measured itself: one for each name, its stretches in the order in which they began.
import type { TraceEvent } from "./event.js";
import type { Interval, Lane } from "./lanes.js";

export class SpanLanes {
  readonly #stretches = new Map<string, Interval[]>();

  add({ name, state, from, to }: Extract<TraceEvent, { readonly kind: "span" }>): void {
    const stretches = this.#stretches.get(name) ?? [];
    stretches.push({ state, from, to });
    this.#stretches.set(name, stretches);
  }

  lanes(): Lane[] {
    return [...this.#stretches].map(([name, stretches]) => {
      const intervals = stretches.toSorted((a, b) => a.from - b.from || a.to - b.to);
      return {
        name,
        task: null,
        taskName: null,
        parent: null,
        depth: 0,
        // A program may well measure a hundred thousand of them: no call takes so many arguments.
        from: intervals[0]?.from ?? 0,
        to: intervals.reduce((latest, { to }) => Math.max(latest, to), 0),
        intervals,
        outputs: [],
        cancelRequests: [],
        outcome: "finished",
        error: null,
        measured: true,
      };
    });
  }
}
