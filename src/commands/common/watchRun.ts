// Shows a run while it lasts: each line of output as it comes, with when and by whom it was written, and below it, on a
// terminal, output that has no newline yet, a heading with the time, and a line a task. Rule: no line that is redrawn is
// ever wrapped, or a terminal could not redraw it in place; what is too long is cut.
import { seconds } from "../../draw/figures.js";
import type { View } from "../../draw/view.js";
import { truncate, widthOf } from "../../draw/width.js";
import { fitLines } from "../../draw/window.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import { mostTasks } from "../../run/kept.js";
import type { ClockChoice } from "../../run/runtime.js";
import { noLiveArea, startLiveArea } from "../../terminal/liveArea.js";
import type { Second, TraceEvent } from "../../trace/event.js";
import { plain } from "../../trace/harmless.js";
import { RunState, type Snapshot } from "../../trace/state/runState.js";
import { completedBy, noOpenLines, openLinesAfter, type Written } from "../../trace/written.js";
import type { CommandContext } from "./commandContext.js";
import { reportWords } from "./reportWords.js";
import { liveTasks, taskLines } from "./taskLines.js";

export interface Watch {
  /** @param recorded the event with its texts as the program gave them, which act on a terminal */
  readonly onEvent: (event: TraceEvent, recorded: TraceEvent) => void;
  /** What has to be waited for before there is room for more on the screen; null when there is room. */
  readonly room: () => Promise<void> | null;
  readonly stop: () => void;
}

/** On however high a screen, no more lines than this are kept moving. */
const mostLines = 14;

/** @param keys what its reader may press meanwhile */
export async function watchRun(
  label: string,
  clock: ClockChoice,
  context: CommandContext,
  keys?: string,
): Promise<Watch> {
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
    return renderLiveTasks({ label, state: tasks, now: now(), maxLines, keys }, context.resized(view));
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
  /** The heading is among them, and half of them at most are for output; tasks beyond them are counted. */
  readonly maxLines?: number;
  /** What its reader may press. */
  readonly keys?: string | undefined;
}

/** The first line leaves two columns for the spinner: of a line of output they are its margin. */
export function renderLiveTasks(data: LiveTasksData, view: View): string {
  const { label, state, now, maxLines = Number.POSITIVE_INFINITY, keys } = data;
  const { width, theme, language } = view;
  const { ellipsis, dot } = theme.glyphs;
  const open = openLineRows(state.openLines, Math.floor(maxLines / 2), view);
  const { shown, hidden } = fitLines(liveTasks(state), maxLines - open.length - 1);
  const lines = taskLines(shown, state, now, view).map(
    ({ glyph, head, detail }) =>
      `  ${glyph} ${truncate(`${head}  ${detail}`.trimEnd(), width - 4, ellipsis)}`,
  );
  if (hidden !== null) lines.push(`  ${theme.faint(drawWords[language].more(hidden + state.forgotten))}`);
  const told = [label, seconds(now), ...(keys === undefined ? [] : [keys])].join(` ${dot} `);
  const heading = truncate(told, width - 2, ellipsis);
  return [...open, `  ${heading}`, ...lines].join("\n").slice(2);
}

/**
 * The lines that have no newline yet, drawn as they will be once they are complete; where `room` has not as many rows, their
 * end. Each row begins with two unpainted spaces at least.
 */
function openLineRows(lines: readonly Written[], room: number, view: View): string[] {
  if (lines.length === 0 || room < 1) return [];
  // No row holds more characters than columns, but for those that take none: what is further back is not drawn. This
  // is done at every write, and a line may get very long.
  const most = room * view.width;
  const isCut = lines.some(({ text }) => text.length > most);
  const rows = lines.flatMap((line) =>
    renderWritten({ ...line, text: endOf(line.text, most) }, view).split("\n"),
  );
  if (!isCut && rows.length <= room) return rows;
  const { theme, width } = view;
  // The texts are what counts: without the notes behind them there may be room.
  const texts = lines.flatMap(({ text }) => paragraph(plain(endOf(text, most)).trim(), width - 1, 2));
  const ellipsis = theme.faint(theme.glyphs.ellipsis);
  if (room > 1) return [`  ${ellipsis}`, ...texts.slice(1 - room)];
  return [`  ${ellipsis}${(texts.at(-1) ?? "").trimStart()}`];
}

/** The last characters of a text, none of them halved. */
function endOf(text: string, most: number): string {
  return text.length > most ? text.slice(-most).replace(/^[\udc00-\udfff]/, "") : text;
}

/** What was written, and behind it when and by the innermost function that is known to have written it. */
export function renderWritten(
  { text, at, stream, frames }: Pick<Written, "text" | "at" | "stream" | "frames">,
  view: View,
): string {
  const { width, theme, language } = view;
  const by = frames.at(-1);
  const from = by === undefined ? "" : `   ${theme.glyphs.from} ${by}`;
  const { noted, stderr } = drawWords[language];
  const told = reportWords[language].at(seconds(at)) + from;
  const note = stream === "stderr" ? noted(told, stderr) : told;
  const lines = plain(text)
    .split("\n")
    .flatMap((line) => {
      const own = line.length - line.trimStart().length;
      return paragraph(line.trim(), width, 2 + Math.min(own, Math.floor(width / 3)));
    });
  const last = lines.at(-1) ?? "";
  if (widthOf(last) + 3 + widthOf(note) <= width)
    return [...lines.slice(0, -1), `${last}   ${theme.faint(note)}`].join("\n");
  return [...lines, ...paragraph(note, width, 4).map((line) => theme.faint(line))].join("\n");
}
