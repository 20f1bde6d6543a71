import type { RowWords } from "./texts.js";

export const ja: RowWords = {
  timerOf: (task) => `${task} を起こす`,
  dueTimer: (does) => `タイマー: ${does}`,
  calls: (callback) => `${callback} を呼ぶ`,
  timer: "タイマー",
  callback: (name) => `コールバック ${name}`,
  ready: {
    created: "作られたばかり",
    turn: "sleep(0) で順番を譲った",
    cancelled: "キャンセルされた",
    call_soon: "call_soon による",
    "done-callback": "完了時のコールバック",
  },
  due: "時間になった",
  woken: {
    sleep: "sleep が終わった",
    other: "待っていたものが完了した",
    task: (name) => `${name} が起こした`,
    taskDone: (name) => `${name} が終わった`,
    future: (label) => `${label} が完了した`,
    cancelled: (by) => (by === null ? "キャンセルされた" : `${by} がキャンセルした`),
  },
  left: (left) => `あと ${left}`,
  overdue: (by) => `${by} 超過`,
  doing: { running: "実行中", ready: "実行可能", blocked: "スレッドを占有中" },
  waits: {
    sleep: (until, left) => `sleep: ${until} まで（あと ${left}）`,
    task: (name) => name,
    gather: (children, done) =>
      done === null ? `${children} 個の gather` : `gather（${children} 個中 ${done} 個が完了）`,
    future: (label) => label ?? "フューチャー",
    turn: "次の順番",
  },
  inside: (inner, waits) => `${inner} の中で ${waits}`,
  returned: (value) => `戻り値 ${value}`,
  raised: (error) => `例外 ${error}`,
  cancelled: "キャンセル済み",
  cancelRequested: (doing) => `${doing}、キャンセル要求あり`,
  printedBy: (at, name) => (name === null ? at : `${at} · ${name}`),
};
