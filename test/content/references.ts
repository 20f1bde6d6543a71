// Both texts cite the same code, and what they cite is there: in the programs, or in Python's own modules.
import { ROOM_FILES } from "./files.js";
import { codeReferences, headingLevels } from "./markdown.js";
import type { Faults, Room } from "./room.js";

const NAME = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g;

/** The English and the Japanese text have the same parts and cite the same code. */
export function checkPair(room: Room): Faults {
  const en = room.files.get("en.md") ?? "";
  const ja = room.files.get("ja.md") ?? "";
  const faults: Faults = [];
  const levels = { en: headingLevels(en).join(" "), ja: headingLevels(ja).join(" ") };
  if (levels.en !== levels.ja) {
    faults.push(
      `the heading levels differ: en.md has ${levels.en || "none"}, ja.md has ${levels.ja || "none"}`,
    );
  }
  const cited = { en: codeReferences(en), ja: codeReferences(ja) };
  for (const code of cited.en)
    if (!cited.ja.includes(code)) faults.push(`ja.md does not cite \`${code}\`, en.md does`);
  for (const code of cited.ja)
    if (!cited.en.includes(code)) faults.push(`en.md does not cite \`${code}\`, ja.md does`);
  return faults;
}

/** Every name in backticks stands in program.ts or program.py, unless it is a name of the library's. */
export function checkNames(room: Room): Faults {
  return strangeNames(room)
    .filter(({ name }) => !isLibraryName(name))
    .map(({ file, name }) => `${file} cites \`${name}\`, which is neither in program.ts nor in program.py`);
}

/**
 * The names such as `asyncio.get_event_loop` that the texts cite and the programs do not use: whether they exist
 * is for Python itself to say.
 */
export function libraryNames(room: Room): string[] {
  return [...new Set(strangeNames(room).map(({ name }) => name))].filter(isLibraryName);
}

function isLibraryName(name: string): boolean {
  return /^(?:asyncio|time)\.\w+$/.test(name);
}

function strangeNames(room: Room): { file: string; name: string }[] {
  const known = new Set<string>();
  for (const file of ["program.ts", "program.py"]) {
    for (const [name] of (room.files.get(file) ?? "").matchAll(NAME)) {
      known.add(name);
      for (const part of name.split(".")) known.add(part);
    }
  }
  return ["en.md", "ja.md"].flatMap((file) =>
    codeReferences(room.files.get(file) ?? "")
      .filter((code) => !ROOM_FILES.includes(code))
      .flatMap((code) => [...code.matchAll(NAME)].map(([name]) => name))
      .filter((name) => !known.has(name))
      .map((name) => ({ file, name })),
  );
}
