// Which events of a trace a viewer stops at, and the way from one to the next. The library's own callbacks are passed
// over unless asked for, and so are iterations that run nothing at all.
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import { isLibraryCallback } from "./libraryCallbacks.js";
import type { StepNames } from "./stepNames.js";

/** Events are told by how many have happened: 1 is the first. 0 is the moment before it. */
export class ShownEvents {
  readonly #events: readonly TraceEvent[];
  readonly #shown: Uint32Array;

  constructor(events: readonly TraceEvent[], names: StepNames, internals: boolean) {
    this.#events = events;
    const shown: number[] = [];
    // An iteration that nothing has happened in so far.
    let iteration: number | null = null;
    events.forEach((event, at) => {
      if (!internals && (isInternal(event, names) || isAgain(event, events[at - 1]))) {
        // What an iteration runs is told at its beginning: that stays, if only for a callback of the library's.
        if (iteration !== null && event.kind === "callback-began") {
          shown.push(iteration);
          iteration = null;
        }
        return;
      }
      if (event.kind === "iteration" && !internals) {
        iteration = at + 1;
        return;
      }
      if (["timer-fired", "waiting", "program-ended"].includes(event.kind)) iteration = null;
      // What is left of one that has nothing to tell stays behind once it is over.
      if (iteration !== null && events[iteration - 1]?.iteration === event.iteration) shown.push(iteration);
      iteration = null;
      shown.push(at + 1);
    });
    this.#shown = Uint32Array.from(shown);
  }

  get length(): number {
    return this.#shown.length;
  }

  /** The event at a place among those shown; 0 at place 0. */
  at(place: number): number {
    return place <= 0 ? 0 : (this.#shown[Math.min(place, this.length) - 1] ?? 0);
  }

  /** The place of an event; of one that is not shown, that of the last one shown before it. */
  placeOf(event: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#shown[middle] ?? 0) <= event) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The next event of a kind after this one, or the last before it (`by` -1); null when there is none. */
  find(from: number, by: 1 | -1, isWanted: (event: TraceEvent) => boolean): number | null {
    for (let place = this.placeOf(from) + by; place >= 1 && place <= this.length; place += by) {
      const number = this.at(place);
      const event = this.#events[number - 1];
      if (event !== undefined && isWanted(event)) return number;
    }
    return null;
  }

  /** The last event that had happened by then; 0 before the first. */
  atTime(at: Second): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const event = this.#events[(this.#shown[middle] ?? 1) - 1];
      if (event !== undefined && event.at <= at) low = middle + 1;
      else high = middle;
    }
    return this.at(low);
  }
}

/** Is the event about this task? */
export function isOfTask(event: TraceEvent, task: TaskId, names: StepNames): boolean {
  if (event.kind === "timer-fired" || event.kind === "timer-cancelled")
    return names.wokenBy(event.timer) === task;
  return "task" in event && event.task === task;
}

/** What a search looks at, in lower case: names as the program writes them and as `fold` does, and what is printed. */
export function searchText(event: TraceEvent, names: StepNames, fold: (name: string) => string): string {
  const found: string[] = [event.kind];
  const add = (name: string): void => {
    found.push(name, fold(name));
  };
  if ("task" in event && event.task !== null) {
    const { name, task } = names.task(event.task);
    add(name);
    if (task !== null) add(task);
  }
  if ("frames" in event) event.frames.forEach(add);
  switch (event.kind) {
    case "output":
    case "output-part":
      found.push(event.text);
      break;
    case "task-created":
      found.push(event.name);
      break;
    case "task-done":
      found.push(event.outcome.status);
      if (event.outcome.status === "failed") found.push(event.outcome.error);
      if (event.outcome.status === "finished") found.push(event.outcome.result);
      break;
    case "suspended":
      found.push(event.on.kind);
      break;
    case "timer-fired":
    case "timer-cancelled": {
      const { what, wakes } = names.timer(event.timer);
      add(what);
      if (wakes !== null) add(wakes.name);
      break;
    }
    case "callback-scheduled":
      add(event.name);
      break;
    case "span":
      add(event.name);
      break;
    case "future-created":
    case "future-done":
      add(event.label);
      break;
    case "program-ended":
      if (event.outcome.status === "raised")
        found.push(event.outcome.error.name, event.outcome.error.message);
      break;
  }
  return found.join("\n").toLowerCase();
}

/** The loop looked around, found nothing, and waits on. */
function isAgain(event: TraceEvent, before: TraceEvent | undefined): boolean {
  return event.kind === "waiting" && before?.kind === "waiting" && event.iteration === before.iteration;
}

function isInternal(event: TraceEvent, names: StepNames): boolean {
  switch (event.kind) {
    case "future-created":
    case "loop-closed":
      return true;
    case "skipped":
      return event.handle !== null && isLibraryCallback(names.nameOf(event.handle));
    case "callback-scheduled":
      return isLibraryCallback(event.name);
    case "callback-began":
      if (event.handle !== null) return isLibraryCallback(names.nameOf(event.handle));
      // That a sleep is over is told by the task that it wakes.
      return names.wokenBy(event.timer) !== null || isLibraryCallback(names.timer(event.timer).what);
    case "callback-ended":
      return true;
    default:
      return false;
  }
}
