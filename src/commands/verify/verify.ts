// `verify`: each lesson on the core and on a Python, and whether the two are the same: event by event in virtual time, or in a
// race in real time; or the same of two programs of one's own.
import { lessons } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import { truncate } from "../../draw/width.js";
import { paragraph } from "../../draw/wrap.js";
import { askPython, findPython, isAtLeast, type Python } from "../../run/python/find.js";
import type { Runtime } from "../../run/runtime.js";
import { startLiveArea } from "../../terminal/liveArea.js";
import { harmlessJson } from "../../trace/harmless.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { reportWords } from "../common/reportWords.js";
import { embedded, pythonFault, staying } from "../common/runtimes.js";
import { core, isPath, lessonOf, type Named, namedBy, targetOn } from "../common/targets.js";
import { comparePairs, mannerOn, type Pair, pairsOf } from "./traces.js";
import { reportTraces, tracesDocument } from "./tracesReport.js";
import { onlyReal, unequal, withThreads } from "./unequal.js";
import { isSame } from "./verification.js";
import { verifyLessons } from "./verifyRace.js";
import { reportVerified, verifyDocument } from "./verifyReport.js";
import { verifyWords } from "./words.js";

export interface VerifyOptions {
  readonly python?: string;
  readonly timeout?: number;
  readonly json?: boolean;
  /** In real time, in the place of virtual time. */
  readonly real?: boolean;
  /** Taken only to be refused: a race is run at the speed of real time. */
  readonly speed?: string | true;
}

export async function verify(
  names: readonly string[],
  options: VerifyOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { words, language, signal, stderr } = context;
  const say = verifyWords[language];
  if (options.speed !== undefined) throw new UsageError(say.notForPython("--speed"));
  if (options.python?.trim() === "") throw new UsageError(words.error.missingValue("--python"));
  const isOwn = names.some(isPath);
  if (isOwn && options.real === true) throw new UsageError(say.realOfPrograms);
  const own = isOwn ? ownPair(names, context) : null;
  const named = new Set(isOwn ? [] : names.map((name) => lessonOf(name, words)));
  const isReal = ({ id }: Lesson): boolean => id === onlyReal && options.real !== true;
  const onlyInReal = [...named].find(isReal);
  if (onlyInReal !== undefined) throw new UsageError(say.onlyReal(onlyInReal.id));
  const chosen: readonly Lesson[] =
    names.length === 0 ? lessons.filter((lesson) => !isReal(lesson)) : [...named];
  const { python: found, note } = await pythonToUse(options, context);
  if (signal.aborted) return exitCode.interrupted;
  const python = staying(found);
  if (note !== null && options.json !== true)
    stderr.line(paragraph(note, (await context.view()).width, 2).join("\n"));
  try {
    return await verifyOn(python, { chosen, own }, options, context);
  } finally {
    python.leave();
  }
}

async function verifyOn(
  python: Runtime,
  { chosen, own }: { readonly chosen: readonly Lesson[]; readonly own: readonly [Named, Named] | null },
  options: VerifyOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const isEmbedded = python.info.name === "embedded";
  const canRun = ({ id, python: needs }: Lesson): boolean =>
    isAtLeast(python.info.version, needs) && !(isEmbedded && withThreads.has(id));
  const skipped = chosen.filter((lesson) => !canRun(lesson));
  if (options.real === true)
    return race({ lessons: chosen.filter(canRun), skipped, python }, options, context);
  const pairs = own === null ? pairsOf(chosen.filter(canRun), python, unequal) : [ownPairOn(own, python)];
  return traces({ pairs, skipped, python }, options, context);
}

interface Chosen {
  readonly skipped: readonly Lesson[];
  readonly python: Runtime;
}

/** Event by event, in virtual time. */
async function traces(
  { pairs, skipped, python }: Chosen & { readonly pairs: readonly Pair[] },
  options: VerifyOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { signal, stdout } = context;
  const live = await showComparing(pairs.length, options, context);
  const results = await comparePairs(pairs, options, context, live.show).finally(live.stop);
  const verified = { results, skipped, python };
  if (signal.aborted) return exitCode.interrupted;
  if (options.json === true) stdout.line(harmlessJson(tracesDocument(verified), 2));
  else reportTraces(verified, options.timeout, await context.view(), context);
  return results.every(({ isSame }) => isSame) ? exitCode.ok : exitCode.failed;
}

/** One line, while they run: how many have been compared, and which are now. */
async function showComparing(total: number, { json = false }: VerifyOptions, context: CommandContext) {
  let state: readonly [running: readonly string[], done: number] = [[], 0];
  const show = (...now: typeof state): void => {
    state = now;
  };
  if (!context.isAnimated || json) return { show, stop: () => {} };
  const view = await context.view();
  const draw = (): string => {
    const { width, theme } = context.resized(view);
    const [running, done] = state;
    return truncate(
      verifyWords[context.language].comparing(done, total, running),
      width - 3,
      theme.glyphs.ellipsis,
    );
  };
  const area = await startLiveArea(draw, context.stdout, view.theme.ascii, context.terminal);
  return { show, stop: () => area.stop() };
}

/** In real time. */
async function race(
  { lessons: able, skipped, python }: Chosen & { readonly lessons: readonly Lesson[] },
  options: VerifyOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { signal, stdout, stderr, language } = context;
  const { timeout, json = false } = options;
  const results = await verifyLessons(able, python, options, context);
  const verified = { results, skipped, python };
  const report = async (): Promise<void> => reportVerified(verified, timeout, await context.view(), context);
  if (signal.aborted) {
    if (!json && !stdout.isClosed) {
      await report();
      const ended = new Set(results.map(({ lesson }) => lesson));
      const told = able.filter((lesson) => !ended.has(lesson)).map(({ id }) => id);
      const { width } = await context.view();
      if (told.length > 0)
        stderr.line(paragraph(reportWords[language].stoppedRuns(told), width, 2).join("\n"));
    }
    return exitCode.interrupted;
  }
  if (json) stdout.line(harmlessJson(verifyDocument(verified), 2));
  else await report();
  return results.every(isSame) ? exitCode.ok : exitCode.failed;
}

function ownPairOn([typescript, python]: readonly [Named, Named], runtime: Runtime): Pair {
  return {
    name: `${typescript.label}, ${python.label}`,
    ours: targetOn(typescript, core),
    theirs: targetOn(python, runtime),
    manner: mannerOn(runtime, null),
  };
}

/** A program in TypeScript and one in Python, whichever is named first. @throws {UsageError} for anything else */
function ownPair(names: readonly string[], { words, language }: CommandContext) {
  const named = names.map((name) => namedBy(name, words));
  const typescript = named.find(({ written }) => written === "typescript");
  const python = named.find(({ written }) => written === "python");
  if (named.length !== 2 || typescript === undefined || python === undefined)
    throw new UsageError(verifyWords[language].onePairOfPrograms);
  return [typescript, python] as const;
}

/**
 * The Python of that path, if one is named. Else one of the version that the core behaves as: the machine's, or the embedded one;
 * and where neither is there, the machine's of another version.
 *
 * @throws {UsageError} when what is named is no Python, or too old a one, and where there is none at all
 */
async function pythonToUse(
  { python: named, real = false }: VerifyOptions,
  context: CommandContext,
): Promise<{ readonly python: Runtime; readonly note: string | null }> {
  const { signal, language, words } = context;
  const say = verifyWords[language];
  const answer = await (named === undefined
    ? findPython(undefined, signal)
    : askPython({ file: named, args: [] }, signal));
  if (signal.aborted) return { python: core, note: null };
  const { pythonRuntime } = await import("../../run/python/process.js");
  const found = answer.kind === "found" ? answer.python : null;
  if (named !== undefined) {
    if (answer.kind === "found") return { python: pythonRuntime(answer.python), note: null };
    throw new UsageError(words.error.remedied(pythonFault(answer, named, language), say.nameAnother));
  }
  if (found !== null && (real || isOfCore(found))) return { python: pythonRuntime(found), note: null };
  const other = await embedded(context).catch((error: unknown) => {
    if (found === null) throw error;
    return null;
  });
  if (found === null) return { python: other ?? core, note: null };
  return other === null
    ? { python: pythonRuntime(found), note: null }
    : { python: other, note: say.otherVersion(found.version, other.info.version) };
}

/** The core behaves as CPython 3.13. */
function isOfCore({ version }: Pick<Python, "version">): boolean {
  return /^3\.13\b/.test(version);
}
