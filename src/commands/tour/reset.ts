// `tour --reset`: forgets the progress, or that of one lesson, once somebody has said that it may be forgotten.
import { unlinkSync } from "node:fs";
import { hasBegunLesson, isBegun, type Progress, withoutLesson } from "../../course/progress.js";
import { paragraph } from "../../draw/wrap.js";
import { askLine } from "../../terminal/ask.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { errorCodeOf, loadProgress } from "../common/progressFile.js";
import { ProgressKeeper } from "../common/progressKeeper.js";
import { reasonOf } from "../common/writeFile.js";
import { tourWords } from "./words.js";

/**
 * @param lesson null: all of it
 * @param isSure nobody is asked
 */
export async function reset(
  lesson: string | null,
  isSure: boolean,
  file: string | null,
  context: CommandContext,
): Promise<ExitCode> {
  const { stdout, stderr, language, words } = context;
  const say = tourWords[language];
  const { progress, fault } = loadProgress(file);
  const isKept = lesson === null ? isBegun(progress) : hasBegunLesson(progress, lesson);
  if (!isSure && (isKept || fault !== null)) {
    const answer = await ask(lesson, progress, context);
    if (answer !== "yes") {
      stdout.say(say.nothingForgotten);
      return answer === "interrupted" ? exitCode.interrupted : exitCode.ok;
    }
  }
  try {
    if (file === null || (lesson === null && !forgetProgress(file))) stdout.say(say.nothingToForget(file));
    else if (lesson === null) stdout.say(say.forgotten(file, progress));
    else if (!isKept && fault === null) stdout.say(say.lessonNotBegun(lesson));
    else {
      const faults: string[] = [];
      const keeper = new ProgressKeeper(file, (fault) => faults.push(words.progressFault(fault)));
      keeper.change((progress) => withoutLesson(progress, lesson));
      if (keeper.isSaved) stdout.say(say.lessonForgotten(lesson));
      for (const each of faults) stderr.say(each);
      if (!keeper.isSaved) return exitCode.failed;
    }
    return exitCode.ok;
  } catch (error) {
    stderr.say(words.error.prefix + say.cannotForget(file ?? "", reasonOf(error)));
    return exitCode.failed;
  }
}

async function ask(
  lesson: string | null,
  progress: Progress,
  { isInteractive, terminal, language, stdout, view }: CommandContext,
): Promise<"yes" | "no" | "interrupted"> {
  const say = tourWords[language];
  if (!isInteractive) throw new UsageError(say.resetUnasked(lesson));
  const question = lesson === null ? say.forgetAll(progress) : say.forgetLesson(lesson);
  stdout.line(paragraph(question, (await view()).width, 2).join("\n"));
  const line = await askLine(`  ${say.forgetPrompt}`, terminal);
  if (line.kind === "interrupted") return "interrupted";
  const isYes = line.kind === "line" && /^(y|yes|はい)$/i.test(line.text.normalize("NFKC").trim());
  return isYes ? "yes" : "no";
}

/** Removes the file. @returns false where there was none */
export function forgetProgress(file: string): boolean {
  try {
    unlinkSync(file);
    return true;
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return false;
    throw error;
  }
}
