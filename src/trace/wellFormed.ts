import type { TraceFault } from "./codec.js";
// Is a value, read from a file of anybody's, a trace? What it says is not judged here, only whether it can be worked with.

/** Null: it is one. */
export function faultOfDocument(value: unknown): TraceFault | null {
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "trace") {
    return { kind: "not-a-trace" };
  }
  if (!("schema" in value) || value.schema !== 1) {
    return { kind: "other-schema", schema: "schema" in value ? String(value.schema) : "" };
  }
  return null;
}
