// What deals with traces, in English.
import type { Misplacement, Numbered } from "../../trace/order.js";
import type { TraceWords } from "./traceWords.js";

const things: Readonly<Record<Numbered, string>> = {
  task: "a task",
  timer: "a timer",
  handle: "a callback",
  future: "a future",
};

/** What is wrong with an event's place. */
function saidOf(misplacement: Misplacement): string {
  switch (misplacement.why) {
    case "beginning":
      return "breaks the rule that program-began comes first, and only once";
    case "earlier":
      return "is earlier than the one before it";
    case "unknown":
      return `refers to ${things[misplacement.what]} that no event before it tells of`;
    case "number":
      return `gives ${things[misplacement.what]} a number that is not the next`;
    case "step":
      return `is ${misplacement.kind}, which its task cannot do then`;
  }
}

export const en: TraceWords = {
  exportCommand: "write a run as a picture, or as a trace for other tools",
  exportArgument: "a lesson by name, or the path of a .ts or .js program or of a trace (.json)",
  runArgument: "lessons by name, or paths of .ts or .js programs; with --tree also of a trace (.json)",
  options: {
    format:
      "svg: the timeline as a picture; html: the step viewer as one page; chrome: for Perfetto and chrome://tracing; json: the trace itself (default: by the file's ending)",
    output: "the file to write (default: stdout, as with -)",
    exportSpeed: "run a lesson in real time, n times as fast (default: in virtual time)",
    exportVirtual: "run a program of your own in virtual time (lessons do anyway)",
    trace:
      "write the run's trace to a file, for export, step and run --tree (-: to stdout, and nothing else)",
    tree: "show who waits for whom as a tree, as python -m asyncio pstree does",
    at: "with --tree: at this second of the run (default: when most tasks wait)",
    internals: "with --tree: show the library's own coroutines as well",
    svg: "write the lanes of all runs on one time axis to a file, as a picture (-: to stdout, not the table)",
  },
  onPage: (lesson, instead, of) =>
    `${lesson} is too long for a page: it is exported with ${instead} in the place of ${of}.`,
  error: {
    isFolder: (path) => `'${path}' is a folder: name a trace in it.`,
    cannotRead: (path, reason) => `cannot read '${path}': ${reason}.`,
    notJson: (path) =>
      `'${path}' is no trace, as it is not JSON: write one with asyncio-lessons run <lesson> --trace <file>`,
    notATrace: (path) =>
      `'${path}' is JSON, but no trace: write one with asyncio-lessons run <lesson> --trace <file>`,
    otherSchema: (path, schema) =>
      `'${path}' is a trace of schema ${schema}, of which this version knows only 1 and 2: record it again.`,
    malformed: (path, where) => `'${path}' is a damaged trace: ${where} is not as it should be.`,
    malformedEvent: (path, event, where) =>
      `'${path}' is a damaged trace: in its event number ${event}, ${where} is not as it should be.`,
    misplacedEvent: (path, event, misplacement) =>
      `'${path}' is a damaged trace: its event number ${event} ${saidOf(misplacement)}.`,
    tooLongForPage: (events, most) =>
      `the run has ${events} events, and a page holds ${most} at most: export --format json, and look at it with step.`,
    optionOfTrace: (path, option) =>
      `'${path}' is a trace, which has been run already: leave out ${option}, or name a lesson.`,
    runOfTrace: (path) =>
      `'${path}' is a trace, which has been run already: look at it with run ${path} --tree, or with export or step.`,
    traceOfSeveral: (option) => `${option} takes one lesson or program at a time: name one.`,
    noFormat: (formats) => `say in which format: --format ${formats.join("|")}.`,
    notASecond: (option, value) => `${option} takes seconds from 0 up, not '${value}'.`,
    atWithoutTree: (option) => `${option} belongs to --tree: give that as well.`,
    nothingAt: (seconds, last) => `at ${seconds} s the run was over: it ended at ${last}.`,
  },
};
