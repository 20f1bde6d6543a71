// The things to try, carried out. What is then seen stands in `recorded.txt`, as CPython 3.13 shows it; the core is held to it.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { lessonTarget, withOtherDelays } from "../../../../src/commands/common/targets.js";
import { commonWords } from "../../../../src/commands/common/words.js";
import { fileOfCopy } from "../../../../src/commands/copy/copy.js";
import { onlyReal } from "../../../../src/commands/verify/unequal.js";
import type { Lesson } from "../../../../src/course/model.js";
import type { ClockChoice, Run, RunRequest } from "../../../../src/run/runtime.js";
import type { Room } from "../room.js";
import { shortened } from "../shorter.js";
import { copiedIn, firstIn, programFiles, type Written } from "./items.js";
import { seenIn } from "./seen.js";

export interface Tried {
  /** What is changed, and what the texts say of it. */
  readonly told: string;
  readonly programs: Readonly<Record<Written, { readonly name: string; readonly text: string }>>;
  /** Is the end of each task seen too? */
  readonly withTasks: boolean;
}

/** What is to be carried out of a sound room, by its heading. */
export function triedIn(room: Room, lesson: Lesson): ReadonlyMap<string, Tried> {
  const { id } = room;
  const tried = new Map<string, Tried>();
  const originalOf = (language: Written): string => room.files.get(programFiles[language]) ?? "";
  const inBoth = (textOf: (language: Written) => string): Tried["programs"] => ({
    python: { name: fileOfCopy(id, "py"), text: shortened(id, textOf("python")) },
    typescript: { name: fileOfCopy(id, "ts"), text: shortened(id, textOf("typescript")) },
  });
  const first = firstIn(room);
  // What is measured tells no two machines the same.
  if (first !== null && lesson.clock !== "real") {
    const target = lessonTarget(lesson);
    const { other } = first.delays === null ? target : withOtherDelays(target, first.delays, commonWords.en);
    const programs = inBoth((language) => (other?.change ?? String)(originalOf(language)));
    tried.set(`${id}${first.options}`, { told: first.told.join("\n"), programs, withTasks: true });
  }
  const { seen, programs } = copiedIn(room);
  const told = [difference(originalOf("python"), programs.python), seen.en, seen.ja].join("\n");
  tried.set(`${id}, copied`, { told, programs: inBoth((language) => programs[language]), withTasks: false });
  return tried;
}

/** The lines between the first and the last that differ. */
function difference(before: string, after: string): string {
  const [old, changed] = [before.split("\n"), after.split("\n")];
  const isSame = (at: number): boolean => old.at(at) === changed.at(at);
  let first = 0;
  while (isSame(first)) first++;
  let last = -1;
  while (isSame(last) && first - last <= Math.min(old.length, changed.length)) last--;
  const marked = (mark: string, lines: string[]): string[] =>
    lines.slice(first, lines.length + last + 1).map((line) => mark + line);
  return [...marked("-", old), ...marked("+", changed)].join("\n");
}

/**
 * The lines that a program writes, run by itself in a folder of its own; in virtual time where it can be.
 *
 * @param beside where that folder lies
 */
export async function carriedOut(
  { id }: Lesson,
  { programs, withTasks }: Tried,
  language: Written,
  run: (request: RunRequest) => Promise<Run>,
  beside = tmpdir(),
): Promise<string> {
  const { name, text } = programs[language];
  const isReal = id === onlyReal;
  const clock: ClockChoice = isReal ? { kind: "real", speed: 1 } : { kind: "virtual" };
  const folder = await mkdtemp(join(beside, "things-to-try-"));
  try {
    const file = join(folder, name);
    await writeFile(file, text);
    const { events } = await run({ program: pathToFileURL(file), clock });
    return seenIn(events, id, { isReal, withTasks }).join("\n");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
