// The functions active in one task (or outside every task), outermost first, while their lanes are drawn up.
// Rule: only events move time; a function is alive no longer than the last event that proves it.
import type { Second, TaskId } from "./event.js";
import type { Interval, Lane, LaneOutcome, LaneOutput, LaneState } from "./lanes.js";

interface OpenLane {
  readonly name: string;
  readonly depth: number;
  readonly from: Second;
  readonly intervals: Interval[];
  readonly outputs: LaneOutput[];
  readonly cancelRequests: Second[];
  /** Where its present stretch began. */
  since: Second;
}

export class LaneStack {
  readonly #task: TaskId | null;
  readonly #taskName: string | null;
  readonly #parent: TaskId | null;
  readonly #closed: Lane[] = [];
  readonly #active: OpenLane[] = [];
  #state: LaneState;
  /** The last event of this task: the one that proves every active function alive. */
  #proof: Second;
  #ended = false;

  /** @param state what it does from `at` (program seconds) on */
  constructor(
    task: TaskId | null,
    taskName: string | null,
    state: LaneState,
    at: Second,
    parent: TaskId | null = null,
  ) {
    this.#task = task;
    this.#taskName = taskName;
    this.#parent = parent;
    this.#state = state;
    this.#proof = at;
  }

  get isEmpty(): boolean {
    return this.#active.length === 0;
  }

  lanes(): readonly Lane[] {
    return this.#closed;
  }

  /**
   * Makes `frames` the active functions: ends those that are no longer named, begins those that are new.
   *
   * @param previous when the event before was, of any task: outside every task no step marks a beginning, there that one does
   */
  align(frames: readonly string[], previous: Second): void {
    if (this.#ended) return;
    if (this.#task === null && this.isEmpty) this.#proof = Math.max(this.#proof, previous);
    let kept = 0;
    while (kept < this.#active.length && this.#active[kept]?.name === frames[kept]) kept += 1;
    // Position, not name, tells a task's own coroutine: it is active for as long as the task is.
    if (kept === 0 && this.#task !== null && this.#active.length > 0) kept = 1;
    this.#closeFrom(kept, this.#proof, "finished", null);
    for (let depth = kept; depth < frames.length; depth += 1) {
      const name = frames[depth];
      if (name === undefined) break;
      const from = this.#proof;
      this.#active.push({
        name,
        depth,
        from,
        intervals: [],
        outputs: [],
        cancelRequests: [],
        since: from,
      });
    }
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

  cancelRequested(at: Second): void {
    this.#active[0]?.cancelRequests.push(at);
  }

  /** Ends every active function at once. Does nothing when it has ended already. */
  end(at: Second, outcome: LaneOutcome, error: string | null): void {
    if (this.#ended) return;
    this.#closeFrom(0, at, outcome, error);
    this.#ended = true;
  }

  #closeFrom(depth: number, at: Second, outcome: LaneOutcome, error: string | null): void {
    for (const lane of this.#active.splice(depth)) {
      keep(lane, this.#state, at);
      const { name, from, intervals, outputs, cancelRequests } = lane;
      this.#closed.push({
        name,
        task: this.#task,
        taskName: this.#taskName,
        parent: this.#parent,
        depth: lane.depth,
        from,
        to: at,
        intervals,
        outputs,
        cancelRequests,
        outcome,
        error,
      });
    }
  }
}

function keep(lane: OpenLane, state: LaneState, to: Second): void {
  const { since } = lane;
  lane.since = to;
  if (to === since && state !== "running") return;
  const last = lane.intervals.at(-1);
  if (last?.state === state && last.to === since) lane.intervals[lane.intervals.length - 1] = { ...last, to };
  else lane.intervals.push({ state, from: since, to });
}
