// `npm run bench`: measures, prints, and fails when a target is missed. README.md says what each figure means.
// Exit codes: 0 every target met; 1 a target missed, or something could not be measured; 2 usage.
import { accessSync, constants, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { benches } from "./benches/catalogue.js";
import type { Setting } from "./benches/setting.js";
import { countedWorkloads, workloads } from "./benches/workloads.js";
import { toJson } from "./document.js";
import { missedOf } from "./figures.js";
import { findLibraries } from "./libraries.js";
import { describeMachine } from "./machine.js";
import type { Report, Skipped } from "./model.js";
import { type Options, parseOptions, UsageError } from "./options.js";
import { askPython, type Python } from "./python.js";
import { summarize } from "./summary.js";
import { drawTable } from "./table.js";
import { complaint } from "./words.js";

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A Python that was asked for must be there; the default one may be missing, and is told of then. */
function findPython(asked: string | null): Python | Skipped {
  try {
    return askPython(asked ?? "python3");
  } catch (error) {
    if (asked !== null) throw new UsageError(messageOf(error));
    return { contender: "CPython", reason: `${messageOf(error)}; name one with --python <path>` };
  }
}

/** Said before minutes of measuring, not after. */
function checkFolderOf(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    throw new UsageError(`--json ${file}: ${messageOf(error)}`);
  }
}

/** Who is there to be measured against, and who is not: told of before minutes of measuring. */
function findContenders({
  only,
  isQuick,
  python: asked,
}: Options<string>): Setting & Pick<Report, "skipped"> {
  const found = findPython(asked);
  const python = "file" in found ? found : null;
  const skipped: Skipped[] = "reason" in found ? [found] : [];
  if (!workloads.some(({ name }) => only.includes(name))) return { isQuick, python, libraries: [], skipped };
  const { libraries, skipped: missing } = findLibraries();
  return { isQuick, python, libraries, skipped: [...skipped, ...missing] };
}

function measure(options: Options<string>): { readonly report: Report; readonly isWhole: boolean } {
  const { skipped, ...setting } = findContenders(options);
  const machine = describeMachine(setting.python?.name ?? null);
  for (const { contender, reason } of skipped) say(`skipped: ${contender}: ${reason}`);
  let isWhole = true;
  const figures = options.only.flatMap((name) => {
    say(`${name} …`);
    try {
      return benches.get(name)?.(setting) ?? [];
    } catch (error) {
      // What was measured before is not lost for it.
      say(`${name} failed: ${messageOf(error)}`);
      isWhole = false;
      return [];
    }
  });
  const counted = countedWorkloads.map(({ name, what = name }) => ({ bench: name, what }));
  const { isQuick } = options;
  const report = { machine, isQuick, figures: [...figures, ...summarize(figures, counted)], skipped };
  return { report, isWhole };
}

function publish(report: Report, json: Options<string>["json"]): void {
  (json === "stdout" ? process.stderr : process.stdout).write(drawTable(report));
  if (json === "stdout") process.stdout.write(toJson(report));
  else if (json !== null) writeFileSync(json.file, toJson(report));
}

function main(): number {
  const options = parseOptions(process.argv.slice(2), [...benches.keys()]);
  if (options.json !== null && options.json !== "stdout") checkFolderOf(options.json.file);
  const { report, isWhole } = measure(options);
  publish(report, options.json);
  const missed = missedOf(report.figures);
  for (const figure of missed) say(complaint(figure));
  return isWhole && missed.length === 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} catch (error) {
  const isHelp = error instanceof UsageError && error.isHelp;
  if (isHelp) process.stdout.write(`${error.message}\n`);
  else say(messageOf(error));
  process.exitCode = isHelp ? 0 : error instanceof UsageError ? 2 : 1;
}
