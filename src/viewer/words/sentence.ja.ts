// イベントが起きた理由を、日本語の一文で述べる。
import { seconds } from "../../draw/figures.js";
import { japanese } from "../../draw/say.js";
import { exitCodeIn, type Label } from "../../trace/labels.js";
import type { Canceller, NamedTimer, Next, Queued, Told, WaitsFor, Waker } from "../model/why.js";
import type { Why } from "../model/whyOf.js";
import { codeOf, isLate, nameOf, type Quoted, shortened } from "./names.js";

const { afterJapanese, list } = japanese;

function queued(entry: Queued): string {
  switch (entry.kind) {
    case "task":
      return nameOf(entry.of);
    case "callback":
      return callback(entry);
    case "timer":
      return `${timer(entry)}のコールバック`;
  }
}

function callback({ name, role }: Extract<Queued, { readonly kind: "callback" }>): string {
  switch (role?.kind) {
    case "tells":
      return `${role.of === null ? "フューチャー" : `${nameOf(role.of)} `}の完了を ${codeOf(role.label)} に伝えるコールバック`;
    case "stops":
      return `${role.of === null ? "フューチャー" : `${nameOf(role.of)} `}が完了したのでループを止めるコールバック`;
    case "result":
      return "ループの外からの結果を渡すコールバック";
    case "timeout":
      return "タイムアウトのコールバック";
    case "own":
      return `asyncio 自身のコールバック ${codeOf(name)}`;
    case undefined:
      return `コールバック ${codeOf(name)}`;
  }
}

function timer({ what, wakes, setBy, role }: NamedTimer): string {
  if (wakes !== null) return `${nameOf(wakes)} の sleep のタイマー`;
  if (role === "timeout")
    return setBy === null ? "タイムアウトのタイマー" : `${nameOf(setBy)} のタイムアウトのタイマー`;
  if (role === "thread") return "別のスレッドでの sleep を表すタイマー";
  return what === "" || what === "sleep" ? "タイマー" : `${codeOf(what)} を呼ぶタイマー`;
}

function next(after: Next): string {
  switch (after.kind) {
    case "ready":
      return `ループは実行待ちキューの先頭にある${afterJapanese(subject(queued(after.first)))}に移ります`;
    case "timer":
      if (after.isDue)
        return `実行可能なものはありませんが、${seconds(after.at)} のタイマーはもう期限を過ぎています`;
      return `実行可能なものがないので、ループは ${seconds(after.at)} のタイマーを待つことになります`;
    case "maker":
      return `制御は、そのタスクを自分のステップの中で動かしていた ${nameOf(after.of)} に戻ります`;
    case "callback":
      return `制御は、そのタスクを動かしていた${afterJapanese(queued(after.of))}に戻ります`;
    case "outside":
      return "実行可能なものもタイマーもありません";
  }
}

function awaited(on: WaitsFor): string {
  switch (on.kind) {
    case "sleep":
      return `${seconds(on.until)} に終わる sleep を`;
    case "task":
      return `まだ完了していない ${nameOf(on.of)} のタスクを`;
    case "gather":
      return on.done === null
        ? `${on.children}個をまとめた gather を`
        : `gather（${on.children}個のうち${on.done}個が完了）を`;
    case "future":
      return on.label === null
        ? "まだ完了していないフューチャーを"
        : `まだ完了していない ${codeOf(on.label)} を`;
    case "turn":
      return "次の順番だけを";
  }
}

function cause(by: Waker | null): string {
  switch (by?.kind) {
    case undefined:
      return "待っていたものが完了したので";
    case "timer":
      return "sleep が終わったので";
    case "task-done":
      return `待っていた ${nameOf(by.of)} が完了したので`;
    case "task":
      return `待っていたものを ${nameOf(by.of)} が完了させたので`;
    case "cancelled":
      return by.by === null ? "キャンセルされたので" : `${nameOf(by.by)} にキャンセルされたので`;
    case "future":
      return by.label === ""
        ? "待っていたフューチャーが完了したので"
        : `待っていた ${codeOf(by.label)} が完了したので`;
  }
}

/** 完了を待っていたタスクにとっての意味。 */
function told({ task, on, effect }: Told): string {
  const who = nameOf(task);
  if (on.kind === "gather" && effect !== "told") {
    const count = `${on.children}個のうち${on.done}個が完了`;
    if (effect === "gives-up")
      return `gather は残りを待たずにそれを伝えるので（${count}）、${who} が起こされることになります。`;
    return effect === "woken"
      ? `gather はこれで${count}し、${who} が起こされることになります。`
      : `gather はこれで${count}し、${who} はまだ待ちます。`;
  }
  const between = on.kind === "gather" ? "gather" : on.kind === "future" ? on.label : null;
  if (between === null) return `待っている ${who} に、このあと通知されます。`;
  return `${who} が待っている ${on.kind === "gather" ? between : codeOf(between)} に、このあと通知されます。`;
}

const place = (at: number | null): string => (at === null ? "" : `の${at}番目`);

function whoOf(by: Label | null, inner: string | null, isOutside = false): string {
  if (by === null) return "プログラム";
  if (isOutside) return `どのタスクにも属さない ${nameOf(by)}`;
  return inner === null ? nameOf(by) : `${nameOf(by)} のタスクの中の ${codeOf(inner)}`;
}

/** だれがなぜ cancel() を呼んだか。 */
function cancels(by: Canceller | null, task: string): string {
  switch (by?.kind) {
    case undefined:
      return `${task} の cancel() が呼ばれました`;
    case "task":
      return `${nameOf(by.of)} が ${task} の cancel() を呼びました`;
    case "timeout":
      return `制限時間が来たので、タイムアウトが ${task} の cancel() を呼びました`;
    case "TaskGroup":
      return `${nameOf(by.failed)} が失敗したので、TaskGroup が ${task} の cancel() を呼びました`;
    case "function":
      return `${by.name === null ? "プログラム" : `${codeOf(by.name)} `}が ${task} の cancel() を呼びました`;
    case "run":
      return `メインのタスクが完了したので、asyncio.run が、残っていた ${task} の cancel() を呼びました`;
  }
}

/** 主語につく助詞の前には、名前なら空白を置く。 */
function subject(who: string): string {
  return who.endsWith("`") ? `${who} ` : who;
}

function exited(error: string): string | null {
  const code = exitCodeIn(error);
  return code === null ? null : `プログラムが終了コード ${code} を指定して終了しました。`;
}

/** @param quoted プログラムの文字列を、文の中での形にする */
export function whyInJapanese(why: Why, quoted: Quoted = shortened): string {
  switch (why.kind) {
    case "not-begun":
      return "まだ何も起きていません。";
    case "program-began":
      return "プログラムが始まります。ファイルは、どのタスクにも属さずに上から順に実行されます。";
    case "program-ended":
      return why.error === null
        ? "プログラムが終わりました。"
        : (exited(why.error) ?? `プログラムは ${quoted(why.error)} で終わりました。`);
    case "waiting":
      if (why.until === null || why.seconds === null)
        return "実行可能なものもタイマーもないので、ループは外から起こされるまで待ちます。";
      return `実行可能なものがないので、ループは ${seconds(why.seconds)} 待ちます。次に期限が来るのは${afterJapanese(
        why.wakes?.kind === "timer" ? timer(why.wakes) : "最も早いタイマー",
      )}で、${seconds(why.until)} です。`;
    case "loop-closed":
      return "イベントループが閉じられました。";
    case "skipped":
      return `${subject(queued(why.of))}の番ですが、キャンセルされたか、もう実行することがないので、ループは飛ばします。`;
    case "output": {
      const where = why.stream === "stderr" ? "標準エラー出力に" : "";
      const who = subject(whoOf(why.by, why.inner, why.isOutside));
      if (why.isPart) return `${who}が、改行せずに${where} ${quoted(why.text)} と書き出しました。`;
      if (why.isThread && why.by !== null)
        return `別のスレッドで動いている ${nameOf(why.by)} が、次のように${where}表示しました：${quoted(why.text)}`;
      if (why.by === null)
        return `どのタスクにも属さないところで、${where}表示されました：${quoted(why.text)}`;
      if (why.isOutside) return `${who}が、次のように${where}表示しました：${quoted(why.text)}`;
      return `いま動いている ${who}が、次のように${where}表示しました：${quoted(why.text)}`;
    }
    case "blocked":
      return `${subject(whoOf(why.by, why.inner, why.isOutside))}が time.sleep で ${seconds(why.seconds)} のあいだスレッドを占有します。${why.isOutside ? "そのあいだ、このスレッドではほかに何も動けません" : "ループもほかのタスクも動けません"}。`;
    case "unblocked":
      return `time.sleep が終わり、${subject(why.by === null ? "プログラム" : nameOf(why.by))}が先へ進みます。そのあいだ、ほかには何も動いていません。`;
    case "span":
      if (why.isThread)
        return `別のスレッドでの ${codeOf(why.name)} の呼び出しが終わりました。かかった時間は ${seconds(why.seconds)} です。`;
      return `プログラムが自分で測った ${codeOf(why.name)} は ${seconds(why.seconds)} でした。`;
    case "iteration": {
      const names = why.first.map(queued);
      const more = why.ready - names.length;
      const rest = more <= 0 ? "" : `、ほか${more}個`;
      // ライブラリが自分のためにすることには、トレースに名前がない。
      if (names.length === 0) return `ループの${why.iteration}周目が始まります。`;
      if (why.ready === 1)
        return `ループの${why.iteration}周目が始まります。実行待ちキューにあるのは${afterJapanese(subject(names.join("")))}だけなので、それを実行します。`;
      return `ループの${why.iteration}周目が始まります。いま実行待ちキューにある${why.ready}個を、並んだ順に実行します：${list(names)}${rest}`;
    }
    case "task-created": {
      const task = nameOf(why.task);
      const who =
        why.by === null
          ? `${task} のタスクができました`
          : `${nameOf(why.by)} が ${task} のタスクを作りました`;
      if (why.isEager) return `${who}。eager なタスクなので、すぐに動き始めます。`;
      return why.place === null
        ? `${who}。`
        : `${who}。まだ動かず、最初のステップが実行待ちキュー${place(why.place)}に並びます。`;
    }
    case "step-began": {
      if (why.eager !== null) {
        const within = why.eager.within === null ? "" : `${nameOf(why.eager.within)} のステップの中で`;
        return `${nameOf(why.task)} が、${within}すぐに動き始めます。eager なタスクなので、実行待ちキューには並びません。`;
      }
      const who = `実行待ちキューの先頭にあった ${nameOf(why.task)}`;
      if (why.isCancelled)
        return why.isFirst
          ? `${who} は一度も動いていないので、最初の行より前で CancelledError が送出されます。`
          : `${who} の、中断していたところで CancelledError が送出されます。`;
      if (why.isFirst) return `${who} が動き始めます。`;
      return `${who} が、${why.inner === null ? "" : `${codeOf(why.inner)} の中の、`}中断していたところから再開します。`;
    }
    case "suspended": {
      const task = nameOf(why.task);
      if (why.on.kind === "turn")
        return `${task} は順番を譲り（sleep(0)）、実行待ちキューの最後に並びます。${next(why.next)}。`;
      if (why.inner === null)
        return `${task} は${afterJapanese(awaited(why.on))} await して中断します。${next(why.next)}。`;
      return `${codeOf(why.inner)} が${afterJapanese(awaited(why.on))} await したので、${task} のタスク全体が中断します。${next(why.next)}。`;
    }
    case "woken":
      return `${cause(why.by)}、${nameOf(why.task)} が起こされ、次のステップが実行待ちキュー${place(why.place)}に並びます。`;
    case "cancel-requested": {
      const task = nameOf(why.task);
      const call = cancels(why.by, task);
      if (why.passedTo === "gather")
        return `${call}。gather を待っているところなので、先にその中のものがキャンセルされます。`;
      if (why.passedTo !== null)
        return `${call}。${nameOf(why.passedTo)} のタスクを待っているところなので、先にそちらがキャンセルされます。`;
      return `${call}。次のステップで CancelledError が送出されます。`;
    }
    case "task-done": {
      const task = nameOf(why.task);
      const { outcome } = why;
      const how =
        outcome.status === "finished"
          ? `${task} が ${quoted(outcome.result)} を返し、そのタスクは FINISHED になりました`
          : outcome.status === "failed"
            ? `${task} が例外 ${quoted(outcome.error)} を送出し、そのタスクは例外を持って FINISHED になりました`
            : `CancelledError が ${task} の外に出て、そのタスクは CANCELLED になりました`;
      return `${how}。${why.awaitedBy.map(told).join("")}`;
    }
    case "timer-set": {
      const due = `期限が ${seconds(why.deadline)}（いまから ${seconds(why.seconds)} 後）の`;
      const { wakes, role } = why.timer;
      if (wakes !== null)
        return `${subject(whoOf(wakes, why.inner))}が sleep を呼び、${due}タイマーが設定されました。`;
      if (role === "thread")
        return `別のスレッドの関数が sleep します。仮想時間では、${due}タイマーがそれを表します。`;
      const who = subject(whoOf(why.by, why.inner));
      if (role === "timeout") return `${who}がタイムアウトを設け、${due}タイマーが設定されました。`;
      return `${who}が、${due}、${timer(why.timer)}を設定しました。`;
    }
    case "timer-fired":
      if (isLate(why))
        return `${timer(why.timer)}の期限は ${seconds(why.deadline)} でしたが、ループが確かめられたのは ${seconds(why.at)} です。そのコールバックが実行待ちキューに並びます。`;
      return `時刻が ${seconds(why.at)} になり、${timer(why.timer)}の期限が来ました。そのコールバックが実行待ちキューに並びます。`;
    case "timer-cancelled":
      return `${timer(why.timer)}がキャンセルされました。そのコールバックは呼び出されません。`;
    case "callback-scheduled":
      if (why.why === "call_soon")
        return `${subject(why.by === null ? "プログラム" : nameOf(why.by))}が call_soon を呼び、コールバック ${codeOf(why.name)} が実行待ちキューに並びました。`;
      return `${why.of === null ? "フューチャー" : subject(nameOf(why.of))}が完了したので、登録されていた完了コールバック ${codeOf(why.name)} が実行待ちキューに並びました。`;
    case "callback-began":
      return `実行待ちキューの先頭にあった${afterJapanese(subject(queued(why.of)))}を、ループが呼び出します。`;
    case "callback-ended":
      return "コールバックが終わり、制御がループに戻りました。";
    case "future-created":
      return `フューチャー ${codeOf(why.label)} が、初めて await されました。まだ完了していません。`;
    case "future-done":
      return `${codeOf(why.label)} が${why.state === "CANCELLED" ? "キャンセルされた" : "完了した"}ので、待っているものが次に起こされます。`;
  }
}
