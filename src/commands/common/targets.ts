// What the commands are asked to run: lessons by name, or program files by path.
import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { findLesson, suggest } from "../../course/catalogue.js";
import { programPath } from "../../course/files.js";
import type { Lesson } from "../../course/model.js";
import type { Second } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { UsageError } from "./exitCode.js";
import type { ClockOptions } from "./options.js";
import type { Words } from "./words.js";

export interface Target {
  /** The lesson's id, or the path as it was given. */
  readonly name: string;
  /** The same to be shown: a path may hold what acts on a terminal. */
  readonly label: string;
  /** Null for a program of one's own: there is nothing to expect of it. */
  readonly lesson: Lesson | null;
  readonly program: URL;
  /** The program as it is otherwise than the lesson's own; null as it usually runs. */
  readonly other: OtherProgram | null;
}

export interface OtherProgram {
  readonly source: string;
  /** What was done to the source: it can be done to the Python as well. */
  readonly change: (source: string) => string;
  /** The delays in the place of the lesson's own; null where something else is different. */
  readonly delays: readonly Second[] | null;
}

export function lessonTarget(lesson: Lesson): Target {
  const { id } = lesson;
  return { name: id, label: id, lesson, program: pathToFileURL(programPath(lesson)), other: null };
}

/** @throws {UsageError} naming what is unknown, and what is near it */
export function targetOf(name: string, words: Words): Target {
  const lesson = findLesson(name);
  if (lesson !== undefined) return lessonTarget(lesson);
  if (looksLikePath(name)) return fileTarget(name, words);
  throw unknownLesson(name, words);
}

/**
 * The lesson of that name, for what only lessons have.
 *
 * @throws {UsageError} naming what is unknown, and what is near it
 */
export function lessonOf(name: string, words: Words): Lesson {
  const lesson = findLesson(name);
  if (lesson !== undefined) return lesson;
  if (!looksLikePath(name)) throw unknownLesson(name, words);
  throw new UsageError(`${words.error.onlyLessons(name)} ${words.error.seeList}`);
}

function unknownLesson(name: string, words: Words): UsageError {
  if (name.trim() === "") {
    return new UsageError(`${words.error.missingArgument("lesson")} ${words.error.seeList}`);
  }
  const near = suggest(name);
  const remedy = near.length > 0 ? words.error.didYouMean(near) : words.error.seeList;
  return new UsageError(`${words.error.unknownLesson(name)} ${remedy}`);
}

/** @throws {UsageError} for a lesson that runs in real time only, when another clock was asked for */
export function refuseOtherClocks(targets: readonly Target[], options: ClockOptions, words: Words): void {
  const option = options.virtual === true ? "--virtual" : options.speed === undefined ? null : "--speed";
  const lesson = targets.find((target) => target.lesson?.clock === "real")?.lesson;
  if (option !== null && lesson) throw new UsageError(words.error.realTimeOnly(lesson.id, option));
}

function looksLikePath(name: string): boolean {
  return /[/\\]|\.[a-z]+$|^\.{1,2}$/i.test(name);
}

function fileTarget(path: string, words: Words): Target {
  if (!existsSync(path)) throw new UsageError(words.error.noSuchFile(path));
  if (!/\.m?[jt]s$/.test(path) || statSync(path).isDirectory()) {
    throw new UsageError(words.error.notAProgram(path));
  }
  const label = oneLine(path);
  return { name: path, label, lesson: null, program: pathToFileURL(resolve(path)), other: null };
}

/**
 * The lesson as it stands on a page, made shorter by a smaller number where it is too long for one, and what is different
 * there; null where a page holds all of it.
 */
export function onPage(
  target: Target,
): { readonly target: Target; readonly instead: string; readonly of: string } | null {
  const smaller = target.lesson?.onPage ?? null;
  if (smaller === null) return null;
  const change = (source: string): string => source.replace(smaller.of, smaller.instead);
  const source = change(readFileSync(target.program, "utf8"));
  const written = (number: string): string => number.replaceAll("_", ",");
  return {
    target: { ...target, other: { delays: null, change, source } },
    instead: written(smaller.instead),
    of: written(smaller.of),
  };
}
