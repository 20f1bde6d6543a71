// Lessons whose two runs cannot be equal event by event. Rule: each has its reason, and is compared by what it prints instead.
import type { Language } from "../../draw/view.js";

type Reason = Readonly<Record<Language, string>>;

/** They start threads or processes, which the embedded Python cannot. */
export const withThreads: ReadonlySet<string> = new Set(["concurrency_models", "promises", "to_thread"]);

export const unequal: Readonly<Record<string, Reason>> = {
  coroutine: {
    en: "asyncio.run refuses at once what is no coroutine, where CPython makes a loop and closes it",
    ja: "コルーチンでないものを asyncio.run に渡したとき、コアはすぐに拒み、CPython はループを作って閉じるため",
  },
  concurrency_models: {
    en: "it starts processes, whose work takes real time",
    ja: "プロセスを起動し、その処理に実時間がかかるため",
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
    en: "in virtual time a thread of JavaScript is woken by a timer of the loop, and one of Python is not",
    ja: "仮想時間では、JavaScript のスレッドはループのタイマーで起こされますが、Python ではそうではないため",
  },
};
