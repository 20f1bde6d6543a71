// What a program printed in virtual time is what its lesson expects, to the last digit.
import { checkRun, type Difference } from "../../src/lesson/check.js";
import type { ExpectedLine } from "../../src/lesson/model.js";
import type { Faults, Room } from "./room.js";

/** @param stdout all that the program printed, each line with its newline. */
export function checkPrints(room: Room, program: "program.ts" | "program.py", stdout: string): Faults {
  if (room.lesson === undefined) return [];
  const lines = stdout.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  const outputs = lines.map((text) => ({ text, at: 0 }));
  return checkRun(room.lesson, { source: "virtual", outputs }).differences.map(
    (difference) => `${program}, line ${difference.line} of its output: ${sentence(difference)}`,
  );
}

function sentence(difference: Difference): string {
  switch (difference.kind) {
    case "missing-line":
      return `${wanted(difference.expected)} is missing`;
    case "unexpected-line":
      return `"${difference.actual}" is not in lesson.ts`;
    case "different-line":
      return `"${difference.actual}" in place of ${wanted(difference.expected)}`;
    case "elapsed-off":
      return `${difference.actual} s in place of elapsed.virtual, ${difference.to} s`;
  }
}

function wanted(line: ExpectedLine): string {
  return "elapsed" in line ? "the elapsed time" : `"${line.text}"`;
}
