// Ending what is under way.
import type { TermFacts } from "./glossary.js";

export const cancelling: TermFacts = {
  name: { en: "Cancelling and timeouts", ja: "キャンセルとタイムアウト" },
  terms: {
    cancellation: {
      name: { en: "cancellation", ja: "キャンセル" },
      synonyms: ["cancel", "cancelled", "canceled", "task.cancel", "取り消し", "中止"],
      en: "cancel() asks a task to end: at its next turn CancelledError is raised in it, at the await where it stands. It is a request, not a kill. The task may clean up first, and is cancelled only once the error has left its coroutine.",
      ja: "cancel() は、タスクにキャンセルを要求するものです。次に順番が来たとき、タスクが止まっている await のところで CancelledError が送出されます。強制終了ではなく、あくまで要求です。タスクは後始末ができ、例外がコルーチンの外に出たところで、はじめてキャンセル済みになります。",
      see: ["cancelled_error", "timeout", "shield", "task"],
      lessons: ["cancellation", "tasks_never_awaited"],
    },
    cancelled_error: {
      name: { en: "CancelledError", ja: "CancelledError" },
      synonyms: ["キャンセル例外"],
      en: "The exception by which a cancellation arrives in a coroutine. Catch it to clean up, then raise it again: a task that swallows it goes on as if nothing had been asked. It is a BaseException since Python 3.8, so that except Exception lets it pass.",
      ja: "キャンセルの要求をコルーチンに届ける例外です。捕まえて後始末をしたら、もう一度送出してください。握りつぶすと、タスクは何も要求されなかったかのように動き続けます。Python 3.8 からは、Exception ではなく BaseException を直接継承しているので、except Exception では捕まりません。",
      see: ["cancellation", "exception", "timeout"],
      lessons: ["cancellation"],
    },
    timeout: {
      name: { en: "timeout", ja: "タイムアウト" },
      synonyms: ["TimeoutError", "time limit", "timeouts", "時間切れ", "制限時間"],
      en: "A limit to waiting. asyncio.timeout is a block: when its time is up, the task is cancelled where it awaits inside, and the block raises TimeoutError in place of the cancellation. It cannot interrupt a call that blocks the thread. Python has it since 3.11; wait_for is older.",
      ja: "待つ時間の上限です。asyncio.timeout はブロックの形で使い、時間が来ると、ブロックの中で待っているタスクをキャンセルし、ブロックを抜けるときにそれを TimeoutError に変えます。スレッドをブロックしている呼び出しには割り込めません。Python 3.11 から使えます（それより前からあるのは wait_for です）。",
      see: ["wait_for", "cancellation", "cancelled_error", "timer"],
      lessons: ["timeouts"],
      python: "3.11",
    },
    wait_for: {
      name: { en: "wait_for", ja: "wait_for" },
      synonyms: ["時間制限付きで待つ"],
      en: "Awaits one awaitable for at most so many seconds. When they are over it cancels it, waits until that has ended, and raises TimeoutError. Put shield around what must not be cancelled.",
      ja: "一つの awaitable を、指定した秒数を上限に待ちます。時間が来ると相手をキャンセルし、それが終わるのを待ってから TimeoutError を送出します。キャンセルされては困るものは shield で包みます。",
      see: ["timeout", "shield", "wait", "cancellation"],
      lessons: ["timeouts"],
    },
    shield: {
      name: { en: "shield", ja: "shield" },
      synonyms: ["シールド", "キャンセルから守る"],
      en: "Lets one wait for a task without passing a cancellation on to it. Whoever waits is cancelled; the task itself goes on. Keep a reference to the task, else nobody can await its end.",
      ja: "自分がキャンセルされても、待っている相手のタスクまではキャンセルしない待ち方です。待つ側だけがキャンセルされ、タスクは動き続けます。あとで終わりを待てるように、タスクは変数に入れておきます。",
      see: ["cancellation", "wait_for", "task"],
      lessons: ["timeouts"],
    },
  },
};
