// Do a trace's events follow one another as it is documented? Rule: the state of the run before an event tells whether it can
// come now. What fails here would otherwise be drawn, as a run that never was.
import type { TraceEvent, WaitTarget } from "./event.js";
import type { Snapshot } from "./state/runState.js";
import { Timeline } from "./state/timeline.js";

/** What has a number of its own, in the order in which it is told of first. */
export type Numbered = "task" | "timer" | "handle" | "future";

/** What is wrong with an event's place among the others, each of which may be as it should be for itself. */
export type Misplacement =
  /** It is the first one and no `program-began`, or a later one that is. */
  | { readonly why: "beginning" }
  /** It is earlier than the event before it. */
  | { readonly why: "earlier" }
  /** It is about something that no event before it has told of. */
  | { readonly why: "unknown"; readonly what: Numbered }
  /** It tells of something new, whose number is not the next. */
  | { readonly why: "number"; readonly what: Numbered }
  /** Its task cannot do that now: it begins a step within its step, say. */
  | { readonly why: "step"; readonly kind: string };

/**
 * The timeline of somebody's events, and the first of them that cannot come where it stands, counted from 1; null: there is
 * none. A trace may end anywhere: its run was cut short then.
 */
export function checkedTimeline(events: readonly TraceEvent[]) {
  const found: { readonly event: number; readonly misplacement: Misplacement }[] = [];
  const timeline = new Timeline(events, (event, before) => {
    const misplacement = found.length > 0 ? null : misplacementOf(event, before);
    if (misplacement !== null) found.push({ event: before.event + 1, misplacement });
  });
  return { timeline, misplaced: found[0] ?? null };
}

/** @param state the state that the events before it have led to */
function misplacementOf(event: TraceEvent, state: Snapshot): Misplacement | null {
  if (event.at < state.at) return { why: "earlier" };
  if ((state.event === 0) !== (event.kind === "program-began")) return { why: "beginning" };
  switch (event.kind) {
    case "task-created":
      return newNumber("task", event.task, state) ?? known("task", event.parent, state);
    case "step-began":
    case "woken":
    case "suspended":
    case "task-done":
      return inTurn(event, state) ?? (event.kind === "suspended" ? target(event.on, state) : null);
    case "cancel-requested":
      return known("task", event.task, state) ?? known("task", event.by, state);
    case "output":
    case "output-part":
    case "blocked":
    case "unblocked":
      return known("task", event.task, state);
    case "timer-set": {
      const { timer, task, wakes } = event;
      return newNumber("timer", timer, state) ?? known("task", task, state) ?? known("task", wakes, state);
    }
    case "timer-fired":
    case "timer-cancelled":
      return known("timer", event.timer, state);
    case "callback-scheduled": {
      const { handle, task, of } = event;
      return (
        newNumber("handle", handle, state) ?? known("task", task, state) ?? (of ? target(of, state) : null)
      );
    }
    case "callback-began":
    case "callback-ended":
    case "skipped":
      return (
        known("timer", event.timer, state) ??
        known("handle", event.handle, state) ??
        (event.kind === "skipped" ? known("task", event.task, state) : null)
      );
    case "future-created":
      return newNumber("future", event.future, state);
    case "future-done":
      return known("future", event.future, state);
    default:
      return null;
  }
}

/** The last number that was given. */
const lastOf: Readonly<Record<Numbered, (state: Snapshot) => number>> = {
  task: ({ taskCount }) => taskCount,
  timer: ({ timersSet }) => timersSet,
  handle: ({ callbacksScheduled }) => callbacksScheduled,
  future: ({ futureCount }) => futureCount,
};

/** What an event may lack, or has none of, is no number. */
function known(what: Numbered, number: number | null | undefined, state: Snapshot): Misplacement | null {
  return (number ?? 0) <= lastOf[what](state) ? null : { why: "unknown", what };
}

function newNumber(what: Numbered, number: number, state: Snapshot): Misplacement | null {
  return number === lastOf[what](state) + 1 ? null : { why: "number", what };
}

/** Whether its task is at what the event goes on from: a step ends only where one is under way, and begins where none is. */
function inTurn(
  { kind, task }: Extract<TraceEvent, { readonly kind: "step-began" | "suspended" | "woken" | "task-done" }>,
  state: Snapshot,
): Misplacement | null {
  const before = state.task(task);
  if (before === undefined) return { why: "unknown", what: "task" };
  const { doing, steps } = before;
  // An eager task runs from its creation on, and its first step is yet to begin.
  const isInStep = doing === "blocked" || (doing === "running" && steps > 0);
  const isFit = kind === "suspended" || kind === "task-done" ? isInStep : !isInStep && doing !== "done";
  return isFit ? null : { why: "step", kind };
}

function target(on: WaitTarget, state: Snapshot): Misplacement | null {
  switch (on.kind) {
    case "sleep":
      return known("timer", on.timer, state);
    case "task":
      return known("task", on.task, state);
    case "gather":
    case "future": {
      const isKnown = on.tasks?.every((task) => task <= state.taskCount) !== false;
      return known("future", on.future, state) ?? (isKnown ? null : { why: "unknown", what: "task" });
    }
    case "turn":
      return null;
  }
}
