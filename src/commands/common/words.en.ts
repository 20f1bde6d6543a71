// The command line in English.

import { stepCommandWords } from "./stepWords.js";
import { en as trace } from "./traceWords.en.js";
import type { Words } from "./words.js";

const or = (choices: readonly string[]): string =>
  choices.length < 3 ? choices.join(" or ") : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;

export const en: Words = {
  description:
    "Learn asyncio by running it: each lesson is a small program, run on a scheduler that behaves as CPython's.",
  headings: {
    "Usage:": "Usage:",
    "Options:": "Options:",
    "Commands:": "Commands:",
    "Arguments:": "Arguments:",
    "Global Options:": "Global options:",
  },
  examplesHeading: "Examples:",
  examples: [
    ["asyncio-lessons tour", "the whole course, at your own pace; stop and go on anywhere"],
    ["asyncio-lessons list", "the lessons, and what to expect of each"],
    ["asyncio-lessons show gather", "read what a lesson is about, with its two programs"],
    ["asyncio-lessons run gather", "run a lesson and see when each task runs and waits"],
    ["asyncio-lessons run gather --speed 10", "ten times as fast"],
    ["asyncio-lessons step gather", stepCommandWords.en.example],
    ["asyncio-lessons compare", "race five ways to do the same three jobs"],
    ["asyncio-lessons run ./my_program.ts", "run a program of your own"],
    ["asyncio-lessons explain event loop", "what a word means, shown by a small program"],
    ["asyncio-lessons verify gather", "the same lesson on a real Python, side by side"],
  ],
  commands: {
    list: "list the lessons with the order and the time to expect",
    show: "show a lesson's text, and its Python and TypeScript programs side by side",
    run: "run lessons (or programs of your own) and show what happened",
    compare: "run lessons side by side and compare their order and time",
    tour: "go through the course lesson by lesson: read, predict, run, understand",
    quiz: "predict what lessons print and how long they take, and learn from what was wrong",
    explain: "explain a word, such as task, with a small program and what it prints",
    verify: "run lessons on a real Python beside ours and compare",
  },
  showArgument: "a lesson by name",
  compareArgument: "lessons by name (default: those with the same three jobs)",
  tourArgument: "a lesson to begin at (default: where you stopped)",
  quizArgument: "lessons by name (default: all of them, with the beginners' beliefs)",
  options: {
    help: "show this help",
    version: "show the version",
    lang: "language: en or ja",
    color: "colours: auto, always or never",
    noColor: "no colours",
    ascii: "draw with ASCII characters only",
    python: "only the program in Python",
    typescript: "only the program in TypeScript",
    both: "both programs (the default)",
    noPager: "print at once, without a pager (PAGER, else less)",
    speed: "run n times as fast; figures stay in program seconds",
    virtual: "run in virtual time: at once, and the same on every machine",
    json: "print one JSON document",
    quietRun: "print only what the program prints",
    quietCompare: "print only the table",
    timeout: "end a run after so many seconds of real time",
    predict: "ask for the order and the seconds before the run, and explain what was wrong",
    delays: "other delays in the place of the lesson's own, such as 3,2,1",
    reset: "forget which lessons are done, and where you stopped",
    runs: "repeat each lesson n times; show mean, deviation and range",
    serial: "one lesson after the other, not all at once",
    exportJson: "write the comparison to a file as JSON (-: to stdout, not the table)",
    exportMarkdown: "write the comparison to a file as Markdown (-: to stdout, not the table)",
    exportCsv: "write the comparison to a file as CSV (-: to stdout, not the table)",
  },
  error: {
    prefix: "error: ",
    unknownOption: (option) => `there is no option '${option}'.`,
    unknownCommand: (command) => `there is no command '${command}'.`,
    unknownLesson: (name) => `there is no lesson '${name}'.`,
    onlyLessons: (path) => `'${path}' is a path: this takes lessons only, by name.`,
    noSuchFile: (path) => `there is no file '${path}'. Check the path.`,
    notAProgram: (path) => `'${path}' is not a program: give a .ts, .js, .mts or .mjs file.`,
    didYouMean: (suggestions) => `Did you mean ${or(suggestions)}?`,
    seeCommands: "The commands: asyncio-lessons --help",
    seeList: "The lessons: asyncio-lessons list",
    seeHelp: (command) => `The options: ${command} --help`,
    missingArgument: (name) => `say which ${name}, such as gather.`,
    missingValue: (option) => `${option} needs a value.`,
    tooManyArguments: (command, taken, argument) =>
      taken === 0
        ? `${command} takes no arguments, but '${argument}' was given.`
        : `${command} takes one argument, but '${argument}' was given as well.`,
    conflict: (one, other) => `${one} and ${other} exclude each other: give one of them.`,
    notPositive: (option, value) => `${option} takes a number above 0, not '${value}'.`,
    notASpeed: (value, least, most) =>
      `--speed takes a number from ${least} to ${most}, not '${value}'; --virtual runs at once.`,
    notWhole: (option, value) => `${option} takes a whole number from 1 up, not '${value}'.`,
    notOneOf: (option, value, allowed) => `${option} takes ${or(allowed)}, not '${value}'.`,
    realTimeOnly: (lesson, option) =>
      `${lesson} measures real work, so it runs in real time only: leave out ${option}.`,
    notComparable: (lesson) =>
      `${lesson} measures real work, so it cannot race other lessons: run it alone, asyncio-lessons run ${lesson}`,
    noFolder: (file, folder) => `cannot write '${file}': there is no folder '${folder}'. Make it first.`,
    isFolder: (file) => `cannot write '${file}': it is a folder. Name a file in it.`,
    cannotWrite: (file, reason) => `cannot write '${file}': ${reason}.`,
    nobodyToAsk: (what, instead) => `${what} asks questions, which needs a terminal. Use ${or(instead)}.`,
    predictOfProgram: (path) =>
      `--predict takes a lesson: what '${path}' prints is known only once it has run. Leave --predict out.`,
    quizOfProgram: (path) =>
      `the quiz is about lessons: run your own program with asyncio-lessons run ${path}`,
    notADelay: (value, given, most) =>
      `--delays takes seconds from 0 to ${most} with commas between, such as 3,2,1: '${value}' in '${given}' is none.`,
    delaysOfProgram: (path) =>
      `--delays takes a lesson: change the delays in '${path}' itself, the program is yours.`,
    delaysOfSeveral: "--delays takes one lesson at a time: which delays belong to which would not be clear.",
    noDelays: (lesson) =>
      `${lesson} cannot be run with other delays: it would not be the same lesson any more. Leave --delays out.`,
    delayCount: (lesson, own, given) =>
      `${lesson} has ${own.length} ${own.length === 1 ? "delay" : "delays"} (${own.join(",")}), but --delays gives ${given}: give as many.`,
    noWorkingFolder: "the folder you are in no longer exists. Change to another one and try again.",
    internal: (message) => `something went wrong inside asyncio-lessons: ${message}. Please report it.`,
  },
  timedOut: (seconds) => `Ended after ${seconds} s (--timeout).`,
  tooManyEvents: (most) =>
    `Ended after ${most.toLocaleString("en")} events: a recording holds no more. If the program never ends, --timeout sets an end.`,
  notAllKept: (events, until) =>
    `The run had more events than are kept: what is told of it beside its output is of the first ${events.toLocaleString("en")}, up to ${until}.`,
  checkFailed: (lesson) => `${lesson} did not run as the lesson expects:`,
  missingLine: (line, expected) => `line ${line} is missing: expected ${expected}`,
  unexpectedLine: (line, actual) => `line ${line} is not expected: ${actual}`,
  differentLine: (line, expected, actual) => `line ${line} should be ${expected}, not ${actual}`,
  elapsedOff: (actual, from, to) => `the elapsed time should be between ${from} and ${to}, not ${actual}`,
  elapsedExact: (actual, expected) => `the elapsed time should be exactly ${expected}, not ${actual}`,
  lengthOff: (actual, from, to) => `the run should take between ${from} and ${to}, not ${actual}`,
  missingWarning: (expected) => `stderr should hold: ${expected}`,
  anElapsedTime: "the elapsed seconds",
  lateness: {
    run: (late) => `The machine was late by ${late} in this run (measured); the order is as it should be.`,
    runUnjudged: (late, line) =>
      `The machine was late by ${late} in this run (measured), which may change the order: from line ${line} on it is not judged. Run it again, slower or with --virtual, to see it as it should be.`,
    runs: (late) =>
      `The machine was late by up to ${late} in these runs (measured); the order is as it should be.`,
    runsUnjudged: (late, count) =>
      `The machine was late by up to ${late} in these runs (measured), which may change the order: in ${count} of them not all of it is judged.`,
    sides: (typescript, python, unjudged) => {
      const sides = [
        ...(typescript === null ? [] : [`TypeScript by up to ${typescript[0]} (${typescript[1]}; measured)`]),
        ...(python === null ? [] : [`Python by up to ${python[0]} (${python[1]})`]),
      ];
      const order =
        unjudged.length === 0
          ? "the order is as it should be."
          : `that may change the order, which is not judged to its end in ${unjudged.join(", ")}.`;
      return `Late in these runs, as on a busy machine: ${sides.join(", ")}; ${order}`;
    },
  },
  trace,
  step: stepCommandWords.en,
  explain: {
    argument: "a word in English or Japanese, such as task (default: list them)",
    python: "show the Python program (the default)",
    typescript: "show the TypeScript program",
    both: "show both programs, side by side from 100 columns on",
    unknownTerm: (word) => `there is no entry for '${word}'.`,
    seeTerms: "The words: asyncio-lessons explain",
    footer: "Look one up: asyncio-lessons explain task",
  },
  verify: {
    tooMuch: "it printed more than is kept, so the rest was not compared",
    argument: "lessons by name (default: all of them)",
    python: "the Python to run them on (default: python3 or python, as found)",
    notForPython: (option) => `${option} does not apply to Python: verify runs both sides in real time.`,
    noPython: (names) => `No Python was found (${names}).`,
    noSuchPython: (name) => `there is no file or command '${name}'.`,
    notAPython: (name, reason) =>
      `'${name}' does not run as Python does${reason === "" ? "" : ` (${reason})`}.`,
    silentPython: (name, seconds) => `'${name}' did not tell its version within ${seconds} s.`,
    tooOld: (name, version, least) =>
      `'${name}' is Python ${version}, and the lessons need ${least} or newer.`,
    nameAnother: "Name another one, such as --python /usr/bin/python3.",
    checkedInstead:
      "So the lessons are checked against what was recorded of CPython 3.13 instead. To have them run on a Python, install one (https://www.python.org/downloads/) or name one: --python /usr/bin/python3.",
    recorded: "recorded of CPython 3.13",
    differs: (lesson) => `${lesson} is not the same:`,
    line: (line) => `line ${line}`,
    more: (count) => `and ${count} more`,
    noLine: "(no such line)",
    failed: (error) => `it failed: ${error}`,
    repeated: (lesson) =>
      `${lesson} was late at first, and not the same, as happens on a busy machine: it was run again, by itself.`,
    skipped: (lesson, needs, version) =>
      `${lesson} needs Python ${needs} or newer, and this is ${version}: skipped.`,
    summary: (same, total, version) =>
      `${same} of ${total} ${total === 1 ? "lesson runs" : "lessons run"} the same on Python ${version}.`,
    summaryRecorded: (same, total) =>
      `${same} of ${total} ${total === 1 ? "lesson runs" : "lessons run"} as recorded. No Python was run.`,
  },
  listFooter: "Run one: asyncio-lessons run gather",
  menu: {
    question: "What would you like to see?",
    keys: "Arrow keys to choose, Enter to take it, Esc to leave",
    startTour: "start the tour",
    continueTour: "continue the tour",
    compareAll: "compare the timing lessons",
    list: "list the lessons",
    help: "help",
    quit: "quit",
  },
  noPager: (command) => `The pager '${command}' (PAGER) could not be started: here is the text without one.`,
  written: (file) => `Written: ${file}`,
};
