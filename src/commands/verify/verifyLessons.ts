// Verifies several lessons: those that mostly wait all at once, those that measure real work one by one afterwards.
import type { Lesson } from "../../course/model.js";
import type { Python } from "../../run/python/python.js";
import { type LiveArea, startLiveArea } from "../../terminal/liveArea.js";
import type { TraceEvent } from "../../trace/event.js";
import type { CommandContext } from "../common/commandContext.js";
import { Runner, renderLiveRace } from "../common/liveRace.js";
import { isSame, mayBeLateness, type Verification, verifyLesson, withoutLateOrder } from "./verification.js";

export interface Verified extends Verification {
  /** Was it late and not the same at first, as on a busy machine, and run again, by itself? */
  readonly isRepeated: boolean;
}

interface Options {
  readonly python: Python | null;
  readonly timeout: number | undefined;
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
): Promise<Verified[]> {
  const { signal } = context;
  const progress = new Map(lessons.map((lesson) => [lesson, new Runner(lesson.id)]));
  const results = new Map<Lesson, Verified>();
  const verify = async (lesson: Lesson, isRepeated: boolean, onBegun?: () => void): Promise<void> => {
    if (signal.aborted) return;
    const shown = progress.get(lesson);
    shown?.begin(performance.now());
    const onEvent = (event: TraceEvent): void => shown?.see(event);
    const result = await verifyLesson({ lesson, python, timeout, signal, onEvent, onBegun });
    shown?.end(isSame(result), null);
    results.set(lesson, { ...result, isRepeated });
  };

  const area = isLive ? await live(lessons, [...progress.values()], context) : null;
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

async function live(
  lessons: readonly Lesson[],
  progress: readonly Runner[],
  context: CommandContext,
): Promise<LiveArea> {
  const view = await context.view();
  const full = Math.max(1, ...lessons.map(({ elapsed }) => elapsed.ideal));
  const draw = (): string => {
    // What runs stands first: of many lessons not all have room.
    const runners = progress.filter(({ hasBegun }) => hasBegun).map((each) => each.now());
    const running = runners.filter(({ state }) => state === "running");
    const ended = runners.filter(({ state }) => state !== "running");
    const race = { runners: [...running, ...ended], total: lessons.length, full };
    return renderLiveRace({ ...race, maxLines: context.liveLines() }, context.resized(view));
  };
  return startLiveArea(draw, context.stdout, view.theme.ascii, context.terminal);
}
