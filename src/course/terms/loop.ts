// The event loop, what it keeps, and how it is started.
import type { TermGroup } from "./model.js";

export const loop: TermGroup = {
  name: { en: "The event loop", ja: "イベントループ" },
  terms: [
    {
      id: "event_loop",
      name: { en: "event loop", ja: "イベントループ" },
      synonyms: [
        "loop",
        "scheduler",
        "iteration",
        "周回",
        "ループ",
        "スケジューラ",
        "get_event_loop",
        "get_running_loop",
        "new_event_loop",
      ],
      means: {
        en: "What runs everything, on one thread: it takes what is ready, runs each until it suspends, and when nothing is ready it waits for the next timer or event. It never interrupts a coroutine. So a coroutine that does not await holds up all the others.",
        ja: "1本のスレッドの上で、すべてを動かすものです。実行できるものを順に取り出して中断するまで動かし、実行できるものがなくなれば、次のタイマーや出来事を待ちます。動いているコルーチンに割り込むことはありません。そのため、await しないコルーチンがあると、ほかのすべてが待たされます。",
      },
      see: ["ready_queue", "asyncio_run", "task", "timer", "blocking"],
      lessons: ["event_loop", "program_flow"],
    },
    {
      id: "ready_queue",
      name: { en: "ready queue", ja: "実行待ちキュー" },
      synonyms: ["ready", "run queue", "call_soon", "実行可能キュー", "レディキュー", "実行待ち", "実行可能"],
      means: {
        en: "The line of what can run now, first in, first out. One turn of the event loop runs exactly what stood in it when the turn began; what is added meanwhile waits for the next turn. New tasks, woken tasks and callbacks all stand in this one line.",
        ja: "いま実行できるものが並ぶ列で、先に入ったものから順に動きます。イベントループは1周のあいだに、周回の始めに並んでいたものだけを実行し、途中で加わったものは次の周回に回します。新しいタスクも、待ち終えたタスクも、コールバックも、この一つの列に並びます。",
      },
      see: ["event_loop", "handle", "callback", "sleep_zero"],
      lessons: ["event_loop", "program_flow", "create_task"],
    },
    {
      id: "asyncio_run",
      name: { en: "asyncio.run", ja: "asyncio.run" },
      synonyms: ["asyncio.Runner", "entry point", "起動"],
      means: {
        en: "The door from ordinary code into asyncio. It makes an event loop, runs one coroutine on it as a task, cancels what is left over when that task ends, and closes the loop. It returns what the coroutine returned, and it cannot be called where a loop is running already.",
        ja: "ふつうのコードから asyncio に入る入り口です。イベントループを作り、渡されたコルーチンをタスクとして動かし、それが終わると残ったタスクをキャンセルして、ループを閉じます。戻り値はコルーチンの戻り値です。すでにループが動いているところでは呼び出せません。",
      },
      see: ["event_loop", "run_until_complete", "task", "cancellation"],
      lessons: ["event_loop", "create_task", "tasks_never_awaited"],
    },
    {
      id: "run_until_complete",
      name: { en: "run_until_complete", ja: "run_until_complete" },
      synonyms: ["loop.run_until_complete", "run_forever", "完了まで実行"],
      means: {
        en: "The older way in: it runs a loop that one has made oneself until one awaitable is done. Other tasks are neither awaited nor cancelled then; they stand still where they are, and go on if the loop runs again. Prefer asyncio.run, which cleans up.",
        ja: "昔からある始め方で、自分で作ったループを、一つの awaitable が終わるまで動かします。終わった時点で、ほかのタスクは待ってもらえず、キャンセルもされません。その場で止まったままになり、ループがまた動けば続きから進みます。後始末まで引き受ける asyncio.run を使うほうがよいでしょう。",
      },
      see: ["asyncio_run", "event_loop", "future"],
      lessons: ["run_until_complete", "ensure_future", "tasks_never_awaited"],
    },
    {
      id: "sleep",
      name: { en: "asyncio.sleep", ja: "asyncio.sleep" },
      synonyms: ["delay", "スリープ", "非同期スリープ"],
      means: {
        en: "Suspends the coroutine for some seconds while everything else goes on. It stands in examples for any wait, such as one for an answer from the network. time.sleep is another thing: it holds the whole thread.",
        ja: "ほかの処理を進めたまま、このコルーチンだけを指定した秒数のあいだ中断します。例のプログラムでは、ネットワークの応答待ちのような「待ち時間」の代役として使います。time.sleep は別物で、スレッド全体を止めてしまいます。",
      },
      see: ["sleep_zero", "timer", "blocking", "await"],
      lessons: ["create_task", "blocking_call", "scale"],
    },
    {
      id: "sleep_zero",
      name: { en: "sleep(0)", ja: "sleep(0)" },
      synonyms: ["sleep 0", "bare yield", "give way", "順番を譲る"],
      means: {
        en: "Gives way for one turn: the task goes to the end of the ready queue, and everything that is ready runs before it. No time is waited for and no timer is set. A long computation in a coroutine can put it in now and then to let others run.",
        ja: "1周だけ順番を譲ります。タスクは実行待ちキューの最後尾に回り、すでに実行できるものが先に動きます。時間を待つわけではなく、タイマーも使いません。長い計算をするコルーチンに時々はさめば、そのあいだにほかの処理が進みます。",
      },
      see: ["sleep", "ready_queue", "await", "blocking"],
      lessons: ["cancellation", "program_flow"],
    },
    {
      id: "callback",
      name: { en: "callback", ja: "コールバック" },
      synonyms: ["コールバック関数"],
      means: {
        en: "A plain function that the event loop is to call later, at its turn. It cannot await. Tasks are built on callbacks: each step of a task is one.",
        ja: "あとで順番が来たときに、イベントループに呼び出してもらう、ふつうの関数です。中で await することはできません。タスクもコールバックの上に作られていて、タスクのステップ一つひとつがコールバックです。",
      },
      see: ["handle", "done_callback", "ready_queue", "timer"],
      lessons: ["event_loop"],
    },
    {
      id: "handle",
      name: { en: "handle", ja: "ハンドル" },
      synonyms: ["TimerHandle", "ハンドラ"],
      means: {
        en: "What call_soon and call_later return: one registered callback. Its cancel() keeps the callback from being called, as long as it has not been. The ready queue is a queue of handles.",
        ja: "call_soon や call_later が返すもので、登録したコールバック一つを表します。まだ呼び出されていなければ、cancel() でキャンセルできます。実行待ちキューに並んでいるのも、このハンドルです。",
      },
      see: ["callback", "timer", "ready_queue"],
      lessons: [],
    },
    {
      id: "timer",
      name: { en: "timer", ja: "タイマー" },
      synonyms: ["call_later", "call_at", "deadline"],
      means: {
        en: "A callback with a time before which it is not called. The event loop keeps timers by their deadline, and puts the due ones into the ready queue. It may come late, when something holds the thread, but it never comes early.",
        ja: "ある時刻になるまで呼び出されないコールバックです。イベントループはタイマーを期限の順に持っていて、期限が来たものを実行待ちキューに移します。何かがスレッドを占有していると遅れることはありますが、早まることはありません。",
      },
      see: ["sleep", "handle", "event_loop", "timeout"],
      lessons: ["event_loop", "timeouts", "scale"],
    },
  ],
};
