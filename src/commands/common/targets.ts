// What the commands are asked to run: lessons by name, with other delays where they are asked for, or program files by path.

import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { findLesson, lessonOfFile, suggest } from "../../course/catalogue.js";
import { programPath, programsOf } from "../../course/files.js";
import type { Lesson } from "../../course/model.js";
import type { Programs } from "../../draw/source/programs.js";
import type { Language } from "../../draw/view.js";
import type { Second } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { UsageError } from "./commandContext.js";
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
  /** How the program differs from the lesson's own; null as it usually runs. */
  readonly other: OtherProgram | null;
}

export interface OtherProgram {
  /** What is done to the source, and to that of the Python program as well. */
  readonly change: (source: string) => string;
  /** The delays in the place of the lesson's own; null where something else is different. */
  readonly delays: readonly Second[] | null;
  /** In the place of the lesson's own title. */
  readonly title?: Readonly<Record<Language, string>>;
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
 * The lesson of that name, for commands that take lessons only.
 *
 * @throws {UsageError} naming what is unknown and what is near it, and for a path
 */
export function lessonOf(name: string, words: Words): Lesson {
  const lesson = findLesson(name);
  if (lesson !== undefined) return lesson;
  if (!looksLikePath(name)) throw unknownLesson(name, words);
  const meant = lessonOfFile(name);
  const remedy = meant === undefined ? words.error.seeList : words.error.didYouMean([meant.id]);
  throw new UsageError(words.error.remedied(words.error.onlyLessons(name), remedy));
}

function unknownLesson(name: string, { error }: Words): UsageError {
  if (name.trim() === "")
    return new UsageError(error.remedied(error.missingArgument("lesson"), error.seeList));
  const near = suggest(name);
  const remedy = near.length > 0 ? error.didYouMean(near) : error.seeList;
  return new UsageError(error.remedied(error.unknownLesson(name), remedy));
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

function fileTarget(path: string, { error }: Words): Target {
  if (!existsSync(path)) throw new UsageError(error.noSuchFile(path, lessonOfFile(path)?.id));
  if (!/\.m?[jt]s$/.test(path) || statSync(path).isDirectory()) throw new UsageError(error.notAProgram(path));
  const label = oneLine(path);
  return { name: path, label, lesson: null, program: pathToFileURL(resolve(path)), other: null };
}

/** The sources of a lesson's two programs, as they are run. */
export function lessonPrograms(lesson: Lesson, other: OtherProgram | null = null): Programs {
  const { python, typescript } = programsOf(lesson);
  if (other === null) return { python, typescript };
  return { python: other.change(python), typescript: other.change(typescript) };
}

/**
 * The same lesson with other delays (`--delays`).
 *
 * @throws {UsageError} where these cannot stand in the place of the target's own
 */
export function withOtherDelays(target: Target, delays: readonly Second[], { error }: Words): Target {
  const { lesson, label } = target;
  if (lesson === null) throw new UsageError(error.delaysOfProgram(label));
  if (lesson.delays === null) throw new UsageError(error.noDelays(label));
  if (lesson.delays.length !== delays.length)
    throw new UsageError(error.delayCount(label, lesson.delays, delays.length));
  return withDelays(target, delays);
}

/** A program's delays are the numbers in its calls `sleep(<number>)`, in the order of the source. */
const sleepCall = /\bsleep\((\d+(?:\.\d+)?)\)/g;

export function delaysIn(source: string): Second[] {
  return [...source.matchAll(sleepCall)].map((match) => Number(match[1]));
}

/** @param delays as many as the program has. Nothing else changes, and every line stays where it is */
export function withDelays(target: Target, delays: readonly Second[]): Target {
  const change = (source: string): string => {
    const left = [...delays];
    return source.replace(sleepCall, () => `sleep(${left.shift()})`);
  };
  return { ...target, other: { delays, change } };
}
