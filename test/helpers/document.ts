// A document around events: of a program of one's own, whose text is of no matter.
import type { TraceDocument } from "../../src/trace/document.js";
import type { TraceEvent } from "../../src/trace/event.js";

export function documentOf(events: readonly TraceEvent[]): TraceDocument {
  return {
    schema: 1,
    kind: "trace",
    source: "virtual",
    lesson: null,
    title: { en: "mine.ts", ja: "mine.ts" },
    programs: { typescript: { file: "mine.ts", text: "" }, python: null, pairs: [] },
    lanes: [],
    events,
  };
}
