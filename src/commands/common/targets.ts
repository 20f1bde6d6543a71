// What the commands are asked to run: lessons by name, with other delays where they are asked for, or program files by path.

import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { findLesson, lessonOfFile, suggest } from "../../course/catalogue.js";
import { packageVersion, programPath, programsOf, sourcePath } from "../../course/files.js";
import type { Lesson } from "../../course/model.js";
import type { Programs } from "../../draw/source/programs.js";
import type { Language } from "../../draw/view.js";
import { coreRuntime } from "../../run/core/runProgram.js";
import type { Runtime } from "../../run/runtime.js";
import type { Second } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { UsageError } from "./commandContext.js";
import type { ClockOptions } from "./options.js";
import type { Words } from "./words.js";

/** What is named on the command line. */
export interface Named {
  /** The lesson's id, or the path as it was given. */
  readonly name: string;
  /** The same to be shown: a path may hold what acts on a terminal. */
  readonly label: string;
  /** Null for a program of one's own: there is nothing to expect of it. */
  readonly lesson: Lesson | null;
  /** What a program of one's own is written in; null for a lesson, which has a program in either. */
  readonly written: ProgramLanguage | null;
}

export type ProgramLanguage = "python" | "typescript";

export interface Target extends Named {
  /** What the program is written in that is run. */
  readonly language: ProgramLanguage;
  readonly program: URL;
  readonly runtime: Runtime;
  /** What it is called with. */
  readonly args: readonly string[];
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

/** The library's own core, on which programs in TypeScript run. */
export const core: Runtime = coreRuntime(packageVersion());

/** @param runtime the core unless given: then the lesson's program in Python is run */
export function lessonTarget(lesson: Lesson, runtime = core): Target {
  const { id } = lesson;
  const language = runtime.info.name === "core" ? "typescript" : "python";
  const path = language === "typescript" ? programPath(lesson) : sourcePath(lesson, "python");
  const program = pathToFileURL(path);
  return { name: id, label: id, lesson, written: null, language, program, runtime, args: [], other: null };
}

/** @throws {UsageError} naming what is unknown, and what is near it */
export function namedBy(name: string, words: Words): Named {
  const lesson = findLesson(name);
  if (lesson !== undefined) return { name: lesson.id, label: lesson.id, lesson, written: null };
  // Python takes a folder by its bare name too.
  if (isPath(name) || existsSync(join(name, mainOfFolder)))
    return { name, label: oneLine(name), lesson: null, written: languageOf(name, words) };
  throw unknownLesson(name, words);
}

/** What is named, on a runtime that runs its language. */
export function targetOn(named: Named, runtime: Runtime, args: readonly string[] = []): Target {
  const { lesson, name } = named;
  if (lesson !== null) return { ...lessonTarget(lesson, runtime), args };
  const language = runtime.info.name === "core" ? "typescript" : "python";
  return { ...named, language, program: pathToFileURL(fileOf(name)), runtime, args, other: null };
}

/**
 * The lesson of that name, for commands that take lessons only.
 *
 * @throws {UsageError} naming what is unknown and what is near it, and for a path
 */
export function lessonOf(name: string, words: Words): Lesson {
  const lesson = findLesson(name);
  if (lesson !== undefined) return lesson;
  if (!isPath(name)) throw unknownLesson(name, words);
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

export function isPath(name: string): boolean {
  return /[/\\]|\.[a-z]+$|^\.{1,2}$/i.test(name);
}

/** @throws {UsageError} for what is no program that can be run */
function languageOf(path: string, { error }: Words): ProgramLanguage {
  if (!existsSync(path)) throw new UsageError(error.noSuchFile(path, lessonOfFile(path)?.id));
  if (statSync(path).isDirectory()) {
    if (existsSync(join(path, mainOfFolder))) return "python";
    throw new UsageError(error.noMain(path));
  }
  if (/\.pyw?$/i.test(path)) return "python";
  if (/\.m?[jt]s$/.test(path)) return "typescript";
  throw new UsageError(/\.ipynb$/i.test(path) ? error.notebook(path) : error.notAProgram(path));
}

/** What Python runs of a folder. */
const mainOfFolder = "__main__.py";

/** The file that is run, of a path that may be a folder's. */
export function fileOf(path: string): string {
  return resolve(statSync(path).isDirectory() ? join(path, mainOfFolder) : path);
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
