// The programs that work for seconds, with less to do: what they print is told apart from how much they do.
import type { Lesson } from "../../../src/course/model.js";

interface Shorter {
  /** The number of turns or of tasks, as both programs write it. */
  readonly of: RegExp;
  readonly instead: string;
}

const changes: Readonly<Record<string, Shorter>> = {
  concurrency_models: { of: /\b\d+_000_000\b/, instead: "200_000" },
  scale: { of: /\b100_?000\b/, instead: "2000" },
};

/**
 * The text of a lesson's program with less to do; null where it may be run as it is.
 *
 * @throws Error where the number is not in it
 */
export function shorterProgram(id: string, text: string): string | null {
  const change = changes[id];
  if (change === undefined) return null;
  if (!change.of.test(text)) throw new Error(`the program of ${id} has no number like ${change.of}`);
  return text.replace(change.of, change.instead);
}

/** The lesson as the shorter program prints it. */
export function ofShorter(lesson: Lesson): Lesson {
  const change = changes[lesson.id];
  if (change === undefined) return lesson;
  const prints = lesson.prints.map((line) =>
    "text" in line ? { ...line, text: line.text.replace(change.of, change.instead) } : line,
  );
  return { ...lesson, prints };
}
