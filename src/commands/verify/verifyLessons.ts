// Verifies several lessons: those that mostly wait all at once, those that measure real work one by one afterwards.
import type { Lesson } from "../../course/model.js";
import type { CommandContext } from "../common/commandContext.js";
import { type LiveRace, type LiveRunner, Runner, showRace } from "../common/liveRace.js";
import {
  isSame,
  mayBeLateness,
  type Verification,
  type VerifyRequest,
  verifyLesson,
  withoutLateOrder,
} from "./verification.js";

interface Options extends Pick<VerifyRequest, "python" | "timeout"> {
  /** Show on a terminal what runs? */
  readonly isLive: boolean;
}

/** How often a lesson is run again that is not the same, and was late. */
const mostRepeats = 2;

/** What came of each lesson, in the order of `lessons`. */
export async function verifyLessons(
  lessons: readonly Lesson[],
  { python, timeout, isLive }: Options,
  context: CommandContext,
): Promise<Verification[]> {
  const { signal } = context;
  const progress = new Map(lessons.map((lesson) => [lesson, new Runner(lesson.id)]));
  const results = new Map<Lesson, Verification>();
  const verify = async (lesson: Lesson, isRepeated: boolean, onBegun?: () => void): Promise<void> => {
    if (signal.aborted) return;
    const shown = progress.get(lesson);
    shown?.begin(performance.now());
    const request = { lesson, python, timeout, signal, isRepeated, onBegun };
    const result = await verifyLesson({ ...request, onEvent: (event) => shown?.see(event) });
    shown?.end(isSame(result), null);
    results.set(lesson, result);
  };

  const race = (): LiveRace => raceOf(lessons, [...progress.values()]);
  const area = isLive ? await showRace(race, context) : null;
  try {
    // The longest first. Each begins once the one before has: starting takes a core for a while, waiting does not.
    const waiting = lessons.filter(({ clock }) => clock !== "real");
    const runs: Promise<void>[] = [];
    for (const lesson of waiting.toSorted((one, other) => other.elapsed.ideal - one.elapsed.ideal)) {
      await new Promise<void>((begun) => {
        const run = verify(lesson, false, begun).finally(begun);
        // What one of them throws is told once all are waited for: until then nobody listens.
        run.catch(() => {});
        runs.push(run);
      });
    }
    await Promise.all(runs);
    for (const lesson of lessons.filter(({ clock }) => clock === "real")) await verify(lesson, false);
    for (const lesson of lessons) {
      for (let repeats = 0; repeats < mostRepeats; repeats++) {
        const result = results.get(lesson);
        if (result !== undefined && mayBeLateness(result)) await verify(lesson, true);
      }
    }
  } finally {
    area?.stop();
  }
  return lessons.flatMap((lesson) => results.get(lesson) ?? []).map(withoutLateOrder);
}

/** What is shown while they run. */
function raceOf(lessons: readonly Lesson[], progress: readonly Runner[]): LiveRace {
  const full = Math.max(1, ...lessons.map(({ elapsed }) => elapsed.ideal));
  const runners = progress.filter(({ hasBegun }) => hasBegun).map((each) => each.now());
  // What runs stands first: of many lessons not all have room.
  const isOver = ({ state }: LiveRunner): number => (state === "running" ? 0 : 1);
  return { runners: runners.toSorted((a, b) => isOver(a) - isOver(b)), total: lessons.length, full };
}
