// Reads a program in order to show it.
import { readFileSync } from "node:fs";
import { sourceText } from "../../trace/sourceText.js";

export function readSource(path: string): string {
  return sourceText(readFileSync(path, "utf8"));
}
