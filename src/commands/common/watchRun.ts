// Shows a run while it lasts: each line of output as it comes, and below it, on a terminal, what every task does.
// Beside the spinner: output that has no newline yet, a heading with the time, a line a task. Rule: no such line is ever
// wrapped, or a terminal could not redraw it in place; what is too long is cut.
import { seconds } from "../../draw/figures.js";
import type { View } from "../../draw/view.js";
import { padEnd, truncate, widestOf } from "../../draw/width.js";
import { fitLines } from "../../draw/window.js";
import { drawWords } from "../../draw/words.js";
import { mostTasks } from "../../run/core/kept.js";
import type { ClockChoice } from "../../run/core/protocol.js";
import { noLiveArea, startLiveArea } from "../../terminal/liveArea.js";
import type { Second, TraceEvent } from "../../trace/event.js";
import { RunState, type Snapshot } from "../../trace/state/runState.js";
import { completedBy, noOpenLines, openLinesAfter, type Written } from "../../trace/written.js";
import type { CommandContext } from "./commandContext.js";
import { openLineRows, renderWritten } from "./openLines.js";
import { reportWords } from "./reportWords.js";
import { liveTasks, stateGlyph, stateOf, taskNames, waitDetailOf } from "./waiting.js";

export interface Watch {
  /** @param recorded the event with its texts as the program gave them, which act on a terminal */
  readonly onEvent: (event: TraceEvent, recorded: TraceEvent) => void;
  /** What has to be waited for before there is room for more on the screen; null when there is room. */
  readonly room: () => Promise<void> | null;
  readonly stop: () => void;
}

/** On however high a screen, no more lines than this are kept moving. */
const mostLines = 14;

export async function watchRun(label: string, clock: ClockChoice, context: CommandContext): Promise<Watch> {
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

export interface LiveTasksData {
  readonly label: string;
  readonly state: Snapshot;
  /** The program's own time now, in program seconds. */
  readonly now: Second;
  /**
   * At most so many lines in all, the heading among them, and half of them at most for output; tasks beyond them are
   * counted.
   */
  readonly maxLines?: number;
}

/** The first line leaves two columns for the spinner: of a line of output they are its margin. */
export function renderLiveTasks(data: LiveTasksData, view: View): string {
  const { width, theme, language } = view;
  const { ellipsis, dot } = theme.glyphs;
  const { forgotten, openLines } = data.state;
  const tasks = liveTasks(data.state);
  const { maxLines = Number.POSITIVE_INFINITY } = data;
  const open = openLineRows(openLines, Math.floor(maxLines / 2), view);
  const { shown, hidden } = fitLines(tasks, maxLines - open.length - 1);
  const nameOf = taskNames(data.state);
  const labels = shown.map((task) => truncate(nameOf(task), Math.floor(width / 3), ellipsis));
  const words = shown.map((task) => reportWords[language].live.state[stateOf(task)]);
  const labelWidth = widestOf(labels);
  const wordWidth = widestOf(words);
  const lines = shown.map((task, at) => {
    const detail = waitDetailOf(task, nameOf, data.now, view);
    const text = `${padEnd(labels[at] ?? "", labelWidth)}  ${padEnd(words[at] ?? "", wordWidth)}  ${detail}`;
    return `  ${stateGlyph(task, view)} ${truncate(text.trimEnd(), width - 4, ellipsis)}`;
  });
  if (hidden !== null) lines.push(`  ${theme.faint(drawWords[language].more(hidden + forgotten))}`);
  const heading = truncate(`${data.label} ${dot} ${seconds(data.now)}`, width - 2, ellipsis);
  return [...open, `  ${heading}`, ...lines].join("\n").slice(2);
}
