// `show`: a lesson's text, and its two programs beside each other.

import { readFileSync } from "node:fs";
import { programsOf, readSource, sourcePath, textPath } from "../../course/files.js";
import { readText, renderText } from "../../course/text.js";
import { renderPrograms } from "../../draw/source/programs.js";
import type { Language } from "../../draw/view.js";
import { fitsScreen, showInPager } from "../../terminal/pager.js";
import { type CommandContext, type ExitCode, exitCode } from "../common/commandContext.js";
import { renderOpening } from "../common/header.js";
import { highlightFor } from "../common/highlightFor.js";
import { lessonOf } from "../common/targets.js";

/** What is said where the pager could not be started; the text is printed after it. */
const noPager: Readonly<Record<Language, (command: string) => string>> = {
  en: (command) => `The pager '${command}' (PAGER) could not be started: here is the text without one.`,
  ja: (command) => `ページャー「${command}」（PAGER）を起動できなかったので、そのまま表示します。`,
};

export interface ShowOptions {
  readonly python?: boolean;
  readonly typescript?: boolean;
  readonly both?: boolean;
  /** The program's file itself. */
  readonly raw?: boolean;
  /** False: `--no-pager`. */
  readonly pager: boolean;
}

export async function show(name: string, options: ShowOptions, context: CommandContext): Promise<ExitCode> {
  const { words, language } = context;
  const lesson = lessonOf(name, words);
  const { python, typescript, raw = false } = options;
  const which = python ? "python" : typescript ? "typescript" : "both";
  // One program alone, into a file or a pipe, is the program itself: it can be run, or compared. Python's is the lesson's.
  if (raw || (which !== "both" && !context.terminal.stdout.isTTY)) {
    context.stdout.write(readSource(sourcePath(lesson, which === "both" ? "python" : which)));
    return exitCode.ok;
  }
  const view = await context.view();
  const text = readText(readFileSync(textPath(lesson, language), "utf8"));
  const drawn = [
    renderOpening(lesson, text.title, view),
    renderText(text, "watch", view),
    renderPrograms(programsOf(lesson), which, view, await highlightFor(view)),
    // What comes of it stands at the end, below what there is to guess it from.
    ...(["why", "misconception", "try"] as const).map((part) => renderText(text, part, view)),
  ].filter((each) => each !== "");
  return display(`${drawn.join("\n\n")}\n`, options, context);
}

/** In the pager where there is one and the text is longer than the screen; else at once. */
async function display(text: string, options: ShowOptions, context: CommandContext): Promise<ExitCode> {
  const { pager, stdout, stderr, language, terminal } = context;
  if (options.pager && pager !== null && !fitsScreen(text, terminal)) {
    const ending = await showInPager(text, pager, terminal);
    if (ending === "left") return exitCode.ok;
    if (ending === "interrupted") return exitCode.interrupted;
    if (pager.isAskedFor) stderr.say(noPager[language](pager.command));
  }
  stdout.write(text);
  return exitCode.ok;
}
