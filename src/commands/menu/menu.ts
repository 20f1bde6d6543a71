// The menu that a call without arguments opens on a terminal: a question, a line for each item with the chosen one marked, and
// the keys. Items that the screen has no room for are counted above and below. Rule: no line is ever wrapped, or a terminal
// could not redraw it in place.
import { findLesson, lessons } from "../../course/catalogue.js";
import { isBegun, whereToGoOn } from "../../course/progress.js";
import type { View } from "../../draw/view.js";
import { padEnd, truncate, widestOf } from "../../draw/width.js";
import { type WindowLine, windowAround } from "../../draw/window.js";
import { drawWords } from "../../draw/words.js";
import { chooseFromMenu } from "../../terminal/ask.js";
import { type CommandContext, type ExitCode, exitCode } from "../common/commandContext.js";
import { loadProgress, progressPath } from "../common/progressFile.js";

const en = {
  question: "What would you like to see?",
  keys: "Arrow keys to choose, Enter to take it, Esc to leave",
  startTour: "start the tour",
  continueTour: "continue the tour",
  compareAll: "compare the timing lessons",
  list: "list the lessons",
  help: "help",
  quit: "quit",
};

const ja: typeof en = {
  question: "何を見ますか？",
  keys: "矢印キーで選び、Enter で決定、Esc で終了",
  startTour: "ツアーを始める",
  continueTour: "ツアーを続ける",
  compareAll: "時間を測るレッスンを比べる",
  list: "レッスンの一覧",
  help: "ヘルプ",
  quit: "終了",
};

const menuWords = { en, ja };

/** An item with what it does; `command` is what one would type for it. */
interface Item {
  readonly label: string;
  readonly hint?: string;
  readonly command?: string;
  readonly act: () => Promise<ExitCode>;
}

/** What the menu can do beside leaving: the other commands, as they are called without options. */
export interface MenuActions
  extends Readonly<Record<"help" | "compare" | "list" | "tour", () => Promise<ExitCode>>> {
  readonly run: (lesson: string) => Promise<ExitCode>;
}

export async function menu(actions: MenuActions, context: CommandContext): Promise<ExitCode> {
  const { language, stdout, terminal } = context;
  const words = menuWords[language];
  const items: readonly Item[] = [
    tourItem(actions, context),
    ...lessons.map(({ id, title }) => ({
      label: id,
      hint: title[language],
      command: `run ${id}`,
      act: () => actions.run(id),
    })),
    { label: words.compareAll, command: "compare", act: actions.compare },
    { label: words.list, command: "list", act: actions.list },
    { label: words.help, act: actions.help },
    { label: words.quit, act: async () => exitCode.ok },
  ];
  const view = await context.view();
  // The cursor stands in the line below.
  const draw = (chosen: number): string =>
    renderMenu(items, chosen, context.screenLines() - 1, context.resized(view));
  const choice = await chooseFromMenu(items.length, draw, terminal);
  if (choice === "interrupted") return exitCode.interrupted;
  const item = choice === "left" ? undefined : items[choice];
  if (item === undefined) return exitCode.ok;
  if (item.command !== undefined) stdout.line(`  ${view.theme.faint(`$ asyncio-lessons ${item.command}`)}\n`);
  return item.act();
}

/** Whatever is wrong with the file of the progress is told by the tour itself. */
function tourItem({ tour }: MenuActions, context: CommandContext): Item {
  const { language } = context;
  const words = menuWords[language];
  const { progress } = loadProgress(progressPath(process));
  const ids = lessons.map(({ id }) => id);
  const hasBegun = isBegun(progress);
  const next = findLesson(whereToGoOn(progress, ids)?.lesson ?? "");
  return {
    label: hasBegun ? words.continueTour : words.startTour,
    ...(hasBegun && next !== undefined ? { hint: `${next.id}: ${next.title[language]}` } : {}),
    command: "tour",
    act: tour,
  };
}

/** Without these the question and the keys stand close to the items, which then have the room. */
const linesForGaps = 14;

/** @param maxLines at most so many lines are drawn */
export function renderMenu(
  items: readonly Pick<Item, "label" | "hint">[],
  chosen: number,
  maxLines: number,
  view: View,
): string {
  const { theme, width, language } = view;
  const { question, keys } = menuWords[language];
  const cut = (text: string): string => truncate(text, width - 4, theme.glyphs.ellipsis);
  const labelWidth = widestOf(items.flatMap(({ label, hint }) => (hint === undefined ? [] : [label])));
  const gap = items.length + 4 <= maxLines || maxLines >= linesForGaps ? [""] : [];
  const drawn = (shown: WindowLine): string => {
    if (shown.kind === "hidden") return `    ${theme.faint(cut(drawWords[language].more(shown.count)))}`;
    const { label = "", hint } = items[shown.index] ?? {};
    const text = cut(hint === undefined ? label : `${padEnd(label, labelWidth)}  ${hint}`);
    return shown.index === chosen ? `  > ${theme.strong(text)}` : `    ${text}`;
  };
  const lines = windowAround(chosen, items.length, maxLines - 2 - 2 * gap.length).map(drawn);
  const head = `  ${theme.strong(cut(question))}`;
  return [head, ...gap, ...lines, ...gap, `  ${theme.faint(cut(keys))}`].join("\n");
}
