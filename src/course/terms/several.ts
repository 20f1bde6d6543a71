// Waiting for several awaitables at once.
import type { TermFacts } from "./glossary.js";

export const several: TermFacts = {
  name: { en: "Waiting for several", ja: "複数を待つ" },
  terms: {
    gather: {
      name: { en: "gather", ja: "gather" },
      synonyms: ["ギャザー", "まとめて待つ", "Promise.all"],
      en: "Runs several awaitables at the same time and gives their results in the order of the arguments, whichever finishes first. The first exception is raised at once, while the others run on. With return_exceptions=True exceptions stand among the results.",
      ja: "複数の awaitable を同時に進め、どれが先に終わっても、結果を引数の順に並べて返します。例外が起きると最初のものがすぐに送出されますが、ほかはそのまま動き続けます。return_exceptions=True を付けると、例外も結果の一つとして並びます。",
      see: ["task_group", "wait", "as_completed", "create_task"],
      lessons: ["gather", "exceptions"],
    },
    wait: {
      name: { en: "asyncio.wait", ja: "asyncio.wait" },
      synonyms: ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "ウェイト"],
      en: "Waits for tasks until all are done, or the first one, or the first that fails, or until a time has passed, and gives two sets: done and pending. It raises nothing for a failed task and cancels nothing. What to do with the pending ones is up to the caller.",
      ja: "全部の完了、最初の完了、最初の失敗、または時間切れまでタスクを待ち、完了したもの（done）とまだのもの（pending）を、二つの集合で返します。失敗したタスクがあっても例外は送出せず、何もキャンセルしません。残ったタスクをどうするかは、呼び出した側が決めます。",
      see: ["gather", "as_completed", "wait_for", "pending"],
      lessons: ["exceptions", "event"],
    },
    as_completed: {
      name: { en: "as_completed", ja: "as_completed" },
      synonyms: ["完了順", "終わった順"],
      en: "Gives the results of several awaitables in the order in which they finish, so that the first can be used while the others still run. All of them are tasks before the loop's body first runs, and start at the first await in it, in no promised order. It hands out awaitables; each must be awaited.",
      ja: "複数の awaitable の結果を、終わった順に受け取れます。残りが動いているあいだに、先に終わったものから使えます。ループの本体が初めて動く前にすべてがタスクになり、最初の await で動き始めますが、その順番は決まっていません。取り出されるのは awaitable なので、一つずつ await します。",
      see: ["gather", "wait", "async_for"],
      lessons: ["as_completed"],
    },
    task_group: {
      name: { en: "TaskGroup", ja: "TaskGroup" },
      synonyms: ["structured concurrency", "タスクグループ", "構造化並行性", "構造化された並行処理"],
      en: "A block that does not end before all the tasks made in it have ended. If one of them fails, the others are cancelled, and the failures are raised together as an exception group. So no task outlives the block that it belongs to. Python has it since 3.11.",
      ja: "中で作ったタスクがすべて終わるまで抜けないブロックです。一つが失敗すると残りはキャンセルされ、失敗はまとめて例外グループとして送出されます。そのため、ブロックの外まで動き続けるタスクは残りません。Python 3.11 から使えます。",
      see: ["exception_group", "gather", "cancellation", "async_with"],
      lessons: ["task_group"],
      python: "3.11",
    },
    exception_group: {
      name: { en: "exception group", ja: "例外グループ" },
      synonyms: ["BaseExceptionGroup", "except*", "複数の例外"],
      en: "One exception that holds several, since several tasks can fail before the others are stopped. A TaskGroup raises one even for a single failure. except* catches those of its kind and lets the rest go on. Python has it since 3.11.",
      ja: "いくつものタスクが失敗することもあるので、複数の例外を一つにまとめた例外です。TaskGroup は、失敗が一つだけでもこの形で送出します。except* を使うと、指定した種類だけを取り出して処理し、残りはそのまま外へ伝わります。Python 3.11 から使えます。",
      see: ["task_group", "exception", "gather"],
      lessons: ["task_group"],
      python: "3.11",
    },
  },
};
