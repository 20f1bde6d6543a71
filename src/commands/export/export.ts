// `export`: a run as a file for somebody else, a picture or a trace. One exporter a format.
import type { Language } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { describeFailure } from "../common/failures.js";
import { isGood } from "../common/measure.js";
import { noteRecording, recordingOf } from "../common/recordingNote.js";
import type { Target } from "../common/targets.js";
import { type Traced, type TraceOptions, traceOf, valuesNote } from "../common/traceOf.js";
import { stdoutName, writeReported } from "../common/writeFile.js";
import { type ExportFormat, exporters, exportFormats, exportWords, formatOfFile } from "./exporters.js";

export interface ExportOptions extends Omit<TraceOptions, "detail" | "adapted" | "onCount"> {
  readonly format?: ExportFormat;
  /** Undefined and "-": stdout. */
  readonly output?: string;
}

export async function exportRun(
  name: string,
  options: ExportOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { stderr, language, signal } = context;
  const { format: asked, output: file = stdoutName, ...traceOptions } = options;
  const format = asked ?? formatOfFile(file);
  if (format === null) throw new UsageError(exportWords[language].noFormat(exportFormats));
  const shortened = (target: Target): Target => {
    const shorter = onPage(target);
    if (shorter === null) return target;
    stderr.say(`  ${exportWords[language].onPage(target.label, shorter.instead, shorter.of)}`);
    return shorter.target;
  };
  const note = noteRecording(recordingOf(name, traceOptions, context), context);
  let traced: Traced;
  let text: string;
  try {
    // A picture shows nothing of the details, and what they cost would be measured with the rest.
    const detail = format !== "svg";
    const adapted = format === "html" && { adapted: shortened };
    traced = await traceOf(name, { ...traceOptions, detail, onCount: note.count, ...adapted }, context);
    if (signal.aborted) return exitCode.interrupted;
    text = await textOf(traced, format, name, context);
  } finally {
    note.stop();
  }
  const { run } = traced;
  // What went wrong is in the picture as well: it is made all the same.
  const isBad = run !== null && !isGood(run);
  const failure = run && describeFailure(run, options.timeout, await context.view());
  if (failure !== null) stderr.line(failure);
  if (!writeReported(file, text, context)) return exitCode.failed;
  // A picture holds none of them, and neither does what Perfetto reads.
  const isFull = (format === "html" || format === "json") && file !== stdoutName;
  const values = isFull ? valuesNote(file, traced.document, context) : null;
  if (values !== null) stderr.line(paragraph(values, (await context.view()).width, 2).join("\n"));
  const large = sizeNote(Buffer.byteLength(text), traced, language);
  if (large !== null) stderr.line(paragraph(large, (await context.view()).width, 2).join("\n"));
  return isBad ? exitCode.failed : exitCode.ok;
}

/** A file of more bytes takes whatever opens it a while. */
const largeFile = 20_000_000;

/** Said of a large file: how large, why, and what makes it smaller. Null of any other. */
export function sizeNote(
  bytes: number,
  { document, run }: Pick<Traced, "document" | "run">,
  language: Language,
): string | null {
  if (bytes <= largeFile) return null;
  const say = exportWords[language];
  const lesson = run?.target.lesson ?? null;
  const remedy = lesson === null ? say.endSooner : say.smallerCopy(lesson.id);
  return say.large(Math.round(bytes / 1e6), document.events.length) + remedy;
}

async function textOf(
  traced: Traced,
  format: ExportFormat,
  name: string,
  context: CommandContext,
): Promise<string> {
  try {
    return await exporters[format](traced, context);
  } catch (error) {
    // JSON is written by recursion, and a file may hold what no recorded run does.
    const isDeep = error instanceof RangeError && error.message.includes("call stack");
    if (traced.run !== null || !isDeep) throw error;
    throw new UsageError(exportWords[context.language].tooDeep(name));
  }
}

/** A lesson that is too long for a page, made shorter by a smaller number; null where a page holds all of it. */
export function onPage(
  target: Target,
): { readonly target: Target; readonly instead: string; readonly of: string } | null {
  const { lesson } = target;
  if (lesson === null || lesson.onPage === null) return null;
  const { onPage, title } = lesson;
  const [instead, of] = [onPage.instead.replaceAll("_", ","), onPage.of.replaceAll("_", ",")];
  const other = {
    delays: null,
    change: (source: string): string => source.replace(onPage.of, onPage.instead),
    title: { en: `${title.en} (here: ${instead})`, ja: `${title.ja}（ここでは${instead}）` },
  };
  return { target: { ...target, other }, instead, of };
}
