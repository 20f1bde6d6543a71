// What is said below a run of the points that it makes, a sentence each.
import { seconds } from "../../draw/figures.js";
import { english, japanese, thousands } from "../../draw/say.js";
import type { Label } from "../../trace/labels.js";
import type { Point } from "../../trace/points/point.js";

const code = (name: string): string => `\`${name}\``;

/** As the pictures above name it. */
const who = ({ name, task }: Label): string => `\`${name}${task === null ? "" : ` ${task}`}\``;

const en = {
  point(point: Point): string {
    switch (point.kind) {
      case "never-awaited": {
        const { names, count } = point;
        const calls = `${english.spelledCount(count, "call")} of ${english.and(names.map(code))}`;
        return count === 1
          ? `${calls} was never awaited, so it made a coroutine, and nothing of that ran.`
          : `${calls} were never awaited, so they made coroutines, and nothing of those ran.`;
      }
      case "never-retrieved":
        return `${who(point.who)} failed with ${point.error}, and nobody ever asked for its result: the error came to light only when the task was dropped.`;
      case "stuck":
        return `${who(point.one)} and ${who(point.other)} both waited from ${seconds(point.from)} until they were cancelled at ${seconds(point.at)}, and nothing was under way that could have let them go on.`;
      case "left": {
        const { main, count, fate } = point;
        const [tasks, they, were] =
          count === 1 ? [who(point.who), "it", "was"] : [`${english.spelled(count)} tasks`, "they", "were"];
        const then = {
          cancelled: `so ${they} ${were} cancelled`,
          again: `although ${they} had been asked to cancel before, so ${they} ${were} cancelled once more`,
          resumed: `and ${they} went on only when the loop ran again`,
          unfinished: `and ${they} never ${were}`,
        };
        return `${tasks} ${were} not done when ${who(main)} ended, ${then[fate]}.`;
      }
      case "refused":
        return `${who(point.who)} was asked to cancel at ${seconds(point.asked)} and finished all the same: cancel() only asks.`;
      case "silent":
        return `${who(point.who)} held the thread for ${seconds(point.seconds)} at a stretch (measured), so the event loop stood still meanwhile.`;
      case "delayed": {
        const { due, why, ran } = point;
        const could = { woken: "was woken", slept: "was due", ready: "was ready to run" }[why];
        const by = { callback: "a callback of the loop", file: "the program's file itself" };
        const holder = typeof point.by === "string" ? by[point.by] : who(point.by);
        return `${who(point.who)} ${could} at ${seconds(due)}, but ran only at ${seconds(ran)}: ${holder} held the thread.`;
      }
      case "busy": {
        const { turns, count } = point;
        const others = count === 1 ? who(point.other) : `${english.spelled(count)} tasks`;
        return `${who(point.who)} gave way ${thousands(turns)} times in a row (sleep(0)) while ${others} waited: all that time the loop was kept busy.`;
      }
      case "callback-failed":
        return `the callback ${code(point.name)} failed (${point.error}): nobody awaits a callback, so the loop only reported it, and went on.`;
      case "taken-along":
        return `${who(point.who)} failed at ${seconds(point.at)}, and ${who(point.other)} was cancelled for that.`;
      case "unheard":
        return `${who(point.who)} failed at ${seconds(point.at)}, and ${who(point.maker)} went on only at ${seconds(point.heard)}: an exception waits in its task until somebody asks for it.`;
      case "ran-on":
        return `${who(point.who)} failed at ${seconds(point.at)}, and ${who(point.other)} ran on until ${seconds(point.until)} all the same.`;
      case "caught":
        return `${who(point.who)} failed with ${point.error}; that was caught, and the program went on.`;
      case "lingered":
        return `${who(point.who)} was asked to cancel at ${seconds(point.asked)}, and took until ${seconds(point.ended)} to end.`;
      case "never-began":
        return `${who(point.who)} was cancelled before its first step, so nothing of it ran.`;
      case "unguarded":
        return `two calls of ${code(point.name)} overlapped from ${seconds(point.from)} to ${seconds(point.to)}, and nothing kept one from overwriting what the other wrote; later ones took turns.`;
      case "turns":
        return `at most ${english.spelled(point.most)} of the ${code(point.name)} tasks ${point.most === 1 ? "was" : "were"} at work at a time; ${english.spelled(point.waiting)} had to wait until another let ${point.waiting === 1 ? "it" : "them"} go on.`;
      case "handed-on": {
        const { name, by, count } = point;
        const other = by === name ? `another ${code(by)}` : code(by);
        return count === 1
          ? `${code(name)} had to wait ${seconds(point.seconds)} until ${other} let it go on.`
          : `${english.spelledCount(count, "wait")} of ${code(name)}, ${seconds(point.seconds)} in all, lasted until ${other} let it go on.`;
      }
      case "each-end":
        return `${code(point.name)} went on as soon as each of ${english.spelled(point.count)} tasks was done, without waiting for the others.`;
      case "made-late":
        return `${who(point.later)} was made only at ${seconds(point.at)}, when ${who(point.earlier)} was done, so these two did not overlap.`;
      case "cancelled":
        return `${who(point.by)} cancelled ${who(point.who)} at ${seconds(point.at)}, in the middle of its wait.`;
      case "timed-out":
        return `a timer put an end to a wait of ${code(point.name)} at ${seconds(point.at)}: its time was up.`;
      case "thread":
        return `${code(point.name)} ran in another thread, and the event loop was free meanwhile.`;
      case "outside":
        return `${code(point.name)} waited ${seconds(point.seconds)} for a future that no task completed, but a callback or something outside the loop.`;
      case "never-due":
        return `a timer set for ${seconds(point.due)} never came due, as the loop ran only until its main task was done, at ${seconds(point.ended)}.`;
    }
  },
  between: " ",
};

const ja: typeof en = {
  point(point) {
    switch (point.kind) {
      case "never-awaited": {
        const { names, count } = point;
        const calls = `${japanese.list(names.map(code))} の呼び出し${count === 1 ? "が一つ" : `${japanese.count(count)}が`}`;
        return `${calls} await されませんでした。コルーチンができただけで、中身は何も実行されていません。`;
      }
      case "never-retrieved":
        return `${who(point.who)} は ${point.error} で失敗しましたが、その結果は一度も取り出されませんでした。エラーが表に出たのは、タスクが破棄されたときです。`;
      case "stuck":
        return `${who(point.one)} と ${who(point.other)} は、${seconds(point.from)} から ${seconds(point.at)} にキャンセルされるまで待ち続けました。そのあいだ、どちらかを先へ進められるものは何も動いていませんでした。`;
      case "left": {
        const { main, count, fate } = point;
        const tasks = count === 1 ? `、${who(point.who)} ` : `、${japanese.count(count)}のタスク`;
        const then = {
          cancelled: "は未完了だったので、キャンセルされました",
          again: "は、すでにキャンセルを要求されていましたが未完了だったので、もう一度キャンセルされました",
          resumed: "は未完了で、先へ進んだのはループがもう一度動いてからです",
          unfinished: "は未完了で、そのまま終わることはありませんでした",
        };
        return `${who(main)} が終わった時点で${tasks}${then[fate]}。`;
      }
      case "refused":
        return `${who(point.who)} は ${seconds(point.asked)} にキャンセルを要求されましたが、キャンセルされずに完了しました。cancel() は要求するだけです。`;
      case "silent":
        return `${who(point.who)} が ${seconds(point.seconds)} のあいだ（実測）スレッドを占有し続け、そのあいだイベントループは止まっていました。`;
      case "delayed": {
        const { due, why, ran } = point;
        const could = { woken: "に起こされた", slept: "に再開するはずだった", ready: "に実行可能になった" }[
          why
        ];
        const by = { callback: "ループのコールバック", file: "プログラムのファイル自体" };
        const holder = typeof point.by === "string" ? by[point.by] : ` ${who(point.by)} `;
        return `${seconds(due)} ${could} ${who(point.who)} が動けたのは ${seconds(ran)} です。それまで${holder}がスレッドを占有していました。`;
      }
      case "busy": {
        const { turns, count } = point;
        const others = count === 1 ? `${who(point.other)} ` : `${japanese.count(count)}のタスク`;
        return `${others}が待っているあいだ、${who(point.who)} が sleep(0) で${thousands(turns)}回続けて順番を譲り、ループを休みなく回し続けました。`;
      }
      case "callback-failed":
        return `コールバック ${code(point.name)} が失敗しました（${point.error}）。コールバックを await するものはないので、ループは報告だけをして、そのまま動き続けました。`;
      case "taken-along":
        return `${who(point.who)} が ${seconds(point.at)} に失敗し、そのため ${who(point.other)} もキャンセルされました。`;
      case "unheard":
        return `${who(point.who)} は ${seconds(point.at)} に失敗しましたが、${who(point.maker)} が先へ進んだのは ${seconds(point.heard)} です。例外は、誰かが結果を求めるまでタスクの中にとどまります。`;
      case "ran-on":
        return `${who(point.who)} が ${seconds(point.at)} に失敗しても、${who(point.other)} は ${seconds(point.until)} まで動き続けました。`;
      case "caught":
        return `${who(point.who)} は ${point.error} で失敗しましたが、その例外は処理され、プログラムは続きました。`;
      case "lingered":
        return `${who(point.who)} は ${seconds(point.asked)} にキャンセルを要求されましたが、実際に終わったのは ${seconds(point.ended)} です。`;
      case "never-began":
        return `${who(point.who)} は最初のステップの前にキャンセルされたので、中身は何も実行されていません。`;
      case "unguarded":
        return `${code(point.name)} の二つの呼び出しが ${seconds(point.from)} から ${seconds(point.to)} まで重なりました。一方の書き込みをもう一方が上書きするのを、防ぐものはありませんでした。あとの呼び出しは、一つずつ順番に進みました。`;
      case "turns":
        return `${code(point.name)} のタスクが同時に仕事をしたのは最大で${japanese.count(point.most)}です。${japanese.count(point.waiting)}のタスクは、順番が回ってくるまで待ちました。`;
      case "handed-on": {
        const { name, by, count } = point;
        const other = by === name ? `別の ${code(by)}` : ` ${code(by)}`;
        const waited = count === 1 ? "待ち" : `${count}回の待ち`;
        const length = `${count === 1 ? "" : "合わせて "}${seconds(point.seconds)}`;
        return `${code(name)} の${waited}（${length}）は、${other.trimStart()} が先へ進ませるまで続きました。`;
      }
      case "each-end":
        return `${code(point.name)} は${japanese.count(point.count)}のタスクが一つ終わるたびに先へ進み、ほかのタスクを待ちませんでした。`;
      case "made-late":
        return `${who(point.later)} が作られたのは、${who(point.earlier)} が終わった ${seconds(point.at)} です。そのため、この二つは重なっていません。`;
      case "cancelled":
        return `${who(point.by)} が ${seconds(point.at)} に、待っている途中の ${who(point.who)} をキャンセルしました。`;
      case "timed-out":
        return `${code(point.name)} の待ちは、${seconds(point.at)} に時間切れになり、タイマーに打ち切られました。`;
      case "thread":
        return `${code(point.name)} は別のスレッドで動き、そのあいだもイベントループは空いていました。`;
      case "outside":
        return `${code(point.name)} は Future を ${seconds(point.seconds)} 待ちました。完了させたのはタスクではなく、コールバックか、ループの外の何かです。`;
      case "never-due":
        return `${seconds(point.due)} に設定されたタイマーの期限は、最後まで来ませんでした。ループが動くのはメインのタスクが終わるまでで、それは ${seconds(point.ended)} だったからです。`;
    }
  },
  between: "",
};

export const pointWords = { en, ja };
