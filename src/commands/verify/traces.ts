// Two runs in virtual time, of a program in TypeScript on the core and of its Python program, compared event by event; where
// that cannot be, by what they print.
import { availableParallelism } from "node:os";
import { numbersIn } from "../../course/check.js";
import type { Lesson } from "../../course/model.js";
import type { Runtime } from "../../run/runtime.js";
import { foldLine } from "../../trace/fold.js";
import { type Difference, firstDifference, type Mask } from "../../trace/same.js";
import type { CommandContext } from "../common/commandContext.js";
import { type Measurement, measure } from "../common/measure.js";
import { core, lessonTarget, type Target } from "../common/targets.js";
import { asOn, hasSameEvents } from "./otherVersions.js";
import { differingLines } from "./verification.js";
import type { VerifyOptions } from "./verify.js";

/** How two runs are compared: event by event, or by what they print and its order. */
export type Manner = "events" | "outputs";

export interface Pair {
  readonly name: string;
  readonly ours: Target;
  readonly theirs: Target;
  readonly manner: Manner;
}

export interface ComparedPair extends Pair {
  readonly ours: Target;
  readonly runs: readonly [ours: Measurement, theirs: Measurement];
  /** Null: there is none. */
  readonly difference: Difference | null;
  /** What is printed differently. */
  readonly lines: ReturnType<typeof differingLines>;
  readonly isSame: boolean;
}

/** @param lesson null: of a program of one's own */
export function mannerOn({ info }: Runtime, lesson: string | null): Manner {
  return hasSameEvents(info.version, lesson) ? "events" : "outputs";
}

/** Each lesson in TypeScript and in Python. @param byOutputs those that cannot be equal event by event */
export function pairsOf(
  lessons: readonly Lesson[],
  python: Runtime,
  byOutputs: Readonly<Record<string, unknown>>,
): Pair[] {
  return lessons.map((lesson) => ({
    name: lesson.id,
    ours: smallScale(lessonTarget(lesson, core)),
    theirs: smallScale(lessonTarget(lesson, python)),
    manner: lesson.id in byOutputs && lesson.id !== "scale" ? "outputs" : mannerOn(python, lesson.id),
  }));
}

/** A lesson that is too long for a page is too long for this too. */
function smallScale(target: Target): Target {
  const of = target.lesson?.onPage?.of;
  if (of === undefined) return target;
  return { ...target, other: { delays: null, change: (source) => source.replace(of, sleepers) } };
}

/** In the place of a hundred thousand. */
const sleepers = "1_000";

/** Compares all of them, as many at once as there are processors; after Ctrl-C, those that had come to their end. */
export async function comparePairs(
  pairs: readonly Pair[],
  { timeout }: VerifyOptions,
  { signal }: CommandContext,
  onChange: (running: readonly string[], done: number) => void,
): Promise<ComparedPair[]> {
  const results = new Map<Pair, ComparedPair>();
  // The embedded Python is one: it runs one program after the other.
  const isOne = pairs.some(({ theirs }) => theirs.runtime.info.name === "embedded");
  const running = new Set<string>();
  const left = [...pairs];
  const work = async (): Promise<void> => {
    for (let pair = left.shift(); pair !== undefined && !signal.aborted; pair = left.shift()) {
      running.add(pair.name);
      onChange([...running], results.size);
      results.set(pair, await comparePair(pair, timeout, signal));
      running.delete(pair.name);
    }
  };
  await Promise.all(Array.from({ length: isOne ? 1 : availableParallelism() }, work));
  return pairs.flatMap((pair) => results.get(pair) ?? []);
}

async function comparePair(
  pair: Pair,
  timeout: number | undefined,
  signal: AbortSignal,
): Promise<ComparedPair> {
  const { ours, theirs, manner } = pair;
  const detail = manner === "events";
  const clock = { kind: "virtual" } as const;
  const runs = await Promise.all(
    [ours, theirs].map((target) =>
      measure(target, clock, { detail, locals: false, timeout, signal, share: 2 }),
    ),
  );
  const [left, right] = runs as [Measurement, Measurement];
  const { version } = theirs.runtime.info;
  const eventsOf = ({ recorded }: Measurement) => asOn(version, recorded.events);
  const difference = detail ? firstDifference(eventsOf(left), eventsOf(right), maskOf(ours)) : null;
  const printedBy = (run: Measurement): string[] => run.outputs.flatMap(({ text }) => text.split("\n"));
  const lines = differingLines(ours.lesson ?? { prints: [] }, printedBy(left), printedBy(right));
  const hasEnded = runs.every(({ ending }) => ending === "ended");
  const isEqual = manner === "events" ? difference === null : lines.length === 0 && sameError(left, right);
  return { ...pair, runs: [left, right], difference, lines, isSame: hasEnded && isEqual };
}

/** What a lesson measures, each run measures anew. */
function maskOf({ lesson }: Target): Mask {
  const measured = (lesson?.prints ?? []).flatMap((line) => ("measured" in line ? [line.measured] : []));
  return (text) => measured.find((template) => numbersIn(template, text) !== null) ?? text;
}

/** Have both ended well, or with the same exception? */
function sameError({ error: one }: Measurement, { error: other }: Measurement): boolean {
  if (one === null || other === null) return one === other;
  return one.name === other.name && foldLine(one.message) === foldLine(other.message);
}
