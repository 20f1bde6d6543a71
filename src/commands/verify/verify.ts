// `verify`: each lesson on a real Python beside ours, in real time, and whether the two are the same.
import { lessons } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import { paragraph } from "../../draw/wrap.js";
import { askPython, findPython, isAtLeast, type Python } from "../../run/python/find.js";
import { harmlessJson } from "../../trace/harmless.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { type LiveRace, type LiveRunner, RacingRun, showRace } from "../common/liveRace.js";
import { reportWords } from "../common/reportWords.js";
import { lessonOf } from "../common/targets.js";
import { isSame, mayBeLateness, type Verification, verifyLesson, withoutLateOrder } from "./verification.js";
import { reportVerified, type VerifiedAll, verifyDocument } from "./verifyReport.js";
import { verifyWords } from "./words.js";

export interface VerifyOptions {
  readonly python?: string;
  readonly timeout?: number;
  readonly json?: boolean;
  /** Taken only to be refused: no other clock than the real one applies to Python. */
  readonly speed?: string | true;
  readonly virtual?: boolean;
}

export async function verify(
  names: readonly string[],
  options: VerifyOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { words, language, signal, stdout, stderr } = context;
  if (options.speed !== undefined) throw new UsageError(verifyWords[language].notForPython("--speed"));
  if (options.virtual === true) throw new UsageError(verifyWords[language].notForPython("--virtual"));
  const { timeout, json = false } = options;
  const chosen: readonly Lesson[] =
    names.length === 0 ? lessons : [...new Set(names.map((name) => lessonOf(name, words)))];
  const { python, why } = await pythonFor(options.python, context);
  if (signal.aborted) return exitCode.interrupted;
  const { width } = await context.view();
  if (why !== null && !json) stderr.line(paragraph(why, width, 2).join("\n"));
  // Without a Python every lesson can be checked against what was recorded.
  const canRun = (lesson: Lesson): boolean => python === null || isAtLeast(python.version, lesson.python);
  const able = chosen.filter(canRun);
  const skipped = chosen.filter((lesson) => !canRun(lesson));
  const results = await verifyLessons(able, python, options, context);
  const verified = { results, skipped, python, why };
  const report = async (): Promise<void> => reportVerified(verified, timeout, await context.view(), context);
  if (signal.aborted) {
    if (!json && !stdout.isClosed) {
      await report();
      const ended = new Set(results.map(({ lesson }) => lesson));
      const told = able.filter((lesson) => !ended.has(lesson)).map(({ id }) => id);
      if (told.length > 0)
        stderr.line(paragraph(reportWords[language].stoppedRuns(told), width, 2).join("\n"));
    }
    return exitCode.interrupted;
  }
  if (json) stdout.line(harmlessJson(verifyDocument(verified), 2));
  else await report();
  return results.every(isSame) ? exitCode.ok : exitCode.failed;
}

/**
 * @param named what `--python` says
 * @throws {UsageError} when that is no Python, or too old a one
 */
async function pythonFor(
  named: string | undefined,
  { words, language, signal }: Pick<CommandContext, "words" | "language" | "signal">,
): Promise<Pick<VerifiedAll, "python" | "why">> {
  const say = verifyWords[language];
  const { missingValue, remedied } = words.error;
  if (named?.trim() === "") throw new UsageError(missingValue("--python"));
  const answer = await (named === undefined
    ? findPython(undefined, signal)
    : askPython({ file: named, args: [] }, signal));
  if (answer.kind === "found") return { python: answer.python, why: null };
  if (named === undefined) return { python: null, why: remedied(say.noPython(answer), say.checkedInstead) };
  if (signal.aborted) return { python: null, why: null };
  const reason = answer.kind === "absent" ? say.noSuchPython(named) : say.noPython(answer);
  throw new UsageError(remedied(reason, say.nameAnother));
}

/** How often a lesson is run again that is not the same, and was late. */
const mostRepeats = 2;

/**
 * Verifies those that mostly wait all at once, and those that measure real work one by one afterwards.
 *
 * @returns what came of each lesson, in their order; after Ctrl-C of those that had come to their end
 */
async function verifyLessons(
  lessons: readonly Lesson[],
  python: Python | null,
  { timeout, json = false }: VerifyOptions,
  context: CommandContext,
): Promise<Verification[]> {
  const { signal } = context;
  const progress = new Map(lessons.map((lesson) => [lesson, new RacingRun(lesson.id)]));
  const results = new Map<Lesson, Verification>();
  const run = async (lesson: Lesson, isRepeated: boolean, onBegun?: () => void): Promise<void> => {
    if (signal.aborted) return;
    const shown = progress.get(lesson);
    // What is run again counts for nothing until then.
    results.delete(lesson);
    shown?.begin(performance.now());
    const request = { lesson, python, timeout, signal, isRepeated, onBegun };
    const result = await verifyLesson({ ...request, onEvent: (event) => shown?.see(event) });
    if (signal.aborted) return;
    shown?.end(isSame(result), null);
    results.set(lesson, result);
  };

  const isLive = context.isAnimated && !json;
  const race = (): LiveRace => raceOf(lessons, [...progress.values()]);
  const area = isLive ? await showRace(race, context) : null;
  try {
    // The longest first. Each begins once the one before has: starting takes a core for a while, waiting does not.
    const waiting = lessons.filter(({ clock }) => clock !== "real");
    const runs: Promise<void>[] = [];
    for (const lesson of waiting.toSorted((one, other) => other.elapsed.ideal - one.elapsed.ideal)) {
      await new Promise<void>((begun) => {
        const ended = run(lesson, false, begun).finally(begun);
        // What one of them throws is told once all are waited for: until then nobody listens.
        ended.catch(() => {});
        runs.push(ended);
      });
    }
    await Promise.all(runs);
    for (const lesson of lessons.filter(({ clock }) => clock === "real")) await run(lesson, false);
    for (const lesson of lessons) {
      for (let repeats = 0; repeats < mostRepeats; repeats++) {
        const result = results.get(lesson);
        if (result !== undefined && mayBeLateness(result)) await run(lesson, true);
      }
    }
  } finally {
    area?.stop();
  }
  return lessons.flatMap((lesson) => results.get(lesson) ?? []).map(withoutLateOrder);
}

/** What is shown while they run. */
function raceOf(lessons: readonly Lesson[], progress: readonly RacingRun[]): LiveRace {
  const full = Math.max(1, ...lessons.map(({ elapsed }) => elapsed.ideal));
  const runners = progress.filter(({ hasBegun }) => hasBegun).map((each) => each.now());
  // What runs stands first: of many lessons not all have room.
  const isOver = ({ state }: LiveRunner): number => (state === "running" ? 0 : 1);
  return { runners: runners.toSorted((a, b) => isOver(a) - isOver(b)), total: lessons.length, full };
}
