// The words for the rows of a step, in one language; why an event happened is worded with the terminal's sentences.
import { foldName } from "../../../lesson/fold.js";
import type { Language } from "../../../lesson/model.js";
import type { Second } from "../../../trace/event.js";
import type { OutputRow, ReadyRow, TaskRow, TimerRow } from "../../../trace/stepModel.js";
import type { Label, Queued, WaitsFor, Waker, Why } from "../../../trace/why.js";
import { seconds } from "../../figures.js";
import { labelText } from "../../messages/why.js";
import { whySentence } from "../../why.js";
import { en } from "./rows.en.js";
import { ja } from "./rows.ja.js";

/** The words that the rows are made from. */
export interface RowWords {
  readonly timerOf: (task: string) => string;
  /** In the ready queue. */
  readonly dueTimer: (does: string) => string;
  readonly calls: (callback: string) => string;
  readonly timer: string;
  readonly callback: (name: string) => string;
  readonly ready: Readonly<Record<Exclude<ReadyRow["why"], "woken" | "due">, string>>;
  readonly due: string;
  readonly woken: Readonly<Record<"sleep" | "other", string>> & {
    readonly task: (name: string) => string;
    readonly taskDone: (name: string) => string;
    readonly future: (label: string) => string;
    readonly cancelled: (by: string | null) => string;
  };
  readonly left: (seconds: string) => string;
  readonly overdue: (seconds: string) => string;
  readonly doing: Readonly<Record<"running" | "ready" | "blocked", string>>;
  readonly waits: {
    readonly sleep: (until: string, left: string) => string;
    readonly task: (name: string) => string;
    readonly gather: (children: number, done: number | null) => string;
    readonly future: (label: string | null) => string;
    readonly turn: string;
  };
  /** The coroutine that waits, where it is not the task's own. */
  readonly inside: (inner: string, waits: string) => string;
  readonly returned: (value: string) => string;
  readonly raised: (error: string) => string;
  readonly cancelled: string;
  readonly cancelRequested: (doing: string) => string;
  readonly printedBy: (at: string, name: string | null) => string;
}

export interface StepTexts {
  readonly name: (label: Label) => string;
  /** A function, in Python's spelling. */
  readonly frame: (name: string) => string;
  readonly queued: (entry: Queued) => string;
  readonly readyWhy: (row: ReadyRow) => string;
  readonly timer: (row: TimerRow) => string;
  readonly left: (left: Second) => string;
  readonly state: (row: TaskRow) => string;
  readonly doing: (row: TaskRow) => string;
  readonly printedBy: (row: OutputRow) => string;
  readonly why: (why: Why) => string;
}

const rowWords: Readonly<Record<Language, RowWords>> = { en, ja };

export function textsFor(language: Language): StepTexts {
  const words = rowWords[language];
  const timer = ({ what, wakes }: Pick<TimerRow, "what" | "wakes">): string => {
    if (wakes !== null) return words.timerOf(labelText(wakes));
    return what === "" || what === "sleep" ? words.timer : words.calls(foldName(what));
  };
  return {
    name: labelText,
    frame: foldName,
    queued: (entry) => {
      switch (entry.kind) {
        case "task":
          return labelText(entry.of);
        case "callback":
          return words.callback(foldName(entry.name));
        case "timer":
          return words.dueTimer(timer(entry));
      }
    },
    readyWhy: ({ why, by }) => {
      if (why === "due") return words.due;
      return why === "woken" ? wokenBy(by, words) : words.ready[why];
    },
    timer,
    left: (left) => (left < -0.0005 ? words.overdue(seconds(-left)) : words.left(seconds(Math.max(0, left)))),
    // Python's own names, in either language.
    state: (row) => row.state,
    doing: (row) => doing(row, words),
    printedBy: ({ at, by }) => words.printedBy(seconds(at), by === null ? null : labelText(by)),
    why: (why) => whySentence(why, language),
  };
}

function wokenBy(by: Waker | null, { woken }: RowWords): string {
  switch (by?.kind) {
    case "timer":
      return woken.sleep;
    case "task":
      return woken.task(labelText(by.of));
    case "task-done":
      return woken.taskDone(labelText(by.of));
    case "cancelled":
      return woken.cancelled(by.by === null ? null : labelText(by.by));
    case "future":
      return by.label === "" ? woken.other : woken.future(foldName(by.label));
    case undefined:
      return woken.other;
  }
}

function doing(row: TaskRow, words: RowWords): string {
  if (row.state === "CANCELLED") return words.cancelled;
  if (row.result !== null) return row.isFailed ? words.raised(row.result) : words.returned(row.result);
  const now = pending(row, words);
  return row.cancelRequested ? words.cancelRequested(now) : now;
}

function pending({ doing: what, waitsFor, inner }: TaskRow, words: RowWords): string {
  if (what === "running" || what === "ready" || what === "blocked") return words.doing[what];
  if (waitsFor === null) return "";
  const waits = waitsText(waitsFor, words);
  return inner === null ? waits : words.inside(foldName(inner), waits);
}

function waitsText(on: WaitsFor, { waits }: RowWords): string {
  switch (on.kind) {
    case "sleep":
      return waits.sleep(seconds(on.until), seconds(on.left));
    case "task":
      return waits.task(labelText(on.of));
    case "gather":
      return waits.gather(on.children, on.done);
    case "future":
      return waits.future(on.label === null ? null : foldName(on.label));
    case "turn":
      return waits.turn;
  }
}
