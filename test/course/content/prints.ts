// What a program printed in virtual time is what its lesson expects, to the last digit.
import { checkRun, type Difference, type TimedOutput } from "../../../src/course/check.js";
import type { ExpectedLine } from "../../../src/course/model.js";
import type { Second } from "../../../src/trace/event.js";
import type { Faults, Room } from "./room.js";
import { ofShorter } from "./shorter.js";
import { comparable } from "./unequal.js";

/** All that a program wrote, each line with its newline. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  /** How long the run took, in program seconds; undefined where nobody measured. */
  readonly length?: Second;
}

export function checkPrints(room: Room, program: "program.ts" | "program.py", printed: Printed): Faults {
  if (room.lesson === undefined) return [];
  const source = room.lesson.clock === "real" ? "measured" : "virtual";
  const run = { source, outputs: outputsOf(printed.stdout), errors: outputsOf(printed.stderr) } as const;
  return checkRun(ofShorter(room.lesson), { ...run, length: printed.length ?? null }).differences.map(
    (difference) =>
      "line" in difference
        ? `${program}, line ${difference.line} of its output: ${sentence(difference)}`
        : `${program}: ${sentence(difference)}`,
  );
}

/** Where the two programs print different bytes. What cannot be the same is named in `unequal.ts`. */
export function checkSame({ id }: Room, typescript: Printed, python: Printed): Faults {
  const linesOf = ({ stdout }: Printed): string[] => comparable(id, stdout).split("\n");
  const [ours, theirs] = [linesOf(typescript), linesOf(python)];
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) => at)
    .filter((at) => ours[at] !== theirs[at])
    .map(
      (at) =>
        `line ${at + 1} of the output: program.ts prints ${quoted(ours[at])}, program.py ${quoted(theirs[at])}`,
    );
}

function quoted(line: string | undefined): string {
  return line === undefined ? "nothing" : `"${line}"`;
}

function outputsOf(stream: string): TimedOutput[] {
  const lines = stream.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines.map((text) => ({ text, at: 0 }));
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
      return difference.from === difference.to
        ? `${difference.actual} s in place of elapsed.virtual, ${difference.to} s`
        : `${difference.actual} s is not between ${difference.from} s and ${difference.to} s`;
    case "length-off":
      return `it takes ${difference.actual} s, not between ${difference.from} s and ${difference.to} s`;
    case "missing-warning":
      return `its stderr does not hold "${difference.expected}" at its place`;
  }
}

function wanted(line: ExpectedLine): string {
  if ("text" in line) return `"${line.text}"`;
  return "elapsed" in line ? "the elapsed time" : `"${"timed" in line ? line.timed : line.measured}"`;
}
