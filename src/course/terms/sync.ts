// What tasks use to keep out of each other's way, and what goes wrong without.
import type { TermFacts } from "./glossary.js";

export const sync: TermFacts = {
  name: { en: "Working together", ja: "タスクどうしの協調" },
  terms: {
    lock: {
      name: { en: "lock", ja: "ロック" },
      synonyms: ["mutex", "ミューテックス", "排他制御", "critical section"],
      en: "Lets one task at a time into a block of code; the others wait in the order in which they came. It is needed where a block must not be entered again while it awaits. Code without an await, async with or async for in it cannot be interrupted, and needs none.",
      ja: "あるコードに一度に一つのタスクだけを入れる仕組みで、ほかのタスクは来た順に待ちます。途中で await しているあいだに、ほかのタスクに入られては困るときに使います。await も async with も async for も含まないコードには割り込まれないので、ロックはいりません。",
      see: ["race_condition", "semaphore", "deadlock", "async_with"],
      lessons: ["lock"],
    },
    semaphore: {
      name: { en: "semaphore", ja: "セマフォ" },
      synonyms: ["BoundedSemaphore", "rate limit", "セマフォア", "同時実行数の制限"],
      en: "A lock with several places: at most so many tasks are inside at once, and the next enters when one leaves. It limits how many requests are under way at the same time. A semaphore with one place works as a lock.",
      ja: "複数の枠があるロックです。同時に入れるタスクの数に上限があり、一つが出ると次が入ります。同時に出すリクエストの数を抑えたいときなどに使います。枠が一つのセマフォは、ロックと同じ働きをします。",
      see: ["lock", "queue", "backpressure"],
      lessons: ["semaphore"],
    },
    event: {
      name: { en: "event", ja: "イベント" },
      synonyms: ["signal", "flag", "合図", "フラグ"],
      en: "A flag that tasks can wait for. set() wakes all that wait, and lets through at once all that come later, until clear(). It carries no value; for that there are futures and queues.",
      ja: "タスクが待つことのできるフラグです。set() を呼ぶと待っていたタスクがすべて起き、そのあとに来たタスクも、clear() を呼ぶまでは待たずに通れます。値は運べません。値を渡したいときは Future やキューを使います。",
      see: ["condition", "future", "queue"],
      lessons: ["event"],
    },
    condition: {
      name: { en: "condition", ja: "条件変数" },
      synonyms: ["condition variable", "notify", "notify_all", "コンディション"],
      en: "A lock with a waiting room, for tasks that wait until something has become true of what the lock guards. Waiting releases the lock, being notified takes it again, and wait_for looks anew each time. Where values are handed on, a queue is simpler.",
      ja: "ロックで守っているデータがある条件を満たすまで待つための、待合室の付いたロックです。待つあいだはロックを手放し、通知を受けると取り直します。wait_for は、そのたびに条件を確かめ直します。値を渡すだけなら、キューのほうが簡単です。",
      see: ["lock", "event", "queue"],
    },
    barrier: {
      name: { en: "barrier", ja: "バリア" },
      synonyms: ["rendezvous", "待ち合わせ"],
      en: "A meeting point for a fixed number of tasks: each waits until all have come, then all go on together. It can be used again for the next round. Python has it since 3.11.",
      ja: "決まった数のタスクの待ち合わせ場所です。全員がそろうまで待ち、そろったら一斉に先へ進みます。次の回にもそのまま使えます。Python 3.11 から使えます。",
      see: ["event", "condition", "gather"],
      python: "3.11",
    },
    queue: {
      name: { en: "queue", ja: "キュー" },
      synonyms: ["PriorityQueue", "LifoQueue", "channel", "producer consumer", "待ち行列", "生産者消費者"],
      en: "Hands values from some tasks to others, first in, first out. get() waits while it is empty; put() waits while it is full, if it has a size. task_done() and join() tell when all that was put in has been dealt with.",
      ja: "タスクからタスクへ値を渡す入れ物で、先に入れたものから順に出てきます。空のあいだは get() が待ち、大きさを決めてあれば、いっぱいのあいだ put() が待ちます。入れたものがすべて処理されたかどうかは、task_done() と join() でわかります。",
      see: ["backpressure", "semaphore", "async_for", "event"],
      lessons: ["queue"],
    },
    backpressure: {
      name: { en: "backpressure", ja: "バックプレッシャー" },
      synonyms: ["maxsize", "bounded queue", "背圧", "流量制御"],
      en: "What keeps a fast producer from running ahead of a slow consumer: it has to wait. A queue with a maxsize does it, since put() waits while the queue is full. Without it the queue, and the memory it takes, grow without limit.",
      ja: "値を入れる側（プロデューサー）が、取り出す側（コンシューマー）より先へ進みすぎないように、待たせる仕組みです。maxsize を決めたキューでは、いっぱいのあいだ put() が待つので、自然にそうなります。これがないと、キューは際限なく伸び、メモリも増え続けます。",
      see: ["queue", "semaphore", "await"],
      lessons: ["queue"],
    },
    deadlock: {
      name: { en: "deadlock", ja: "デッドロック" },
      synonyms: ["DeadlockError", "stuck", "相互待ち", "膠着"],
      en: "Tasks that wait for each other, or for what nobody will ever bring, and so wait for ever. Two tasks that take the same two locks in opposite order are the usual case; taking them in the same order mends it. Python hangs then without a word; this library names who waits for what.",
      ja: "タスクが互いを待ち合ったり、誰も満たしてくれないものを待ったりして、永久に進めなくなることです。よくあるのは、二つのタスクが同じ二つのロックを逆の順に取る場合で、取る順をそろえれば防げます。Python は何も言わずに止まったままになりますが、このライブラリは、誰が何を待っているかを知らせます。",
      see: ["lock", "timeout", "future"],
    },
    race_condition: {
      name: { en: "race condition", ja: "競合状態" },
      synonyms: ["race", "data race", "lost update", "レースコンディション", "競合", "更新の消失"],
      en: "A result that depends on who comes first. In asyncio it needs an await (or an async with or async for) between reading something and writing it back: another task changes it in between, and its change is lost. Keep the two together with none of these in between, or put a lock around them.",
      ja: "どちらが先に進むかで結果が変わってしまうことです。asyncio では、値を読んでから書き戻すまでのあいだに await（または async with や async for）があると起こります。そのあいだにほかのタスクが値を変えると、その変更が失われます。あいだにこれらをはさまないようにするか、全体をロックで囲みます。",
      see: ["lock", "await", "thread"],
      lessons: ["lock"],
    },
  },
};
