// What the page is given as data: the trace, and its programs parted into what is coloured, as the page has no parser.
import type { CodeKind } from "../../draw/theme.js";
import type { TraceDocument } from "../../trace/document.js";

/** A piece of code as it is written down: its text alone, or with its kind where it is worth a colour. */
export type CodePart = readonly [text: string] | readonly [text: string, kind: CodeKind];

/** The parts of each line. */
export type CodeLines = readonly (readonly CodePart[])[];

export interface PagePayload {
  readonly document: TraceDocument;
  readonly code: { readonly typescript: CodeLines; readonly python: CodeLines | null };
}

/** The element that holds the payload. */
export const payloadId = "trace";
