// `list`: the lessons, what each shows, the order and time to expect, and which are done.
import { lessons } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import { isDone, type Progress } from "../../course/progress.js";
import { paragraph } from "../../draw/wrap.js";
import { harmlessJson } from "../../trace/harmless.js";
import type { CommandContext } from "../common/commandContext.js";
import { type ExitCode, exitCode } from "../common/exitCode.js";
import { loadProgress, progressPath } from "../common/progressFile.js";
import { renderLessonList } from "./lessonList.js";
import { listWords } from "./words.js";

export interface ListOptions {
  readonly json?: boolean;
}

export async function list({ json = false }: ListOptions, context: CommandContext): Promise<ExitCode> {
  const { stdout, stderr, words, language } = context;
  const { progress, fault } = loadProgress(progressPath(process));
  if (fault !== null) stderr.say(words.progressFault(fault));
  if (json) {
    const document = {
      schema: 1,
      kind: "lessons",
      lessons: lessons.map((lesson) => ({
        id: lesson.id,
        title: lesson.title,
        shows: lesson.shows,
        order: expectedOrder(lesson),
        elapsed: lesson.elapsed.ideal,
        article: lesson.article,
        part: lesson.part,
        claims: lesson.claims,
        done: isDone(progress, lesson.id),
      })),
    };
    stdout.line(harmlessJson(document, 2));
    return exitCode.ok;
  }
  stdout.line(await listText(progress, context));
  stdout.line();
  for (const line of paragraph(listWords[language].footer, (await context.view()).width, 2))
    stdout.line(line);
  return exitCode.ok;
}

/** The table of the lessons. */
export async function listText(progress: Progress, context: CommandContext): Promise<string> {
  const { language } = context;
  const entries = lessons.map((lesson) => ({
    id: lesson.id,
    shows: lesson.shows[language],
    order: expectedOrder(lesson),
    takes: lesson.elapsed.ideal,
    part: lesson.part,
    isDone: isDone(progress, lesson.id),
  }));
  return renderLessonList(entries, await context.view());
}

/**
 * The values to expect, in the order of printing; none where a lesson prints sentences. What it prints after the elapsed
 * time shows something else.
 */
export function expectedOrder({ prints, compared }: Lesson): string[] {
  if (!compared) return [];
  const end = prints.findIndex((line) => "elapsed" in line);
  return prints
    .slice(0, end === -1 ? prints.length : end)
    .flatMap((line) => ("text" in line ? [line.text] : []));
}
