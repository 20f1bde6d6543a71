// Shows a run while it lasts: each line of output as it comes, and below it, on a terminal, what every task does.

import { mostTasks } from "../../run/core/kept.js";
import type { ClockChoice } from "../../run/core/protocol.js";
import { noLiveArea, startLiveArea } from "../../terminal/liveArea.js";
import type { Second, TraceEvent } from "../../trace/event.js";
import { RunState } from "../../trace/state/runState.js";
import { completedBy, noOpenLines, openLinesAfter, type Written } from "../../trace/written.js";
import type { Context } from "./context.js";
import { renderLiveTasks } from "./liveTasks.js";
import { renderWritten } from "./openLines.js";

export interface Watch {
  /** @param recorded the event with its texts as the program gave them, which act on a terminal */
  readonly onEvent: (event: TraceEvent, recorded: TraceEvent) => void;
  /** What has to be waited for before there is room for more on the screen; null when there is room. */
  readonly room: () => Promise<void> | null;
  readonly stop: () => void;
}

/** On however high a screen, no more lines than this are kept moving. */
const mostLines = 14;

export async function watchRun(label: string, clock: ClockChoice, context: Context): Promise<Watch> {
  const view = await context.view();
  const tasks = new RunState(mostTasks);
  let openLines = noOpenLines;
  let began: number | null = null;
  const now = (): Second => {
    if (clock.kind === "virtual" || began === null) return tasks.at;
    return Math.max(tasks.at, ((performance.now() - began) / 1000) * clock.speed);
  };
  const draw = (): string => {
    const maxLines = Math.min(mostLines, context.liveLines());
    return renderLiveTasks({ label, state: tasks, now: now(), maxLines }, context.resized(view));
  };
  // In virtual time the run is over before anything could be seen to move.
  const isLive = context.isAnimated && clock.kind === "real";
  const area = isLive
    ? await startLiveArea(draw, context.stdout, view.theme.ascii, context.terminal)
    : noLiveArea(context.stdout);
  const put = (written: Written): void => area.above(`${renderWritten(written, context.resized(view))}\n`);
  return {
    onEvent(event) {
      began ??= performance.now();
      // Off a terminal nobody asks what the tasks do, and a long run has many events.
      if (isLive) tasks.apply(event);
      const before = openLines;
      openLines = openLinesAfter(before, event);
      if (event.kind === "output-part") area.redraw();
      if (event.kind === "output") put(completedBy(event, before));
    },
    room: () => context.stdout.room(),
    stop() {
      // A run that was cut short may have been in the middle of a line.
      for (const line of openLines) put(line);
      area.stop();
    },
  };
}
