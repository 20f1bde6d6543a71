// `list`: the lessons, what each shows, and the order and time to expect.
import { lessons } from "../../lesson/catalogue.js";
import { expectedOrder } from "../../lesson/order.js";
import type { Context } from "../context.js";
import { type ExitCode, exitCode } from "../exitCode.js";

export interface ListOptions {
  readonly json?: boolean;
}

export async function list({ json = false }: ListOptions, context: Context): Promise<ExitCode> {
  const { stdout, words, language } = context;
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
      })),
    };
    stdout.line(JSON.stringify(document, null, 2));
    return exitCode.ok;
  }
  const entries = lessons.map((lesson) => ({
    id: lesson.id,
    shows: lesson.shows[language],
    order: expectedOrder(lesson),
    takes: lesson.elapsed.ideal,
  }));
  const [{ renderLessonList }, { paragraph }, view] = await Promise.all([
    import("../../render/lessonList.js"),
    import("../../render/wrap.js"),
    context.view(),
  ]);
  stdout.line(renderLessonList(entries, view));
  stdout.line();
  for (const line of paragraph(words.listFooter, view.width, 2)) stdout.line(line);
  return exitCode.ok;
}
