// When tasks could have gone on, and when they did: read from the events alone, no state is needed for it.
import type { Second, TaskId, TraceEvent } from "../event.js";

/** The thread was held, by a function that said that it would. */
export interface Hold {
  readonly task: TaskId | null;
  readonly name: string;
  readonly from: Second;
  readonly to: Second;
}

/** A task could have gone on, and went on only later, as the thread was held meanwhile. */
interface Delay {
  readonly task: TaskId;
  readonly due: Second;
  readonly ran: Second;
  /** Did another wake it? Otherwise its sleep was over. */
  readonly isWoken: boolean;
  readonly by: Hold;
}

export interface Timing {
  readonly delays: readonly Delay[];
  /** When tasks were woken that did not wait for a time. */
  readonly wakings: readonly Second[];
}

export function timingOf(events: readonly TraceEvent[], moment: Second): Timing {
  const delays: Delay[] = [];
  const wakings: Second[] = [];
  const holds: Hold[] = [];
  const whenDue = new Map<TaskId, { readonly at: Second; readonly isWoken: boolean }>();
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
        whenDue.set(event.task, { at, isWoken: false });
        break;
      case "suspended": {
        const until = event.on.kind === "sleep" ? event.on.until : Number.POSITIVE_INFINITY;
        whenDue.set(event.task, { at: event.on.kind === "turn" ? at : until, isWoken: false });
        break;
      }
      case "woken": {
        const due = whenDue.get(event.task);
        const isWoken = due === undefined || at < due.at;
        if (isWoken) wakings.push(at);
        whenDue.set(event.task, { at: Math.min(at, due?.at ?? at), isWoken });
        break;
      }
      case "blocked":
        holds.push({ task: event.task, name: event.frames.at(-1) ?? "", from: at, to: at });
        break;
      case "unblocked": {
        const hold = holds.at(-1);
        if (hold !== undefined) holds[holds.length - 1] = { ...hold, to: at };
        break;
      }
      case "step-began": {
        const { task } = event;
        const { at: due, isWoken } = whenDue.get(task) ?? { at, isWoken: false };
        if (at - due <= moment) break;
        const by = holderBetween(due + moment, at, task);
        if (by !== undefined) delays.push({ task, due, ran: at, isWoken, by });
        break;
      }
    }
  }
  return { delays, wakings };
}
