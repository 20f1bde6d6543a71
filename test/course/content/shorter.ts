// The programs that work for seconds, with less to do: what they print is told apart from how much they do.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
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
 * Runs a lesson's program, or in its place one that has less to do, in a folder of its own.
 *
 * @throws Error where the number is not in it
 */
export async function withShorter<T>(program: string, run: (file: string) => Promise<T>): Promise<T> {
  const id = basename(dirname(program));
  const change = changes[id];
  if (change === undefined) return run(program);
  const text = await readFile(program, "utf8");
  if (!change.of.test(text)) throw new Error(`the program of ${id} has no number like ${change.of}`);
  const folder = await mkdtemp(join(tmpdir(), "asyncio-lessons-program-"));
  try {
    const file = join(folder, basename(program));
    await writeFile(file, text.replace(change.of, change.instead));
    return await run(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A program's text with less to do; as it is where it has not much. */
export function shortened(id: string, text: string): string {
  const change = changes[id];
  return change === undefined ? text : text.replace(change.of, change.instead);
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
