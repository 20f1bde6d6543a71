// Folds a trace into lanes: the life of every task's coroutine, awaited coroutine and plain function of the
// program, as stretches of states. Rule: a stack of active functions runs, waits and is held as one.
import type { OutputStream, Second, TaskId, TraceEvent } from "./event.js";
import { LaneStack, noOwner } from "./laneStack.js";
import type { OutsideState } from "./state/outsideState.js";
import { RunState, type Snapshot } from "./state/runState.js";
import type { TaskState } from "./state/taskState.js";

export type LaneState = "running" | "blocked" | "waiting" | "ready";

export type LaneOutcome = "finished" | "failed" | "cancelled" | "unfinished";

/** One stretch of a lane, in program seconds; `from <= to`. */
export interface Interval {
  readonly state: LaneState;
  readonly from: Second;
  readonly to: Second;
}

/** What a lane printed. A line that was written in parts is of the lane that began it, as far as it was written. */
export interface LaneOutput {
  /** When it was written; its first part, if it was written in several. */
  readonly at: Second;
  readonly text: string;
  /** How many lines had been begun before it, of all that the program printed. */
  readonly place: number;
}

export interface Lane {
  /** The function's name as the program writes it (`one_print`). */
  readonly name: string;
  /** The task that it ran in; null for plain functions outside every task. */
  readonly task: TaskId | null;
  /** The task's own name (`Task-2`). */
  readonly taskName: string | null;
  /** The task that made its task; null where none did. */
  readonly parent: TaskId | null;
  /** How many lanes of the same task lie outside it: 0 for the task's own coroutine. */
  readonly depth: number;
  readonly from: Second;
  readonly to: Second;
  /** Without gaps from `from` to `to`; running stretches of length zero are kept, others are not. */
  readonly intervals: readonly Interval[];
  readonly outputs: readonly LaneOutput[];
  /** When its task was asked to end; of the task's own coroutine only. */
  readonly cancelRequests: readonly Second[];
  /** Null: it has ended, and nothing tells how. */
  readonly outcome: LaneOutcome | null;
  /** CPython's `repr` of the exception that ended it; null unless it failed. */
  readonly error: string | null;
  /**
   * Drawn from stretches that the program measured itself under this name, or in which threads ran this function: there
   * may be gaps, and they may overlap.
   */
  readonly measured?: true;
}

/**
 * The lanes of a trace, in the order in which they began; an outer function comes before those it calls.
 *
 * A trace says which functions are active only at outputs, waits and blocks. So an inner function's lane begins at the event
 * of its task before the first that names it, and ends at the last event before the first that no longer does. Two calls of
 * one name with no event between them are therefore one lane; with one between them, two. How an awaited coroutine ended, the
 * trace tells; of a plain function it does not, which has finished where what is around it has, or goes on.
 *
 * Stretches that the program measured itself make one lane for each name, whoever was at work in them; so do the calls
 * of one function in other threads.
 *
 * @param events a trace, whole or cut short; what is still going on at its end is "unfinished"
 * @param until when that end was, where it is later than the last event
 */
export function lanesOf(events: readonly TraceEvent[], until: Second = 0): Lane[] {
  const state = new RunState();
  const lanes = new Lanes();
  for (let number = 0; number < events.length; number++) {
    const event = events[number] as TraceEvent;
    state.apply(event, events[number + 1]);
    lanes.note(event, state);
  }
  return lanes.close(until);
}

/** Draws lanes up while a run's events are applied to its state. */
export class Lanes {
  /** By the number of their task. */
  readonly #stacks: LaneStack[] = [];
  #outside = new LaneStack(noOwner, "running", 0);
  readonly #done: LaneStack[] = [];
  readonly #spans = new SpanLanes();
  /** The unfinished line of each stream, which its lane has already. */
  readonly #begun = new Map<OutputStream, Pick<LaneOutput, "at" | "place"> & { text: string }>();
  #lines = 0;
  #last: Second = 0;

  /** @param state the state that the event has just led to */
  note(event: TraceEvent, state: Snapshot): void {
    const { at, kind } = event;
    if (state.outside.since === state.event && state.outside.cause === null) this.#leaveOutside(at);
    if (kind === "span") this.#spans.add(event);
    else if (kind === "cancel-requested") this.#stacks[event.task]?.cancelRequested(at);
    else if (kind === "output" || kind === "output-part") this.#write(event);
    else if (kind === "task-created") {
      const { task, name, parent } = event;
      const stack = new LaneStack({ task, taskName: name, parent }, "ready", at);
      stack.align([event.coroutine], at);
      this.#stacks[task] = stack;
    } else if (kind === "program-ended") this.#become(this.#outside, state.outside, at);
    else if ("task" in event) {
      const of = state.of(event.task);
      if (of?.since === state.event) {
        const stack = this.#stackOf(event.task);
        if ("frames" in event) stack.align(event.frames, this.#last, event.ended);
        this.#become(stack, of, at);
      }
    }
    this.#last = at;
  }

  /** It does something else from now on. */
  #become(
    stack: LaneStack,
    { doing, cause }: Pick<TaskState | OutsideState, "doing" | "cause">,
    at: Second,
  ): void {
    if (doing !== "done") stack.enter(doing, at);
    else if (cause?.kind === "task-done") {
      const { outcome, ended } = cause;
      const error = outcome.status === "failed" ? outcome.error : null;
      stack.end(at, { outcome: outcome.status, error }, ended);
    } else if (cause?.kind === "program-ended")
      stack.end(at, { outcome: cause.outcome.status === "returned" ? "finished" : null, error: null });
  }

  close(until: Second = 0): Lane[] {
    const end = Math.max(this.#last, until);
    const stacks = [...this.#done, this.#outside, ...Object.values(this.#stacks)];
    for (const stack of stacks) stack.end(end, { outcome: "unfinished", error: null });
    const all: Lane[] = [...stacks.flatMap(({ lanes }) => lanes), ...this.#spans.lanes()];
    return all.sort((one, other) => one.from - other.from || one.depth - other.depth);
  }

  #write(event: Extract<TraceEvent, { readonly kind: "output" | "output-part" }>): void {
    const { kind, stream, text, at } = event;
    const outputs = event.thread
      ? listIn(this.#spans.outputs, event.frames.at(-1) ?? "")
      : this.#stackOf(event.task).output(event, this.#last);
    const begun = this.#begun.get(stream);
    if (kind === "output-part") {
      if (begun !== undefined) begun.text += text;
      else {
        const line = { at, text, place: this.#lines++ };
        this.#begun.set(stream, line);
        outputs?.push(line);
      }
    } else if (begun !== undefined && event.since !== undefined) {
      begun.text = text;
      this.#begun.delete(stream);
    } else {
      outputs?.push({ at, text, place: this.#lines });
      this.#lines += text.split("\n").length;
    }
  }

  #stackOf(task: TaskId | null): LaneStack {
    return task === null ? this.#outside : (this.#stacks[task] ?? this.#outside);
  }

  /** Once the loop goes on, the callback or function outside every task that was active is over. */
  #leaveOutside(at: Second): void {
    if (this.#outside.isEmpty) return;
    this.#outside.align([], at);
    this.#done.push(this.#outside);
    this.#outside = new LaneStack(noOwner, "running", at);
  }
}

/** One lane for each name that the program measured itself, or whose function ran in other threads. */
class SpanLanes {
  readonly outputs = new Map<string, LaneOutput[]>();
  readonly #stretches = new Map<string, Interval[]>();

  add({ name, state, from, to }: Extract<TraceEvent, { readonly kind: "span" }>): void {
    listIn(this.#stretches, name).push({ state, from, to });
  }

  lanes(): Lane[] {
    const names = new Set([...this.#stretches.keys(), ...this.outputs.keys()]);
    return [...names].map((name) => {
      const outputs = listIn(this.outputs, name);
      const intervals = listIn(this.#stretches, name).toSorted((a, b) => a.from - b.from || a.to - b.to);
      const from = intervals[0]?.from ?? outputs[0]?.at ?? 0;
      // A program may well measure a hundred thousand of them: no call takes so many arguments.
      const to = intervals.reduce(
        (latest, interval) => Math.max(latest, interval.to),
        outputs.at(-1)?.at ?? 0,
      );
      const rest = { cancelRequests: [], outcome: "finished", error: null, measured: true } as const;
      return { name, ...noOwner, depth: 0, from, to, intervals, outputs, ...rest };
    });
  }
}

/** What a picture says at its end: nothing where it has finished, or nothing is known of it. */
export function endSaid({ outcome }: Pick<Lane, "outcome">): Exclude<LaneOutcome, "finished"> | null {
  return outcome === "finished" ? null : outcome;
}

/** The list that stands under a key; an empty one is put there first, where there is none. */
export function listIn<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
