// Lessons whose two runs cannot be equal event by event. Rule: each has its reason, and is compared by what it prints instead.
import type { Language } from "../../draw/view.js";

type Reason = Readonly<Record<Language, string>>;

/** They start threads or processes, which the embedded Python cannot. */
export const withThreads: ReadonlySet<string> = new Set(["concurrency_models", "promises", "to_thread"]);

/** It starts processes, whose work takes real time: there is nothing to compare in virtual time. */
export const onlyReal = "concurrency_models";

export const unequal: Readonly<Record<string, Reason>> = {
  coroutine: {
    en: "asyncio.run refuses at once what is no coroutine, where CPython makes a loop and closes it",
    ja: "コルーチンでないものを asyncio.run に渡したとき、コアはすぐに拒み、CPython はループを作って閉じるため",
  },
  promises: {
    en: "JavaScript's promises and Python's concurrent futures have other interfaces",
    ja: "JavaScript の Promise と Python の concurrent.futures では API が違うため",
  },
  scale: {
    en: "100,000 sleepers take too long: 1,000 were compared",
    ja: "10万のタスクには時間がかかりすぎるため、1,000で比べました",
  },
  to_thread: {
    en: "Python passes a thread's result on by a second future, for which JavaScript has no need",
    ja: "Python はスレッドの結果をもう一つの Future を通して渡しますが、JavaScript にはその必要がないため",
  },
};
