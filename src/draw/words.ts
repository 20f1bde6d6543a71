// The words that every drawing has: what a task does and how it ends, by which clock, the legend; and those of pictures.
// The same under a timeline, beside a spinner, in a picture, in the step viewer and on its page.
// English stays within ASCII: marks beyond it are the theme's glyphs.
import type { TraceDocument } from "../trace/document.js";
import type { FigureSource, Second } from "../trace/event.js";
import { endSaid, type Lane } from "../trace/lanes.js";
import { seconds } from "./figures.js";
import { english, thousands } from "./say.js";

/** Where a figure comes from, and the run that it is of. */
export interface Origin {
  readonly source: FigureSource;
  readonly speed?: number | undefined;
  /** Where it is left out, it was the core. */
  readonly runtime?: TraceDocument["runtime"] | undefined;
}

const en = {
  /** A text with what is said of it in brackets. */
  noted: (text: string, note: string) => `${text} (${note})`,
  /** Behind the name of a Python program: what runs in its place, or has run, line by line the same. */
  ran: (file: string) => `run: ${file}`,
  states: { running: "running", waiting: "waiting", ready: "ready to run", blocked: "holds the thread" },
  outcomes: { finished: "finished", failed: "failed", cancelled: "cancelled", unfinished: "unfinished" },
  cancelRequested: "cancel requested",
  /** Where a figure comes from. */
  source: { measured: "measured", virtual: "virtual", article: "article" },
  /** The same of a run that may have been faster or slower than real time. */
  from({ source, speed = 1, runtime }: Origin, dot = "·"): string {
    const clock = speed === 1 ? en.source[source] : `${en.source[source]} at ${speed} times the speed`;
    return [clock, ...en.ranOn(runtime)].join(` ${dot} `);
  },
  /** The Python that ran it; nothing of the core, on which all else runs. */
  ranOn(runtime: Origin["runtime"]): string[] {
    if (runtime === undefined || runtime.name === "core") return [];
    return [`Python ${runtime.version}${runtime.name === "embedded" ? ", embedded" : ""}`];
  },
  stderr: "stderr",
  more: (count: number) => `and ${thousands(count)} more`,
  /** Who hands control to whom. */
  flow: {
    heading: "How control passes: the loop runs a task until that suspends or ends.",
    loop: "loop",
    word: {
      task: "makes task",
      start: "starts",
      resume: "resumes",
      pending: "pending",
      finished: "finished",
      failed: "failed",
      cancelled: "cancelled",
    },
  },
  /** What of the legend is not said as it is of a task. */
  legend: {
    running: "running (at least one cell)",
    turns: "running by turns",
    asked: "cancel requested",
  },
};

const ja: typeof en = {
  ran: (file) => `実行：${file}`,
  noted: (text, note) => `${text}（${note}）`,
  states: { running: "実行中", waiting: "待機中", ready: "実行可能", blocked: "スレッドを占有中" },
  outcomes: { finished: "完了", failed: "失敗", cancelled: "キャンセル", unfinished: "未完了" },
  cancelRequested: "キャンセル要求あり",
  source: { measured: "実測", virtual: "仮想時間", article: "記事" },
  from({ source, speed = 1, runtime }, dot = "·") {
    const clock = speed === 1 ? ja.source[source] : `${ja.source[source]}（${speed}倍の速さ）`;
    return [clock, ...ja.ranOn(runtime)].join(` ${dot} `);
  },
  ranOn(runtime) {
    if (runtime === undefined || runtime.name === "core") return [];
    return [`Python ${runtime.version}${runtime.name === "embedded" ? "（内蔵）" : ""}`];
  },
  stderr: "標準エラー出力",
  more: (count) => `ほか${thousands(count)}件`,
  flow: {
    heading: "制御の流れ：ループはタスクを、中断するか終わるまで動かします。",
    loop: "ループ",
    word: {
      task: "タスク作成",
      start: "開始",
      resume: "再開",
      pending: "pending",
      finished: "finished",
      failed: "failed",
      cancelled: "cancelled",
    },
  },
  legend: { running: "実行中（最小1マス）", turns: "交代で実行中", asked: "キャンセル要求" },
};

export const drawWords = { en, ja };

/** Of pictures alone: the title of several runs, and what is read aloud: each lane, and each run with its lanes. */
const enPicture = {
  comparison: "runs on one time axis",
  lane(name: string, lane: Lane): string {
    const { from, to, outputs } = lane;
    const end = endSaid(lane);
    const ending = end === null ? "" : `, ${en.outcomes[end]}`;
    const texts =
      outputs.length > 3 ? `${outputs.length} lines` : english.and(outputs.map(({ text }) => text));
    const printed = texts === "" ? "" : `, printed ${texts}`;
    return `${name}: from ${from.toFixed(3)} to ${seconds(to)}${ending}${printed}`;
  },
  lanes: (told: readonly string[]) => `${told.join("; ")}.`,
  arrow: (at: string, from: string, to: string, word: string) => `${at}: ${from} → ${to}, ${word}`,
  run: (label: string, elapsed: Second, lanes: string) => `${label}, ${seconds(elapsed)}: ${lanes}`,
};

const jaPicture: typeof enPicture = {
  comparison: "実行を同じ時間軸で比べる",
  lane(name, lane) {
    const { from, to, outputs } = lane;
    const end = endSaid(lane);
    const ending = end === null ? "" : `、${ja.outcomes[end]}`;
    const texts =
      outputs.length > 3 ? `${outputs.length}行` : outputs.map(({ text }) => `「${text}」`).join("");
    const printed = texts === "" ? "" : `、${texts}を出力`;
    return `${name}：${seconds(from)} から ${seconds(to)} まで${ending}${printed}`;
  },
  lanes: (told) => `${told.join("。")}。`,
  arrow: (at, from, to, word) => `${at}：${from} → ${to}、${word}`,
  run: (label, elapsed, lanes) => `${label}（${seconds(elapsed)}）　${lanes}`,
};

export const pictureWords = { en: enPicture, ja: jaPicture };
