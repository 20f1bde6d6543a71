// What events weigh in memory, near enough to bound it.
import type { TraceEvent } from "../trace/event.js";

/** An object with the fields that every event has, in bytes... */
const bytesOfObject = 56;
/** ...and what each of its fields takes beside its text. */
const bytesOfField = 16;

/** Roughly, in bytes. */
export function sizeOf(event: TraceEvent): number {
  return sizeOfValue(event);
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
