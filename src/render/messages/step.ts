// The words of the step viewer, but for the sentence that tells why.
import type { Language } from "../../lesson/model.js";
import type { ReadyRow, TaskRow } from "../../trace/stepModel.js";

export interface StepWords {
  readonly step: string;
  readonly event: (place: number, of: number) => string;
  readonly clock: Readonly<Record<"measured" | "virtual", string>>;
  readonly playing: (perSecond: number) => string;
  readonly panes: Readonly<Record<"ready" | "timers" | "tasks" | "output" | "timeline" | "why", string>>;
  /** Behind the heading of the tasks: whose line is shown. */
  readonly following: string;
  readonly empty: Readonly<Record<"ready" | "timers" | "tasks" | "output", string>>;
  readonly doing: Readonly<Record<Exclude<TaskRow["doing"], "waiting">, string>>;
  readonly waiting: string;
  readonly cancelRequested: string;
  readonly readyBecause: Readonly<Record<ReadyRow["why"], string>>;
  readonly sleepOver: string;
  readonly timerOf: (name: string) => string;
  readonly done: (name: string) => string;
  readonly sleepsFor: (left: string) => string;
  readonly left: (left: string) => string;
  readonly overdue: (by: string) => string;
  readonly taskOf: (name: string) => string;
  readonly gather: (children: number, done: number | null) => string;
  readonly future: string;
  readonly turn: string;
  readonly inside: (name: string, what: string) => string;
  readonly above: (lines: number) => string;
  readonly keys: readonly string[];
  readonly timePrompt: string;
  readonly searchPrompt: string;
  readonly notFound: (text: string) => string;
  readonly notATime: (text: string) => string;
  readonly atEnd: string;
  readonly noPython: string;
  readonly help: readonly (readonly [keys: string, what: string])[];
  readonly helpTitle: string;
  readonly helpKeys: string;
}

const en: StepWords = {
  step: "step",
  event: (place, of) => `event ${place}/${of}`,
  clock: { measured: "measured", virtual: "virtual" },
  playing: (perSecond) => `playing ${perSecond}/s`,
  panes: {
    ready: "ready queue",
    timers: "timers",
    tasks: "tasks",
    output: "output",
    timeline: "timeline",
    why: "why",
  },
  following: "follows the event",
  empty: { ready: "empty", timers: "none", tasks: "none yet", output: "nothing yet" },
  doing: {
    running: "running",
    ready: "ready to run",
    blocked: "holds the thread",
    done: "done",
  },
  waiting: "waiting",
  cancelRequested: "cancelled soon",
  readyBecause: {
    created: "just created",
    woken: "woken",
    turn: "gave up its turn",
    cancelled: "cancelled",
    call_soon: "call_soon",
    "done-callback": "done callback",
    due: "due",
  },
  sleepOver: "sleep is over",
  timerOf: (name) => `timer of ${name}`,
  done: (name) => `${name} is done`,
  sleepsFor: (left) => `sleep ${left}`,
  left: (left) => `in ${left}`,
  overdue: (by) => `${by} overdue`,
  taskOf: (name) => `task ${name}`,
  gather: (children, done) => (done === null ? `gather of ${children}` : `gather (${done} of ${children})`),
  future: "a future",
  turn: "its turn",
  inside: (name, what) => `${name}: ${what}`,
  above: (lines) => `${lines} more above`,
  keys: [
    "←/→ event",
    "↑/↓ task",
    "? help",
    "q quit",
    "space play",
    "i iteration",
    "o output",
    "s source",
    "l language",
  ],
  timePrompt: "jump to second: ",
  searchPrompt: "search: ",
  notFound: (text) => `not found: ${text}`,
  notATime: (text) => `not a number of seconds: ${text}`,
  atEnd: "that was the last one",
  noPython: "there is no Python program for this one",
  helpTitle: "keys of the step viewer",
  helpKeys: "↑/↓ scroll · ? or Esc back",
  help: [
    ["← →", "the event before, the next event"],
    ["↑ ↓", "choose a task; above the first: follow the event"],
    ["p n", "the chosen task's event before, its next event"],
    ["i I", "the next iteration of the loop, the one before"],
    ["o O", "the next output, the one before"],
    ["t", "jump to a time, in seconds"],
    ["/", "search names, outputs and kinds of events"],
    ["g G", "the beginning, the end"],
    ["space", "play and pause"],
    ["+ -", "faster, slower"],
    ["s", "source in TypeScript or in Python"],
    ["l", "English or Japanese"],
    ["?", "this help"],
    ["q", "quit (Ctrl-C too)"],
  ],
};

const ja: StepWords = {
  step: "step",
  event: (place, of) => `イベント ${place}/${of}`,
  clock: { measured: "実測", virtual: "仮想時間" },
  playing: (perSecond) => `再生中 ${perSecond}/秒`,
  panes: {
    ready: "実行待ち",
    timers: "タイマー",
    tasks: "タスク",
    output: "出力",
    timeline: "タイムライン",
    why: "なぜ",
  },
  following: "イベントに追従",
  empty: { ready: "空", timers: "なし", tasks: "まだなし", output: "まだなし" },
  doing: { running: "実行中", ready: "実行待ち", blocked: "スレッドをふさいでいる", done: "完了" },
  waiting: "待機中",
  cancelRequested: "まもなくキャンセル",
  readyBecause: {
    created: "作られたばかり",
    woken: "起こされた",
    turn: "順番を譲った",
    cancelled: "キャンセル",
    call_soon: "call_soon",
    "done-callback": "完了コールバック",
    due: "時間が来た",
  },
  sleepOver: "sleep が終わった",
  timerOf: (name) => `${name} のタイマー`,
  done: (name) => `${name} が完了`,
  sleepsFor: (left) => `sleep ${left}`,
  left: (left) => `あと ${left}`,
  overdue: (by) => `${by} 超過`,
  taskOf: (name) => `タスク ${name}`,
  gather: (children, done) => (done === null ? `gather（${children} 個）` : `gather（${done}/${children}）`),
  future: "future",
  turn: "次の順番",
  inside: (name, what) => `${name}: ${what}`,
  above: (lines) => `この上に ${lines} 行`,
  keys: [
    "←/→ イベント",
    "↑/↓ タスク",
    "? ヘルプ",
    "q 終了",
    "space 再生",
    "i 周回",
    "o 出力",
    "s ソース",
    "l 言語",
  ],
  timePrompt: "何秒に移るか: ",
  searchPrompt: "検索: ",
  notFound: (text) => `見つかりません: ${text}`,
  notATime: (text) => `秒数ではありません: ${text}`,
  atEnd: "これより先にはありません",
  noPython: "Python のプログラムはありません",
  helpTitle: "step のキー",
  helpKeys: "↑/↓ スクロール · ? か Esc で戻る",
  help: [
    ["← →", "前のイベント、次のイベント"],
    ["↑ ↓", "タスクを選ぶ。先頭より上でイベントに追従"],
    ["p n", "選んだタスクの前のイベント、次のイベント"],
    ["i I", "ループの次の周、前の周"],
    ["o O", "次の出力、前の出力"],
    ["t", "時刻（秒）を指定して移る"],
    ["/", "名前、出力、イベントの種類を検索"],
    ["g G", "最初、最後"],
    ["space", "再生と一時停止"],
    ["+ -", "速く、遅く"],
    ["s", "ソースを TypeScript か Python に"],
    ["l", "日本語か英語に"],
    ["?", "このヘルプ"],
    ["q", "終了（Ctrl-C でも）"],
  ],
};

const catalogue: Readonly<Record<Language, StepWords>> = { en, ja };

export function stepWords(language: Language): StepWords {
  return catalogue[language];
}

/** Keys as they are written where only ASCII may be drawn. */
export function asciiKeys(text: string): string {
  return text
    .replace("←/→", "</>")
    .replace("↑/↓", "^/v")
    .replace("← →", "< >")
    .replace("↑ ↓", "^ v")
    .replaceAll("·", "-");
}
