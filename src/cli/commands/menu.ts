// No arguments on a terminal: a short menu of what there is.
import { findLesson, lessons } from "../../lesson/catalogue.js";
import { whereToGoOn } from "../../lesson/tour.js";
import { renderMenu } from "../../render/menu.js";
import { chooseFromMenu } from "../../terminal/menu.js";
import type { Context } from "../context.js";
import { type ExitCode, exitCode } from "../exitCode.js";
import { loadProgress, progressPath } from "../progressFile.js";
import { compare } from "./compare.js";
import { list } from "./list.js";
import { run } from "./run.js";
import { tour } from "./tour.js";

/** An item with what it does; `command` is what one would type for it. */
interface Item {
  readonly label: string;
  readonly hint?: string;
  readonly command?: string;
  readonly act: () => Promise<ExitCode> | ExitCode;
}

/** @param help prints the help */
export async function menu(help: () => void, context: Context): Promise<ExitCode> {
  const { words, language, stdout, signal } = context;
  const items: readonly Item[] = [
    tourItem(context),
    ...lessons.map(({ id, title }) => ({
      label: id,
      hint: title[language],
      command: `run ${id}`,
      act: () => run([id], {}, context),
    })),
    { label: words.menu.compareAll, command: "compare", act: () => compare([], {}, context) },
    { label: words.menu.list, command: "list", act: () => list({}, context) },
    {
      label: words.menu.help,
      act: () => {
        help();
        return exitCode.ok;
      },
    },
    { label: words.menu.quit, act: () => exitCode.ok },
  ];
  const view = await context.view();
  const { question, keys } = words.menu;
  const draw = (chosen: number): string =>
    renderMenu(
      // The cursor stands in the line below.
      { question, items, chosen, keys, maxLines: context.screenLines() - 1 },
      context.resized(view),
    );
  const choice = await chooseFromMenu({ count: items.length, draw, signal });
  if (choice === "interrupted") return exitCode.interrupted;
  const item = choice === "left" ? undefined : items[choice];
  if (item === undefined) return exitCode.ok;
  if (item.command !== undefined) stdout.line(`  ${view.theme.faint(`$ asyncio-lessons ${item.command}`)}\n`);
  return item.act();
}

/** Whatever is wrong with the file of the progress is told by the tour itself. */
function tourItem(context: Context): Item {
  const { words, language } = context;
  const { progress } = loadProgress(progressPath(process));
  const ids = lessons.map(({ id }) => id);
  const isBegun = progress.at !== null || Object.keys(progress.lessons).length > 0;
  const next = findLesson(whereToGoOn(progress, ids)?.lesson ?? "");
  return {
    label: isBegun ? words.menu.continueTour : words.menu.startTour,
    ...(isBegun && next !== undefined ? { hint: `${next.id}: ${next.title[language]}` } : {}),
    command: "tour",
    act: () => tour(undefined, {}, context),
  };
}
