// What the rows of a step viewer say, in words: the same in the terminal's panes and on the page, which cut them and paint
// them as each has room; and why an event happened, in one sentence of either language.

import { seconds } from "../../draw/figures.js";
import type { Language } from "../../draw/view.js";
import { padStart, truncate } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import type { Second } from "../../trace/event.js";
import { oneLine, plain } from "../../trace/harmless.js";
import { type CallbackRole, labelText, type NamedTimer, type Queued } from "../model/names.js";
import type { OutputRow, ReadyRow, StepModel, TaskRow, TimerRow } from "../model/steps.js";
import type { WaitsFor, Waker, Why } from "../model/why.js";
import { whyInEnglish } from "./sentence.en.js";
import { whyInJapanese } from "./sentence.ja.js";
import { byKind, type Quoted, type ViewerWords } from "./words.js";

/** A timer that is overdue by less is due now: a millisecond is the least that is shown. */
const least: Second = 0.0005;

const whole = (name: string): string => name;

/**
 * Who stands in the ready queue.
 *
 * @param cut shortens names where there is little room
 */
export function queuedText(queued: Queued, words: ViewerWords, cut = whole): string {
  switch (queued.kind) {
    case "task":
      return cut(labelText(queued.of));
    case "callback":
      return callbackText(queued.role ?? { kind: "own" }, words, cut(queued.name));
    case "timer":
      return isNamed(queued) ? words.timerOf(namedTimer(queued, words, cut)) : words.timer;
  }
}

const callbackText = byKind<CallbackRole, [words: ViewerWords, name: string]>({
  tells: ({ label }, { callbackOf }) => callbackOf(label),
  timeout: (_, { callbackOf, timeout }) => callbackOf(timeout),
  stops: (_, { stopsLoop }) => stopsLoop,
  result: (_, { result }) => result,
  own: (_, __, name) => name,
});

/** Why it stands there. */
export function becauseOf({ why, by }: ReadyRow, words: ViewerWords): string {
  return by === null ? words.readyBecause[why] : cause(by, words, why);
}

const cause = byKind<Waker, [words: ViewerWords, why: ReadyRow["why"]]>({
  timer: (_, { sleepOver }) => sleepOver,
  "task-done": ({ of }, { done }) => done(labelText(of)),
  future: ({ label }, { done, readyBecause }, why) => (label === "" ? readyBecause[why] : done(label)),
  task: ({ of }, { wokenBy, readyBecause }, why) =>
    why === "woken" ? wokenBy(labelText(of)) : readyBecause[why],
});

/** Whom a timer wakes, or what it is for, or what it calls. */
export function timerText({ timer }: Pick<TimerRow, "timer">, words: ViewerWords, cut = whole): string {
  if (!isNamed(timer)) return words.timer;
  const name = namedTimer(timer, words, cut);
  return timer.wakes === null && timer.role === null ? words.calls(name) : name;
}

/** Is more known of it than that it is a timer? */
function isNamed({ what, wakes }: NamedTimer): boolean {
  return wakes !== null || (what !== "" && what !== "sleep");
}

function namedTimer({ what, wakes, setBy, role }: NamedTimer, words: ViewerWords, cut: typeof whole): string {
  if (wakes !== null) return cut(labelText(wakes));
  if (role === "thread") return words.otherThread;
  if (role === null) return cut(what);
  return setBy === null ? words.timeout : words.timeoutOf(cut(labelText(setBy)));
}

/** How long until it is due, or how long it has been. */
export function leftText(left: Second, words: ViewerWords): string {
  return isOverdue(left) ? words.overdue(seconds(-left)) : words.left(seconds(Math.max(0, left)));
}

export function isOverdue(left: Second): boolean {
  return left <= -least;
}

/** What a task does or waits for, or what it ended with; "" for a cancelled one, as its state says so. */
export function detailOf(row: TaskRow, words: ViewerWords, isShort = false): string {
  const { outcome } = row;
  if (outcome?.status === "finished") return words.returned(oneLine(outcome.result));
  if (outcome?.status === "failed") return words.raised(oneLine(outcome.error));
  if (row.doing === "done") return "";
  const doing =
    row.doing === "waiting" && row.waitsFor !== null
      ? waitText(row.waitsFor, words, isShort)
      : words.states[row.doing];
  const all = row.cancelRequested ? words.also(doing, words.cancelRequested) : doing;
  return row.inner === null ? all : words.inside(row.inner, all);
}

const waitText = byKind<WaitsFor, [words: ViewerWords, isShort: boolean]>({
  sleep: ({ left }, { waits }, isShort) => (isShort ? waits.left : waits.sleep)(seconds(left)),
  task: ({ of }, { waits }) => waits.task(labelText(of)),
  gather: ({ children, done }, { waits }) => waits.gather(children, done),
  future: ({ label, children, done }, { waits }) =>
    label === null ? waits.future : done === null ? label : waits.some(label, children, done),
  turn: (_, { waits }) => waits.turn,
});

/** What the source pane shows: where that is Python for a run of TypeScript, it says which file ran. */
export function sourceTitle({ file, ran }: StepModel["source"], words: ViewerWords): string {
  return ran === null ? file : words.noted(file, words.ran(ran.file));
}

/** When a line was printed, and by whom. */
export function printedText({ at, by }: OutputRow, from: string): string {
  return by === null ? seconds(at) : `${seconds(at)} ${from} ${labelText(by)}`;
}

/** How a task that is done has ended. */
export function endingOf({ outcome }: TaskRow): "finished" | "failed" | "cancelled" {
  return outcome?.status ?? "finished";
}

const sentences = { en: whyInEnglish, ja: whyInJapanese };

/** What is written below the sentence, as it has lines of its own: a traceback, say. */
export function linesBelow(why: Why): readonly string[] {
  const text = why.kind === "program-ended" ? why.traceback : why.kind === "output" ? why.text : null;
  return text?.includes("\n") ? plain(text).split("\n") : [];
}

/** Of one line, whatever the trace says. Names stand in backticks. */
export function whySentence(why: Why, language: Language): string {
  // What a program prints or returns may be of any length.
  return sentenceOf(why, language, (text) => truncate(oneLine(text), 60, "..."));
}

/** The same, with the program's texts in full: for who reads a line of any length, or has it read to them. */
export function wholeWhySentence(why: Why, language: Language): string {
  return sentenceOf(why, language, oneLine);
}

function sentenceOf(why: Why, language: Language, quoted: Quoted): string {
  // An output that stands below it is not told in it as well.
  const isBelow = why.kind === "output" && linesBelow(why).length > 0;
  return oneLine(sentences[language](why, isBelow ? () => "" : quoted)).trimEnd();
}

/**
 * An event as one line, for where there is no screen, and for who listens rather than looks: its number, when, and why. What
 * has lines of its own follows below.
 *
 * @param whereWord the source line in words; "" where it is not known
 */
export function renderStepLine(
  { step, steps, at, why, source }: StepModel,
  whereWord: (source: StepModel["source"]) => string,
  language: Language,
): string {
  const number = padStart(`${step}`, `${steps}`.length);
  const where = isInProgram(why) ? whereWord(source) : "";
  const { noted } = drawWords[language];
  const [, sentence = "", colon = ""] = /^(.*?)([:：]?)$/.exec(wholeWhySentence(why, language)) ?? [];
  // A colon stands before what follows it.
  const head = `${number}  ${seconds(at)}  ${where === "" ? sentence : noted(sentence, where)}${colon}`;
  return [head, ...linesBelow(why).map((line) => `    ${line}`.trimEnd())].join("\n");
}

/** Does the event happen at a line of the program that is known? That of a return is not, nor any in another thread. */
function isInProgram(why: Why): boolean {
  if (why.kind === "task-done") return why.outcome.status === "failed";
  if (why.kind === "output") return !why.isThread && !why.isReport;
  if (why.kind === "timer-set") return why.timer.role !== "thread";
  return ["blocked", "step-began", "suspended"].includes(why.kind);
}
