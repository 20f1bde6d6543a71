// A trace document to look at: of a lesson or a program that is run for it, in detail, or read back from a file.
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { readSource } from "../../course/files.js";
import { alignPrograms } from "../../draw/source/align.js";
import type { ClockChoice } from "../../run/runtime.js";
import type { TraceDocument } from "../../trace/document.js";
import type { Second } from "../../trace/event.js";
import { harmlessTrace } from "../../trace/harmless.js";
import type { Timeline } from "../../trace/state/timeline.js";
import { type CommandContext, UsageError } from "./commandContext.js";
import { type Measured, type Measurement, measure } from "./measure.js";
import { type ClockOptions, clockOf } from "./options.js";
import { type RuntimeOptions, targetOf } from "./runtimes.js";
import { lessonPrograms, refuseOtherClocks, type Target, withOtherDelays } from "./targets.js";
import type { Words } from "./words.js";
import { reasonOf } from "./writeFile.js";

export interface TraceOptions extends ClockOptions, RuntimeOptions {
  readonly timeout?: number;
  readonly delays?: readonly Second[];
  /** Record the run with details, which takes its time; true unless given. */
  readonly detail?: boolean;
  /** Whether it is run otherwise than usually. */
  readonly adapted?: (target: Target) => Target;
  /** Called whenever an event of the run has arrived. */
  readonly onCount?: () => void;
}

export interface Read {
  /** To be shown: nothing in its texts acts on a terminal. */
  readonly document: TraceDocument;
  /** Of its events, where reading them has made one. */
  readonly timeline?: Timeline;
  /** With its texts as they were recorded, for other files. */
  readonly recorded: TraceDocument;
}

export interface Traced extends Read {
  /** The run that it is of; null when it was read from a file. */
  readonly run: Measurement | null;
}

/** Traces are JSON files; lessons and programs never end so. */
export function isTraceFile(name: string): boolean {
  return /\.json$/i.test(name);
}

/**
 * Reads a trace, or runs a lesson or a program for one, until `signal` is aborted: whether the run went well is for the caller
 * to see.
 *
 * @throws {UsageError} for what is neither, and for a file that is no trace
 */
export async function traceOf(
  name: string,
  options: TraceOptions,
  context: CommandContext,
  signal: AbortSignal = context.signal,
): Promise<Traced> {
  const { words } = context;
  if (isTraceFile(name)) return { ...(await readTrace(name, options, words)), run: null };
  const { timeout, delays, detail = true, adapted = (target) => target, onCount } = options;
  const plain = await targetOf(name, options, context);
  const target = adapted(delays === undefined ? plain : withOtherDelays(plain, delays, words));
  refuseOtherClocks([target], options, words);
  const { locals } = options;
  const run = await measure(target, clockFor(target, options), { timeout, signal, detail, locals, onCount });
  return { ...documentsOf(run), run };
}

/** What is only looked at afterwards need not be waited for: a lesson runs in virtual time, unless it measures real work. */
function clockFor({ lesson }: Target, options: ClockOptions): ClockChoice {
  const isFree = lesson !== null && lesson.clock === "any" && options.speed === undefined;
  return isFree ? { kind: "virtual" } : clockOf(options);
}

/** Said of what holds the values of a program's variables, as whoever gets the file can read them; null of anything else. */
export function valuesNote(
  file: string,
  { events }: TraceDocument,
  { words }: CommandContext,
): string | null {
  return events.some((event) => "locals" in event) ? words.valuesInside(file) : null;
}

/** They only make sense for what is still to be run. */
const optionsOfRuns = ["speed", "virtual", "timeout", "delays", "trace"] as const;

/** @throws {UsageError} saying why it is no trace that can be read, or which option cannot stand beside one */
export async function readTrace(
  path: string,
  options: Readonly<Partial<Record<(typeof optionsOfRuns)[number], unknown>>>,
  words: Words,
): Promise<Read> {
  const say = words.trace;
  const given = optionsOfRuns.find((key) => options[key] !== undefined);
  if (given !== undefined) throw new UsageError(say.optionOfTrace(path, `--${given}`));
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(words.error.noSuchFile(path));
  if (found.isDirectory()) throw new UsageError(say.isFolder(path));
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(say.cannotRead(path, reasonOf(error)));
  }
  // A plain run reads no trace, and need not load the format.
  const { decodeTrace } = await import("../../trace/codec.js");
  const { document: recorded, timeline, fault } = decodeTrace(text);
  if (recorded === undefined) throw new UsageError(say.fault(path, fault));
  const document = harmlessTrace(recorded);
  return { document, recorded, ...(document.events === recorded.events && { timeline }) };
}

/** A run with all that is needed to show it to somebody who has nothing else. */
export function documentsOf(run: Measurement): Read {
  const recorded = documentOf(run.recorded);
  return { document: { ...harmlessTrace({ ...recorded, events: [] }), events: run.events }, recorded };
}

function documentOf({ target, source, speed, events, runtime }: Measured): TraceDocument {
  const { lesson, label, other } = target;
  return {
    schema: 2,
    kind: "trace",
    runtime,
    source,
    ...(speed !== 1 && { speed }),
    lesson: lesson?.id ?? null,
    title: other?.title ?? lesson?.title ?? { en: basename(label), ja: basename(label) },
    programs: programsOf(target),
    lanes: lesson?.lanes ?? [],
    events,
  };
}

function programsOf({ lesson, label, language, program, other }: Target): TraceDocument["programs"] {
  if (lesson === null) {
    const source = { file: basename(label), text: readSource(fileURLToPath(program)) };
    return { typescript: null, python: null, [language]: source, pairs: [] };
  }
  const folder = `lessons/${lesson.id}`;
  const sources = lessonPrograms(lesson, other);
  const typescript = { file: `${folder}/program.ts`, text: sources.typescript };
  const python = { file: `${folder}/program.py`, text: sources.python };
  return { typescript, python, pairs: alignPrograms(typescript.text, python.text) };
}
