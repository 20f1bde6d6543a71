// The delays that a lesson lets one change are those of its programs, in the order of the source.
import { delaysIn } from "../../../src/commands/common/targets.js";
import type { Faults, Room } from "./room.js";

export function checkDelays({ lesson, files }: Room): Faults {
  if (lesson === undefined || lesson.delays === null) return [];
  const declared = lesson.delays.join(", ");
  return ["program.ts", "program.py"].flatMap((file) => {
    const found = delaysIn(files.get(file) ?? "").join(", ");
    return found === declared ? [] : [`${file} sleeps ${found || "nowhere"}, lesson.ts says ${declared}`];
  });
}
