// A program could be copied into anyone's folder: program.ts imports the library and Node's own modules, nothing else, and
// program.py no module that Python lacks on Windows.
import type { Faults, Room } from "./room.js";

/** `import … from "x"`, `export … from "x"`, `import "x"`, `import("x")` and `require("x")`. */
const IMPORTED = /\b(?:from|import|require)\s*\(?\s*(["'])(.*?)\1/g;

/** Modules of Python that there are on Unix only. */
const ON_UNIX = /^(?:import|from) (resource|fcntl|grp|pwd|posix|pty|termios|tty|syslog)\b/gm;

export function checkImports(room: Room): Faults {
  const program = room.files.get("program.ts") ?? "";
  const ours = [...program.matchAll(IMPORTED)]
    .map((match) => match[2] ?? "")
    .filter((module) => module !== "asyncio-lessons" && !module.startsWith("node:"))
    .map((module) => `program.ts imports "${module}": only "asyncio-lessons" and node: modules are allowed`);
  const python = room.files.get("program.py") ?? "";
  const theirs = [...python.matchAll(ON_UNIX)].map(
    ([, module]) => `program.py imports "${module}", which Python lacks on Windows`,
  );
  return [...ours, ...theirs];
}
