// What a run would have printed, and how long it would have taken, had a common wrong idea of asyncio been right. Rule:
// each is computed from the trace, and none is told without a moment of the trace that speaks against it.
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import { writtenOf } from "../../trace/written.js";
import { type Evidence, type EvidenceOf, Witness } from "./evidence.js";
import { hoistedCalls, hoistedTasks } from "./hoist.js";
import { type Act, type Script, scriptsOf } from "./scripts.js";
import { type Played, type Rules, simulate, trueRules } from "./simulate.js";

export type Misconception =
  /** Making a task begins it at once. */
  | "starts-at-once"
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
  /** The task that was made last prints first. */
  | "reverse-order"
  /** Waits take no time. */
  | "at-once"
  /** A blocking call lets the others run. */
  | "blocking-overlaps"
  /** Whoever gives way to another hands it the thread. */
  | "hands-over"
  /** Nobody has to wait for a lock, a queue, an event. */
  | "no-contention"
  /** A task that nobody awaits does not run. */
  | "never-runs"
  /** The run lasts until all tasks are done. */
  | "waits-for-all"
  /** The waits add up, in whatever order they end. */
  | "adds-up"
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

/** Are two times the same, but for what a clock and a machine add to them? */
export function isSameTime(one: Second, other: Second): boolean {
  return Math.abs(one - other) <= Math.max(0.05, 0.02 * Math.min(one, other));
}

/** A run of more events is no puzzle any more: little is worked out for it. */
const mostEvents = 20_000;

/**
 * The alternatives to a run, the likelier ideas first. None agrees with the run in lines and time both.
 *
 * @param seconds how long the run says it took
 * @param witness of the same events
 */
export function alternativesTo(
  events: readonly TraceEvent[],
  seconds: Second,
  witness: Witness = new Witness(events),
): Alternative[] {
  const owned = ownedLines(events);
  const lines = owned.map(({ text }) => text);
  const found: Alternative[] = [];
  const add = (kind: Misconception, played: Partial<Played> | null, evidence: Evidence | null): void => {
    if (played === null || evidence === null) return;
    const alternative = { kind, lines: played.lines ?? null, seconds: played.seconds ?? null, evidence };
    if (!agrees(alternative, lines, seconds)) found.push(alternative);
  };
  const scripts = scriptsOf(events);
  const together = witness.waitedTogether();
  if (events.length > mostEvents) {
    add("adds-up", { seconds: sumOfWaits(scripts) }, together);
    add("at-once", { seconds: 0 }, witness.longestWait());
    return found;
  }
  const play = (rules: Partial<Rules>, of: readonly Script[] = scripts): Played =>
    simulate(of, { ...trueRules, ...rules });
  // Rules that replay the run wrongly say nothing about it when bent, either.
  const replay = play({});
  const isReplayed = agrees(replay, lines, seconds);
  const bent = (rules: Partial<Rules>, of?: readonly Script[]): Played | null =>
    isReplayed ? play(rules, of) : null;

  add("starts-at-once", bent({ start: "eager" }), witness.queued());
  add("hands-over", bent({ givingWay: "hands-over" }), witness.gaveWay());
  add("one-after-the-other", play({ start: "when-awaited" }), together);
  add("runs-when-made", play({ start: "to-the-end" }), together ?? witness.queued());
  add("all-blocking", bent({ waiting: "held" }), together);
  const hasLoop = scripts.length > 1;
  for (const raised of [hoistedCalls(scripts), hoistedTasks(scripts)]) {
    if (raised === null) continue;
    add(
      "all-overlap",
      bent({ waiting: hasLoop ? "as-is" : "free" }, raised.scripts),
      witness.beganAfter(raised.what),
    );
  }
  add("creation-order", { lines: inCreationOrder(owned, witness, 1), seconds }, witness.overtaken());
  add("reverse-order", { lines: inCreationOrder(owned, witness, -1), seconds }, witness.inOrder());
  add("adds-up", { seconds: sumOfWaits(scripts) }, together);
  if (hasLoop) add("blocking-overlaps", bent({ waiting: "free" }), witness.held());
  add("no-contention", bent({ givingWay: "needless" }), witness.contended());
  add("never-runs", { lines: without(owned, witness.unawaited()), seconds }, witness.ranUnawaited());
  const left = witness.leftWaiting();
  add("waits-for-all", left && { seconds: left.until }, left);
  const first = scripts.map((script) => firstDoneIn(script, witness)).find((each) => each !== null) ?? null;
  add("first-ends", first && { seconds: seconds - (first.lastAt - first.firstAt) }, first);
  add("at-once", bent({ waiting: "none" }), witness.longestWait());
  return found;
}

function agrees(
  alternative: Pick<Alternative, "lines" | "seconds">,
  lines: readonly string[],
  seconds: Second,
): boolean {
  const { lines: own, seconds: took } = alternative;
  return (own === null || sameLines(own, lines)) && (took === null || isSameTime(took, seconds));
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
}

/** A line, and the task that wrote it. */
interface OwnedLine {
  readonly text: string;
  readonly task: TaskId | null;
}

function ownedLines(events: readonly TraceEvent[]): OwnedLine[] {
  return writtenOf(events).flatMap(({ stream, text, task }) =>
    stream === "stdout" ? text.split("\n").map((line) => ({ text: line, task })) : [],
  );
}

/**
 * The places that the tasks' lines have are shared out anew among them; what the main task prints stays.
 *
 * @param way 1: in the order of creation, -1: in the reverse of it
 */
function inCreationOrder(owned: readonly OwnedLine[], witness: Witness, way: 1 | -1): string[] {
  const isChild = ({ task }: OwnedLine): boolean => task !== null && witness.isChild(task);
  const inOrder = owned.filter(isChild).sort((a, b) => way * ((a.task ?? 0) - (b.task ?? 0)));
  return owned.map((line) => (isChild(line) ? (inOrder.shift() ?? line) : line).text);
}

function without(owned: readonly OwnedLine[], tasks: ReadonlySet<TaskId>): string[] {
  return owned.filter(({ task }) => task === null || !tasks.has(task)).map(({ text }) => text);
}

/** Of the tasks that a task made before it waited for any: which was done first, when it went on only after the last. */
function firstDoneIn({ task, acts }: Script, witness: Witness): EvidenceOf<"first-done"> | null {
  const isOf = (kind: Act["kind"]) => (act: Act) => act.kind === kind;
  const first = acts.findIndex(isOf("join"));
  if (task === null || first === -1) return null;
  const next = acts.findIndex((act, at) => at > first && act.kind === "create");
  const joins = acts.slice(first, next === -1 ? undefined : next).filter((act) => act.kind === "join");
  const made = acts.slice(0, first).flatMap((act) => (act.kind === "create" ? [act.task] : []));
  return witness.firstDone(made, joins.at(-1)?.at ?? 0);
}

function sumOfWaits(scripts: readonly Script[]): Second {
  const all = scripts.flatMap(({ acts }) => acts);
  return all.reduce((sum, act) => sum + (act.kind === "wait" ? act.seconds : 0), 0);
}
