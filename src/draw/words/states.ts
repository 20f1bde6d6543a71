// The words for what a task does and how it ends, for the clocks and for what was asked of it: the same in the step
// viewer, on the page, under a timeline, in a picture and beside a spinner.

import type { FigureSource } from "../../trace/event.js";
import type { LaneOutcome, LaneState } from "../../trace/lanes.js";
import type { Language } from "../language.js";

export interface StateWords {
  readonly states: Readonly<Record<LaneState, string>>;
  readonly outcomes: Readonly<Record<LaneOutcome, string>>;
  readonly cancelRequested: string;
  readonly clock: Readonly<Record<Exclude<FigureSource, "article">, string>>;
  readonly stderr: string;
}

const en: StateWords = {
  states: { running: "running", waiting: "waiting", ready: "ready to run", blocked: "holds the thread" },
  outcomes: { finished: "finished", failed: "failed", cancelled: "cancelled", unfinished: "unfinished" },
  cancelRequested: "cancel requested",
  clock: { measured: "measured", virtual: "virtual" },
  stderr: "stderr",
};

const ja: StateWords = {
  states: { running: "実行中", waiting: "待機中", ready: "実行可能", blocked: "スレッドを占有中" },
  outcomes: { finished: "完了", failed: "失敗", cancelled: "キャンセル", unfinished: "未完了" },
  cancelRequested: "キャンセル要求あり",
  clock: { measured: "実測", virtual: "仮想時間" },
  stderr: "標準エラー出力",
};

const catalogue: Readonly<Record<Language, StateWords>> = { en, ja };

export function stateWords(language: Language): StateWords {
  return catalogue[language];
}
