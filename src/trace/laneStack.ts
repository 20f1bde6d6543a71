// The functions active in one task (or outside every task), outermost first, while their lanes are drawn up.
// Rule: only events move time; a function is alive no longer than the last event that proves it.
import type { EndedCoroutine, Second, TraceEvent } from "./event.js";
import type { Interval, Lane, LaneOutcome, LaneOutput, LaneState } from "./lanes.js";

/** A lane that is being drawn up. */
interface OpenLane extends Lane {
  to: Second;
  readonly intervals: Interval[];
  readonly outputs: LaneOutput[];
  readonly cancelRequests: Second[];
  outcome: LaneOutcome | null;
  error: string | null;
}

export type End = Pick<Lane, "outcome" | "error">;
const finished: End = { outcome: "finished", error: null };
const unknown: End = { outcome: null, error: null };

type WriteEvent = Extract<TraceEvent, { readonly kind: "output" | "output-part" }>;

/** Whose functions they are. */
type Owner = Pick<Lane, "task" | "taskName" | "parent">;

export const noOwner: Owner = { task: null, taskName: null, parent: null };

export class LaneStack {
  readonly #owner: Owner;
  /** In the order in which they began. */
  readonly lanes: OpenLane[] = [];
  readonly #active: OpenLane[] = [];
  #state: LaneState;
  /** The last event of this task: the one that proves every active function alive. */
  #proof: Second;
  #ended = false;

  /** @param state what it does from `at` (program seconds) on */
  constructor(owner: Owner, state: LaneState, at: Second) {
    this.#owner = owner;
    this.#state = state;
    this.#proof = at;
  }

  get isEmpty(): boolean {
    return this.#active.length === 0;
  }

  /**
   * Makes `frames` the active functions: ends those that are no longer named, begins those that are new.
   *
   * @param previous when the event before was, of any task: outside every task no step marks a beginning, there that one does
   * @param ended how coroutines have ended that were active, innermost first
   */
  align(frames: readonly string[], previous: Second, ended: readonly EndedCoroutine[] = []): void {
    if (this.#ended) return;
    const { task } = this.#owner;
    if (task === null && this.isEmpty) this.#proof = Math.max(this.#proof, previous);
    let kept = 0;
    while (kept < this.#active.length && this.#active[kept]?.name === frames[kept]) kept += 1;
    // Position, not name, tells a task's own coroutine: it is active for as long as the task is.
    if (kept === 0 && task !== null && this.#active.length > 0) kept = 1;
    this.#closeFrom(kept, this.#proof, finished, ended);
    for (let depth = kept; depth < frames.length; depth += 1) this.#open(frames[depth] as string, depth);
  }

  #open(name: string, depth: number): void {
    const [from, to] = [this.#proof, this.#proof];
    const lists = { intervals: [], outputs: [], cancelRequests: [] };
    const lane: OpenLane = {
      name,
      ...this.#owner,
      depth,
      from,
      to,
      ...lists,
      outcome: "unfinished",
      error: null,
    };
    this.lanes.push(lane);
    this.#active.push(lane);
  }

  enter(state: LaneState, at: Second): void {
    if (this.#ended) return;
    for (const lane of this.#active) keep(lane, this.#state, at);
    this.#state = state;
    this.#proof = at;
  }

  /** Something was written. @returns where the outputs of the function that wrote it are kept; null when none did */
  output({ frames, at, ended }: WriteEvent, previous: Second): LaneOutput[] | null {
    if (this.#ended) return null;
    this.align(frames, previous, ended);
    this.#proof = at;
    return this.#active.at(-1)?.outputs ?? null;
  }

  cancelRequested(at: Second): void {
    this.#active[0]?.cancelRequests.push(at);
  }

  /** Ends every active function at once: the task's own coroutine like this. Does nothing when it has ended already. */
  end(at: Second, own: End, ended: readonly EndedCoroutine[] = []): void {
    if (this.#ended) return;
    const [outermost] = this.#active;
    this.#closeFrom(0, at, own, ended);
    if (outermost !== undefined && this.#owner.task !== null) Object.assign(outermost, own);
    this.#ended = true;
  }

  /** @param around how what is around them has ended; "finished" also where it goes on */
  #closeFrom(depth: number, at: Second, around: End, ended: readonly EndedCoroutine[]): void {
    const lanes = this.#active.splice(depth);
    const told = endsOf(lanes, ended);
    let outer = around;
    lanes.forEach((lane, place) => {
      keep(lane, this.#state, at);
      outer = told[place] ?? (outer.outcome === "failed" || outer.outcome === "cancelled" ? unknown : outer);
      Object.assign(lane, { to: at, ...outer });
    });
  }
}

/** How each of these has ended, outermost first, as far as that is told. */
function endsOf(lanes: readonly Lane[], ended: readonly EndedCoroutine[]): (End | undefined)[] {
  let left = ended;
  return lanes
    .toReversed()
    .map(({ name }) => {
      const at = left.findIndex((one) => one.name === name);
      if (at === -1) return undefined;
      const { error = null, cancelled } = left[at] as EndedCoroutine;
      left = left.slice(at + 1);
      return { outcome: error !== null ? "failed" : cancelled ? "cancelled" : "finished", error } as const;
    })
    .reverse();
}

function keep({ intervals, from }: OpenLane, state: LaneState, to: Second): void {
  const last = intervals.at(-1);
  const since = last?.to ?? from;
  if (to === since && state !== "running") return;
  if (last?.state === state) intervals[intervals.length - 1] = { ...last, to };
  else intervals.push({ state, from: since, to });
}
