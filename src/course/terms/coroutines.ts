// Coroutines, and the words of the language that work with them.
import type { TermFacts } from "./glossary.js";

export const coroutines: TermFacts = {
  name: { en: "Coroutines", ja: "コルーチン" },
  terms: {
    coroutine: {
      name: { en: "coroutine", ja: "コルーチン" },
      synonyms: ["coro", "coroutine object", "コルーチンオブジェクト", "協調", "協調的な処理"],
      en: "A computation that can stop halfway, at an await, and go on later from the same place. Calling a coroutine function gives a coroutine, and nothing of its body has run by then. It runs once it is awaited, made into a task, or given to asyncio.run. It can run only once.",
      ja: "await のところで途中まで止まり、あとで同じ場所から再開できる処理です。コルーチン関数を呼び出すとコルーチンが得られますが、その時点では本体は1行も動いていません。await するか、タスクにするか、asyncio.run に渡すと、はじめて動きます。動かせるのは一度だけです。",
      see: ["coroutine_function", "await", "task", "never_awaited"],
      lessons: ["coroutine", "await_value", "awaitables"],
    },
    coroutine_function: {
      name: { en: "coroutine function", ja: "コルーチン関数" },
      synonyms: ["async def", "async function", "非同期関数", "async 関数"],
      en: "A function written with async def. Each call of it makes a new coroutine and returns at once, whatever the body does. In this library it is a generator function wrapped in coroutine(...).",
      ja: "async def で書いた関数です。本体に何が書いてあっても、呼び出しはすぐに戻り、そのたびに新しいコルーチンができます。このライブラリでは、ジェネレーター関数を coroutine(...) で包んで作ります。",
      see: ["coroutine", "await", "never_awaited"],
      lessons: ["coroutine"],
    },
    await: {
      name: { en: "await", ja: "await" },
      synonyms: ["yield*", "yield from", "awaiting", "await expression", "アウェイト", "待機", "await 式"],
      en: "Gets the result of an awaitable, and suspends the coroutine until there is one. Meanwhile the event loop runs whatever else is ready. If the result is there already, or the awaited coroutine never has to wait, the coroutine goes on without giving way. In this library it is written yield*.",
      ja: "awaitable の結果を受け取る式で、結果が出るまでコルーチンを中断します。そのあいだ、イベントループは実行できるほかの処理を進めます。結果がもう出ているときや、await した相手が一度も待たないときは、順番を譲らずにそのまま先へ進みます。このライブラリでは yield* と書きます。",
      see: ["awaitable", "coroutine", "event_loop", "sleep_zero"],
      lessons: ["await_value", "await_without_tasks", "await_one_by_one"],
    },
    awaitable: {
      name: { en: "awaitable", ja: "awaitable" },
      synonyms: ["awaitable object", "アウェイタブル", "待機可能オブジェクト", "await できるもの"],
      en: "Anything that can stand behind await: whatever has __await__. There are three main kinds: coroutines, tasks and futures. A coroutine can be awaited once, the other two as often as one likes.",
      ja: "await の後ろに置けるもの、つまり __await__ を持つもののことです。主なものはコルーチン、タスク、フューチャーの3種類です。コルーチンを await できるのは一度だけですが、あとの二つは何度でも await できます。",
      see: ["await", "coroutine", "task", "future"],
      lessons: ["awaitables"],
    },
    never_awaited: {
      name: { en: "never awaited", ja: "never awaited" },
      synonyms: [
        "was never awaited",
        "not awaited",
        "await 忘れ",
        "await されていない",
        "await されなかった",
      ],
      en: "The warning \"coroutine '...' was never awaited\" says that a coroutine was made and thrown away before it began; nothing of its body has run. Usually an await is missing in front of a call: a coroutine needs one (or a task), while a plain call, such as print or create_task, needs none. A script shows this warning alone, since it prints no value by itself. The interactive prompt does, and so shows the coroutine object; <function ...> there is the function itself, written without brackets.",
      ja: "「coroutine '...' was never awaited」は、コルーチンが作られたのに、動き始める前に捨てられたという警告で、本体は1行も動いていません。たいていは await の書き忘れです。await（またはタスク）が必要なのはコルーチンで、print や create_task のようなふつうの呼び出しにはいりません。スクリプトは値をひとりでに表示しないので、見えるのはこの警告だけですが、対話モードは値を表示するので、コルーチンオブジェクトが見えます（<function ...> と出たら、括弧を付け忘れた関数そのものです）。",
      see: ["coroutine", "await", "create_task"],
      lessons: ["coroutine", "tasks_never_awaited"],
    },
    async_with: {
      name: { en: "async with", ja: "async with" },
      synonyms: [
        "asynchronous context manager",
        "async context manager",
        "非同期コンテキストマネージャー",
        "__aenter__",
        "__aexit__",
      ],
      en: "A with block whose entering and leaving may wait. A lock is taken on the way in and released on every way out, also when the block raises or is cancelled. In this library it is asyncWith(manager, function* () { ... }).",
      ja: "入るときと出るときに待つことができる with 文です。たとえばロックなら、入るときに取得し、例外やキャンセルで抜けるときも含めて、出るときに必ず解放します。このライブラリでは asyncWith(manager, function* () { ... }) と書きます。",
      see: ["lock", "timeout", "task_group", "async_for"],
      lessons: ["lock", "task_group", "timeouts"],
    },
    async_for: {
      name: { en: "async for", ja: "async for" },
      synonyms: [
        "async generator",
        "asynchronous generator",
        "async iterator",
        "asynchronous iterator",
        "非同期ジェネレーター",
        "非同期イテレーター",
        "非同期反復",
      ],
      en: "A loop whose next item may be a while in coming: the coroutine is suspended until it is there. The items come one after the other, so the loop overlaps with other tasks, not with itself. It goes through asynchronous generators, which are async def functions with a yield in them.",
      ja: "次の要素が届くまで待つことができる for 文で、届くまでのあいだコルーチンは中断します。要素は一つずつ順に受け取るので、重なって進むのはほかのタスクとであり、ループの各回どうしが重なるわけではありません。主に、本体に yield を含む async def の関数（非同期ジェネレーター）に対して使います。",
      see: ["as_completed", "queue", "async_with", "await"],
    },
  },
};
