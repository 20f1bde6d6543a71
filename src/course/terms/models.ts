// Ways of getting several things done, and where threads come in.
import type { TermFacts } from "./glossary.js";

export const models: TermFacts = {
  name: { en: "Ways of working", ja: "処理の進め方" },
  terms: {
    sequential: {
      name: { en: "sequential", ja: "逐次" },
      synonyms: ["synchronous", "one by one", "serial", "逐次処理", "直列", "同期", "順番に"],
      en: "One thing wholly done before the next begins. The times add up. Awaiting one coroutine after the other is sequential too, although an event loop runs.",
      ja: "一つを完全に終えてから、次を始める進め方です。かかる時間は合計になります。イベントループが動いていても、コルーチンを一つずつ await していけば、やはり逐次です。",
      see: ["concurrent", "parallel", "blocking", "await"],
      lessons: ["sequential", "await_one_by_one"],
    },
    concurrent: {
      name: { en: "concurrent", ja: "並行" },
      synonyms: ["concurrency", "asynchronous", "async", "並行処理", "非同期", "非同期処理", "コンカレント"],
      en: "Several things under way in the same span of time, on one thread if need be: while one waits, another runs. asyncio is concurrent. Waits overlap, so they do not add up; computations do.",
      ja: "同じ期間に複数の処理が進んでいることで、スレッドは1本でもかまいません。一つが待っているあいだに、別の一つが動きます。asyncio がこれにあたります。待ち時間は重なるので合計になりませんが、計算にかかる時間は合計になります。",
      see: ["parallel", "sequential", "task", "event_loop"],
      lessons: ["concurrency_models", "create_task", "gather"],
    },
    parallel: {
      name: { en: "parallel", ja: "並列" },
      synonyms: ["parallelism", "multiprocessing", "multi-process", "並列処理", "マルチプロセス", "パラレル"],
      en: "Several things done at the very same instant, on several cores. It takes several threads or processes; asyncio alone is never parallel. In the usual build of Python only one thread runs Python code at a time, so computations need processes.",
      ja: "複数のコアを使って、複数の処理を同じ瞬間に進めることです。複数のスレッドやプロセスが必要で、asyncio だけでは並列になりません。通常の Python では、Python のコードを実行できるスレッドは一度に1本だけなので、計算を並列にするにはプロセスを使います。",
      see: ["concurrent", "thread", "to_thread", "sequential"],
      lessons: ["concurrency_models"],
      python: "3.9",
    },
    blocking: {
      name: { en: "blocking call", ja: "ブロッキング" },
      synonyms: ["block", "time.sleep", "ブロックする呼び出し", "ブロック", "ブロッキング呼び出し"],
      en: "A call that holds the thread until it is done, such as time.sleep or a long computation. In a coroutine it holds up the event loop, and with it every other task, however long they wanted to wait. Await something in its place, or hand it to a thread by to_thread.",
      ja: "time.sleep や長い計算のように、終わるまでスレッドを占有する呼び出しのことです。コルーチンの中で使うとイベントループが止まり、ほかのタスクも全部待たされます。await できるものに置き換えるか、to_thread で別のスレッドに渡してください。",
      see: ["to_thread", "sleep", "event_loop", "thread"],
      lessons: ["blocking_call", "sequential", "to_thread"],
    },
    thread: {
      name: { en: "thread", ja: "スレッド" },
      synonyms: [
        "threading",
        "executor",
        "run_in_executor",
        "ThreadPoolExecutor",
        "multi-thread",
        "マルチスレッド",
        "エグゼキュータ",
      ],
      en: "A line of execution that the operating system runs, and may interrupt anywhere. An event loop and all its tasks live in one; that is why they need no locks between two awaits. run_in_executor has a function run in another one and gives a future for its result.",
      ja: "OS が動かす実行の流れで、どこででも割り込まれる可能性があります。イベントループとそのタスクは、すべて1本のスレッドの中にあります。await と await のあいだにロックがいらないのは、そのためです。run_in_executor を使うと、関数を別のスレッドで動かし、その結果のフューチャーを受け取れます。",
      see: ["to_thread", "parallel", "blocking", "event_loop"],
      lessons: ["concurrency_models", "to_thread"],
    },
    to_thread: {
      name: { en: "to_thread", ja: "to_thread" },
      synonyms: ["別スレッドで実行"],
      en: "Runs a blocking function in another thread and lets one await its result, so that the event loop stays free. It is for code that cannot await, such as an old library. It does not make computations faster where only one thread runs Python code at a time. Python has it since 3.9.",
      ja: "ブロックする関数を別のスレッドで動かし、イベントループを止めずに結果を await できるようにします。await に対応していない古いライブラリなどを使うためのものです。通常の Python では、Python のコードを実行できるスレッドは一度に1本だけなので、計算が速くなるわけではありません。Python 3.9 から使えます。",
      see: ["thread", "blocking", "await", "parallel"],
      lessons: ["to_thread", "blocking_call"],
      python: "3.9",
    },
  },
};
