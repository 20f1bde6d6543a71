// What a run would have printed, and how long it would have taken, had a common wrong idea of asyncio been right. Rule:
// each is computed from the trace, and none is told without a moment of the trace that speaks against it.
import type { Second, TaskId, TraceEvent } from "./event.js";
import { type Evidence, Witness } from "./evidence.js";
import { hoisted } from "./hoist.js";
import { type Script, scriptsOf } from "./scripts.js";
import { type Played, type Rules, simulate, trueRules } from "./simulate.js";
import { mostAtOnce, waitsOf } from "./waits.js";
import { writtenOf } from "./written.js";

export type Misconception =
  /** A task begins when it is awaited, and runs to its end before the next. */
  | "one-after-the-other"
  /** Making a task runs it to its end, there and then. */
  | "runs-when-made"
  /** Each wait holds everyone up. */
  | "all-blocking"
  /** What is awaited one by one waits at the same time. */
  | "all-overlap"
  /** Lines come in the order in which the tasks were made. */
  | "creation-order"
  /** Waits take no time. */
  | "at-once"
  /** Making a task begins it at once. */
  | "starts-at-once"
  /** A blocking call lets the others run. */
  | "blocking-overlaps"
  /** Nobody has to wait for a lock, a queue, an event. */
  | "no-contention"
  /** A task that nobody awaits does not run. */
  | "never-runs"
  /** The run lasts until all tasks are done. */
  | "waits-for-all"
  /** Whoever awaits several goes on with the first. */
  | "first-ends";

export interface Alternative {
  readonly kind: Misconception;
  /** Every line it would print to stdout; null where only its time is known. */
  readonly lines: readonly string[] | null;
  /** Null where only its order is known. */
  readonly seconds: Second | null;
  readonly evidence: Evidence;
}

/** So close, two times are the same: a replay knows nothing of the microseconds between. */
const close: Second = 0.02;

/**
 * The alternatives to a run, the likelier ideas first. None agrees with the run in lines and time both.
 *
 * @param seconds how long the run says it took
 */
export function alternativesTo(events: readonly TraceEvent[], seconds: Second): Alternative[] {
  const lines = linesOf(events);
  const scripts = scriptsOf(events);
  const witness = new Witness(events);
  const found: Alternative[] = [];
  const add = (kind: Misconception, played: Partial<Played> | null, evidence: Evidence | null): void => {
    if (played === null || evidence === null) return;
    const alternative = { kind, lines: played.lines ?? null, seconds: played.seconds ?? null, evidence };
    if (!agrees(alternative, lines, seconds)) found.push(alternative);
  };
  const play = (rules: Partial<Rules>, of: readonly Script[] = scripts): Played | null =>
    simulate(of, { ...trueRules, ...rules });
  // Rules that replay the run wrongly say nothing about it when bent, either.
  const replay = play({});
  const isReplayed =
    replay !== null && Math.abs(replay.seconds - seconds) <= close && sameLines(replay.lines, lines);
  const bent = (rules: Partial<Rules>, of?: readonly Script[]): Played | null =>
    isReplayed ? play(rules, of) : null;

  const overlaps = mostAtOnce(waitsOf(events).filter(({ blocking }) => !blocking)) > 1;
  const together = overlaps ? witness.waitedTogether() : null;
  add("one-after-the-other", play({ start: "when-awaited" }), together);
  add("runs-when-made", play({ start: "to-the-end" }), together ?? witness.queued());
  add("all-blocking", bent({ waiting: "held" }), together);
  const raised = hoisted(scripts);
  const hasLoop = scripts.length > 1;
  if (raised !== null) {
    add("all-overlap", bent({ waiting: hasLoop ? "as-is" : "free" }, raised), witness.beganAfter());
  }
  add("creation-order", { lines: inCreationOrder(events), seconds }, witness.overtaken());
  add("starts-at-once", bent({ start: "eager" }), witness.queued());
  if (hasLoop) add("blocking-overlaps", bent({ waiting: "free" }), witness.held());
  add("no-contention", bent({ contention: false }), witness.contended());
  add("never-runs", { lines: without(events, witness.unawaited()), seconds }, witness.ranUnawaited());
  const left = witness.leftWaiting();
  add("waits-for-all", left && { seconds: left.until }, left);
  const awaited = scripts.map(awaitedIn).find((tasks) => tasks.length > 1);
  const first = awaited === undefined ? null : witness.firstDone(awaited);
  add("first-ends", first && { seconds: first.firstAt }, first);
  add("at-once", bent({ waiting: "none" }), witness.longestWait());
  return found;
}

function linesOf(events: readonly TraceEvent[]): string[] {
  return writtenOf(events).flatMap(({ stream, text }) => (stream === "stdout" ? text.split("\n") : []));
}

function agrees(alternative: Alternative, lines: readonly string[], seconds: Second): boolean {
  const { lines: own, seconds: took } = alternative;
  return (own === null || sameLines(own, lines)) && (took === null || Math.abs(took - seconds) <= close);
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
}

interface OwnedLine {
  readonly text: string;
  readonly task: TaskId | null;
}

function ownedLines(events: readonly TraceEvent[]): OwnedLine[] {
  return writtenOf(events).flatMap(({ stream, text, task }) =>
    stream === "stdout" ? text.split("\n").map((line) => ({ text: line, task })) : [],
  );
}

/** The places that the tasks' lines have are shared out anew among them; what the main task prints stays. */
function inCreationOrder(events: readonly TraceEvent[]): string[] {
  const lines = ownedLines(events);
  const parents = new Map(
    events.flatMap((event) => (event.kind === "task-created" ? [[event.task, event.parent] as const] : [])),
  );
  const isChild = ({ task }: OwnedLine): boolean => task !== null && (parents.get(task) ?? null) !== null;
  const inOrder = lines.filter(isChild).toSorted((a, b) => (a.task ?? 0) - (b.task ?? 0));
  return lines.map((line) => (isChild(line) ? (inOrder.shift() ?? line) : line).text);
}

function without(events: readonly TraceEvent[], tasks: ReadonlySet<TaskId>): string[] {
  return ownedLines(events).flatMap(({ text, task }) => (task !== null && tasks.has(task) ? [] : [text]));
}

/** The tasks that a task made before it waited for some of them: it is about all of them that it waits. */
function awaitedIn({ task, acts }: Script): TaskId[] {
  const last = task === null ? -1 : acts.findLastIndex(({ kind }) => kind === "join");
  return acts.slice(0, Math.max(0, last)).flatMap((act) => (act.kind === "create" ? [act.task] : []));
}
