// The functions active in one task (or outside every task), outermost first, while their lanes are drawn up.
// Rule: only events move time; a function is alive no longer than the last event that proves it.
import type { Second } from "./event.js";
import type { Interval, Lane, LaneOutcome, LaneOutput, LaneState } from "./lanes.js";

/** A lane that is being drawn up. */
interface OpenLane extends Lane {
  to: Second;
  readonly intervals: Interval[];
  readonly outputs: LaneOutput[];
  readonly cancelRequests: Second[];
  outcome: LaneOutcome;
  error: string | null;
}

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
  /** A CancelledError is raised where it waits: what does not go on by then has ended by that, as far as one can tell. */
  #isCancelled = false;

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
   */
  align(frames: readonly string[], previous: Second): void {
    if (this.#ended) return;
    const { task } = this.#owner;
    if (task === null && this.isEmpty) this.#proof = Math.max(this.#proof, previous);
    let kept = 0;
    while (kept < this.#active.length && this.#active[kept]?.name === frames[kept]) kept += 1;
    // Position, not name, tells a task's own coroutine: it is active for as long as the task is.
    if (kept === 0 && task !== null && this.#active.length > 0) kept = 1;
    this.#closeFrom(kept, this.#proof, this.#isCancelled ? "cancelled" : "finished", null);
    this.#isCancelled = false;
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
  output(frames: readonly string[], at: Second, previous: Second): LaneOutput[] | null {
    if (this.#ended) return null;
    this.align(frames, previous);
    this.#proof = at;
    return this.#active.at(-1)?.outputs ?? null;
  }

  /** @param isRaised is a CancelledError raised in it, rather than passed on to what it awaits? */
  cancelRequested(at: Second, isRaised: boolean): void {
    this.#active[0]?.cancelRequests.push(at);
    this.#isCancelled ||= isRaised;
  }

  /** Ends every active function at once. Does nothing when it has ended already. */
  end(at: Second, outcome: LaneOutcome, error: string | null): void {
    if (this.#ended) return;
    if (this.#isCancelled && outcome === "finished") this.#closeFrom(1, at, "cancelled", null);
    this.#closeFrom(0, at, outcome, error);
    this.#ended = true;
  }

  #closeFrom(depth: number, at: Second, outcome: LaneOutcome, error: string | null): void {
    for (const lane of this.#active.splice(depth)) {
      keep(lane, this.#state, at);
      Object.assign(lane, { to: at, outcome, error });
    }
  }
}

function keep({ intervals, from }: OpenLane, state: LaneState, to: Second): void {
  const last = intervals.at(-1);
  const since = last?.to ?? from;
  if (to === since && state !== "running") return;
  if (last?.state === state) intervals[intervals.length - 1] = { ...last, to };
  else intervals.push({ state, from: since, to });
}
