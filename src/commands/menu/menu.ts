// No arguments on a terminal: a short menu of what there is.

import { findLesson, lessons } from "../../course/catalogue.js";
import { whereToGoOn } from "../../course/tour.js";
import { chooseFromMenu } from "../../terminal/menu.js";
import type { Context } from "../common/context.js";
import { type ExitCode, exitCode } from "../common/exitCode.js";
import { loadProgress, progressPath } from "../common/progressFile.js";
import { renderMenu } from "./drawnMenu.js";
import { menuWords } from "./words.js";

/** An item with what it does; `command` is what one would type for it. */
interface Item {
  readonly label: string;
  readonly hint?: string;
  readonly command?: string;
  readonly act: () => Promise<ExitCode> | ExitCode;
}

/** What the menu can do beside leaving: the other commands, as they are called without options. */
export interface MenuActions {
  readonly help: () => void;
  readonly run: (lesson: string) => Promise<ExitCode>;
  readonly compare: () => Promise<ExitCode>;
  readonly list: () => Promise<ExitCode>;
  readonly tour: () => Promise<ExitCode>;
}

export async function menu(actions: MenuActions, context: Context): Promise<ExitCode> {
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
    {
      label: words.help,
      act: () => {
        actions.help();
        return exitCode.ok;
      },
    },
    { label: words.quit, act: () => exitCode.ok },
  ];
  const view = await context.view();
  const { question, keys } = words;
  const draw = (chosen: number): string =>
    renderMenu(
      // The cursor stands in the line below.
      { question, items, chosen, keys, maxLines: context.screenLines() - 1 },
      context.resized(view),
    );
  const choice = await chooseFromMenu({ count: items.length, draw }, terminal);
  if (choice === "interrupted") return exitCode.interrupted;
  const item = choice === "left" ? undefined : items[choice];
  if (item === undefined) return exitCode.ok;
  if (item.command !== undefined) stdout.line(`  ${view.theme.faint(`$ asyncio-lessons ${item.command}`)}\n`);
  return item.act();
}

/** Whatever is wrong with the file of the progress is told by the tour itself. */
function tourItem({ tour }: MenuActions, context: Context): Item {
  const { language } = context;
  const words = menuWords[language];
  const { progress } = loadProgress(progressPath(process));
  const ids = lessons.map(({ id }) => id);
  const isBegun = progress.at !== null || Object.keys(progress.lessons).length > 0;
  const next = findLesson(whereToGoOn(progress, ids)?.lesson ?? "");
  return {
    label: isBegun ? words.continueTour : words.startTour,
    ...(isBegun && next !== undefined ? { hint: `${next.id}: ${next.title[language]}` } : {}),
    command: "tour",
    act: tour,
  };
}
