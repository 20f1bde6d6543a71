// Trace documents of real lessons: run in virtual time, in detail, by the built worker.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lessonTarget } from "../../src/commands/common/targets.js";
import { onPage } from "../../src/commands/export/export.js";
import { findLesson } from "../../src/course/catalogue.js";
import { packageVersion, sourcePath } from "../../src/course/files.js";
import type { Lesson } from "../../src/course/model.js";
import { alignPrograms } from "../../src/draw/source/align.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { runOnce } from "../run/runs.js";

/** A run in virtual time is the same each time, so one of each lesson serves all who ask. */
const recorded = new Map<string, Promise<TraceDocument>>();

/** The lesson's run; of one that is too long for a page, the shorter run that `export` makes a page of. */
export function lessonTrace(id: string): Promise<TraceDocument> {
  const known = recorded.get(id) ?? record(lessonOf(id));
  recorded.set(id, known);
  return known;
}

/** The lesson with another file's run in the place of its own: a program that is the same, line for line. */
export function lessonTraceOf(id: string, file: string): Promise<TraceDocument> {
  return record(lessonOf(id), file);
}

export function lessonOf(id: string): Lesson {
  const lesson = findLesson(id);
  if (lesson === undefined) throw new Error(`there is no lesson ${id}`);
  return lesson;
}

async function record(lesson: Lesson, file?: string): Promise<TraceDocument> {
  const target = lessonTarget(lesson);
  const shorter = file === undefined ? onPage(target)?.target.other : undefined;
  const source = shorter?.change(readFileSync(target.program, "utf8"));
  const { events } = await runOnce(file ?? fileURLToPath(target.program), { detail: true, source });
  const read = (written: "typescript" | "python") => ({
    file: `lessons/${lesson.id}/program.${written === "python" ? "py" : "ts"}`,
    text: readFileSync(sourcePath(lesson, written), "utf8"),
  });
  const [typescript, python] = [read("typescript"), read("python")];
  return {
    schema: 2,
    kind: "trace",
    runtime: { name: "core", version: packageVersion() },
    source: "virtual",
    lesson: lesson.id,
    title: lesson.title,
    programs: { typescript, python, pairs: alignPrograms(typescript.text, python.text) },
    lanes: lesson.lanes,
    events,
  };
}
