// `verify`: each lesson on a real Python beside ours, in real time, and whether the two are the same.

import { lessons } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import { paragraph } from "../../draw/wrap.js";
import { harmlessJson } from "../../trace/harmless.js";
import type { Context } from "../common/context.js";
import { type ExitCode, exitCode, UsageError } from "../common/exitCode.js";
import { lessonOf } from "../common/targets.js";
import { canRun, pythonFor } from "./pythons.js";
import { isSame } from "./verification.js";
import { verifyDocument } from "./verifyDocument.js";
import { verifyLessons } from "./verifyLessons.js";
import { reportVerified } from "./verifyReport.js";
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
  context: Context,
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
  const able = chosen.filter((lesson) => canRun(python, lesson));
  const skipped = chosen.filter((lesson) => !canRun(python, lesson));
  const isLive = context.isAnimated && !json;
  const results = await verifyLessons(able, { python, timeout, isLive }, context);
  if (signal.aborted) return exitCode.interrupted;
  const verified = { results, skipped, python, why };
  if (json) stdout.line(harmlessJson(verifyDocument(verified), 2));
  else reportVerified(verified, timeout, await context.view(), context);
  return results.every(isSame) ? exitCode.ok : exitCode.failed;
}
