// What a program raised, as a record: name, message, and the line of its own source.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { str } from "../asyncio/repr.js";
import type { ErrorRecord } from "../trace/event.js";
import { isOfLibrary } from "../trace/frames.js";

/** @param program URL of the program's file, for an error that has no stack of its own (a syntax error, say) */
export function describeError(error: unknown, program: string): ErrorRecord {
  if (!(error instanceof Error)) return { name: "Error", message: str(error), source: null };
  return { name: error.name, message: str(error), source: ownSource(error.stack ?? "", program) };
}

function ownSource(stack: string, program: string): ErrorRecord["source"] {
  for (const line of stack.split("\n")) {
    const [, place, number] =
      /(?:\(|at |^)((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*?):(\d+)(?::\d+)?\)?$/.exec(line.trim()) ?? [];
    if (place === undefined || number === undefined || place.includes("/node_modules/") || isOfLibrary(place))
      continue;
    const file = place.startsWith("file://") ? fileURLToPath(place) : place;
    return { file, line: Number(number), text: lineOf(file, Number(number)) };
  }
  return { file: fileURLToPath(program), line: 1, text: null };
}

function lineOf(file: string, line: number): string | null {
  try {
    return readFileSync(file, "utf8").split("\n")[line - 1]?.trim() ?? null;
  } catch {
    // A file that cannot be read has no text to show; its name and line are known all the same.
    return null;
  }
}
