// `verify`: each lesson on a real Python beside ours, in real time, and whether the two are the same.
import { lessons } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import { paragraph } from "../../draw/wrap.js";
import { askPython, findPython, isAtLeast } from "../../run/python/python.js";
import { harmlessJson } from "../../trace/harmless.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { lessonOf } from "../common/targets.js";
import { isSame } from "./verification.js";
import { verifyLessons } from "./verifyLessons.js";
import { reportVerified, type VerifiedAll, verifyDocument } from "./verifyReport.js";
import { verifyWords } from "./words.js";

export interface VerifyOptions {
  readonly python?: string;
  readonly timeout?: number;
  readonly json?: boolean;
  /** Taken only to be refused: no other clock than the real one applies to Python. */
  readonly speed?: string | true;
  readonly virtual?: boolean;
}

export async function verify(
  names: readonly string[],
  options: VerifyOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { words, language, signal, stdout, stderr } = context;
  if (options.speed !== undefined) throw new UsageError(verifyWords[language].notForPython("--speed"));
  if (options.virtual === true) throw new UsageError(verifyWords[language].notForPython("--virtual"));
  const { timeout, json = false } = options;
  const chosen: readonly Lesson[] =
    names.length === 0 ? lessons : [...new Set(names.map((name) => lessonOf(name, words)))];
  const { python, why } = await pythonFor(options.python, context);
  if (signal.aborted) return exitCode.interrupted;
  if (why !== null && !json) {
    const view = await context.view();
    for (const line of paragraph(why, view.width, 2)) stderr.line(line);
  }
  // Without a Python every lesson can be checked against what was recorded.
  const canRun = (lesson: Lesson): boolean => python === null || isAtLeast(python.version, lesson.python);
  const able = chosen.filter(canRun);
  const skipped = chosen.filter((lesson) => !canRun(lesson));
  const isLive = context.isAnimated && !json;
  const results = await verifyLessons(able, { python, timeout, isLive }, context);
  if (signal.aborted) return exitCode.interrupted;
  const verified = { results, skipped, python, why };
  if (json) stdout.line(harmlessJson(verifyDocument(verified), 2));
  else reportVerified(verified, timeout, await context.view(), context);
  return results.every(isSame) ? exitCode.ok : exitCode.failed;
}

/**
 * @param named what `--python` says
 * @throws {UsageError} when that is no Python, or too old a one
 */
async function pythonFor(
  named: string | undefined,
  { words, language, signal }: Pick<CommandContext, "words" | "language" | "signal">,
): Promise<Pick<VerifiedAll, "python" | "why">> {
  const say = verifyWords[language];
  if (named === undefined) {
    const answer = await findPython(undefined, signal);
    return answer.kind === "found"
      ? { python: answer.python, why: null }
      : { python: null, why: `${say.noPython(answer)} ${say.checkedInstead}` };
  }
  if (named.trim() === "") throw new UsageError(words.error.missingValue("--python"));
  const answer = await askPython({ file: named, args: [] }, signal);
  if (signal.aborted) return { python: null, why: null };
  if (answer.kind === "absent") throw new UsageError(`${say.noSuchPython(named)} ${say.nameAnother}`);
  if (answer.kind !== "found") throw new UsageError(`${say.noPython(answer)} ${say.nameAnother}`);
  return { python: answer.python, why: null };
}
