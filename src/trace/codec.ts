// A trace as text and back. Reading never throws: what is wrong with a text is told as data.
import { type TraceDocument, traceDocument } from "./document.js";
import { harmlessJson, sourceText } from "./harmless.js";
import { restoreNever } from "./never.js";
import { checkedTimeline, type Misplacement } from "./order.js";
import type { Timeline } from "./state/timeline.js";

/** Why a text is no trace that can be read. */
export type TraceFault =
  | { readonly kind: "not-json" }
  | { readonly kind: "not-a-trace" }
  /** One of a later version, say. */
  | { readonly kind: "other-schema"; readonly schema: string }
  /** A part of the document beside its events; `where`: "programs", say. */
  | { readonly kind: "malformed"; readonly where: string }
  /** One of its events, counted from 1; `where`: which of its fields. */
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

/** Schema 2 only adds to schema 1: of who ran the program, there was nobody but the core. */
function upgraded(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return document.schema === 1
    ? { ...document, schema: 2, runtime: { name: "core", version: null } }
    : document;
}

/** What is wrong with each part by itself: how the events follow one another is not judged here. */
function faultOf(value: object): TraceFault | null {
  const fault = traceDocument.faultIn(value);
  if (fault === null) return null;
  const [part, place, field] = fault;
  if (part !== "events" || typeof place !== "number") return { kind: "malformed", where: String(part) };
  return { kind: "malformed-event", event: place + 1, where: String(field) };
}

/** Programs' texts with line feeds alone, however their lines end. */
function asShown({ typescript, python, pairs }: TraceDocument["programs"]): TraceDocument["programs"] {
  const shown = <T extends { readonly text: string }>(source: T): T => ({
    ...source,
    text: sourceText(source.text),
  });
  return { typescript: typescript && shown(typescript), python: python && shown(python), pairs };
}

export function decodeTrace(text: string): Decoded {
  let read: unknown;
  try {
    // Some editors begin a file with a byte order mark, which is no JSON.
    read = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { fault: { kind: "not-json" } };
  }
  if (!isTrace(read)) return { fault: { kind: "not-a-trace" } };
  const value = upgraded(read);
  if (value.schema !== 2) return { fault: { kind: "other-schema", schema: nameOf(value.schema) } };
  const fault = faultOf(value);
  if (fault !== null) return { fault };
  // It has the shape, of which this is the type.
  const document = value as unknown as TraceDocument;
  for (const event of document.events) restoreNever(event);
  const { timeline, misplaced } = checkedTimeline(document.events);
  if (misplaced !== null) return { fault: { kind: "misplaced-event", ...misplaced } };
  return { document: { ...document, programs: asShown(document.programs) }, timeline };
}

/** An object of anybody's need not be one that `String` can turn into a text. */
function nameOf(schema: unknown): string {
  return typeof schema === "object" ? typeof schema : String(schema);
}

function isTrace(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "trace";
}
