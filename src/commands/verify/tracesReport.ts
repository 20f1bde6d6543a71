// What the comparison of whole traces found, in words and as JSON. Rule: `schema` grows when a key's meaning changes; keys are
// never translated.

import type { Lesson } from "../../course/model.js";
import { seconds } from "../../draw/figures.js";
import { thousands } from "../../draw/say.js";
import type { View } from "../../draw/view.js";
import { padEnd, padStart, truncate, widestOf, widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { Runtime } from "../../run/runtime.js";
import { ranIn } from "../../trace/labels.js";
import { Timeline } from "../../trace/state/timeline.js";
import { type StepModel, Steps } from "../../viewer/model/steps.js";
import { renderStepLine } from "../../viewer/words/texts.js";
import type { CommandContext } from "../common/commandContext.js";
import { describeFailure } from "../common/failures.js";
import type { Measurement } from "../common/measure.js";
import { documentsOf } from "../common/traceOf.js";
import { toldOf } from "./otherVersions.js";
import type { ComparedPair } from "./traces.js";
import { unequal, withThreads } from "./unequal.js";
import { verifyWords } from "./words.js";

export interface ComparedAll {
  readonly results: readonly ComparedPair[];
  /** Lessons that want a newer Python. */
  readonly skipped: readonly Lesson[];
  readonly python: Runtime;
}

/** So many events are shown before the first that differs, and after it. */
const around = 3;
/** Of lines that are printed differently, so many are shown. */
const mostLines = 20;

export function reportTraces(
  { results, skipped, python }: ComparedAll,
  timeout: number | undefined,
  view: View,
  { stdout, language }: Pick<CommandContext, "stdout" | "language">,
): void {
  const say = verifyWords[language];
  const { width, theme } = view;
  const put = (text: string, indent = 2): void => {
    for (const line of paragraph(text, width, indent)) stdout.line(line);
  };
  const widest = widestOf(results.map(({ name }) => name));
  for (const result of results) {
    const { name, isSame, manner, runs } = result;
    const { finished, failed } = theme.glyphs.outcome;
    const verdict = isSame ? say.same : say.different;
    const told = manner === "events" ? say.events(thousands(runs[0].events.length)) : say.byOutputs;
    const mark = theme.outcome[isSame ? "finished" : "failed"](isSame ? finished : failed);
    const figures = `${padStart(told, 16)}  ${padStart(seconds(runs[0].elapsed), 10)}`;
    stdout.line(`  ${mark} ${padEnd(name, widest)}  ${verdict}  ${theme.faint(figures)}`);
    if (!isSame) for (const line of differenceLines(result, timeout, view)) stdout.line(line);
  }
  for (const { name } of results) {
    const reason = unequal[name];
    if (reason !== undefined) put(say.notEvents(name, reason[language]));
  }
  for (const { id, python: needs } of skipped)
    put(
      withThreads.has(id) && python.info.name === "embedded"
        ? say.needsThreads(id)
        : say.skipped(id, needs, python.info.version),
    );
  const same = results.filter(({ isSame }) => isSame).length;
  const [by] = drawWords[language].ranOn(python.info);
  const { version } = python.info;
  const names = results.map(({ name }) => name);
  for (const told of toldOf(version, names, language)) put(say.otherwise(version, told));
  put(say.alike(same, results.length, by ?? ""));
}

function differenceLines(result: ComparedPair, timeout: number | undefined, view: View): string[] {
  const { difference, runs, lines } = result;
  const say = verifyWords[view.language];
  const failures = runs.flatMap((run) => describeFailure(run, timeout, view) ?? []);
  if (difference === null) {
    const shown = lines
      .slice(0, mostLines)
      .flatMap(({ line, typescript, python }) => [
        ...paragraph(say.line(line), view.width, 4),
        ...paragraph(`TypeScript  ${typescript ?? say.noLine}`, view.width, 6),
        ...paragraph(`Python      ${python ?? say.noLine}`, view.width, 6),
      ]);
    return [...shown, ...failures];
  }
  const sides = [
    { name: "TypeScript", run: runs[0], at: difference.ours },
    { name: "Python", run: runs[1], at: difference.theirs },
  ] as const;
  const room = Math.floor((view.width - indent - widthOf(gap)) / 2);
  if (room < leastBeside) {
    const parts = sides.flatMap((side) => aroundEvent(side, view.width - indent, view).flat());
    return [...parts.map((line) => " ".repeat(indent) + line), ...failures];
  }
  const [left, right] = sides.map((side) => aroundEvent(side, room, view)) as [string[][], string[][]];
  return [...besideEachOther(left, right, room).map((line) => " ".repeat(indent) + line), ...failures];
}

/** Columns before what is told of a difference, and between the two sides of it... */
const indent = 4;
const gap = "   ";
/** ...which stand below each other where either would have fewer. */
const leastBeside = 44;

/** Each part of one side beside the same part of the other. */
function besideEachOther(left: readonly string[][], right: readonly string[][], room: number): string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, part) => {
    const [one, other] = [left[part] ?? [], right[part] ?? []];
    return Array.from({ length: Math.max(one.length, other.length) }, (_, line) =>
      `${padEnd(one[line] ?? "", room)}${gap}${other[line] ?? ""}`.trimEnd(),
    );
  }).flat();
}

interface SideOfDifference {
  readonly name: string;
  readonly run: Measurement;
  /** The first event that is not as the other's. */
  readonly at: number;
}

/** The side's name, the events around one, each as `step --plain` tells it, and the source around its line: a part each. */
function aroundEvent({ name, run, at }: SideOfDifference, width: number, view: View): string[][] {
  const { theme } = view;
  const { document } = documentsOf(run);
  const steps = new Steps(document, new Timeline(document.events), true);
  const language = ranIn(document);
  const parts = [[theme.strong(name)]];
  const last = run.events.length - 1;
  for (let event = at - around; event <= at + around; event++) {
    if (event < 0 || event > last) {
      parts.push(event === at ? paragraph(verifyWords[view.language].noEvent, width, 2) : []);
      continue;
    }
    const model = steps.model({ event: event + 1, task: null, source: language });
    const where = ({ file, current }: typeof model.source): string => `${file}:${current}`;
    const mark = event === at ? theme.glyphs.outcome.failed : " ";
    const [first = "", ...rest] = paragraph(renderStepLine(model, where, view.language), width, 2);
    parts.push([mark + first.slice(1), ...rest]);
  }
  const { source } = steps.model({ event: Math.min(at, last) + 1, task: null, source: language });
  return [...parts, [""], sourceLines(source, width, view)];
}

/** So many lines of a program are shown before the one where it is, and after it. */
const sourceAround = 2;

function sourceLines(
  { lines, current, file }: StepModel["source"],
  width: number,
  { theme }: View,
): string[] {
  if (current === null) return [];
  const { ellipsis, table } = theme.glyphs;
  const from = Math.max(1, current - sourceAround);
  const shown = lines.slice(from - 1, current + sourceAround);
  return [
    theme.faint(file),
    ...shown.map((line, at) => {
      const number = from + at;
      const text = truncate(`${padStart(String(number), 4)} ${table.vertical} ${line}`, width, ellipsis);
      return number === current ? theme.strong(text) : theme.faint(text);
    }),
  ];
}

export function tracesDocument({ results, skipped, python }: ComparedAll): unknown {
  return {
    schema: 2,
    kind: "verification",
    clock: "virtual",
    python: python.info,
    same: results.every(({ isSame }) => isSame),
    lessons: results.map(({ name, isSame, manner, runs, difference, lines }) => ({
      lesson: name,
      same: isSame,
      comparedBy: manner,
      events: runs.map(({ events }) => events.length),
      elapsed: runs[0].elapsed,
      firstDifference: difference && {
        typescript: runs[0].recorded.events[difference.ours] ?? null,
        python: runs[1].recorded.events[difference.theirs] ?? null,
      },
      differences: lines,
    })),
    skipped: skipped.map(({ id, python: needs }) => ({ lesson: id, needs })),
  };
}
