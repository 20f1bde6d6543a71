// No arguments on a terminal: a short menu of what there is.
import { lessons } from "../../lesson/catalogue.js";
import { chooseFromMenu } from "../../terminal/menu.js";
import type { Context } from "../context.js";
import { type ExitCode, exitCode } from "../exitCode.js";
import { compare } from "./compare.js";
import { list } from "./list.js";
import { run } from "./run.js";

/** @param help prints the help */
export async function menu(help: () => void, context: Context): Promise<ExitCode> {
  const { words, language } = context;
  const items = [
    ...lessons.map(({ id, title }) => ({ value: `run ${id}`, label: id, hint: title[language] })),
    { value: "compare", label: words.menu.compareAll },
    { value: "list", label: words.menu.list },
    { value: "help", label: words.menu.help },
    { value: "quit", label: words.menu.quit },
  ];
  const chosen = await chooseFromMenu(words.menu.question, items);
  if (chosen === null) return exitCode.interrupted;
  if (chosen.startsWith("run ")) return run([chosen.slice("run ".length)], {}, context);
  if (chosen === "compare") return compare([], {}, context);
  if (chosen === "list") return list({}, context);
  if (chosen === "help") help();
  return exitCode.ok;
}
