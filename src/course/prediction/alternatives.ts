// What a run would have printed, and how long it would have taken, had a common wrong idea of asyncio been right. Rule:
// each is computed from the trace, and none is told without a moment of the trace that speaks against it.
import type { Second, TaskId } from "../../trace/event.js";
import type { Evidence, EvidenceOf, Witness } from "./evidence.js";
import { hoistedCalls, hoistedTasks } from "./hoist.js";
import { type Misreading, Misreadings } from "./misreadings.js";
import type { Script } from "./scripts.js";
import { type Played, type Rules, simulate, trueRules } from "./simulate.js";
import type { PredictionWords } from "./words.js";

/** A wrong idea; `words.ts` has a sentence for each. */
export type Misconception = keyof PredictionWords["ideas"] | "all-overlap";

export interface Alternative {
  readonly kind: Misconception;
  /** Every line it would print to stdout; null where only its time is known. */
  readonly lines: readonly string[] | null;
  /** Null where only its order is known. */
  readonly seconds: Second | null;
  readonly evidence: Evidence;
}

/** The belief (`beliefs.ts`) that an idea is; of two ideas that give one answer, that of the lesson goes before. */
export const beliefOf: Partial<Record<Misconception, number>> = {
  "call-is-error": 1,
  "never-runs": 2,
  "every-await-yields": 3,
  "starts-at-once": 4,
  "computes-together": 6,
  "waits-for-all": 8,
  "cancels-the-rest": 9,
  "all-overlap": 12,
  "cancel-stops": 13,
  "blocking-overlaps": 16,
  "thread-stops": 17,
  "failure-ends-all": 18,
  "all-blocking": 20,
  "results-as-done": 21,
  "hands-over": 26,
};

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
 */
export function alternativesTo(witness: Witness, seconds: Second): Alternative[] {
  const { scripts } = witness;
  const lines = witness.lines.map(({ text }) => text);
  const found: Alternative[] = [];
  const add = (
    kind: Misconception,
    played: Partial<Pick<Alternative, "lines" | "seconds">> | null,
    evidence: Evidence | null,
  ): void => {
    if (played === null || evidence === null) return;
    const alternative = { kind, lines: null, seconds: null, ...played, evidence };
    if (!agrees(alternative, lines, seconds)) found.push(alternative);
  };
  const together = witness.waitedTogether();
  const misread = new Misreadings(witness.events, seconds);
  const addMisreading = (kind: Misconception, misreading: Misreading<Evidence> | null): void =>
    add(kind, misreading, misreading?.evidence ?? null);
  add("thread-each", { lines: misread.threadEach() }, together);
  if (witness.eventCount > mostEvents) {
    add("adds-up", { seconds: sumOfWaits(scripts) }, together);
    add("at-once", { seconds: 0 }, witness.longestWait());
    return found;
  }
  const play = (rules: Partial<Rules>, of: readonly Script[] = scripts): Played =>
    simulate(of, { ...trueRules, ...rules });
  // Rules that replay the run wrongly say nothing about it when bent, either.
  const isReplayed = agrees(play({}), lines, seconds);
  const bent = (rules: Partial<Rules>, of?: readonly Script[]): Played | null =>
    isReplayed ? play(rules, of) : null;

  add("starts-at-once", bent({ start: "eager" }), witness.queued());
  add("every-await-yields", bent({ start: "eager" }), witness.keptOn());
  add("hands-over", bent({ givingWay: "hands-over" }), witness.gaveWay());
  add("one-after-the-other", play({ start: "when-awaited" }), together);
  add("runs-when-made", play({ start: "to-the-end" }), together ?? witness.queued());
  add("all-blocking", bent({ waiting: "held" }), together);
  const hasLoop = scripts.length > 1;
  const overlapping = { waiting: hasLoop ? "as-is" : "free" } as const;
  const [calls, tasks] = [hoistedCalls(scripts), hoistedTasks(scripts)];
  if (calls !== null) add("all-overlap", bent(overlapping, calls), witness.beganAfter("call"));
  if (tasks !== null) add("all-overlap", bent(overlapping, tasks), witness.beganAfter("task"));
  add("creation-order", { lines: inCreationOrder(witness, 1), seconds }, witness.overtaken());
  add("reverse-order", { lines: inCreationOrder(witness, -1), seconds }, witness.inOrder());
  add("adds-up", { seconds: sumOfWaits(scripts) }, together);
  if (hasLoop) add("blocking-overlaps", bent({ waiting: "free" }), witness.held());
  add("no-contention", bent({ givingWay: "needless" }), witness.contended());
  add("never-runs", { lines: withoutUnawaited(witness), seconds }, witness.ranUnawaited());
  const left = witness.leftWaiting();
  add("waits-for-all", left && { seconds: left.until }, left);
  const first = scripts.map((script) => firstDoneIn(script, witness)).find((each) => each !== null) ?? null;
  add("first-ends", first && { seconds: seconds - (first.lastAt - first.firstAt) }, first);
  addMisreading("call-runs", misread.calls(false));
  addMisreading("call-is-error", misread.calls(true));
  addMisreading("loop-beside", misread.loopBeside());
  addMisreading("cancels-the-rest", misread.cancelsTheRest());
  addMisreading("failure-ends-all", misread.failureEndsAll());
  addMisreading("cancel-stops", misread.cancelStops());
  addMisreading("results-as-done", misread.resultsAsDone());
  addMisreading("others-run-on", misread.othersRunOn());
  addMisreading("taken-is-done", misread.takenIsDone());
  addMisreading("thread-stops", misread.threadStops());
  addMisreading("computes-together", misread.measured(true));
  addMisreading("all-blocking", misread.measured(false));
  const background = misread.inBackground();
  // Of coroutines and tasks that are begun one after the other there is more to tell.
  const isTold = found.some(
    ({ kind, seconds: took }) =>
      kind === "all-overlap" && took !== null && took <= (background?.seconds ?? 0) + 0.05,
  );
  if (!isTold) addMisreading("in-background", background);
  add("at-once", bent({ waiting: "none" }), witness.longestWait());
  return found;
}

function agrees(
  { lines: own, seconds: took }: Pick<Alternative, "lines" | "seconds">,
  lines: readonly string[],
  seconds: Second,
): boolean {
  return (own === null || isSame(own, lines)) && (took === null || isSameTime(took, seconds));
}

export function isSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

/**
 * The places that the tasks' lines have are shared out anew among them; what the main task prints stays.
 *
 * @param way 1: in the order of creation, -1: in the reverse of it
 */
function inCreationOrder(witness: Witness, way: 1 | -1): string[] {
  const isOfChild = witness.lines.map(({ task }) => witness.isChild(task));
  const moved = witness.lines
    .filter((_, at) => isOfChild[at])
    .sort((a, b) => way * ((a.task ?? 0) - (b.task ?? 0)));
  return witness.lines.map((line, at) => ((isOfChild[at] && moved.shift()) || line).text);
}

function withoutUnawaited(witness: Witness): string[] {
  const unawaited: ReadonlySet<TaskId | null> = witness.unawaited();
  return witness.lines.filter(({ task }) => !unawaited.has(task)).map(({ text }) => text);
}

/** Of the tasks that a task made before it waited for any: which was done first, when it went on only after the last. */
function firstDoneIn({ task, acts }: Script, witness: Witness): EvidenceOf<"first-done"> | null {
  const first = acts.findIndex(({ kind }) => kind === "join");
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
