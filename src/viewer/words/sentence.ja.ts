// イベントが起きた理由を、日本語の一文で述べる。
import { seconds } from "../../draw/figures.js";
import { japanese } from "../../draw/say.js";
import { exitCodeIn, type Label } from "../../trace/labels.js";
import {
  type CallbackRole,
  codeOf,
  type NamedTimer,
  nameOf,
  nameOr,
  plainFuture,
  type Queued,
} from "../model/names.js";
import type { Canceller, Next, Told, WaitsFor, Why, WokenBy } from "../model/why.js";
import { byKind, type Quoted } from "./words.js";

const { afterJapanese, beforeJapanese, list } = japanese;

const queued = byKind<Queued>({
  task: ({ of }) => nameOf(of),
  callback: ({ name, role }) => (role === null ? `コールバック ${codeOf(name)}` : callback(role, name)),
  timer: (entry) => `${theTimer(entry)}のコールバック`,
});

const callback = byKind<CallbackRole, [name: string]>({
  tells: ({ label, of }) =>
    `${beforeJapanese(nameOr(of, "Future"))}の完了を ${codeOf(label)} に伝えるコールバック`,
  stops: ({ of }) => `${beforeJapanese(nameOr(of, "Future"))}が完了したのでループを止めるコールバック`,
  result: () => "ループの外からの結果を渡すコールバック",
  timeout: () => "タイムアウトのコールバック",
  own: (_, name) => `asyncio 自身のコールバック ${codeOf(name)}`,
});

function theTimer({ what, wakes, setBy, role }: NamedTimer): string {
  if (wakes !== null) return `${nameOf(wakes)} の sleep のタイマー`;
  if (role === "timeout")
    return setBy === null ? "タイムアウトのタイマー" : `${nameOf(setBy)} のタイムアウトのタイマー`;
  if (role === "thread") return "別のスレッドでの sleep を表すタイマー";
  return what === "" || what === "sleep" ? "タイマー" : `${codeOf(what)} を呼ぶタイマー`;
}

const whatNext = byKind<Next>({
  ready: ({ first }) =>
    `ループは実行待ちキューの先頭にある${afterJapanese(beforeJapanese(queued(first)))}に移ります`,
  timer: ({ at, isDue }) =>
    isDue
      ? `実行可能なものはありませんが、${seconds(at)} のタイマーはもう期限を過ぎています`
      : `実行可能なものがないので、ループは ${seconds(at)} のタイマーを待つことになります`,
  maker: ({ of }) => `制御は、そのタスクを自分のステップの中で動かしていた ${nameOf(of)} に戻ります`,
  callback: ({ of }) => `制御は、そのタスクを動かしていた${afterJapanese(queued(of))}に戻ります`,
  outside: () => "実行可能なものもタイマーもありません",
});

/** 何の Future か。プログラムが自分で作ったものは、ただの Future。 */
const futureOf = (label: string): string => (label === plainFuture ? "Future" : codeOf(label));

const awaited = byKind<WaitsFor>({
  sleep: ({ until }) => `${seconds(until)} に終わる sleep を`,
  task: ({ of }) => `まだ完了していない ${nameOf(of)} のタスクを`,
  gather: ({ children, done }) =>
    done === null ? `${children}個をまとめた gather を` : `gather（${children}個のうち${done}個が完了）を`,
  future: ({ label, children, done }) =>
    label !== null && done !== null
      ? `${codeOf(label)}（${children}個のうち${done}個が完了）を`
      : `まだ完了していない${label === null ? " Future " : ` ${futureOf(label)} `}を`,
  turn: () => "次の順番だけを",
});

const cause = byKind<WokenBy>({
  timer: () => "sleep が終わったので",
  "task-done": ({ of }) => `待っていた ${nameOf(of)} が完了したので`,
  task: ({ of }) => `待っていたものを ${nameOf(of)} が完了させたので`,
  cancelled: ({ by }) => `${by === null ? "" : `${nameOf(by)} に`}キャンセルを要求されたので`,
  future: ({ label }) => `待っていた ${label === "" ? "Future" : futureOf(label)} が完了したので`,
});

/** 完了を待っていたタスクにとっての意味。 */
function told({ task, on, effect }: Told): string {
  const who = nameOf(task);
  if (on.kind === "gather" && effect !== "told") {
    const count = `${on.children}個のうち${on.done}個が完了`;
    if (effect === "gives-up")
      return `gather は残りを待たずにそれを伝えるので（${count}）、${who} が起こされることになります。`;
    const then = effect === "woken" ? "が起こされることになります" : "はまだ待ちます";
    return `gather はこれで${count}し、${who} ${then}。`;
  }
  if (on.kind === "gather") return `${who} が待っている gather に、このあと通知されます。`;
  if (on.kind === "future" && on.label !== null && on.done !== null && effect !== "told") {
    const then = effect === "waits-on" ? "はまだ待ちます" : "が起こされることになります";
    return `${codeOf(on.label)} はこれで${on.children}個のうち${on.done}個が完了し、${who} ${then}。`;
  }
  if (on.kind === "future" && on.label !== null)
    return `${who} が待っている ${codeOf(on.label)} に、このあと通知されます。`;
  return `待っている ${who} に、このあと通知されます。`;
}

const atPlace = (place: number | null): string => (place === null ? "" : `の${place}番目`);

function whoOf(by: Label | null, inner: string | null, isOutside = false): string {
  if (by === null) return "プログラム";
  if (isOutside) return `どのタスクにも属さない ${nameOf(by)}`;
  return inner === null ? nameOf(by) : `${nameOf(by)} のタスクの中の ${codeOf(inner)}`;
}

/** だれがなぜ cancel() を呼んだか。 */
const canceller = byKind<Canceller>({
  task: ({ of }) => `${nameOf(of)} が`,
  timeout: () => "制限時間が来たので、タイムアウトが",
  waitFor: () => "待てる時間がないので、`wait_for` が",
  gather: () => "キャンセルされた gather が、待っている",
  awaiter: ({ of }) => `キャンセルされた${of === null ? "タスク" : ` ${nameOf(of)} `}が、待っている`,
  TaskGroup({ why, of }) {
    if (of === null) return "ブロックの中が失敗したので、TaskGroup が";
    return `${nameOf(of)} が${why === "failed" ? "失敗した" : "キャンセルされた"}ので、TaskGroup が`;
  },
  function: ({ name }) => `${name === null ? "プログラム" : `${codeOf(name)} `}が`,
  run: ({ isOver }) =>
    isOver
      ? "メインのタスクが完了したので、asyncio.run が、残っていた"
      : "asyncio.run が終わるところなので、残っていた",
});

/** プログラムの文字列は、`quoted` が文の中での形にする。 */
export const whyInJapanese = byKind<Why, [quoted: Quoted]>({
  "not-begun": () => "まだ何も起きていません。",
  "program-began": () => "プログラムが始まります。ファイルは、どのタスクにも属さずに上から順に実行されます。",
  "program-ended"({ error }, quoted) {
    if (error === null) return "プログラムが終わりました。";
    const code = exitCodeIn(error);
    if (code !== null) return `プログラムが終了コード ${code} を指定して終了しました。`;
    return `プログラムは ${quoted(error)} で終わりました。`;
  },
  waiting({ at, seconds: length, wakes }) {
    if (length === null) return "実行可能なものもタイマーもないので、ループは外から起こされるまで待ちます。";
    const earliest = afterJapanese(wakes === null ? "最も早いタイマー" : theTimer(wakes));
    return `実行可能なものがないので、ループは ${seconds(length)} 待ちます。次に期限が来るのは${earliest}で、${seconds(at + length)} です。`;
  },
  "loop-closed": () => "イベントループが閉じられました。",
  skipped: ({ of }) =>
    `${beforeJapanese(queued(of))}の番ですが、キャンセルされたか、もう実行することがないので、ループは飛ばします。`,
  output({ text, stream, by, inner, isOutside, isPart, isThread }, quoted) {
    const where = stream === "stderr" ? "標準エラー出力に" : "";
    const who = beforeJapanese(whoOf(by, inner, isOutside));
    if (isPart) return `${who}が、改行せずに${where} ${quoted(text)} と書き出しました。`;
    if (isThread && by !== null)
      return `別のスレッドで動いている ${nameOf(by)} が、次のように${where}表示しました：${quoted(text)}`;
    if (by === null) return `どのタスクにも属さないところで、${where}表示されました：${quoted(text)}`;
    return `${isOutside ? "" : "いま動いている "}${who}が、次のように${where}表示しました：${quoted(text)}`;
  },
  blocked: ({ by, inner, isOutside, seconds: length }) =>
    `${beforeJapanese(whoOf(by, inner, isOutside))}が time.sleep で ${seconds(length)} のあいだスレッドを占有します。${isOutside ? "そのあいだ、このスレッドではほかに何も動けません" : "ループもほかのタスクも動けません"}。`,
  unblocked: ({ by }) =>
    `time.sleep が終わり、${beforeJapanese(nameOr(by, "プログラム"))}が先へ進みます。そのあいだ、ほかには何も動いていません。`,
  span: ({ name, seconds: length, isThread }) =>
    isThread
      ? `別のスレッドでの ${codeOf(name)} の呼び出しが終わりました。かかった時間は ${seconds(length)} です。`
      : `プログラムが自分で測った ${codeOf(name)} は ${seconds(length)} でした。`,
  iteration({ iteration, ready, first }) {
    const begins = `ループの${iteration}周目が始まります。`;
    const names = list(first.map(queued));
    const more = ready > first.length ? `、ほか${ready - first.length}個` : "";
    // ライブラリが自分のためにすることには、トレースに名前がない。
    if (names === "") return begins;
    if (ready === 1)
      return `${begins}実行待ちキューにあるのは${afterJapanese(beforeJapanese(names))}だけなので、それを実行します。`;
    return `${begins}いま実行待ちキューにある${ready}個を、並んだ順に実行します：${names}${more}`;
  },
  "task-created"({ task, by, place, isEager }) {
    const who = `${nameOf(task)} のタスク`;
    const made = by === null ? `${who}ができました` : `${nameOf(by)} が ${who}を作りました`;
    if (isEager) return `${made}。eager なタスクなので、すぐに動き始めます。`;
    if (place === null) return `${made}。`;
    return `${made}。まだ動かず、最初のステップが実行待ちキュー${atPlace(place)}に並びます。`;
  },
  "step-began"({ task, isFirst, isCancelled, eager, inner }) {
    if (eager !== null) {
      const within = eager.within === null ? "" : `${nameOf(eager.within)} のステップの中で`;
      return `${nameOf(task)} が、${within}すぐに動き始めます。eager なタスクなので、実行待ちキューには並びません。`;
    }
    const who = `実行待ちキューの先頭にあった ${nameOf(task)}`;
    if (isCancelled && isFirst)
      return `${who} は一度も動いていないので、最初の行より前で CancelledError が送出されます。`;
    if (isCancelled) return `${who} の、中断していたところで CancelledError が送出されます。`;
    if (isFirst) return `${who} が動き始めます。`;
    return `${who} が、${inner === null ? "" : `${codeOf(inner)} の中の、`}中断していたところから再開します。`;
  },
  suspended({ task, inner, on, next }) {
    const who = nameOf(task);
    const then = `${whatNext(next)}。`;
    if (on.kind === "turn") return `${who} は順番を譲り（sleep(0)）、実行待ちキューの最後に並びます。${then}`;
    const what = afterJapanese(awaited(on));
    if (inner === null) return `${who} は${what} await して中断します。${then}`;
    return `${codeOf(inner)} が${what} await したので、${who} のタスク全体が中断します。${then}`;
  },
  woken: ({ task, by, place }) =>
    `${by === null ? "待っていたものが完了したので" : cause(by)}、${nameOf(task)} が起こされ、次のステップが実行待ちキュー${atPlace(place)}に並びます。`,
  "cancel-requested"({ task, by, passedTo, hasBegun }) {
    const what = `${nameOf(task)} の cancel()`;
    const call = by === null ? `${what} が呼ばれました。` : `${canceller(by)} ${what} を呼びました。`;
    if (passedTo === null && !hasBegun)
      return `${call}まだ一度も動いていないので、最初の行より前で CancelledError が送出されます。`;
    if (passedTo === null) return `${call}次のステップで CancelledError が送出されます。`;
    if (passedTo === "gather")
      return `${call}gather を待っているところなので、先にその中のものがキャンセルされます。`;
    return `${call}${nameOf(passedTo)} のタスクを待っているところなので、先にそちらがキャンセルされます。`;
  },
  "task-done"({ task, outcome, awaitedBy }, quoted) {
    const who = nameOf(task);
    const others = `。${awaitedBy.map(told).join("")}`;
    switch (outcome.status) {
      case "finished":
        return `${who} が ${quoted(outcome.result)} を返し、そのタスクは finished になりました${others}`;
      case "failed":
        return `${who} が例外 ${quoted(outcome.error)} を送出し、そのタスクは例外を持って finished になりました${others}`;
      case "cancelled":
        return `CancelledError が ${who} の外に出て、そのタスクは cancelled になりました${others}`;
    }
  },
  "timer-set"({ by, inner, timer, deadline, seconds: length }) {
    const due = `期限が ${seconds(deadline)}（いまから ${seconds(length)} 後）の`;
    const { wakes, role } = timer;
    if (role === "thread" && wakes === null)
      return `別のスレッドの関数が sleep します。仮想時間では、${due}タイマーがそれを表します。`;
    const who = beforeJapanese(whoOf(wakes ?? by, inner));
    if (wakes !== null) return `${who}が sleep を呼び、${due}タイマーが設定されました。`;
    if (role === "timeout") return `${who}がタイムアウトを設け、${due}タイマーが設定されました。`;
    return `${who}が、${due}、${theTimer(timer)}を設定しました。`;
  },
  "timer-fired"({ timer, at, wasDue }) {
    const then = "そのコールバックが実行待ちキューに並びます。";
    if (wasDue === null) return `時刻が ${seconds(at)} になり、${theTimer(timer)}の期限が来ました。${then}`;
    return `${theTimer(timer)}の期限は ${seconds(wasDue)} でしたが、ループが確かめられたのは ${seconds(at)} です。${then}`;
  },
  "timer-cancelled": ({ timer }) =>
    `${theTimer(timer)}がキャンセルされました。そのコールバックは呼び出されません。`,
  "callback-scheduled": ({ name, why, by, of }) =>
    why === "call_soon"
      ? `${beforeJapanese(nameOr(by, "プログラム"))}が call_soon を呼び、コールバック ${codeOf(name)} が実行待ちキューに並びました。`
      : `${beforeJapanese(nameOr(of, "Future"))}が完了したので、登録されていた完了コールバック ${codeOf(name)} が実行待ちキューに並びました。`,
  "callback-began": ({ of }) =>
    `実行待ちキューの先頭にあった${afterJapanese(beforeJapanese(queued(of)))}を、ループが呼び出します。`,
  "callback-ended": () => "コールバックが終わり、制御がループに戻りました。",
  "future-created": ({ label }) => `${futureOf(label)} が、初めて await されました。まだ完了していません。`,
  "future-done": ({ label, state }) =>
    `${futureOf(label)} が${state === "CANCELLED" ? "キャンセルされた" : "完了した"}ので、待っているものが次に起こされます。`,
});
