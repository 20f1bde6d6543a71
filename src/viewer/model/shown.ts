// Which events of a trace a viewer stops at, and the way from one to the next. The library's own callbacks are passed
// over unless asked for, and so are iterations that run nothing at all.
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import type { Timeline } from "../../trace/state/timeline.js";
import { isLibraryCallback, type StepNames } from "./names.js";

/** Events are told by how many have happened: 1 is the first. 0 is the moment before it. */
export class ShownEvents {
  readonly #timeline: Timeline;
  readonly #shown: Uint32Array;

  constructor(timeline: Timeline, names: StepNames, internals: boolean) {
    this.#timeline = timeline;
    const { events } = timeline;
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
      const event = this.#timeline.events[number - 1];
      if (event !== undefined && isWanted(event)) return number;
    }
    return null;
  }

  /** The last event that had happened by then; 0 before the first. */
  atTime(at: Second): number {
    return this.at(this.placeOf(this.#timeline.atTime(at)));
  }
}

/** Is the event about this task? */
export function isOfTask(event: TraceEvent, task: TaskId, names: StepNames): boolean {
  if (event.kind === "timer-fired" || event.kind === "timer-cancelled")
    return names.wokenBy(event.timer) === task;
  return "task" in event && event.task === task;
}

/** What a search looks at, in lower case: names, and what is printed. */
export function searchText(event: TraceEvent, names: StepNames): string {
  const named = namesIn(event, names);
  return [event.kind, ...named, ...textsIn(event)].join("\n").toLowerCase();
}

function namesIn(event: TraceEvent, names: StepNames): string[] {
  const found = "frames" in event ? [...event.frames] : [];
  if ("task" in event && event.task !== null) {
    const { name, task } = names.task(event.task);
    found.push(name, task ?? "");
  }
  if (event.kind === "timer-fired" || event.kind === "timer-cancelled") {
    const { what, wakes } = names.timer(event.timer);
    found.push(what, wakes?.name ?? "");
  }
  if (event.kind === "callback-scheduled" || event.kind === "span") found.push(event.name);
  if ("label" in event) found.push(event.label);
  return found;
}

function textsIn(event: TraceEvent): string[] {
  switch (event.kind) {
    case "output":
    case "output-part":
      return [event.text];
    case "task-created":
      return [event.name];
    case "task-done":
      // How it has ended, and with what.
      return Object.values(event.outcome);
    case "suspended":
      return [event.on.kind];
    case "program-ended":
      return event.outcome.status === "raised" ? [event.outcome.error.name, event.outcome.error.message] : [];
    default:
      return [];
  }
}

/** The loop looked around, found nothing, and waits on. */
function isAgain(event: TraceEvent, before: TraceEvent | undefined): boolean {
  return event.kind === "waiting" && before?.kind === "waiting" && event.iteration === before.iteration;
}

function isInternal(event: TraceEvent, names: StepNames): boolean {
  switch (event.kind) {
    case "future-created":
    case "loop-closed":
    case "callback-ended":
      return true;
    case "skipped":
      return event.handle !== null && isLibraryCallback(names.nameOf(event.handle));
    case "callback-scheduled":
      return isLibraryCallback(event.name);
    case "callback-began":
      if (event.handle !== null) return isLibraryCallback(names.nameOf(event.handle));
      // That a sleep is over is told by the task that it wakes.
      return names.wokenBy(event.timer) !== null || isLibraryCallback(names.timer(event.timer).what);
    default:
      return false;
  }
}
