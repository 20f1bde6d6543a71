// What the rows of a step viewer say, in words: the same in the terminal's panes and on the page, which cut them and paint
// them as each has room; and why an event happened, in one sentence of either language. Names are in Python's spelling.
import { seconds } from "../../draw/figures.js";
import type { Language } from "../../draw/view.js";
import type { Second } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import type { OutputRow, ReadyRow, TaskRow, TimerRow } from "../model/stepModel.js";
import type { NamedTimer, Queued, WaitsFor } from "../model/why.js";
import type { Why } from "../model/whyOf.js";
import { labelText, pythonName, type Quoted } from "./names.js";
import { whyInEnglish } from "./sentence.en.js";
import { whyInJapanese } from "./sentence.ja.js";
import type { ViewerWords } from "./words.js";

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
      return callbackText(queued, words, cut);
    case "timer":
      return isNamed(queued) ? words.timerOf(namedTimer(queued, words, cut)) : words.timer;
  }
}

function callbackText(
  { name, role }: Extract<Queued, { readonly kind: "callback" }>,
  words: ViewerWords,
  cut: (name: string) => string,
): string {
  switch (role?.kind) {
    case "tells":
      return words.callbackOf(role.label);
    case "timeout":
      return words.callbackOf(words.timeout);
    case "stops":
      return words.stopsLoop;
    case "result":
      return words.result;
    case "own":
    case undefined:
      return cut(pythonName(name));
  }
}

/** Why it stands there. */
export function becauseOf({ why, by }: ReadyRow, words: ViewerWords): string {
  switch (by?.kind) {
    case "timer":
      return words.sleepOver;
    case "task-done":
      return words.done(labelText(by.of));
    case "future":
      return by.label === "" ? words.readyBecause[why] : words.done(pythonName(by.label));
    case "task":
      return why === "woken" ? words.wokenBy(labelText(by.of)) : words.readyBecause[why];
    case "cancelled":
      return by.by === null ? words.readyBecause.cancelled : words.cancelledBy(labelText(by.by));
    case undefined:
      return words.readyBecause[why];
  }
}

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
  if (role === null) return cut(pythonName(what));
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
  if (row.doing === "done") {
    if (row.result === null) return "";
    return row.isFailed ? words.raised(oneLine(row.result)) : words.returned(oneLine(row.result));
  }
  const doing =
    row.doing === "waiting" && row.waitsFor !== null
      ? waitText(row.waitsFor, words, isShort)
      : words.states[row.doing];
  const all = row.cancelRequested ? words.also(doing, words.cancelRequested) : doing;
  return row.inner === null ? all : words.inside(pythonName(row.inner), all);
}

function waitText(on: WaitsFor, { waits }: ViewerWords, isShort: boolean): string {
  switch (on.kind) {
    case "sleep":
      return isOverdue(on.left)
        ? waits.sleepOverdue(seconds(-on.left))
        : (isShort ? waits.left : waits.sleep)(seconds(Math.max(0, on.left)));
    case "task":
      return waits.task(labelText(on.of));
    case "gather":
      return waits.gather(on.children, on.done);
    case "future":
      return on.label === null ? waits.future : pythonName(on.label);
    case "turn":
      return waits.turn;
  }
}

/** When a line was printed, and by whom. */
export function printedText({ at, by }: OutputRow, from: string): string {
  return by === null ? seconds(at) : `${seconds(at)} ${from} ${labelText(by)}`;
}

/** How a task that is done has ended. */
export function endingOf({ state, isFailed }: TaskRow): "finished" | "failed" | "cancelled" {
  if (isFailed) return "failed";
  return state === "CANCELLED" ? "cancelled" : "finished";
}

const wordings: Readonly<Record<Language, (why: Why, quoted?: Quoted) => string>> = {
  en: whyInEnglish,
  ja: whyInJapanese,
};

/** Of one line, whatever the trace says. Names of the program stand in backticks, in Python's spelling. */
export function whySentence(why: Why, language: Language): string {
  return oneLine(wordings[language](why));
}

/** The same, with the program's texts in full: for who reads a line of any length, or has it read to them. */
export function wholeWhySentence(why: Why, language: Language): string {
  return oneLine(wordings[language](why, oneLine));
}
