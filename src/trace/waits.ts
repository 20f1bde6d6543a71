// The waits of a run: who waited, or held the thread, how long, and what ended it. Rule: a wait lasts from the event that
// tells its beginning to the one by which its task does something else.
import type { Second, TaskId, TraceEvent } from "./event.js";
import { RunState, type Snapshot } from "./state/runState.js";

/** Shorter than this is no time at all. */
export const moment: Second = 0.002;

/** One wait, in program seconds. */
export interface Wait {
  readonly task: TaskId | null;
  readonly from: Second;
  readonly to: Second;
  /** It tells what was waited for, and in which functions. `blocked`: the thread itself was held. */
  readonly began: Extract<TraceEvent, { readonly kind: "suspended" | "blocked" }>;
  /** The other task in whose step it ended; null: in none. */
  readonly by: TaskId | null;
  /** A task of its own has ended meanwhile: that is taken for what it waited for. */
  readonly isServed: boolean;
}

/** Finds the waits while a run's events are applied to its state. */
export class Waits {
  /** In the order in which they ended. */
  readonly ended: Wait[] = [];
  /** Of those who made tasks, how many events had happened when one of these ended last. */
  readonly #served = new Map<TaskId | null, number>();

  /** The wait that the event has ended, which has just led to this state; null: none. */
  note(event: TraceEvent, state: Snapshot): Wait | null {
    if (event.kind === "task-done") this.#served.set(state.task(event.task)?.parent ?? null, state.event);
    const wait = state.left && this.#waitOf(state.left, state);
    if (wait === null) return null;
    const ended = { ...wait, by: state.running === wait.task ? null : state.running };
    this.ended.push(ended);
    return ended;
  }

  /** Those that still last. */
  open(state: Snapshot): Wait[] {
    const all = [state.outside, ...state.tasks].toSorted((one, other) => one.since - other.since);
    return all.flatMap((each) => this.#waitOf(each, state) ?? []);
  }

  #waitOf({ doing, cause, since }: NonNullable<Snapshot["left"]>, state: Snapshot): Wait | null {
    if (doing !== "waiting" && doing !== "blocked") return null;
    if (cause?.kind !== "suspended" && cause?.kind !== "blocked") return null;
    const { task, at: from } = cause;
    const isServed = (this.#served.get(task) ?? 0) > since;
    return { task, from, to: state.at, began: cause, by: null, isServed };
  }
}

/** Every wait is charged once: waiting for another task is no wait of its own, it only passes one on. */
interface ChargedWaits {
  /** What was truly waited for: sleeps, futures and blocks. */
  readonly own: readonly Wait[];
  /** Those that another task put an end to: it gave a place or an item, say. */
  readonly handed: readonly Wait[];
}

/** The waits of a run; one still open at the end ends with the trace. */
export function waitsOf(events: readonly TraceEvent[]): ChargedWaits {
  const state = new RunState();
  const waits = new Waits();
  for (const event of events) {
    state.apply(event);
    waits.note(event, state);
  }
  const all = [...waits.ended, ...waits.open(state)];
  return { own: all.filter(isOwn), handed: all.filter(isHanded) };
}

/** Did it last for a time, or until something came about that no task has done? */
export function isOwn({ began, by, isServed, from, to }: Wait): boolean {
  if (to - from <= moment) return false;
  if (began.kind === "blocked" || began.on.kind === "sleep") return true;
  return began.on.kind === "future" && by === null && !isServed;
}

/** Did it last until another task, none of its own, put an end to it? */
export function isHanded({ began, by, isServed, from, to }: Wait): boolean {
  if (began.kind === "blocked" || began.on.kind !== "future") return false;
  return by !== null && !isServed && to - from > moment;
}

/** The most waits that lasted at one moment. Waits that only touch do not overlap. */
export function mostAtOnce(waits: readonly Pick<Wait, "from" | "to">[]): number {
  const edges = waits.flatMap(({ from, to }) => [
    { at: from, step: 1 },
    { at: to, step: -1 },
  ]);
  edges.sort((a, b) => a.at - b.at || a.step - b.step);
  let now = 0;
  let most = 0;
  for (const { step } of edges) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}

/** How long at least one of the waits lasted, in program seconds. */
export function unionOf(waits: readonly Pick<Wait, "from" | "to">[]): Second {
  let total = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of waits.toSorted((a, b) => a.from - b.from)) {
    if (to > reached) total += to - Math.max(from, reached);
    reached = Math.max(reached, to);
  }
  return total;
}
