// The words of the step viewer, in the terminal as on the page, but for the sentence that tells why. Those that every drawing
// has are from `drawWords`.
import { drawWords } from "../../draw/words.js";

/** The keys, in the order in which the help lists them. */
export const helpRows = [
  { keys: ["←", "→"], does: "event" },
  { keys: ["↑", "↓"], does: "task" },
  { keys: ["Esc"], does: "follow" },
  { keys: ["p", "n"], does: "ofTask" },
  { keys: ["i", "I"], does: "iteration" },
  { keys: ["o", "O"], does: "output" },
  { keys: ["t"], does: "time" },
  { keys: ["/"], does: "search" },
  { keys: ["PgUp", "PgDn"], does: "ten" },
  { keys: ["g", "Home"], does: "first" },
  { keys: ["G", "End"], does: "last" },
  { keys: ["Space"], does: "play" },
  { keys: ["+", "-"], does: "speed" },
  { keys: ["w"], does: "why" },
  { keys: ["v"], does: "variables" },
  { keys: ["s"], does: "source" },
  { keys: ["l"], does: "language" },
  { keys: ["?"], does: "help" },
  { keys: ["q"], does: "quit" },
] as const;

/** What a page has no use for: it is left as any other, and always has room for the whole reason. */
export const onlyInTerminal: readonly (typeof helpRows)[number]["does"][] = ["why", "variables", "quit"];

const en = {
  ...drawWords.en,
  event: (place: number, of: number) => `event ${place}/${of}`,
  playing: (perSecond: number) => `playing ${perSecond}/s`,
  panes: {
    ready: "ready queue",
    timers: "timers",
    tasks: "tasks",
    output: "output",
    timeline: "timeline",
    why: "why",
  },
  /** Behind a heading: so many of a list are shown. */
  someOf: (shown: number, all: number) => `${shown} of ${all}`,
  /** Behind the heading of a reason that is cut: the key that shows all of it. */
  wholeWhy: "w: all",
  /** Behind the heading of the tasks: whose line is shown. */
  following: "follows the event",
  /** Behind a name in the source: its task stands there no more. */
  ended: "done",
  empty: { ready: "empty", timers: "none", tasks: "none yet", output: "nothing yet", variables: "none here" },
  /** Why something is ready to run: what woke it, and where that is not known, what put it there. */
  readyBecause: {
    created: "just created",
    woken: "woken",
    turn: "gave way",
    cancelled: "cancelled",
    call_soon: "call_soon",
    "done-callback": "done callback",
    due: "due",
  },
  sleepOver: "sleep is over",
  done: (name: string) => `${name} is done`,
  wokenBy: (name: string) => `woken by ${name}`,
  /** A timer of which nothing else is known. */
  timer: "timer",
  /** In the ready queue: a timer, by the task that it wakes or the callback that it calls. */
  timerOf: (name: string) => `timer: ${name}`,
  calls: (callback: string) => `calls ${callback}`,
  timeout: "timeout",
  timeoutOf: (name: string) => `timeout of ${name}`,
  /** A timer that stands for a sleep in another thread. */
  otherThread: "another thread",
  /** A callback of the library's, by what it is for. */
  callbackOf: (name: string) => `callback of ${name}`,
  /** A callback that stops the loop. */
  stopsLoop: "stops the loop",
  /** A callback that hands over what came from outside the loop. */
  result: "result from outside",
  left: (left: string) => `in ${left}`,
  overdue: (by: string) => `${by} overdue`,
  /** What a task waits for. */
  waits: {
    sleep: (left: string) => `sleep ${left} left`,
    /** The same where there is little room. */
    left: (left: string) => `${left} left`,
    task: (name: string) => `task ${name}`,
    gather: (children: number, done: number | null) =>
      done === null ? `gather of ${children}` : `gather (${done} of ${children})`,
    /** Of several: `wait` */
    some: (name: string, children: number, done: number) => `${name} (${done} of ${children})`,
    future: "a future",
    turn: "its next turn",
  },
  also: (doing: string, more: string) => `${doing}, ${more}`,
  inside: (name: string, doing: string) => `${name}: ${doing}`,
  returned: (value: string) => `returned ${value}`,
  raised: (error: string) => `raised ${error}`,
  above: (lines: number) => `${lines} more above`,
  /** In the last line, the most needed first. */
  keys: [
    "←/→ event",
    "↑/↓ task",
    "? help",
    "q quit",
    "Space play",
    "i iteration",
    "o output",
    "s source",
    "l language",
  ],
  timePrompt: "go to second: ",
  searchPrompt: "search: ",
  notFound: (text: string) => `not found: ${text}`,
  notATime: (text: string) => `not a number of seconds: ${text}`,
  atEnd: "that was the last one",
  noPython: "there is no Python source for this program",
  noTypescript: "there is no TypeScript source for this program",
  helpTitle: "keys of the step viewer",
  helpKeys: "↑/↓ scroll · ? or Esc back",
  /** In the last line, where the variables have the screen to themselves. */
  variablesKeys: "↑/↓ scroll · v or Esc back · ←/→ event",
  /** Above the functions in which a task stands, the innermost last. */
  standsIn: (name: string) => `${name} stands here (most recent call last)`,
  variablesIn: (name: string) => `variables of ${name}`,
  /** Of one that a run on the core has, or a trace without them. */
  noVariables: "the values of variables are in the traces of Python programs alone, without --no-locals",
  noTask: "no task has run yet",
  changes: { new: "new", changed: "changed" },
  /** In the last line, where a reason has the screen to itself. */
  whyKeys: "↑/↓ scroll · w or Esc back · ←/→ event",
  /** The viewer's words by their id in the vocabulary, in the order in which the help lists them. */
  terms: {
    event: { name: "event", means: "one thing that was recorded, with its time (not asyncio.Event)" },
    iteration: { name: "iteration", means: "a turn of the event loop: it runs what was ready when it began" },
    handle: { name: "handle", means: "one registered callback; the ready queue is a queue of handles" },
    ready_queue: { name: "ready queue", means: "the line of what can run now, first in, first out" },
    timer: { name: "timer", means: "a callback with a time before which it is not called" },
    callback: { name: "callback", means: "a plain function that the event loop is to call at its turn" },
    future: { name: "future", means: "a place for a result that is not there yet" },
  },
  termsTitle: "words of the step viewer",
  termsMore: "more about them: asyncio-lessons explain <word>",
  reading: "how to read the TypeScript: asyncio-lessons explain typescript",
  help: {
    event: "the previous event, the next event",
    task: "choose a task",
    follow: "follow the event: its task is the chosen one",
    ofTask: "the chosen task's previous event, its next event",
    iteration: "the next iteration of the event loop, the previous one",
    output: "the next output, the previous one",
    time: "go to a time, in seconds",
    search: "search names, outputs and kinds of events",
    ten: "ten events back, ten events on",
    first: "the first event",
    last: "the last event",
    play: "play or pause",
    why: "the whole reason, where its pane cuts it",
    variables: "where the chosen task stands, and its variables",
    speed: "faster, slower",
    source: "source in Python or in TypeScript, which is what ran",
    language: "English or Japanese",
    help: "this help",
    quit: "quit (Ctrl-C too)",
  },
};

export type ViewerWords = typeof en;

const ja: ViewerWords = {
  ...drawWords.ja,
  event: (place, of) => `イベント ${place}/${of}`,
  playing: (perSecond) => `再生中 ${perSecond}/秒`,
  panes: {
    ready: "実行待ちキュー",
    timers: "タイマー",
    tasks: "タスク",
    output: "出力",
    timeline: "タイムライン",
    why: "なぜ",
  },
  someOf: (shown, all) => `${all}件中${shown}件`,
  wholeWhy: "w: 全文",
  following: "イベントに追従",
  ended: "完了",
  empty: { ready: "空", timers: "なし", tasks: "まだなし", output: "まだなし", variables: "ここにはなし" },
  readyBecause: {
    created: "作られたばかり",
    woken: "起こされた",
    turn: "順番を譲った",
    cancelled: "キャンセル要求",
    call_soon: "call_soon",
    "done-callback": "完了コールバック",
    due: "期限が来た",
  },
  sleepOver: "sleep が終わった",
  done: (name) => `${name} が完了した`,
  wokenBy: (name) => `${name} が起こした`,
  timer: "タイマー",
  timerOf: (name) => `タイマー：${name}`,
  calls: (callback) => `${callback} を呼ぶ`,
  timeout: "タイムアウト",
  timeoutOf: (name) => `${name} のタイムアウト`,
  otherThread: "別のスレッド",
  callbackOf: (name) => `${name}${/\w$/.test(name) ? " " : ""}のコールバック`,
  stopsLoop: "ループを止める",
  result: "外からの結果",
  left: (left) => `あと${left}`,
  overdue: (by) => `${by} 超過`,
  waits: {
    sleep: (left) => `sleep あと${left}`,
    left: (left) => `あと${left}`,
    task: (name) => `タスク ${name}`,
    gather: (children, done) => (done === null ? `gather（${children}個）` : `gather（${done}/${children}）`),
    some: (name, children, done) => `${name}（${done}/${children}）`,
    future: "Future",
    turn: "次の順番",
  },
  also: (doing, more) => `${doing}、${more}`,
  inside: (name, doing) => `${name}：${doing}`,
  returned: (value) => `戻り値 ${value}`,
  raised: (error) => `例外 ${error}`,
  above: (lines) => `この上に${lines}行`,
  keys: [
    "←/→ イベント",
    "↑/↓ タスク",
    "? ヘルプ",
    "q 終了",
    "Space 再生",
    "i 周回",
    "o 出力",
    "s ソース",
    "l 言語",
  ],
  timePrompt: "移動先の時刻（秒）：",
  searchPrompt: "検索：",
  notFound: (text) => `見つかりません：${text}`,
  notATime: (text) => `秒数として読めません：${text}`,
  atEnd: "この先にはもうありません",
  noPython: "このプログラムには Python のソースがありません",
  noTypescript: "このプログラムには TypeScript のソースがありません",
  helpTitle: "ステップビューアーのキー",
  helpKeys: "↑/↓ スクロール · ? か Esc で戻る",
  variablesKeys: "↑/↓ スクロール · v か Esc で戻る · ←/→ イベント",
  standsIn: (name) => `${name} の現在位置（最も内側の呼び出しが最後）`,
  variablesIn: (name) => `${name} の変数`,
  noVariables: "変数の値は、Python のプログラムのトレースにだけ含まれます（--no-locals を付けない場合）",
  noTask: "まだどのタスクも動いていません",
  changes: { new: "新規", changed: "変更" },
  whyKeys: "↑/↓ スクロール · w か Esc で戻る · ←/→ イベント",
  terms: {
    event: { name: "イベント", means: "記録された出来事一つと、その時刻（asyncio.Event とは別）" },
    iteration: { name: "周回", means: "イベントループの1周。始めに並んでいたものだけを実行する" },
    handle: { name: "ハンドル", means: "登録したコールバック一つ。実行待ちキューに並ぶもの" },
    ready_queue: { name: "実行待ちキュー", means: "いま実行できるものが並ぶ列。先に入ったものから順に動く" },
    timer: { name: "タイマー", means: "ある時刻になるまで呼び出されないコールバック" },
    callback: { name: "コールバック", means: "順番が来たらイベントループに呼び出してもらう、ふつうの関数" },
    future: { name: "Future", means: "まだ出ていない結果の置き場所" },
  },
  termsTitle: "ステップビューアーの用語",
  termsMore: "くわしくは：asyncio-lessons explain <用語>",
  reading: "TypeScript の読み方：asyncio-lessons explain typescript",
  help: {
    event: "前のイベント、次のイベント",
    task: "タスクを選ぶ",
    follow: "イベントに追従（イベントのタスクを選んだ状態にする）",
    ofTask: "選んだタスクの前のイベント、次のイベント",
    iteration: "イベントループの次の周回、前の周回",
    output: "次の出力、前の出力",
    time: "時刻（秒）を指定して移動",
    search: "名前、出力、イベントの種類を検索",
    ten: "10件前のイベント、10件先のイベント",
    first: "最初のイベント",
    last: "最後のイベント",
    play: "再生、一時停止",
    why: "「なぜ」の全文（途中で切れているとき）",
    variables: "選んだタスクが止まっている場所と、その変数",
    speed: "速く、遅く",
    source: "ソースを Python か TypeScript（実行したもの）に",
    language: "表示を日本語か英語に",
    help: "このヘルプ",
    quit: "終了（Ctrl-C でも）",
  },
};

export const viewerWords = { en, ja };

/** Keys as they are written where only ASCII may be drawn. */
export function asciiKeys(text: string): string {
  return text
    .replace("←/→", "left/right")
    .replace("↑/↓", "up/down")
    .replace("← →", "left right")
    .replace("↑ ↓", "up down")
    .replaceAll("·", "-");
}

/** How a text of the program stands in a sentence. */
export type Quoted = (text: string) => string;

/**
 * What is said of a thing, by its kind.
 *
 * @param phrases one for each kind; they may need more than the thing
 */
export function byKind<T extends { readonly kind: string }, Rest extends readonly unknown[] = []>(
  phrases: {
    readonly [Kind in T["kind"]]: (of: T & { readonly kind: Kind }, ...rest: Rest) => string;
  },
): (of: T, ...rest: Rest) => string {
  // The compiler does not know that the phrase of a thing's kind takes that thing.
  return (of, ...rest) => (phrases[of.kind as T["kind"]] as (of: T, ...rest: Rest) => string)(of, ...rest);
}
