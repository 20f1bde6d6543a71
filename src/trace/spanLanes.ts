// The lanes of what a program measured itself, and of what ran in other threads: one for each name, its stretches in the
// order in which they began.
import type { TraceEvent } from "./event.js";
import type { Interval, Lane, LaneOutput } from "./lanes.js";

export class SpanLanes {
  readonly #stretches = new Map<string, Interval[]>();
  readonly #outputs = new Map<string, LaneOutput[]>();

  add({ name, state, from, to }: Extract<TraceEvent, { readonly kind: "span" }>): void {
    const stretches = this.#stretches.get(name) ?? [];
    stretches.push({ state, from, to });
    this.#stretches.set(name, stretches);
  }

  /** Where the outputs of a function are kept that runs in other threads. */
  outputsOf(name: string): LaneOutput[] {
    const outputs = this.#outputs.get(name) ?? [];
    this.#outputs.set(name, outputs);
    return outputs;
  }

  lanes(): Lane[] {
    const names = new Set([...this.#stretches.keys(), ...this.#outputs.keys()]);
    return [...names].map((name) => {
      const stretches = this.#stretches.get(name) ?? [];
      const outputs = this.#outputs.get(name) ?? [];
      const intervals = stretches.toSorted((a, b) => a.from - b.from || a.to - b.to);
      return {
        name,
        task: null,
        taskName: null,
        parent: null,
        depth: 0,
        // A program may well measure a hundred thousand of them: no call takes so many arguments.
        from: intervals[0]?.from ?? outputs[0]?.at ?? 0,
        to: intervals.reduce((latest, { to }) => Math.max(latest, to), outputs.at(-1)?.at ?? 0),
        intervals,
        outputs,
        cancelRequests: [],
        outcome: "finished",
        error: null,
        measured: true,
      };
    });
  }
}
