// The menu that a call without arguments opens on a terminal. It comes back after whatever was chosen, until it is left.
import { findLesson, lessons } from "../../course/catalogue.js";
import { isBegun, whereToGoOn } from "../../course/progress.js";
import { termGroups } from "../../course/terms/glossary.js";
import { chooseFromMenu } from "../../terminal/ask.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { loadProgress, progressPath } from "../common/progressFile.js";
import { type MenuItem, renderMenu } from "./drawnMenu.js";
import { menuWords } from "./words.js";

/** What can be done with one lesson. */
const ofLesson = ["run", "step", "show", "quiz", "verify"] as const;

/** An item calls a command, which it names as one would type it, or opens a menu of its own. */
type Item = MenuItem & ({ readonly command: string } | Submenu | { readonly isEnd: true });

interface Submenu {
  readonly question: string;
  /** Made anew each time that it is shown. */
  readonly items: () => readonly Item[];
}

/** `left`: back to the menu before, or out of the last one. */
type Left = "left" | "interrupted";

/** @param call calls a command as if its words had been typed */
export async function menu(
  call: (words: readonly string[]) => Promise<ExitCode>,
  context: CommandContext,
): Promise<ExitCode> {
  const ended = { code: exitCode.ok as ExitCode };
  const { question } = menuWords[context.language];
  const act = async (command: string): Promise<ExitCode> => {
    const code = await call(command.split(" "));
    if (code !== exitCode.ok) ended.code = code;
    return code;
  };
  const left = await lead({ question, items: () => mainItems(context) }, false, act, context);
  return left === "interrupted" ? exitCode.interrupted : ended.code;
}

/** Asks, and asks again after what was chosen. */
async function lead(
  { question, items: itemsNow }: Submenu,
  isInner: boolean,
  act: (command: string) => Promise<ExitCode>,
  context: CommandContext,
): Promise<Left> {
  const { stdout, stderr, terminal, words } = context;
  let chosen = 0;
  for (;;) {
    const items = itemsNow();
    const view = await context.view();
    // The cursor stands in the line below.
    const draw = (at: number): string =>
      renderMenu({ question, items, isInner }, at, context.screenLines() - 1, context.resized(view));
    const choice = await chooseFromMenu(items.length, draw, terminal, chosen);
    if (typeof choice === "string") return choice;
    chosen = choice;
    const item = items[choice];
    if (item === undefined || "isEnd" in item) return "left";
    if ("items" in item) {
      if ((await lead(item, true, act, context)) === "interrupted") return "interrupted";
      continue;
    }
    stdout.line(`  ${view.theme.faint(`$ asyncio-lessons ${item.command}`)}\n`);
    try {
      if ((await act(item.command)) === exitCode.interrupted) return "interrupted";
    } catch (error) {
      // Such as where no Python is found: there is more to choose from.
      if (!(error instanceof UsageError)) throw error;
      stderr.say(words.error.prefix + error.message);
    }
    stdout.line();
  }
}

function mainItems(context: CommandContext): Item[] {
  const words = menuWords[context.language];
  return [
    tourItem(context),
    { label: words.lesson, question: words.whichLesson, items: () => lessonItems(context) },
    { label: words.quiz, command: "quiz" },
    { label: words.explain, question: words.whichTerm, items: () => termItems(context) },
    { label: words.compare, command: "compare" },
    { label: words.list, command: "list" },
    { label: words.help, command: "help" },
    { label: words.quit, isEnd: true },
  ];
}

/** Whatever is wrong with the file of the progress is told by the tour itself. */
function tourItem({ language }: CommandContext): Item {
  const words = menuWords[language];
  const { progress } = loadProgress(progressPath(process));
  const ids = lessons.map(({ id }) => id);
  const hasBegun = isBegun(progress);
  const next = findLesson(whereToGoOn(progress, ids)?.lesson ?? "");
  return {
    label: hasBegun ? words.continueTour : words.startTour,
    ...(hasBegun && next !== undefined ? { hint: `${next.id}: ${next.title[language]}` } : {}),
    command: "tour",
  };
}

function lessonItems({ language }: CommandContext): Item[] {
  const words = menuWords[language];
  return lessons.map(({ id, title }) => ({
    label: id,
    hint: title[language],
    question: words.whatOf(id),
    items: () => ofLesson.map((what) => ({ label: words.ofLesson[what], command: `${what} ${id}` })),
  }));
}

function termItems({ language }: CommandContext): Item[] {
  const terms = termGroups.flatMap(({ terms }) => terms);
  return terms.map(({ id, name }) => ({ label: name[language], command: `explain ${id}` }));
}
