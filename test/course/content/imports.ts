// A program could be copied into anyone's folder: it imports the library and Node's own modules, nothing else.
import type { Faults, Room } from "./room.js";

/** `import … from "x"`, `export … from "x"`, `import "x"`, `import("x")` and `require("x")`. */
const IMPORTED = /\b(?:from|import|require)\s*\(?\s*(["'])(.*?)\1/g;

export function checkImports(room: Room): Faults {
  const program = room.files.get("program.ts") ?? "";
  return [...program.matchAll(IMPORTED)]
    .map((match) => match[2] ?? "")
    .filter((module) => module !== "asyncio-lessons" && !module.startsWith("node:"))
    .map((module) => `program.ts imports "${module}": only "asyncio-lessons" and node: modules are allowed`);
}
