// `verify --real`: each lesson on both sides in real time, several at once, and again where the machine was late.
import type { Lesson } from "../../course/model.js";
import type { Runtime } from "../../run/runtime.js";
import type { CommandContext } from "../common/commandContext.js";
import { type LiveRace, type LiveRunner, RacingRun, showRace } from "../common/liveRace.js";
import { isSame, mayBeLateness, type Verification, verifyLesson } from "./verification.js";
import type { VerifyOptions } from "./verify.js";

/** How often a lesson is run again that is not the same, and was late. */
const mostRepeats = 2;

/**
 * Verifies those that mostly wait all at once, and those that measure real work one by one afterwards.
 *
 * @returns what came of each lesson, in their order; after Ctrl-C of those that had come to their end
 */
export async function verifyLessons(
  lessons: readonly Lesson[],
  python: Runtime,
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
  return lessons.flatMap((lesson) => results.get(lesson) ?? []);
}

/** What is shown while they run. */
function raceOf(lessons: readonly Lesson[], progress: readonly RacingRun[]): LiveRace {
  const full = Math.max(1, ...lessons.map(({ elapsed }) => elapsed.ideal));
  const runners = progress.filter(({ hasBegun }) => hasBegun).map((each) => each.now());
  // What runs stands first: of many lessons not all have room.
  const isOver = ({ state }: LiveRunner): number => (state === "running" ? 0 : 1);
  return { runners: runners.toSorted((a, b) => isOver(a) - isOver(b)), total: lessons.length, full };
}
