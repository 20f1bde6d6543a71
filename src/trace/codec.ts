// A trace as text and back. Reading never throws: what is wrong with a text is told as data.
import type { SourceText, TraceDocument } from "./document.js";
import { harmlessJson } from "./harmless.js";
import { restoreNever } from "./never.js";
import type { Misplacement } from "./order.js";
import { sourceText } from "./sourceText.js";
import { Timeline } from "./state/timeline.js";
import { faultOfDocument } from "./wellFormed.js";

/** Why a text is no trace that can be read. */
export type TraceFault =
  | { readonly kind: "not-json" }
  | { readonly kind: "not-a-trace" }
  /** One of a later version, say. */
  | { readonly kind: "other-schema"; readonly schema: string }
  /** A part of the document beside its events; `where`: "programs.typescript.text", say. */
  | { readonly kind: "malformed"; readonly where: string }
  /** One of its events, counted from 1. */
  | { readonly kind: "malformed-event"; readonly event: number; readonly where: string }
  /** The same; it cannot come after those before it. */
  | { readonly kind: "misplaced-event"; readonly event: number; readonly misplacement: Misplacement };

export type Decoded =
  | { readonly document: TraceDocument; readonly timeline: Timeline; readonly fault?: never }
  | { readonly fault: TraceFault; readonly document?: never; readonly timeline?: never };

/** One event a line, so that it can be read, compared and cut with the usual tools. */
export function encodeTrace(document: TraceDocument): string {
  const { events, ...head } = document;
  const lines = events.map((event) => harmlessJson(event));
  return `${harmlessJson(head).slice(0, -1)},"events":[\n${lines.join(",\n")}\n]}\n`;
}

function asShown({ typescript, python, pairs }: TraceDocument["programs"]): TraceDocument["programs"] {
  const shown = <T extends SourceText>(source: T): T => ({ ...source, text: sourceText(source.text) });
  return { typescript: shown(typescript), python: python && shown(python), pairs };
}

export function decodeTrace(text: string): Decoded {
  let value: unknown;
  try {
    // Some editors begin a file with a byte order mark, which is no JSON.
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { fault: { kind: "not-json" } };
  }
  const fault = faultOfDocument(value);
  if (fault !== null) return { fault };
  const document = value as TraceDocument;
  for (const event of document.events) restoreNever(event);
  const timeline = new Timeline(document.events);
  if (timeline.misplaced !== null) return { fault: { kind: "misplaced-event", ...timeline.misplaced } };
  return { document: { ...document, programs: asShown(document.programs) }, timeline };
}
