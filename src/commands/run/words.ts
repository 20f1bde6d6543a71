// What `run` says of a run that others do not: what each task did, the tree of tasks, the flow of control.
import { english, japanese, thousands } from "../../draw/say.js";
import { drawWords, type Origin } from "../../draw/words.js";

/** The moment that a tree of tasks is of: how many of all events had happened, and why it was chosen. */
export interface TreeMoment {
  readonly at: string;
  /** When the last event before it happened, where that is earlier: nothing has changed since. */
  readonly since: string | null;
  readonly event: number;
  readonly total: number;
  /** `end`: no task ever waited, so one moment says no more than another. */
  readonly moment: "fullest" | "asked" | "last" | "stuck" | "end";
  readonly origin: Origin;
}

const en = {
  /** @param place counts from 1 */
  printedOne: (text: string, place: number) => `printed ${text}, ${english.ordinal(place)}`,
  /** @param texts the lines, or the first of them */
  printedMany(texts: readonly string[], lines: number): string {
    const told = english.list(texts.map((text) => `"${text}"`));
    const more = lines > texts.length ? ` ${drawWords.en.more(lines - texts.length)}` : "";
    return `printed ${thousands(lines)} lines: ${told}${more}`;
  },
  printedNothing: "printed nothing",
  /** In the place of an outcome, below a timeline. */
  unfinished: "unfinished when the recording ended",
  /** The same of a run that came to a deadlock. */
  stuck: "waits for ever",
  /** Of a figure of the article that it measured with another lesson's program. */
  borrowed: (from: string) => `The article's figure is the one it gives for ${from}.`,
  /** The tree of who waits for whom. */
  tree: {
    heading({ at, since, event, total, moment, origin }: TreeMoment): string {
      const why = {
        fullest: ", when most tasks waited",
        asked: "",
        last: ", when the run was cut short",
        stuck: ", when nothing could go on any more",
        end: ", as no task ever waited",
      };
      const when = since === null ? at : `${at}, as it has been since ${since}`;
      return `Who waits for whom at ${when} (${drawWords.en.from(origin, "-")}), after event ${event} of ${total}${why[moment]}:`;
    },
    none: "There are no tasks at this moment.",
    /** Of a run in which no task was ever made, in the place of all the rest. */
    noTasks: "There are no tasks in this run, so nobody waits for anybody.",
  },
  /** Below a lesson's run. @param next null after the last lesson */
  next: (lesson: string, next: string | null) =>
    `Next: ${english.or([`show ${lesson}`, `step ${lesson}`, next === null ? "quiz" : `run ${next}`])}`,
  predictOfProgram: (path: string) =>
    `--predict takes a lesson: what '${path}' prints is known only once it has run. Leave --predict out.`,
  delaysOfSeveral: "--delays takes one lesson at a time: which delays belong to which would not be clear.",
  /** A trace was given without `--tree`. */
  runOfTrace: (path: string) =>
    `'${path}' is a trace, which has been run already: look at it with run ${path} --tree, or with export or step.`,
  traceOfSeveral: (option: string) => `${option} takes one lesson or program at a time: name one.`,
  atWithoutTree: (option: string) => `${option} belongs to --tree: give that as well.`,
  /** The run was over before that moment. */
  nothingAt: (seconds: number, last: string) => `at ${seconds} s the run was over: it ended at ${last}.`,
};

const ja: typeof en = {
  printedOne: (text, place) => `「${text}」を出力（${place}番目）`,
  printedMany(texts, lines) {
    const told = texts.map((text) => `「${text}」`).join("");
    return `${told}${lines > texts.length ? "など" : "の"}${thousands(lines)}行を出力`;
  },
  printedNothing: "出力なし",
  unfinished: "記録の終わりで未完了",
  stuck: "永久に待機中",
  borrowed: (from) => `記事の値は ${from} のものです。`,
  tree: {
    heading({ at, since, event, total, moment, origin }) {
      const why = {
        fullest: "待っているタスクが最も多い時点",
        asked: "指定された時点",
        last: "実行が打ち切られた時点",
        stuck: "どのタスクも先へ進めなくなった時点",
        end: "どのタスクも一度も待たずに終わった時点",
      };
      const how = [
        drawWords.ja.from(origin),
        why[moment],
        ...(since === null ? [] : [`${since} から変化なし`]),
      ];
      return `どのタスクが何を待っているか：${at}（${japanese.list(how)}、${total}件中${event}件目のイベントの直後）`;
    },
    none: "この時点で、タスクは一つもありません。",
    noTasks: "この実行ではタスクが一つも作られなかったので、待つものも待たれるものもありません。",
  },
  next: (lesson, next) =>
    `次は：${japanese.list([`show ${lesson}`, `step ${lesson}`, next === null ? "quiz" : `run ${next}`])}`,
  predictOfProgram: (path) =>
    `--predict はレッスンにだけ使えます。「${path}」が何を表示するかは、実行するまでわかりません。--predict を外してください。`,
  delaysOfSeveral:
    "--delays を使うときは、レッスンを一つだけ指定してください。どの待ち時間がどのレッスンのものか、決められません。",
  runOfTrace: (path) =>
    `「${path}」は実行済みのトレースです。run ${path} --tree か、export や step で見てください。`,
  traceOfSeveral: (option) => `${option} を使うときは、レッスンかプログラムを一つだけ指定してください。`,
  atWithoutTree: (option) => `${option} は --tree と一緒に指定してください。`,
  nothingAt: (seconds, last) => `${seconds}秒の時点では、実行はもう終わっています（終わったのは ${last}）。`,
};

export const runWords = { en, ja };
