// When tasks could have gone on, and when they did: read from the events alone, no state is needed for it.
import type { Second, TaskId, TraceEvent } from "../event.js";

/** When a task could go on, and why: another woke it, its sleep was over, or it waited for nothing but its turn. */
interface Due {
  readonly at: Second;
  readonly why: "woken" | "slept" | "ready";
}

/** The thread was held, by a function that said that it would. */
export interface Hold {
  readonly task: TaskId | null;
  /** The function that held it; null where it has no name. */
  readonly name: string | null;
  /** Did the loop run meanwhile? Otherwise no loop did. */
  readonly isInLoop: boolean;
  readonly from: Second;
  readonly to: Second;
}

/** A task could have gone on, and went on only later, as the thread was held meanwhile. */
export interface Delay {
  readonly task: TaskId;
  readonly due: Due;
  readonly ran: Second;
  readonly by: Hold;
}

/** A task gave way so many times, and no other ran in between. */
interface Row {
  readonly task: TaskId;
  readonly from: Second;
  readonly to: Second;
  readonly turns: number;
}

export interface Timing {
  readonly delays: readonly Delay[];
  /** When tasks were woken that did not wait for a time. */
  readonly wakings: readonly Second[];
  /** The longest of those rows. */
  readonly busiest: Row | null;
}

/** @param moment shorter than this is no time at all */
export function timingOf(events: readonly TraceEvent[], moment: Second): Timing {
  const delays: Delay[] = [];
  const wakings: Second[] = [];
  const holds: Hold[] = [];
  const whenDue = new Map<TaskId, Due>();
  let row = null as Row | null;
  let busiest = null as Row | null;
  /** The last other one's hold; none of those before one that ended earlier lasted longer. */
  const holderBetween = (from: Second, to: Second, but: TaskId): Hold | undefined => {
    for (let at = holds.length - 1; at >= 0 && (holds[at] as Hold).to > from; at--)
      if (holds[at]?.task !== but && (holds[at] as Hold).from < to) return holds[at];
    return undefined;
  };
  for (const event of events) {
    const { at } = event;
    switch (event.kind) {
      case "task-created":
        whenDue.set(event.task, { at, why: "ready" });
        break;
      case "suspended": {
        const { task, on } = event;
        if (on.kind !== "turn") {
          whenDue.set(task, { at: on.kind === "sleep" ? on.until : Number.POSITIVE_INFINITY, why: "slept" });
          row = null;
          break;
        }
        whenDue.set(task, { at, why: "ready" });
        row = { task, from: row?.from ?? at, to: at, turns: (row?.turns ?? 0) + 1 };
        if (row.turns > (busiest?.turns ?? 0)) busiest = row;
        break;
      }
      case "woken": {
        const due = whenDue.get(event.task);
        if (due !== undefined && at >= due.at) break;
        wakings.push(at);
        whenDue.set(event.task, { at, why: "woken" });
        break;
      }
      case "blocked": {
        const { task, frames, iteration } = event;
        holds.push({ task, name: frames.at(-1) ?? null, isInLoop: iteration > 0, from: at, to: at });
        break;
      }
      case "unblocked": {
        const hold = holds.at(-1);
        if (hold !== undefined) holds[holds.length - 1] = { ...hold, to: at };
        break;
      }
      case "step-began": {
        const { task } = event;
        if (row?.task !== task) row = null;
        const due = whenDue.get(task);
        if (due === undefined || at - due.at <= moment) break;
        const by = holderBetween(due.at + moment, at, task);
        if (by !== undefined) delays.push({ task, due, ran: at, by });
        break;
      }
    }
  }
  return { delays, wakings, busiest };
}
