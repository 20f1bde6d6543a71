// 出来事が起きた理由を、日本語の一文で述べる。
import type { Next, Queued, Told, WaitsFor, Waker, Why } from "../../trace/why.js";
import { seconds } from "../figures.js";
import { codeOf, isLate, namedOf, nameOf, shortened } from "./why.js";

function queued(entry: Queued): string {
  switch (entry.kind) {
    case "task":
      return nameOf(entry.of);
    case "callback":
      return `コールバック ${codeOf(entry.name)}`;
    case "timer":
      return `${timer(entry)}のコールバック`;
  }
}

function timer({
  what,
  wakes,
}: Extract<Queued, { readonly kind: "timer" }> | Extract<Why, { what: string }>): string {
  if (wakes !== null) return `${nameOf(wakes)} の sleep のタイマー`;
  return what === "" || what === "sleep" ? "タイマー" : `${codeOf(what)} を呼ぶタイマー`;
}

function next(after: Next): string {
  switch (after.kind) {
    case "ready":
      return `ループは実行待ちの先頭にある${gap(subject(queued(after.first)))}に移ります`;
    case "timer":
      if (after.isDue)
        return `実行できるものはありませんが、${seconds(after.at)} のタイマーはもう期限を過ぎています`;
      return `実行できるものがないので、ループは ${seconds(after.at)} のタイマーを待つことになります`;
    case "outside":
      return "実行できるものもタイマーもありません";
  }
}

function awaited(on: WaitsFor): string {
  switch (on.kind) {
    case "sleep":
      return `${seconds(on.until)} に終わる sleep を`;
    case "task":
      return `まだ終わっていない ${nameOf(on.of)} のタスクを`;
    case "gather":
      return on.done === null
        ? `${on.children} 個をまとめた gather を`
        : `gather（${on.children} 個のうち ${on.done} 個が完了）を`;
    case "future":
      return on.label === null ? "まだ完了していない future を" : `まだ完了していない ${codeOf(on.label)} を`;
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
      return `待っていた ${nameOf(by.of)} が終わったので`;
    case "task":
      return `待っていたものを ${nameOf(by.of)} が完了させたので`;
    case "cancelled":
      return by.by === null ? "キャンセルされたので" : `${nameOf(by.by)} にキャンセルされたので`;
    case "future":
      return by.label === ""
        ? "待っていた future が完了したので"
        : `待っていた ${codeOf(by.label)} が完了したので`;
  }
}

/** 終わるのを待っていたタスクにとっての意味。 */
function told({ task, on, effect }: Told): string {
  const who = nameOf(task);
  if (on.kind === "gather" && effect !== "told") {
    const count = `${on.children} 個のうち ${on.done} 個が完了`;
    if (effect === "gives-up")
      return `gather は残りを待たずにそれを伝えるので（${count}）、${who} が起こされることになります。`;
    return effect === "woken"
      ? `gather は ${count}し、${who} が起こされることになります。`
      : `gather は ${count}し、${who} はまだ待ちます。`;
  }
  const between = on.kind === "gather" ? "gather" : on.kind === "future" ? on.label : null;
  if (between === null) return `待っていた ${who} に、次に知らされます。`;
  return `${who} が待っている ${on.kind === "gather" ? between : codeOf(between)} に、次に知らされます。`;
}

const place = (at: number | null): string => (at === null ? "" : `の ${at} 番目`);

function whoOf(by: Extract<Why, { kind: "output" }>["by"], inner: string | null): string {
  if (by === null) return "プログラム";
  return inner === null ? nameOf(by) : `${nameOf(by)} のタスクの中の ${codeOf(inner)}`;
}

/** 主語につく助詞の前には、名前なら空白を置く。 */
function subject(who: string): string {
  return who.endsWith("`") ? `${who} ` : who;
}

export function whyInJapanese(why: Why): string {
  switch (why.kind) {
    case "not-begun":
      return "まだ何も起きていません。";
    case "program-began":
      return "プログラムが始まります。ファイルは、どのタスクにも属さずに上から順に実行されます。";
    case "program-ended":
      return why.error === null
        ? "プログラムが終わりました。"
        : `プログラムは ${shortened(why.error)} で終わりました。`;
    case "waiting":
      if (why.until === null || why.seconds === null)
        return "実行できるものもタイマーもないので、ループは外から起こされるまで待ちます。";
      return `実行できるものがないので、ループは ${seconds(why.seconds)} 待ちます。次に期限が来るのは${gap(
        why.wakes?.kind === "timer" ? timer(why.wakes) : "最も早いタイマー",
      )}で、${seconds(why.until)} です。`;
    case "loop-closed":
      return "イベントループが閉じられました。";
    case "skipped":
      return `${subject(queued(why.of))}の番ですが、もう実行することはありません。`;
    case "output": {
      const where = why.stream === "stderr" ? "標準エラーに" : "";
      const who = subject(whoOf(why.by, why.inner));
      if (why.isPart) return `${who}が、改行せずに${where} ${shortened(why.text)} と書き出しました。`;
      if (why.isThread && why.by !== null)
        return `別のスレッドで動いている ${nameOf(why.by)} が、次のように${where}表示しました：${shortened(why.text)}`;
      if (why.by === null)
        return `どのタスクにも属さないところで、${where}表示されました：${shortened(why.text)}`;
      return `いま動いている ${who}が、次のように${where}表示しました：${shortened(why.text)}`;
    }
    case "blocked":
      return `${subject(whoOf(why.by, why.inner))}が time.sleep で ${seconds(why.seconds)} のあいだスレッドをふさぎます。ループもほかのタスクも動けません。`;
    case "unblocked":
      return `time.sleep が終わり、${subject(why.by === null ? "プログラム" : nameOf(why.by))}が先へ進みます。そのあいだ、ほかには何も動いていません。`;
    case "span":
      if (why.isThread)
        return `別のスレッドでの ${codeOf(why.name)} の呼び出しが終わりました。かかった時間は ${seconds(why.seconds)} です。`;
      return `プログラムが自分で測った ${codeOf(why.name)} は ${seconds(why.seconds)} でした。`;
    case "iteration": {
      const { names, more } = namedOf(why.first, why.ready, queued);
      const rest = more === 0 ? "" : `、ほか ${more} 個`;
      // ライブラリが自分のためにすることには、トレースに名前がない。
      if (names.length === 0) return `ループの ${why.iteration} 周目です。`;
      if (why.ready === 1)
        return `ループの ${why.iteration} 周目です。実行待ちは${gap(subject(names.join("")))}だけなので、それを実行します。`;
      return `ループの ${why.iteration} 周目です。いま実行待ちの ${why.ready} 個を、並んだ順に実行します：${names.join("、")}${rest}`;
    }
    case "task-created": {
      const task = nameOf(why.task);
      const who =
        why.by === null
          ? `${task} のタスクができました`
          : `${nameOf(why.by)} が ${task} のタスクを作りました`;
      return why.place === null
        ? `${who}。`
        : `${who}。まだ動かず、最初の一歩が実行待ち${place(why.place)}に並びます。`;
    }
    case "step-began": {
      const who = `実行待ちの先頭だった ${nameOf(why.task)}`;
      if (why.isCancelled) return `${who} の、中断していたところに CancelledError が投げ込まれます。`;
      if (why.isFirst) return `${who} が動き始めます。`;
      return `${who} が、${why.inner === null ? "" : `${codeOf(why.inner)} の中の、`}中断していたところから再開します。`;
    }
    case "suspended": {
      const task = nameOf(why.task);
      if (why.on.kind === "turn")
        return `${task} は順番を譲り（sleep(0)）、実行待ちの最後に並びます。${next(why.next)}。`;
      if (why.inner === null)
        return `${task} は${gap(awaited(why.on))} await して中断します。${next(why.next)}。`;
      return `${codeOf(why.inner)} が${gap(awaited(why.on))} await したので、${task} のタスク全体が中断します。${next(why.next)}。`;
    }
    case "woken":
      return `${cause(why.by)}、${nameOf(why.task)} が起こされ、その続きが実行待ち${place(why.place)}に並びます。`;
    case "cancel-requested": {
      const task = nameOf(why.task);
      const call =
        why.by === null
          ? `${task} の cancel() が呼ばれました`
          : `${nameOf(why.by)} が ${task} の cancel() を呼びました`;
      if (why.passedTo === "gather")
        return `${call}。gather を待っているところなので、先にその中のものがキャンセルされます。`;
      if (why.passedTo !== null)
        return `${call}。${nameOf(why.passedTo)} のタスクを待っているところなので、先にそちらがキャンセルされます。`;
      return `${call}。次に動くときに CancelledError が投げ込まれます。`;
    }
    case "task-done": {
      const task = nameOf(why.task);
      const { outcome } = why;
      const how =
        outcome.status === "finished"
          ? `${task} が ${shortened(outcome.result)} を返し、そのタスクは FINISHED になりました`
          : outcome.status === "failed"
            ? `${task} から例外 ${shortened(outcome.error)} が出て、そのタスクは例外つきで FINISHED になりました`
            : `CancelledError が ${task} の外まで出て、そのタスクは CANCELLED になりました`;
      return `${how}。${why.awaitedBy.map(told).join("")}`;
    }
    case "timer-set":
      if (why.wakes !== null)
        return `${subject(whoOf(why.wakes, why.inner))}が sleep を呼び、${seconds(why.deadline)}（いまから ${seconds(why.seconds)} 後）のタイマーが仕掛けられました。`;
      return `${subject(why.by === null ? "プログラム" : nameOf(why.by))}が、${seconds(why.deadline)}（いまから ${seconds(why.seconds)} 後）に${gap(timer(why))}を仕掛けました。`;
    case "timer-fired":
      if (isLate(why))
        return `${timer(why)}の期限は ${seconds(why.deadline)} でしたが、ループが確かめられたのは ${seconds(why.at)} です。そのコールバックが実行待ちに並びます。`;
      return `時刻が ${seconds(why.at)} になり、${timer(why)}の期限が来ました。そのコールバックが実行待ちに並びます。`;
    case "timer-cancelled":
      return `${timer(why)}が取り消されました。何も起こさずに消えます。`;
    case "callback-scheduled":
      if (why.why === "call_soon")
        return `${subject(why.by === null ? "プログラム" : nameOf(why.by))}が call_soon を呼び、コールバック ${codeOf(why.name)} が実行待ちに並びました。`;
      return `${why.of === null ? "future" : nameOf(why.of)} が完了したので、登録されていたコールバック ${codeOf(why.name)} が実行待ちに並びました。`;
    case "callback-began":
      return `実行待ちの先頭だった${gap(subject(queued(why.of)))}を、ループが呼び出します。`;
    case "callback-ended":
      return "コールバックが終わり、制御がループに戻りました。";
    case "future-created":
      return `まだ完了していない future ${codeOf(why.label)} が、初めて待たれました。`;
    case "future-done":
      return `${codeOf(why.label)} が${why.state === "CANCELLED" ? "取り消された" : "完了した"}ので、待っているものが次に起こされます。`;
  }
}

/** 欧文の前には空白を置く。 */
function gap(text: string): string {
  return /^[\w`]/.test(text) ? ` ${text}` : text;
}
