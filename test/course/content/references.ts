// Both texts cite the same code, and what they cite is there: in the programs, or in Python's own modules.
import * as library from "../../../src/index.js";
import { ROOM_FILES } from "./files.js";
import { codeReferences, headingLevels, prose } from "./markdown.js";
import type { Faults, Room } from "./room.js";
import { withoutCopy } from "./tries/items.js";

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
    .filter(({ name }) => !isLibraryName(name) && !isOurs(name))
    .map(({ file, name }) => `${file} cites \`${name}\`, which is neither in program.ts nor in program.py`);
}

/**
 * The names such as `asyncio.get_event_loop` that the texts cite and the programs do not use: whether they exist
 * is for Python itself to say.
 */
export function libraryNames(room: Room): string[] {
  return [...new Set(strangeNames(room).map(({ name }) => name))].filter(
    (name) => isLibraryName(name) && !(isOurs(name) && /[a-z][A-Z]/.test(name)),
  );
}

/** Line numbers that a text names (`line 12`, `12行目`) exist in both programs. */
export function checkLines(room: Room): Faults {
  const lengths = ["program.ts", "program.py"].map(
    (file) => (room.files.get(file) ?? "").split("\n").length - 1,
  );
  return ["en.md", "ja.md"].flatMap((file) =>
    [...prose(room.files.get(file) ?? "").matchAll(/\blines? (\d+)|(\d+)\s*行目/g)]
      .map((match) => Number(match[1] ?? match[2]))
      .filter((line) => line < 1 || line > Math.min(...lengths))
      .map((line) => `${file} names line ${line}, which a program does not have`),
  );
}

/** Names that Python is asked about: those of its modules that the texts speak of, and plain ones of its own. */
function isLibraryName(name: string): boolean {
  return (
    /^(?:asyncio|time|threading|warnings)\.\w+$/.test(name) || (/^[A-Za-z]\w*$/.test(name) && isPythons(name))
  );
}

/** Python's keywords, and the built-in names that lessons on asyncio speak of. Names of ours are no names of Python. */
const PYTHONS = new Set(
  "async await def for with try except finally raise return yield class import while if else None True False Exception BaseException RuntimeError RuntimeWarning DeprecationWarning TypeError ValueError KeyError TimeoutError ExceptionGroup KeyboardInterrupt StopIteration print repr len list dict set tuple sum range input open".split(
    " ",
  ),
);

function isPythons(name: string): boolean {
  return PYTHONS.has(name);
}

/** The names of the library's own that stand for Python's: `toThread` for `to_thread`, and what only TypeScript needs. */
function isOurs(name: string): boolean {
  return name in library || (name.startsWith("asyncio.") && name.slice("asyncio.".length) in library.asyncio);
}

/** A command of ours, as one types it: the lessons that it names exist. */
const COMMAND = /^(?:npx )?asyncio-lessons\b/;

function strangeNames(room: Room): { file: string; name: string }[] {
  const known = new Set<string>();
  for (const file of ["program.ts", "program.py"]) {
    for (const [name] of (room.files.get(file) ?? "").matchAll(NAME)) {
      known.add(name);
      for (const part of name.split(".")) known.add(part);
    }
  }
  return ["en.md", "ja.md"].flatMap((file) =>
    codeReferences(withoutCopy(room.files.get(file) ?? ""))
      .filter((code) => !ROOM_FILES.includes(code) && !COMMAND.test(code))
      .flatMap((code) => [...code.matchAll(NAME)].map(([name]) => name))
      .filter((name) => !known.has(name))
      .map((name) => ({ file, name })),
  );
}
