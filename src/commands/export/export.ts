// `export`: a run as a file for somebody else, a picture or a trace. One exporter a format.
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { describeFailure } from "../common/failures.js";
import { isGood } from "../common/measure.js";
import type { Target } from "../common/targets.js";
import { type TraceOptions, traceOf } from "../common/traceOf.js";
import { stdoutName, writeReported } from "../common/writeFile.js";
import { type ExportFormat, exporters, exportFormats, exportWords, formatOfFile } from "./exporters.js";

export interface ExportOptions extends Omit<TraceOptions, "detail" | "adapted"> {
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
  // A picture shows nothing of the details, and what they cost would be measured with the rest.
  const traced = await traceOf(
    name,
    { ...traceOptions, detail: format !== "svg", ...(format === "html" && { adapted: shortened }) },
    context,
  );
  if (signal.aborted) return exitCode.interrupted;
  const { run } = traced;
  let text: string;
  try {
    text = await exporters[format](traced, context);
  } catch (error) {
    // JSON is written by recursion, and a file may hold what no recorded run does.
    if (run !== null || !(error instanceof RangeError && error.message.includes("call stack"))) throw error;
    throw new UsageError(exportWords[language].tooDeep(name));
  }
  // What went wrong is in the picture as well: it is made all the same.
  const isBad = run !== null && !isGood(run);
  const failure = run && describeFailure(run, options.timeout, await context.view());
  if (failure !== null) stderr.line(failure);
  if (!writeReported(file, text, context)) return exitCode.failed;
  return isBad ? exitCode.failed : exitCode.ok;
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
