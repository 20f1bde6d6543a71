// (types of the brief, until core5's are there)
import type { Second, TraceEvent } from "./event.js";

export interface SourceText {
  readonly file: string;
  readonly text: string;
}

export interface TraceDocument {
  readonly schema: 1;
  readonly kind: "trace";
  readonly source: "measured" | "virtual";
  readonly lesson: string | null;
  readonly title: { readonly en: string; readonly ja: string };
  readonly programs: {
    readonly typescript: SourceText;
    readonly python: SourceText | null;
    readonly pairs: readonly { readonly typescript: number; readonly python: number }[];
  };
  readonly lanes: readonly string[];
  readonly events: readonly TraceEvent[];
}
export type { Second };
