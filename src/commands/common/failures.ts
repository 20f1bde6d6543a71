// What is told of a run that did not go as it should, beside what it shows: the time-out and what was waited for then, the
// exception, the differences from what the lesson expects, how late the machine was.

import type { Difference } from "../../course/check.js";
import type { ExpectedLine } from "../../course/model.js";
import { seconds } from "../../draw/figures.js";
import type { Language, View } from "../../draw/view.js";
import { truncate } from "../../draw/width.js";
import { laidOut, paragraph } from "../../draw/wrap.js";
import type { Cut } from "../../run/kept.js";
import type { ErrorRecord, Second } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { exitCodeIn } from "../../trace/labels.js";
import type { Measurement } from "./measure.js";
import { reportWords } from "./reportWords.js";
import { runtimeWords } from "./runtimeWords.js";
import { renderUnfinished } from "./taskLines.js";

/** Null when nothing went wrong that is worth a word, and all that is told of the run is told of the whole of it. */
export function describeFailure(run: Measurement, timeout: number | undefined, view: View): string | null {
  const { cut } = run;
  const note = cut === null ? null : reportWords[view.language].notAllKept(cut.events, seconds(cut.until));
  const notes = note === null ? [] : paragraph(note, view.width, 2);
  const said = [...notes, ...notesOf(run, view), ...failureOf(run, timeout, view)];
  return said.length === 0 ? null : said.join("\n");
}

/** Of a run that Ctrl-C stopped, below what is drawn of it. @param cut where that ends, if not all of it is drawn */
export function describeStop(at: Second, cut: Cut | null, { width, language }: View): string {
  const drawn = cut && { events: cut.events, until: seconds(cut.until) };
  return paragraph(reportWords[language].stopped(seconds(at), drawn), width, 2).join("\n");
}

/** What could not be recorded of it. */
function notesOf({ notes }: Measurement, { width, language }: View): string[] {
  return notes.flatMap(({ note, text }) => {
    const said = runtimeWords[language].notes[note]?.(oneLine(text));
    return said === undefined ? [] : paragraph(said, width, 2);
  });
}

function failureOf(run: Measurement, timeout: number | undefined, view: View): string[] {
  const { width, language, theme } = view;
  const { ending, events, error, check, target } = run;
  const words = reportWords[language];
  if (ending === "timed-out" || ending === "full") {
    const said = ending === "full" ? words.tooManyEvents(events.length) : words.timedOut(timeout ?? 0);
    return [...paragraph(said, width, 2), renderUnfinished(run.state(), view)];
  }
  if (error !== null) {
    const advice = adviceFor(error, run, language);
    const told = advice === null ? [] : paragraph(advice, width, 4);
    return [[renderProgramError(error, view), ...told].join("\n")];
  }
  if (check === null || check.ok) return [];
  return [
    ...paragraph(`${theme.glyphs.outcome.failed} ${words.checkFailed(target.label)}`, width, 2),
    ...check.differences.flatMap((each) => paragraph(describeDifference(each, language), width, 4)),
  ];
}

/** What to do about what a Python lacks; null where it lacks nothing. */
function adviceFor(error: ErrorRecord, { target, source }: Measurement, language: Language): string | null {
  const say = runtimeWords[language];
  const { info, command = "" } = target.runtime;
  const isEmbedded = info.name === "embedded";
  const [, module] = /^No module named '([\w.]+)'/.exec(error.message) ?? [];
  if (error.name === "ModuleNotFoundError" && module !== undefined) {
    const [name = module] = module.split(".");
    return isEmbedded ? say.noModuleEmbedded(name) : say.noModule(name, info.version, command);
  }
  const isUnknown = error.name === "NotImplementedError";
  if (isEmbedded && (isUnknown || lacking.test(error.message))) return say.cannotEmbedded;
  // What asyncio's own loop leaves to that of the machine.
  const isOfLoop = isUnknown && error.message === "" && info.name === "python";
  return isOfLoop && source === "virtual" ? say.cannotVirtual : null;
}

/** What Python says in WebAssembly of threads, processes, sockets, semaphores and the terminal. */
const lacking =
  /can't start new thread|emscripten does not support|\[Errno (23|29|52|138)\]|module 'socket' has no attribute/;

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

export function renderProgramError(error: ErrorRecord, view: View): string {
  const { width, theme, language } = view;
  const { ellipsis, outcome, table } = theme.glyphs;
  const { name, message, source, traceback, hint } = error;
  const words = reportWords[language].error;
  const whole = message === "" ? name : `${name}: ${message}`;
  const exit = exitCodeIn(whole);
  const [, signal] = /^RuntimeError: Python was ended by (SIG\w+)$/.exec(whole) ?? [];
  const sentence = exit !== null ? words.exited(exit) : signal !== undefined ? words.killed(signal) : whole;
  const [headline = "", ...more] = sentence.split("\n");
  // What stands at the traceback's end need not stand here, too.
  const said = traceback?.trimEnd().endsWith(message) ? [headline] : [headline, ...more];
  const inLines = (line: string): string[] => laidOut(line, width, 4);
  const [first = "", ...rest] = said.flatMap(inLines);
  const lines = [`  ${outcome.failed} ${first.trimStart()}`, ...rest].map(theme.outcome.failed);
  if (traceback !== undefined) {
    if (traceback.trimEnd() !== whole)
      lines.push(...programsFrames(traceback).flatMap(inLines).map(theme.faint));
  } else if (source !== null) {
    const { file, line, text } = source;
    lines.push(...paragraph(words.at(file, line), width, 4).map(theme.faint));
    const start = `      ${line} ${table.vertical} `;
    if (text !== null) lines.push(start + truncate(text.trim(), width - start.length, ellipsis));
  }
  if (hint !== undefined) lines.push(...paragraph(words.hint[hint], width, 4));
  return lines.join("\n");
}

/** A traceback's lines without the functions of Python's own library, which nobody has to mend. */
export function programsFrames(traceback: string): string[] {
  let indent: number | null = null;
  return traceback.split("\n").filter((line) => {
    const [, before = "", file = ""] = /^([\s|+]*)File "(.*)", line \d+/.exec(line) ?? [];
    const depth = line.search(/[^\s|+]/);
    if (file !== "") {
      indent = ofLibrary.test(file) ? before.length : null;
      return indent === null;
    }
    // What is quoted of it stands further in.
    if (indent !== null && depth > indent) return false;
    indent = null;
    return true;
  });
}

const ofLibrary =
  /[\\/]lib[\\/](?:python3[^\\/]*[\\/](?!(?:site|dist)-packages)|asyncio[\\/])|[\\/]python3\d+\.zip[\\/]/i;

/**
 * How late the machine was, which is never told as a fault: in one run, or in several together. Null where it was not late,
 * or something worse is told of the run.
 */
export function describeLateness(runs: readonly Measurement[], view: View): string | null {
  const late = runs.flatMap(({ check }) => (check?.ok && check.isLate ? [check] : []));
  if (late.length === 0) return null;
  const most = seconds(Math.max(...late.map((check) => check.late ?? 0)));
  const [from, ...others] = late.flatMap(({ unjudgedFrom }) => unjudgedFrom ?? []);
  const say = reportWords[view.language].lateness;
  const ofOne = from === undefined ? say.run(most) : say.runUnjudged(most, from);
  const ofAll = from === undefined ? say.runs(most) : say.runsUnjudged(most, others.length + 1);
  const told = paragraph(runs.length > 1 ? ofAll : ofOne, view.width, 2);
  return told.map(view.theme.faint).join("\n");
}
