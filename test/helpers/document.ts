// A document around events: of a program of one's own, whose text is of no matter unless it is given.
import type { TraceDocument } from "../../src/trace/document.js";
import type { TraceEvent } from "../../src/trace/event.js";

export function documentOf(events: readonly TraceEvent[], text = "", name = "mine.ts"): TraceDocument {
  return {
    schema: 2,
    kind: "trace",
    runtime: { name: "core", version: null },
    source: "virtual",
    lesson: null,
    title: { en: name, ja: name },
    programs: { typescript: { file: name, text }, python: null, pairs: [] },
    lanes: [],
    events,
  };
}
