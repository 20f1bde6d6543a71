// What went wrong with a run, in words: the time-out, the exception, the differences from what the lesson expects.

import type { Difference } from "../../course/check.js";
import type { ExpectedLine } from "../../course/model.js";
import { seconds } from "../../draw/figures.js";
import type { Language } from "../../draw/language.js";
import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import type { Measurement } from "./measure.js";
import { renderProgramError } from "./programError.js";
import { reportWords } from "./reportWords.js";
import { renderUnfinished } from "./unfinished.js";

/** Null when nothing went wrong that is worth a word, and all that is told of the run is told of the whole of it. */
export function describeFailure(run: Measurement, timeout: number | undefined, view: View): string | null {
  const { cut } = run;
  const note = cut === null ? null : reportWords[view.language].notAllKept(cut.events, seconds(cut.until));
  const notes = note === null ? [] : paragraph(note, view.width, 2);
  const failure = failureOf(run, timeout, view);
  const said = failure === null ? notes : [...notes, failure];
  return said.length === 0 ? null : said.join("\n");
}

function failureOf(run: Measurement, timeout: number | undefined, view: View): string | null {
  const words = reportWords[view.language];
  if (run.ending === "timed-out" || run.ending === "full") {
    const said =
      run.ending === "full" ? words.tooManyEvents(run.events.length) : words.timedOut(timeout ?? 0);
    return [...paragraph(said, view.width, 2), renderUnfinished(run.state(), view)].join("\n");
  }
  if (run.error !== null) return renderProgramError(run.error, view);
  if (run.check === null || run.check.ok) return null;
  const { differences } = run.check;
  const lines = [
    ...paragraph(`${view.theme.glyphs.outcome.failed} ${words.checkFailed(run.target.label)}`, view.width, 2),
    ...differences.flatMap((each) => paragraph(describeDifference(each, view.language), view.width, 4)),
  ];
  return lines.join("\n");
}

export function describeDifference(difference: Difference, language: Language): string {
  const words = reportWords[language];
  const expectedText = (line: ExpectedLine): string => {
    if ("text" in line) return line.text;
    if ("elapsed" in line) return words.anElapsedTime;
    return ("timed" in line ? line.timed : line.measured).replaceAll("{}", "…");
  };
  switch (difference.kind) {
    case "missing-line":
      return words.missingLine(difference.line, expectedText(difference.expected));
    case "unexpected-line":
      return words.unexpectedLine(difference.line, difference.actual);
    case "different-line":
      return words.differentLine(difference.line, expectedText(difference.expected), difference.actual);
    case "elapsed-off": {
      const { actual, from, to } = difference;
      if (from === to) return words.elapsedExact(`${actual} s`, `${to} s`);
      return words.elapsedOff(seconds(actual), seconds(from), seconds(to));
    }
    case "length-off": {
      const { actual, from, to } = difference;
      return words.lengthOff(seconds(actual), seconds(from), seconds(to));
    }
    case "missing-warning":
      return words.missingWarning(difference.expected);
  }
}
