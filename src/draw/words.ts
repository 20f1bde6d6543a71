// The words that every drawing has: what a task does and how it ends, by which clock, the legend.
// The same under a timeline, beside a spinner, in a picture, in the step viewer and on its page.
// English stays within ASCII: marks beyond it are the theme's glyphs.

const en = {
  states: { running: "running", waiting: "waiting", ready: "ready to run", blocked: "holds the thread" },
  outcomes: { finished: "finished", failed: "failed", cancelled: "cancelled", unfinished: "unfinished" },
  cancelRequested: "cancel requested",
  /** Where a figure comes from. */
  source: { measured: "measured", virtual: "virtual", article: "article" },
  stderr: "stderr",
  more: (count: number) => `and ${count} more`,
  /** What of the legend is not said as it is of a task. */
  legend: { running: "running (at least one cell)", asked: "cancel requested" },
};

const ja: typeof en = {
  states: { running: "実行中", waiting: "待機中", ready: "実行可能", blocked: "スレッドを占有中" },
  outcomes: { finished: "完了", failed: "失敗", cancelled: "キャンセル", unfinished: "未完了" },
  cancelRequested: "キャンセル要求あり",
  source: { measured: "実測", virtual: "仮想時間", article: "記事" },
  stderr: "標準エラー出力",
  more: (count) => `ほか${count}件`,
  legend: { running: "実行中（最小1マス）", asked: "キャンセル要求" },
};

export const drawWords = { en, ja };
