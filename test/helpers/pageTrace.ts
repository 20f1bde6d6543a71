// Lessons as documents in detail, and the page that the build has made for them.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { alignPrograms } from "../../src/lesson/align.js";
import { programPath, sourcePath } from "../../src/lesson/files.js";
import type { Lesson } from "../../src/lesson/model.js";
import { highlight } from "../../src/render/highlight.js";
import { type PageAssets, renderHtml } from "../../src/render/html/html.js";
import type { runProgram } from "../../src/runner/runProgram.js";
import type { TraceDocument } from "../../src/trace/document.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { builtModule, packageFolder } from "./built.js";

export function builtPage(): PageAssets {
  return JSON.parse(readFileSync(`${packageFolder}/dist/src/render/html/page.json`, "utf8")) as PageAssets;
}

export function pageOf(document: TraceDocument, assets: PageAssets = builtPage()): string {
  return renderHtml(document, assets, highlight);
}

/** A lesson's run in virtual time. */
export async function documentOf(lesson: Lesson): Promise<TraceDocument> {
  const runner = (await builtModule("src/runner/runProgram.js")) as { runProgram: typeof runProgram };
  const { events } = await runner.runProgram({
    program: pathToFileURL(programPath(lesson)),
    clock: { kind: "virtual" },
    detail: true,
  });
  const typescript = readFileSync(sourcePath(lesson, "typescript"), "utf8");
  const python = readFileSync(sourcePath(lesson, "python"), "utf8");
  return {
    schema: 1,
    kind: "trace",
    source: "virtual",
    lesson: lesson.id,
    title: lesson.title,
    programs: {
      typescript: { file: "program.ts", text: typescript },
      python: { file: "program.py", text: python },
      pairs: alignPrograms(typescript, python),
    },
    lanes: lesson.lanes,
    events,
  };
}

/** A program of one's own that has done nothing but what `events` say. */
export function ownDocument(text: string, events: readonly TraceEvent[]): TraceDocument {
  return {
    schema: 1,
    kind: "trace",
    source: "measured",
    lesson: null,
    title: { en: text, ja: text },
    programs: { typescript: { file: "own.ts", text }, python: null, pairs: [] },
    lanes: [],
    events,
  };
}
