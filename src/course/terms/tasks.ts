// Tasks and futures: what runs by itself, and what will have a result.
import type { TermFacts } from "./glossary.js";

export const tasks: TermFacts = {
  name: { en: "Tasks and futures", ja: "タスクとフューチャー" },
  terms: {
    task: {
      name: { en: "task", ja: "タスク" },
      synonyms: ["background task", "バックグラウンドタスク"],
      en: "A coroutine that the event loop runs by itself, beside the one that made it. It is a future as well, and keeps the coroutine's result or exception. Creating one does not run it: it begins once the running coroutine gives way. Keep a reference to it, since the loop holds it only weakly.",
      ja: "それを作ったコルーチンとは別に、イベントループが動かしてくれるコルーチンです。フューチャーの一種でもあり、コルーチンの結果や例外を保持します。作っただけでは動かず、いま動いているコルーチンが順番を譲ると動き始めます。ループは弱い参照しか持たないので、変数などに入れておいてください。",
      see: ["create_task", "future", "task_group", "cancellation"],
      lessons: ["create_task", "awaitables", "program_flow"],
    },
    create_task: {
      name: { en: "create_task", ja: "create_task" },
      synonyms: ["loop.create_task", "タスクを作る", "タスクの作成", "spawn"],
      en: "Makes a task of a coroutine and puts it into the ready queue. To have waits overlap, make all the tasks first and await them afterwards. It works only where an event loop is running.",
      ja: "コルーチンからタスクを作り、実行待ちキューに入れます。待ち時間を重ねるには、先にタスクを全部作ってから、あとで await します。イベントループが動いているところでしか使えません。",
      see: ["task", "ensure_future", "gather", "task_group"],
      lessons: ["create_task", "await_one_by_one", "tasks_never_awaited"],
    },
    ensure_future: {
      name: { en: "ensure_future", ja: "ensure_future" },
      en: "Gives a future for any awaitable: a future comes back as the very same object, a coroutine becomes a task. It is for code that does not know which of them it was given. Where one has a coroutine, create_task says better what is meant.",
      ja: "どんな awaitable からもフューチャーを得る関数です。フューチャーを渡せば同じオブジェクトがそのまま返り、コルーチンを渡せばタスクになります。どちらを渡されるかわからないコードのためのものです。コルーチンだとわかっているなら、create_task のほうが意図がはっきりします。",
      see: ["create_task", "future", "task", "awaitable"],
      lessons: ["ensure_future"],
    },
    eager_task: {
      name: { en: "eager task", ja: "eager タスク" },
      synonyms: [
        "eager_task_factory",
        "eager start",
        "task factory",
        "イーガータスク",
        "即時開始タスク",
        "タスクファクトリ",
      ],
      en: "A task that begins at its creation, inside create_task, in place of waiting for its turn. If it never has to wait it is done when create_task returns, and the event loop has had nothing to do with it. Python has it since 3.12, by the loop's task factory.",
      ja: "順番を待たず、create_task の中ですぐに動き始めるタスクです。一度も待たずに終わるものなら、create_task が戻った時点で完了していて、イベントループを通りません。Python 3.12 から、ループのタスクファクトリを替えると使えます。",
      see: ["create_task", "task", "ready_queue"],
      python: "3.12",
    },
    future: {
      name: { en: "future", ja: "フューチャー" },
      synonyms: ["create_future", "promise", "フューチャーオブジェクト", "未来", "プロミス"],
      en: "A place for a result that is not there yet. It is pending at first; then somebody sets a result or an exception, or it is cancelled, and whoever awaits it goes on. Tasks are futures that a coroutine fills. One rarely makes one oneself.",
      ja: "まだ出ていない結果の置き場所です。最初は保留中で、誰かが結果や例外を入れるか、キャンセルされると、await していた側が先へ進みます。タスクは、コルーチンが結果を入れてくれるフューチャーです。自分でフューチャーを作ることは、あまりありません。",
      see: ["task", "pending", "done_callback", "awaitable"],
      lessons: ["awaitables", "promises"],
    },
    pending: {
      name: { en: "pending", ja: "保留中" },
      synonyms: ["done", "finished", "state", "status", "ペンディング", "未完了", "完了", "状態"],
      en: "The state of a future or task that has no outcome yet. It ends in one of two: finished, with a result or an exception, or cancelled. done() is true of both, and there is no way back. Status and result are asked by methods, none is an attribute: done(), cancelled(), result(), exception().",
      ja: "フューチャーやタスクの、まだ結末が出ていない状態です。結果か例外を持った完了（finished）か、キャンセル済み（cancelled）のどちらかで終わります。done() はそのどちらでも真になり、保留中に戻ることはありません。状態も結果も属性ではなく、done()、cancelled()、result()、exception() というメソッドで尋ねます。",
      see: ["future", "task", "cancellation", "exception"],
      lessons: ["awaitables", "program_flow"],
    },
    done_callback: {
      name: { en: "done callback", ja: "完了コールバック" },
      synonyms: ["add_done_callback", "完了時コールバック"],
      en: "A function to be called with a future once that is done, in the order of registration. The calls come by way of the ready queue, not at the very moment. An await is built on it: the waiting task registers its own next step.",
      ja: "フューチャーが完了したときに、そのフューチャーを渡して呼び出してもらう関数で、登録した順に呼び出されます。完了したその場ではなく、実行待ちキューを経て呼び出されます。await の仕組みもこれで、待つ側のタスクは自分の次のステップを登録しています。",
      see: ["callback", "future", "ready_queue"],
    },
    exception: {
      name: { en: "exception in a task", ja: "タスクの例外" },
      synonyms: ["error", "was never retrieved", "例外", "エラー"],
      en: "An exception that ends a task is kept in the task and raised where the task is awaited. If nobody awaits it, the event loop can only log that the exception was never retrieved. It does not end the program, nor the other tasks.",
      ja: "タスクを終わらせた例外は、タスクの中に保存され、そのタスクを await した場所で送出されます。誰も await しなければ、「Task exception was never retrieved」とログに出るだけです。それだけで、プログラムやほかのタスクが終わることはありません。",
      see: ["task", "gather", "exception_group", "cancelled_error"],
      lessons: ["exceptions", "gather", "task_group"],
    },
    context_variable: {
      name: { en: "context variable", ja: "コンテキスト変数" },
      synonyms: ["ContextVar", "contextvars", "context", "コンテキスト"],
      en: "A variable of which each task has a value of its own. A task starts with a copy of what its maker had, and what it sets stays with it. It is what thread-local variables are for threads, such as for the current user or request.",
      ja: "タスクごとに別々の値を持てる変数です。タスクは作られた時点の値の写しから始まり、その中で設定した値は外に影響しません。スレッドでいうスレッドローカル変数にあたり、いま処理しているユーザーやリクエストなどを入れておくのに使います。",
      see: ["task", "thread", "race_condition"],
    },
  },
};
