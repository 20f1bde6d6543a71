// All that can be said about a room without running anything.
import type { Lesson } from "../../../src/course/model.js";
import { checkDefined } from "./defined.js";
import { checkDelays } from "./delays.js";
import { checkFigures } from "./figures.js";
import { checkFiles } from "./files.js";
import { checkImports } from "./imports.js";
import { checkLines, checkNames, checkPair } from "./references.js";
import type { Faults, Room } from "./room.js";

/** @param baseline the lesson whose ideal time any text may name for comparison. */
export function checkRoom(room: Room, baseline: Lesson): Faults {
  const faults = checkFiles(room);
  if (room.lesson !== undefined && room.lesson.id !== room.id) {
    faults.push(`lesson.ts says its id is "${room.lesson.id}", the folder is called "${room.id}"`);
  }
  // What a missing file would say is only noise beside the fact that it is missing.
  if (faults.length > 0) return faults;
  return [
    ...checkPair(room),
    ...checkNames(room),
    ...checkDefined(room),
    ...checkLines(room),
    ...checkFigures(room, baseline),
    ...checkImports(room),
    ...checkDelays(room),
  ];
}
