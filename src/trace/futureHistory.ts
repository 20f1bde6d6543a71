// The futures that are waited for, and by whom, at any moment.
import { countBelow } from "./bisect.js";
import type { TaskId, TraceEvent } from "./event.js";
import type { FutureState, TaskState } from "./snapshot.js";

interface Known {
  readonly future: number;
  readonly label: string;
  readonly state: FutureState["state"];
  readonly createdAt: number;
  doneAt: number;
  doneState: FutureState["state"];
  /** Who has begun to wait for it, and by which events. */
  readonly waits: { readonly task: TaskId; readonly event: number }[];
}

export class FutureHistory {
  readonly #known = new Map<number, Known>();
  readonly #inOrder: Known[] = [];
  readonly #createdAt: number[] = [];

  add(event: TraceEvent, number: number): void {
    if (event.kind === "future-created") {
      const { future, label, state } = event;
      const doneAt = Number.POSITIVE_INFINITY;
      const known: Known = { future, label, state, createdAt: number, doneAt, doneState: state, waits: [] };
      this.#known.set(future, known);
      this.#inOrder.push(known);
      this.#createdAt.push(number);
    } else if (event.kind === "future-done") {
      const known = this.#known.get(event.future);
      if (known === undefined) return;
      known.doneAt = number;
      known.doneState = event.state;
    } else if (event.kind === "suspended" && (event.on.kind === "future" || event.on.kind === "gather")) {
      const known = event.on.future === undefined ? undefined : this.#known.get(event.on.future);
      known?.waits.push({ task: event.task, event: number });
    }
  }

  /** Undefined before it is waited for. */
  labelAfter(events: number, future: number): string | undefined {
    const known = this.#known.get(future);
    return known !== undefined && known.createdAt < events ? known.label : undefined;
  }

  after(events: number, taskAt: (task: TaskId) => TaskState | undefined): FutureState[] {
    return this.#inOrder.slice(0, countBelow(this.#createdAt, events)).map((known) => {
      const isDone = known.doneAt < events;
      const isWaiting = ({ task, event }: Known["waits"][number]): boolean => {
        const state = event < events ? taskAt(task) : undefined;
        return state?.doing === "waiting" && state.since === event + 1;
      };
      return {
        future: known.future,
        label: known.label,
        state: isDone ? known.doneState : known.state,
        waiters: known.waits.filter(isWaiting).map(({ task }) => task),
      };
    });
  }
}
