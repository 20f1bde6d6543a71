// What events weigh in memory, near enough to bound it.
import type { TraceEvent } from "../../trace/event.js";

/** One with nothing but numbers, in bytes. */
const bytesOfPlain = 150;
/** An object or a list, in bytes... */
const bytesOfObject = 56;
/** ...and what each of its fields takes beside its text. */
const bytesOfField = 16;

/** Roughly, in bytes. */
export function sizeOf(event: TraceEvent): number {
  switch (event.kind) {
    // Most are of these kinds, and looking at each of their fields takes longer than making them.
    case "iteration":
    case "timer-fired":
    case "step-began":
      return bytesOfPlain;
    default:
      return sizeOfValue(event);
  }
}

function sizeOfValue(value: unknown): number {
  if (typeof value === "string") return bytesOfField + value.length;
  if (typeof value !== "object" || value === null) return bytesOfField;
  let size = bytesOfObject;
  if (Array.isArray(value)) for (const each of value) size += sizeOfValue(each);
  // An event is plain data: all its keys are its own.
  else for (const key in value) size += sizeOfValue((value as Readonly<Record<string, unknown>>)[key]);
  return size;
}
