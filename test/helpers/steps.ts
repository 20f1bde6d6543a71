// Traces to step through: of lessons, run in virtual time and in detail, or of events written by hand.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { alignPrograms } from "../../src/lesson/align.js";
import { findLesson } from "../../src/lesson/catalogue.js";
import { programPath, sourcePath } from "../../src/lesson/files.js";
import type { Language } from "../../src/lesson/model.js";
import { type FrameData, type FrameStyle, renderStepFrame, type Size } from "../../src/render/stepFrame.js";
import type { runProgram as Run } from "../../src/runner/runProgram.js";
import type { TraceDocument } from "../../src/trace/document.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { TraceIndex } from "../../src/trace/snapshot.js";
import { Steps } from "../../src/trace/stepModel.js";
import { builtModule } from "./built.js";
import { viewOf } from "./view.js";

/** @param file what is run in place of the lesson's own program, line for line the same */
export async function lessonDocument(id: string, file?: string): Promise<TraceDocument> {
  const lesson = findLesson(id);
  if (lesson === undefined) throw new Error(`no lesson ${id}`);
  const { runProgram } = (await builtModule("src/runner/runProgram.js")) as {
    readonly runProgram: typeof Run;
  };
  const program = pathToFileURL(file ?? programPath(lesson));
  const { events } = await runProgram({ program, clock: { kind: "virtual" }, detail: true });
  const read = (written: "typescript" | "python"): string =>
    readFileSync(sourcePath(lesson, written), "utf8");
  const [typescript, python] = [read("typescript"), read("python")];
  return {
    schema: 1,
    kind: "trace",
    source: "virtual",
    lesson: id,
    title: lesson.title,
    programs: {
      typescript: { file: `lessons/${id}/program.ts`, text: typescript },
      python: { file: `lessons/${id}/program.py`, text: python },
      pairs: alignPrograms(typescript, python),
    },
    lanes: lesson.lanes,
    events,
  };
}

export function documentOf(events: readonly TraceEvent[], text = "", name = "mine.ts"): TraceDocument {
  return {
    schema: 1,
    kind: "trace",
    source: "measured",
    lesson: null,
    title: { en: name, ja: name },
    programs: { typescript: { file: name, text }, python: null, pairs: [] },
    lanes: [],
    events,
  };
}

export function stepsOf(document: TraceDocument, internals = false): Steps {
  return new Steps(document, new TraceIndex(document.events), internals);
}

export function styleOf(
  language: Language = "en",
  options: { readonly ascii?: boolean; readonly color?: boolean } = {},
): FrameStyle {
  const { theme, messages } = viewOf(80, language, options);
  return { theme, messages, language, highlight: null };
}

/** A frame at a place among the events that are shown. */
export function frameAt(
  steps: Steps,
  place: number,
  size: Size,
  style = styleOf(),
  data: Partial<FrameData> = {},
): string[] {
  const model = steps.model({ event: steps.shown.at(place), task: null, source: "typescript" });
  return renderStepFrame(
    { model, footer: { kind: "keys" }, playing: null, help: null, ...data },
    size,
    style,
  );
}
