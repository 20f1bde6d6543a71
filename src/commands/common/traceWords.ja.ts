// What deals with traces, in Japanese.
import type { Misplacement, Numbered } from "../../trace/order.js";
import type { TraceWords } from "./traceWords.js";

const things: Readonly<Record<Numbered, string>> = {
  task: "タスク",
  timer: "タイマー",
  handle: "コールバック",
  future: "フューチャー",
};

/** What is wrong with an event's place. */
function saidOf(misplacement: Misplacement): string {
  switch (misplacement.why) {
    case "beginning":
      return "が、「program-began は最初に一度だけ」という決まりに反しています";
    case "earlier":
      return "の時刻が、その前のイベントより早くなっています";
    case "unknown":
      return `が指す${things[misplacement.what]}は、それより前のイベントに出てきません`;
    case "number":
      return `で、${things[misplacement.what]}の番号が順番どおりではありません`;
    case "step":
      return `の ${misplacement.kind} は、その時点のタスクには起こりえません`;
  }
}

export const ja: TraceWords = {
  exportCommand: "実行の様子を、図やほかのツール用のトレースとして書き出す",
  exportArgument: "レッスンの名前、.ts や .js のプログラムのパス、またはトレース（.json）のパス",
  runArgument:
    "レッスンの名前、または .ts や .js のプログラムのパス（--tree ではトレース（.json）のパスも指定できる）",
  options: {
    format:
      "svg：タイムラインの図。html：ステップビューアーを一つのページにしたもの。chrome：Perfetto と chrome://tracing 用。json：トレースそのもの（省略するとファイルの拡張子で決まる）",
    output: "書き出すファイル（省略した場合と - の場合は標準出力）",
    exportSpeed: "レッスンを実時間の n 倍の速さで実行する（省略すると仮想時間）",
    exportVirtual: "自分のプログラムを仮想時間で実行する（レッスンは指定しなくても仮想時間）",
    trace:
      "実行のトレースをファイルに書き出す（export、step、run --tree で読める。- ならトレースだけを標準出力に書く）",
    tree: "どのタスクが何を待っているかを、python -m asyncio pstree と同じ形の木で示す",
    at: "--tree で示す時点（秒。省略すると、待っているタスクが最も多い時点）",
    internals: "--tree にライブラリ内部のコルーチンも含める",
    svg: "すべての実行のレーンを一つの時間軸に並べた図をファイルに書き出す（- なら表の代わりに標準出力へ）",
  },
  onPage: (lesson, instead, of) =>
    `${lesson} は1ページに入りきらないので、${of} の代わりに ${instead} で書き出します。`,
  error: {
    isFolder: (path) => `「${path}」はフォルダです。トレースのファイルを指定してください。`,
    cannotRead: (path, reason) => `「${path}」を読み込めません：${reason}`,
    notJson: (path) =>
      `「${path}」は JSON ではないので、トレースとして読めません。トレースは asyncio-lessons run <レッスン> --trace <ファイル> で書き出せます。`,
    notATrace: (path) =>
      `「${path}」は JSON ですが、トレースではありません。トレースは asyncio-lessons run <レッスン> --trace <ファイル> で書き出せます。`,
    otherSchema: (path, schema) =>
      `「${path}」はスキーマ ${schema} のトレースですが、このバージョンで読めるのは 1 と 2 だけです。記録し直してください。`,
    malformed: (path, where) => `「${path}」のトレースは壊れています。${where} が正しくありません。`,
    malformedEvent: (path, event, where) =>
      `「${path}」のトレースは壊れています。${event}番目のイベントの ${where} が正しくありません。`,
    misplacedEvent: (path, event, misplacement) =>
      `「${path}」のトレースは壊れています。${event}番目のイベント${saidOf(misplacement)}。`,
    tooLongForPage: (events, most) =>
      `この実行にはイベントが${events}件ありますが、ページに入るのは${most}件までです。export --format json で書き出し、step で見てください。`,
    optionOfTrace: (path, option) =>
      `「${path}」は実行済みのトレースです。${option} を外すか、レッスンを指定してください。`,
    runOfTrace: (path) =>
      `「${path}」は実行済みのトレースです。run ${path} --tree か、export や step で見てください。`,
    traceOfSeveral: (option) => `${option} を使うときは、レッスンかプログラムをひとつだけ指定してください。`,
    noFormat: (formats) => `書き出す形式を --format ${formats.join("|")} で指定してください。`,
    notASecond: (option, value) =>
      `${option} には0以上の秒数を指定してください（「${value}」は使えません）。`,
    atWithoutTree: (option) => `${option} は --tree と一緒に指定してください。`,
    nothingAt: (seconds, last) => `${seconds} s の時点では、実行はもう終わっています（終了は ${last}）。`,
  },
};
