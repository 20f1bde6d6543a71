// A room holds these five files and nothing else, and the catalogue lists it. Beside the rooms stands the page of the course.
import type { Faults, Room } from "./room.js";

export const ROOM_FILES: readonly string[] = ["lesson.ts", "program.ts", "program.py", "en.md", "ja.md"];

/** What stands beside the rooms: the page of the course, in both languages. */
export const COURSE_FILES: readonly string[] = ["README.md", "README.ja.md"];

export function checkFiles(room: Room): Faults {
  const faults: Faults = [];
  for (const name of ROOM_FILES) {
    const text = room.files.get(name);
    if (text === undefined) faults.push(`${name} is missing`);
    else if (text.trim() === "") faults.push(`${name} is empty`);
  }
  for (const name of room.files.keys()) {
    if (!ROOM_FILES.includes(name)) faults.push(`${name} does not belong in a lesson's room`);
  }
  if (room.lesson === undefined) faults.push("src/course/catalogue.ts does not list this lesson");
  return faults;
}
