// Trace documents of real lessons: run in virtual time, in detail, by the built worker.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { alignPrograms } from "../../src/lesson/align.js";
import { findLesson } from "../../src/lesson/catalogue.js";
import { programPath, sourcePath } from "../../src/lesson/files.js";
import type { runProgram } from "../../src/runner/runProgram.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { builtModule } from "./built.js";

export async function lessonTrace(id: string): Promise<TraceDocument> {
  const lesson = findLesson(id);
  if (lesson === undefined) throw new Error(`there is no lesson ${id}`);
  const runner = (await builtModule("src/runner/runProgram.js")) as {
    readonly runProgram: typeof runProgram;
  };
  const program = pathToFileURL(programPath(lesson));
  const { events } = await runner.runProgram({ program, clock: { kind: "virtual" }, detail: true });
  const read = (written: "typescript" | "python"): string =>
    readFileSync(sourcePath(lesson, written), "utf8");
  const typescript = { file: `lessons/${id}/program.ts`, text: read("typescript") };
  const python = { file: `lessons/${id}/program.py`, text: read("python") };
  return {
    schema: 1,
    kind: "trace",
    source: "virtual",
    lesson: id,
    title: lesson.title,
    programs: { typescript, python, pairs: alignPrograms(typescript.text, python.text) },
    lanes: lesson.lanes,
    events,
  };
}
