// On what a program is run: the core, a CPython or the embedded one; as it is asked for, or as its language has it.

import { sourcePath } from "../../course/files.js";
import type { Lesson } from "../../course/model.js";
import type { Language } from "../../draw/view.js";
import { pythonFor } from "../../run/python/find.js";
import type { Runtime, RuntimeName, StayingRuntime } from "../../run/runtime.js";
import { type CommandContext, UsageError } from "./commandContext.js";
import { type NoPython, runtimeWords } from "./runtimeWords.js";
import { core, fileOf, lessonTarget, type Named, namedBy, type Target, targetOn } from "./targets.js";

export interface RuntimeOptions {
  readonly runtime?: RuntimeName;
  /** Path of the Python that is to be used. */
  readonly interpreter?: string;
  /** Take down the values of variables, where the runtime can; true unless given. */
  readonly locals?: boolean;
  /** What the program is called with. */
  readonly args?: readonly string[];
}

/**
 * What is named, with what it is run on.
 *
 * @param args what the program is called with
 * @throws {UsageError} naming what is unknown, and for a runtime that is not there or does not run the program's language
 */
export async function targetOf(
  name: string,
  options: RuntimeOptions,
  context: CommandContext,
): Promise<Target> {
  const named = namedBy(name, context.words);
  return targetOn(named, await runtimeFor(named, options, context), options.args);
}

/** Runs one lesson after the other on the runtime that is asked for: it is looked for once, and begins once. */
export class LessonRuntime {
  #runtime: Promise<StayingRuntime> | null = null;

  constructor(
    private readonly options: RuntimeOptions,
    private readonly context: CommandContext,
  ) {}

  /** @throws {UsageError} for a runtime that is not there */
  async targetOf(lesson: Lesson): Promise<Target> {
    const named = { name: lesson.id, label: lesson.id, lesson, written: null };
    this.#runtime ??= runtimeFor(named, this.options, this.context).then(staying);
    return lessonTarget(lesson, await this.#runtime);
  }

  async leave(): Promise<void> {
    const runtime = await this.#runtime?.catch(() => null);
    runtime?.leave();
  }
}

/** @throws {UsageError} for a runtime that is not there, or does not run the program's language */
export async function runtimeFor(
  named: Named,
  { runtime: asked, interpreter }: RuntimeOptions,
  context: CommandContext,
): Promise<Runtime> {
  const { words, language, signal } = context;
  const { error } = words;
  const { lesson, written, label } = named;
  if (interpreter !== undefined && asked !== undefined && asked !== "python")
    throw new UsageError(error.conflict(`--runtime ${asked}`, "--interpreter"));
  if (asked === "core" && written === "python") throw new UsageError(error.notOnCore(label));
  if (asked !== undefined && asked !== "core" && written === "typescript")
    throw new UsageError(error.notOnPython(label, asked));
  const isCore =
    lesson === null ? written === "typescript" : asked === undefined && interpreter === undefined;
  if (isCore || asked === "core") return core;
  if (asked === "embedded") return embedded(context);
  const program = lesson === null ? fileOf(named.name) : sourcePath(lesson, "python");
  const answer = await pythonFor({ interpreter, program }, signal);
  if (answer.kind === "found")
    return (await import("../../run/python/process.js")).pythonRuntime(answer.python);
  // Where there is no Python at all, and none was asked for, the one that comes along does.
  if (answer.kind === "absent" && asked === undefined && interpreter === undefined) return embedded(context);
  throw new UsageError(
    error.remedied(pythonFault(answer, interpreter, language), runtimeWords[language].another),
  );
}

/** Why there is no Python to be used. @param named its path, where one was named */
export function pythonFault(answer: NoPython, named: string | undefined, language: Language): string {
  const say = runtimeWords[language];
  return answer.kind === "absent" && named !== undefined ? say.noSuchPython(named) : say.noPython(answer);
}

/** @throws {UsageError} where it is not installed */
export async function embedded({ language, words, terminal, stderr }: CommandContext): Promise<Runtime> {
  const { embeddedRuntime } = await import("../../run/python/embedded.js");
  const runtime = embeddedRuntime();
  const say = runtimeWords[language];
  if (runtime !== null) {
    // It takes two seconds, in which nothing else is to be seen.
    if (terminal.stderr.isTTY === true) stderr.say(`  ${say.loading(runtime.info.version)}`);
    return runtime;
  }
  throw new UsageError(words.error.remedied(say.noEmbedded, say.installEmbedded));
}

/** To run several of our own programs on. */
export function staying(runtime: Runtime): StayingRuntime {
  return runtime.stay?.() ?? { ...runtime, leave: () => {} };
}
