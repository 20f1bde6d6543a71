// What beginners believe of asyncio, and what is so instead. Numbers are those of `test/course/content/beliefs/`, where a program
// refutes each. The quiz asks for them as true or false.
import type { Localized } from "../draw/view.js";

export interface Belief {
  readonly number: number;
  /** What is believed; false. */
  readonly claim: Localized;
  /** What is so; true, and a statement that stands by itself. */
  readonly fact: Localized;
}

/** Which of the two is put to the learner. Mixed, so that "false" is not always right; always the same for one belief. */
export function askedOf({ number }: Belief): "claim" | "fact" {
  return (number * 7) % 5 < 2 ? "fact" : "claim";
}

/** Claim and fact, each in English and in Japanese, in the order of their numbers. */
const told: readonly (readonly [claim: string, claimJa: string, fact: string, factJa: string])[] = [
  [
    "Calling a coroutine function without `await` raises an error.",
    "コルーチン関数を `await` なしで呼び出すとエラーになる。",
    "Calling a coroutine function without `await` returns a coroutine object and runs nothing; the warning comes when that object is dropped, and the program goes on.",
    "コルーチン関数を `await` なしで呼び出すと、何も実行されずにコルーチンオブジェクトが返る。警告が出るのはそれが捨てられたときで、プログラムはそのまま続く。",
  ],
  [
    "A task that nobody awaits never runs.",
    "await されないタスクは決して実行されない。",
    "A task that nobody awaits runs as soon as the current one is suspended; what is unfinished when `main` ends is cancelled by `asyncio.run`.",
    "await されないタスクも、実行中のタスクが中断すれば動き出す。`main` が終わった時点で未完了なら、`asyncio.run` がキャンセルする。",
  ],
  [
    "Every `await` gives control back to the event loop.",
    "`await` するたびに、制御はイベントループに戻る。",
    "Only an `await` that suspends gives control back: awaiting a coroutine that does not wait, a finished future or a free lock goes straight on.",
    "制御がイベントループに戻るのは、実際に中断する `await` だけである。待たないコルーチン、完了した Future、空いているロックを await しても、そのまま先へ進む。",
  ],
  [
    "`asyncio.create_task` starts the coroutine immediately.",
    "`asyncio.create_task` は、コルーチンをその場で動かし始める。",
    "`asyncio.create_task` only queues the first step: unless the loop makes eager tasks, the task begins once the current one is suspended.",
    "`asyncio.create_task` は最初のステップを実行待ちキューに入れるだけである。eager タスクを作るループでないかぎり、タスクが動き出すのは実行中のタスクが中断してからになる。",
  ],
  [
    "`asyncio.ensure_future` and `asyncio.create_task` do the same.",
    "`asyncio.ensure_future` と `asyncio.create_task` の働きは同じである。",
    "`asyncio.ensure_future` returns a future as it is and takes any awaitable; `asyncio.create_task` takes coroutines only and needs a running loop.",
    "`asyncio.ensure_future` は Future をそのまま返し、どんな awaitable も受け取る。`asyncio.create_task` が受け取るのはコルーチンだけで、実行中のループも必要である。",
  ],
  [
    "`asyncio.gather` runs coroutines in parallel.",
    "`asyncio.gather` はコルーチンを並列に実行する。",
    "`asyncio.gather` runs everything on one thread, one step at a time: coroutines that never wait run one after the other.",
    "`asyncio.gather` は1本のスレッドの上で、1ステップずつ実行する。待つところのないコルーチンは、一つずつ順に実行される。",
  ],
  [
    "When one coroutine of an `asyncio.gather` fails, the others are cancelled.",
    "`asyncio.gather` のコルーチンの一つが失敗すると、残りはキャンセルされる。",
    "When one coroutine of `asyncio.gather` fails, its error is raised at once and the others run on; it is `asyncio.TaskGroup` that cancels them.",
    "`asyncio.gather` のコルーチンの一つが失敗すると、その例外はすぐに送出され、残りは動き続ける。残りをキャンセルするのは `asyncio.TaskGroup` である。",
  ],
  [
    "`asyncio.run` waits until all tasks are finished.",
    "`asyncio.run` は、すべてのタスクが終わるまで待つ。",
    "`asyncio.run` waits for `main` alone; it cancels the tasks that are left, and waits for their clean-up.",
    "`asyncio.run` が待つのは `main` だけである。残ったタスクはキャンセルし、その後始末が済むのを待つ。",
  ],
  [
    "`loop.run_until_complete(main())` is the old spelling of `asyncio.run(main())`.",
    "`loop.run_until_complete(main())` は `asyncio.run(main())` の古い書き方にすぎない。",
    "`loop.run_until_complete` neither cancels the other tasks nor closes the loop: they stay pending and can be continued.",
    "`loop.run_until_complete` はほかのタスクをキャンセルせず、ループも閉じない。残ったタスクは pending のままで、あとから続きを実行できる。",
  ],
  [
    "`asyncio.get_event_loop()` is the way to get the loop, wherever one is.",
    "ループは、どこからでも `asyncio.get_event_loop()` で取得すればよい。",
    "`asyncio.get_event_loop()` is fine inside coroutines; outside them, where no loop is set, it warns in Python 3.12 and 3.13, and raises an error from 3.14 on.",
    "`asyncio.get_event_loop()` はコルーチンの中で使うぶんには問題ない。コルーチンの外で、ループも設定されていなければ、Python 3.12 と 3.13 では警告になり、3.14 からはエラーになる。",
  ],
  [
    "`asyncio.sleep(0)` does nothing.",
    "`asyncio.sleep(0)` は何もしない。",
    "`asyncio.sleep(0)` gives exactly one turn to everybody who is ready.",
    "`asyncio.sleep(0)` は、実行可能なほかのタスクすべてに、ちょうど1回ずつ順番を回す。",
  ],
  [
    "Coroutines that are awaited one after the other run concurrently.",
    "順に await したコルーチンは、並行して実行される。",
    "Coroutines that are awaited one after the other run one after the other; to overlap they have to be tasks first.",
    "順に await したコルーチンは、一つずつ順に実行される。待ち時間を重ねるには、先にタスクにしておく必要がある。",
  ],
  [
    "`task.cancel()` stops the task at once.",
    "`task.cancel()` を呼ぶと、タスクはその場で止まる。",
    "`task.cancel()` only asks: the error arrives at the task's `await` in its next turn, and the task may clean up, or go on all the same.",
    "`task.cancel()` は要求するだけである。例外は、次に順番が来たタスクの `await` のところで送出され、タスクは後始末をすることも、そのまま続けることもできる。",
  ],
  [
    "`except Exception` catches the cancellation as well.",
    "`except Exception` は、キャンセルも捕まえる。",
    "`except Exception` lets a cancellation through: since Python 3.8 `asyncio.CancelledError` is a `BaseException`.",
    "`except Exception` はキャンセルを捕まえない。`asyncio.CancelledError` は、Python 3.8 から `BaseException` を直接継承しているからである。",
  ],
  [
    "`asyncio.wait_for` with a timeout of 1 second returns after 1 second at the latest.",
    "タイムアウトが1秒の `asyncio.wait_for` は、遅くとも1秒後には戻る。",
    "At its deadline `asyncio.wait_for` cancels what it waits for, and then waits for its clean-up, however long that takes.",
    "`asyncio.wait_for` は期限が来ると待っている相手をキャンセルし、その後始末が終わるまで、どれだけかかっても待つ。",
  ],
  [
    "A function with `async` before its `def` no longer blocks.",
    "`def` の前に `async` を付ければ、関数はブロックしなくなる。",
    "`time.sleep` or heavy computing inside a coroutine blocks the whole event loop, `async` or not.",
    "`async` が付いていても、コルーチンの中の `time.sleep` や重い計算は、イベントループ全体をブロックする。",
  ],
  [
    "A timeout around `asyncio.to_thread` stops the function in the thread.",
    "`asyncio.to_thread` にタイムアウトを付ければ、スレッドの中の関数を止められる。",
    "A timeout around `asyncio.to_thread` ends only the waiting: the thread runs on, and `asyncio.run` waits for it at the end.",
    "`asyncio.to_thread` に付けたタイムアウトで終わるのは、待つことだけである。スレッドは動き続け、`asyncio.run` は最後にそれを待つ。",
  ],
  [
    "An exception in a background task ends the program.",
    "裏で動くタスクで例外が起きると、プログラムは終了する。",
    "An exception in a background task is kept in the task: nothing is seen of it until somebody awaits the task, or the task object is dropped.",
    "裏で動くタスクの例外は、タスクの中に保存される。誰かが await するか、タスクオブジェクトが捨てられるまで、表には出てこない。",
  ],
  [
    "The event loop keeps every task alive until it is finished.",
    "イベントループは、終わるまですべてのタスクを保持してくれる。",
    "The event loop holds tasks only weakly: one that awaits what nobody else refers to may be collected before it is finished, so keep a reference.",
    "イベントループはタスクを弱参照でしか持たない。どこからも参照されないものを待つタスクは途中で回収されることがあるので、参照を持っておく必要がある。",
  ],
  [
    "asyncio runs on a single thread, so there are no race conditions.",
    "asyncio は1本のスレッドで動くので、競合状態は起こらない。",
    "An `await` that waits, between reading a shared value and writing it back, is a race on one thread, too.",
    "共有する値を読んでから書き戻すまでのあいだに、実際に待つ `await` があれば、1本のスレッドでも競合が起こる。",
  ],
  [
    "`asyncio.gather` returns the results in the order in which they are ready.",
    "`asyncio.gather` は、終わった順に結果を返す。",
    "`asyncio.gather` returns the results in the order of its arguments; `asyncio.as_completed` hands them out as they are ready.",
    "`asyncio.gather` は引数の順に結果を返す。終わった順に渡すのは `asyncio.as_completed` である。",
  ],
  [
    "`asyncio.wait` with a timeout raises `TimeoutError` and cancels what is not done.",
    "タイムアウトを付けた `asyncio.wait` は、`TimeoutError` を送出し、終わっていないものをキャンセルする。",
    "`asyncio.wait` with a timeout raises nothing and cancels nothing: it returns two sets, what is done and what is pending.",
    "タイムアウトを付けた `asyncio.wait` は、何も送出せず、何もキャンセルしない。完了したもの（done）とまだのもの（pending）の、二つの集合を返すだけである。",
  ],
  [
    "A coroutine object can be kept and awaited again.",
    "コルーチンオブジェクトは、取っておいて何度でも await できる。",
    "A coroutine object can be awaited once; a task or a future can be awaited as often as one likes.",
    "コルーチンオブジェクトを await できるのは1回だけである。タスクや Future なら何度でも await できる。",
  ],
  [
    "`asyncio.run` may be called wherever a result is needed.",
    "`asyncio.run` は、結果が必要な場所ならどこででも呼び出せる。",
    "`asyncio.run` cannot be called while a loop is running in the same thread, as in a coroutine or a notebook.",
    "同じスレッドでループが動いているあいだ、たとえばコルーチンやノートブックの中では、`asyncio.run` を呼び出せない。",
  ],
  [
    "`asyncio.run(main)` takes the function, without brackets.",
    "`asyncio.run(main)` のように、括弧を付けずに関数を渡せばよい。",
    "`asyncio.run` and `asyncio.create_task` want a coroutine object (from Python 3.14 on, `asyncio.run` takes any awaitable), and a function is none, so it has to be called: `asyncio.run(main())`.",
    "`asyncio.run` と `asyncio.create_task` に渡すのはコルーチンオブジェクト（Python 3.14 からの `asyncio.run` では任意の awaitable）で、関数そのものではない。`asyncio.run(main())` のように関数を呼び出す必要がある。",
  ],
  [
    "Setting an event or putting into a queue switches to the waiting task.",
    "イベントをセットしたりキューに入れたりすると、待っていたタスクに切り替わる。",
    "Whoever sets an event or puts into a queue goes on; those who waited run once it is suspended, in the order in which they came.",
    "イベントをセットした側やキューに入れた側は、そのまま先へ進む。待っていたタスクは、それが中断してから、待ち始めた順に動く。",
  ],
  [
    "`asyncio.shield` makes a piece of code impossible to cancel.",
    "`asyncio.shield` を使えば、その処理はキャンセルされなくなる。",
    "With `asyncio.shield` whoever awaits is cancelled all the same; only the inner task goes on, and even that is cancelled when `asyncio.run` ends.",
    "`asyncio.shield` を使っても、await している側はキャンセルされる。続くのは内側のタスクだけで、それも `asyncio.run` が終わるときにはキャンセルされる。",
  ],
];

export const beliefs: readonly Belief[] = told.map(([claim, claimJa, fact, factJa], at) => ({
  number: at + 1,
  claim: { en: claim, ja: claimJa },
  fact: { en: fact, ja: factJa },
}));
