// What the comparison of whole traces found, in words and as JSON. Rule: `schema` grows when a key's meaning changes; keys are
// never translated.

import type { Lesson } from "../../course/model.js";
import { seconds } from "../../draw/figures.js";
import { thousands } from "../../draw/say.js";
import type { View } from "../../draw/view.js";
import { padEnd, padStart, widestOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { Runtime } from "../../run/runtime.js";
import { ranIn } from "../../trace/labels.js";
import { Timeline } from "../../trace/state/timeline.js";
import { Steps } from "../../viewer/model/steps.js";
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
  return [
    ...aroundEvent("TypeScript", runs[0], difference.ours, view),
    ...aroundEvent("Python", runs[1], difference.theirs, view),
    ...failures,
  ];
}

/** The events around one, each as `step --plain` tells it, with its line. */
function aroundEvent(name: string, run: Measurement, at: number, view: View): string[] {
  const { document } = documentsOf(run);
  const steps = new Steps(document, new Timeline(document.events), true);
  const language = ranIn(document);
  const told = [];
  for (let event = Math.max(0, at - around); event <= Math.min(run.events.length - 1, at + around); event++) {
    const model = steps.model({ event: event + 1, task: null, source: language });
    const where = ({ file, current }: typeof model.source): string => `${file}:${current}`;
    const text = renderStepLine(model, where, view.language);
    const mark = event === at ? view.theme.glyphs.outcome.failed : " ";
    told.push(...paragraph(`${mark} ${text}`, view.width, 6));
  }
  if (at >= run.events.length) told.push(...paragraph(verifyWords[view.language].noEvent, view.width, 6));
  return [...paragraph(name, view.width, 4).map(view.theme.strong), ...told];
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
