// Folds a trace into the flow of control: who resumed whom, and what each reported back. Rule: the loop hands control
// to a task by a step, and has it back when the step is over.
import type { Second, TaskId, TraceEvent } from "./event.js";
import type { LaneState } from "./lanes.js";

/** What a message says: `task`, `start` and `resume` go to a task, the others are its reports to the loop. */
export type FlowWord = "task" | "start" | "resume" | "pending" | "finished" | "failed" | "cancelled";

/** What each task that is alive is doing; one that is done is not in it. */
export type FlowStates = ReadonlyMap<TaskId, LaneState>;

export interface FlowMessage {
  readonly kind: "message";
  readonly at: Second;
  /** Null: the loop. */
  readonly from: TaskId | null;
  readonly to: TaskId | null;
  readonly word: FlowWord;
  /** While control passes, whoever hands it on and whoever gets it shows as running. */
  readonly states: FlowStates;
}

/** A stretch, long in comparison with the whole, in which nothing happened. */
export interface FlowGap {
  readonly kind: "gap";
  readonly from: Second;
  readonly to: Second;
  readonly states: FlowStates;
}

export interface FlowLane {
  readonly task: TaskId;
  /** The coroutine's name as the program writes it. */
  readonly name: string;
}

export interface Flow {
  /** In the order in which the tasks were made. The loop is not among them. */
  readonly lanes: readonly FlowLane[];
  readonly rows: readonly (FlowMessage | FlowGap)[];
}

/** Stretches shorter than this part of the whole are no gaps. */
const shortestGap = 0.01;

/** @param isWanted which tasks to follow, by the names of their coroutines; all unless given */
export function flowOf(
  events: readonly TraceEvent[],
  isWanted: (name: string) => boolean = () => true,
): Flow {
  const folder = new FlowFolder(shortestGap * (events.at(-1)?.at ?? 0), isWanted);
  for (const event of events) folder.apply(event);
  return folder;
}

class FlowFolder implements Flow {
  readonly lanes: FlowLane[] = [];
  readonly rows: (FlowMessage | FlowGap)[] = [];
  readonly #shortest: Second;
  readonly #isWanted: (name: string) => boolean;
  readonly #states = new Map<TaskId, LaneState>();
  readonly #begun = new Set<TaskId>();
  #last: Second = 0;

  constructor(shortest: Second, isWanted: (name: string) => boolean) {
    this.#shortest = shortest;
    this.#isWanted = isWanted;
  }

  apply(event: TraceEvent): void {
    if (event.at - this.#last > this.#shortest && this.#states.size > 0) {
      this.rows.push({ kind: "gap", from: this.#last, to: event.at, states: new Map(this.#states) });
    }
    this.#last = event.at;
    if (event.kind === "task-created") this.#create(event);
    // Of a task that is not followed, or is done, nothing is told.
    else if ("task" in event && event.task !== null && this.#states.has(event.task)) {
      this.#follow(event, event.task);
    }
  }

  #create({ task, coroutine, parent, at }: Extract<TraceEvent, { readonly kind: "task-created" }>): void {
    if (!this.#isWanted(coroutine)) return;
    this.lanes.push({ task, name: coroutine });
    this.#states.set(task, "ready");
    if (parent !== null && this.#states.has(parent)) this.#tell(at, parent, task, "task");
  }

  #follow(event: TraceEvent, task: TaskId): void {
    switch (event.kind) {
      case "step-began":
        this.#states.set(task, "running");
        this.#tell(event.at, null, task, this.#begun.has(task) ? "resume" : "start");
        this.#begun.add(task);
        break;
      case "suspended":
        this.#states.set(task, "running");
        this.#tell(event.at, task, null, "pending");
        this.#states.set(task, event.on.kind === "turn" ? "ready" : "waiting");
        break;
      case "woken":
        this.#states.set(task, "ready");
        break;
      case "task-done":
        this.#tell(event.at, task, null, event.outcome.status);
        this.#states.delete(task);
        break;
    }
  }

  #tell(at: Second, from: TaskId | null, to: TaskId | null, word: FlowWord): void {
    this.rows.push({ kind: "message", at, from, to, word, states: new Map(this.#states) });
  }
}
