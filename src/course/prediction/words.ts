// What is said of a prediction: the question, the verdict, and why an answer is wrong.
import { english, japanese } from "../../draw/say.js";
import type { Label } from "../../trace/labels.js";
import type { Evidence, EvidenceOf } from "./evidence.js";
import type { AnswerProblem } from "./question.js";

/** A piece of evidence as the sentences have it: a name as a reader sees it, a time with its unit. */
export type SaidEvidence<K extends Evidence["kind"]> = {
  readonly [Part in keyof EvidenceOf<K>]: Said<EvidenceOf<K>[Part]>;
};
type Said<T> = T extends Label | number ? string : T;

type EvidenceWords = { readonly [K in Evidence["kind"]]: (evidence: SaidEvidence<K>) => string };

/** What an answer that is wrong was about: its order, its seconds, or both. */
export interface Answered {
  readonly order?: string;
  readonly seconds?: string;
}

/** What was printed at a place, by whom and when. */
interface Actual {
  readonly text: string;
  readonly by: string | null;
  readonly at: string;
}

/** The answer as a part of a sentence. */
const answerIn = {
  en({ order, seconds = "" }: Answered, article: "The" | "the"): string {
    if (order === undefined) return seconds;
    return seconds === "" ? `${article} order ${order}` : `${order} in ${seconds}`;
  },
  ja({ order, seconds }: Answered): string {
    const took = seconds === undefined ? "" : `${seconds} `;
    if (order === undefined) return took;
    return took === "" ? `${order} の順` : `${order} の順で ${took}`;
  },
};

const en = {
  /** What would have to be so for an answer to be right; it stands behind "if" and behind "that". */
  ideas: {
    "one-after-the-other":
      "each task began only when it is awaited, and ran to its end before the next one began",
    "runs-when-made": "making a task ran it to its end there and then, before its maker went on",
    "all-blocking": "each wait held the whole thread, so that nobody else could go on meanwhile",
    "creation-order": "tasks printed in the order in which they were made, however long each waits",
    "reverse-order": "the task that was made last printed first",
    "at-once": "waiting took no time",
    "starts-at-once": "making a task began it at once, up to its first wait",
    "blocking-overlaps": "a blocking call let the other tasks go on meanwhile",
    "hands-over": "whoever wakes another hands it the thread there and then",
    "no-contention": "nobody had to wait until another task gives way",
    "never-runs": "a task that nobody awaits did not run at all",
    "waits-for-all": "the run lasted until every task is done, awaited or not",
    "adds-up": "the waits added up",
    "first-ends": "whoever awaits several tasks went on as soon as the first of them is done",
    "every-await-yields": "every `await` gave the others a turn, even one that does not have to wait",
    "call-runs": "calling a coroutine function ran what is in it",
    "call-is-error": "calling a coroutine function without `await` was an error",
    "loop-beside": "an event loop worked in the background, beside the program that has made it",
    "in-background": "whatever is awaited later was under way in the background from the start",
    "cancels-the-rest": "the tasks that are left when the main one is done were always cancelled",
    "failure-ends-all": "an exception in a task ended the whole program",
    "cancel-stops": "whoever is cancelled stopped at once",
    "results-as-done": "`gather` gave its results in the order in which they are ready",
    "others-run-on": "the others in a group ran on when one of them fails",
    "taken-is-done": "what another task has taken to work on counted as done",
    "thread-stops": "a timeout stopped a function in another thread",
    "thread-each": "each task had a thread of its own",
    "computes-together": "computing in several coroutines went on at the same time",
  },
  /** The idea that all waits overlap, by what is awaited. */
  sideBySide: {
    function: "functions that are called one after the other waited side by side",
    coroutine: "coroutines that are awaited one after the other waited side by side",
    task: "tasks that are made and awaited one after the other waited side by side",
  },
  ask: {
    /** The values, in an order that says nothing. */
    values: (values: readonly string[]) =>
      `Before it runs: in what order does it print ${english.and(values)}?`,
    numbered: "Before it runs: in what order does it print these lines?",
    howToOrder: (by: "value" | "number") =>
      `Type the ${by}s with spaces between them; leave out what is never printed. Enter alone shows the answer, q leaves.`,
    seconds: "How many seconds does it take? Enter alone shows the answer, q leaves.",
    nothing: "Nothing is asked about this lesson: neither its order nor its time is in doubt.",
    orderPrompt: "order > ",
    secondsPrompt: "seconds > ",
    badOrder: (problem: AnswerProblem, keys: readonly string[]) =>
      problem.kind === "unknown"
        ? `'${problem.word}' is none of ${english.list(keys)}: type some of those, with spaces between them.`
        : `'${problem.word}' stands there twice: each is printed at most once.`,
    badSeconds: (text: string) =>
      `'${text}' is no length of time: type a number of seconds, such as 2 or 2.5.`,
  },
  parts: { order: "order", seconds: "seconds" },
  /** What was answered before the run; null where the answer is to be shown. */
  given: (answered: string | null) =>
    answered === null ? "You have asked to be shown the answer." : `Your prediction: ${answered}.`,
  right: (truth: string) => `${truth}, as you said`,
  wrong: (given: string, truth: string) => `${truth}, you said ${given}`,
  /** An order with nothing in it. */
  nothingPrinted: "nothing",
  /** What the answer takes for granted: one sentence. */
  assumes: (answered: Answered, idea: string) => `${answerIn.en(answered, "The")} would be right if ${idea}.`,
  /** The idea that an answer comes near to without being it. */
  comesNear: (idea: string) => `It comes near to the idea that ${idea}, but is not that either.`,
  noIdea: (answered: Answered) =>
    `None of the usual ideas about asyncio leads to ${answerIn.en(answered, "the")}.`,
  /** What the trace shows instead. */
  evidence: {
    "waited-together": ({ one, other, from, to }) =>
      `Here ${one} and ${other} both waited from ${from} to ${to}: a task that waits hands the thread to the others, so the waits overlap.`,
    "began-after": ({ how, earlier, ended, later, began }) => {
      const isAgain = earlier === later;
      const [one, next] = isAgain ? ["the one before", `the next ${later}`] : [earlier, later];
      if (how === "function")
        return `Here ${next} was only called at ${began}, when ${one} had returned: without an event loop nothing overlaps.`;
      if (how === "task")
        return `But the task of ${later} was only made at ${began}, after ${earlier} had ended at ${ended}: what does not exist yet cannot wait.`;
      return `But \`await\` on a coroutine starts it only then: ${next} began at ${began}, when ${one} had ended, so nothing overlaps.`;
    },
    overtaken: ({ first, firstAt, second, secondAt }) =>
      `Here ${first} was made before ${second}, and yet ${second} printed at ${secondAt} and ${first} only at ${firstAt}: whoever is woken first goes on first.`,
    "in-order": ({ first, firstAt, second, secondAt }) => {
      if (firstAt === secondAt)
        return `Here both printed at ${firstAt}, ${first}, which was made before ${second}, first: what is ready at the same time goes on in the order in which it joined the ready queue.`;
      return `Here ${first}, which was made before ${second}, printed at ${firstAt}, and ${second} at ${secondAt}: it is the wait that decides, not the order of making.`;
    },
    waited: ({ who, from, to }) => `But ${who} alone waited from ${from} to ${to}.`,
    queued: ({ who, by, between }) =>
      `But ${by} made the task of ${who} and printed "${between}" first: making a task only queues its first step, which comes once ${by} is suspended.`,
    held: ({ who, from, to, next }) => {
      const rest = next === null ? "nothing else could run" : `${next} took its next step only then`;
      return `But ${who} held the thread itself from ${from} to ${to}, and ${rest}: the loop stands still during a blocking call.`;
    },
    contended: ({ who, from, to, by }) =>
      `But ${who} had to wait from ${from} to ${to}, until ${by} gave way.`,
    "gave-way": ({ who, by, between, at }) =>
      `But ${by} woke ${who} and printed "${between}" first, at ${at}: whoever is woken only joins the ready queue, and runs once ${by} is suspended.`,
    "ran-unawaited": ({ who, text, at }) =>
      `But ${who}, which nobody awaited, printed "${text}" at ${at}: a task runs as long as the loop does.`,
    "kept-on": ({ who, by, between }) =>
      `But ${by} printed "${between}" before ${who}, which was ready, had its turn: an \`await\` that does not have to wait goes straight on.`,
    "never-ran": ({ who }) =>
      `But calling ${who} only made a coroutine object: none of its lines ran, the program went on, and a warning on stderr says that it was never awaited.`,
    "waited-apart": ({ one, other, began }) =>
      `But the wait of ${other} began only at ${began}, when the one before it, of ${one}, was over: nothing was under way before it was begun.`,
    "loop-idle": ({ before, first }) =>
      `But "${before}" was printed first, and "${first}" only once the loop was run: a loop works only while somebody runs it, on that very thread.`,
    resumed: ({ who, left, ended }) =>
      `But ${who}, which was left at ${left}, was not cancelled: it went on when the loop ran again, and ended at ${ended}.`,
    "failed-alone": ({ who, at, text, later }) =>
      `But ${who} failed at ${at}, and "${text}" was printed at ${later} all the same: the exception waits in the task until somebody awaits it.`,
    "took-time": ({ who, asked, ended }) =>
      `But ${who}, cancelled at ${asked}, was over only at ${ended}: to cancel is to ask, and it may clean up first, or refuse.`,
    "taken-along": ({ who, at, other }) =>
      `But ${who} failed at ${at}, and its group cancelled ${other} then.`,
    "still-at-work": ({ who, from, to, other }) =>
      `But ${who} was at work from ${from} to ${to}, and ${other} went on only when it said that it was done.`,
    "thread-ran-on": ({ who, asked, ended }) =>
      `But the wait for ${who} ended at ${asked}, and ${who} itself only at ${ended}: nobody can stop a thread from outside.`,
    "measured-together": ({ who, from, to }) =>
      `But of the jobs of ${who}, two were under way at once from ${from} to ${to}.`,
    "measured-apart": ({ who, began }) =>
      `But of the jobs of ${who}, the second began only at ${began}, when the first was done: what never waits lets nobody else run.`,
    "left-waiting": ({ who, until, ended, cancelled }) => {
      const fate = cancelled ? "was cancelled then" : "was left as it was";
      return `But the run was over at ${ended}, when its main task was done: ${who}, which would have waited until ${until}, ${fate}.`;
    },
    "first-done": ({ first, firstAt, last, lastAt }) =>
      `But ${first}, done at ${firstAt}, was only the first: whoever awaited them went on once ${last} was done as well, at ${lastAt}.`,
  } satisfies EvidenceWords,
  departure(place: number, given: string | null, actual: Actual | null): string {
    const yours = given === null ? "your answer has ended" : `your answer has ${given}`;
    if (actual === null)
      return `It departs from the run at place ${place}: ${yours}, which was never printed.`;
    const who = actual.by === null ? `${actual.text} was printed` : `${actual.by} printed ${actual.text}`;
    return `It departs from the run at place ${place}: ${yours}, but ${who}, at ${actual.at}.`;
  },
  took: (seconds: string) => `The run took ${seconds}.`,
  longest: ({ who, from, to }: SaidEvidence<"waited">) =>
    `Its longest wait was that of ${who}, from ${from} to ${to}.`,
  /** Between two sentences. */
  between: " ",
};

export type PredictionWords = typeof en;

const ja: PredictionWords = {
  /** 「と考えた」の前に置く。 */
  ideas: {
    "one-after-the-other": "タスクは await されて初めて動き出し、一つが終わるまで次は始まらない",
    "runs-when-made": "タスクは作られたその場で最後まで実行され、作った側はそのあとで先へ進む",
    "all-blocking": "待ち時間はどれもスレッドを占有し、そのあいだほかの処理は進まない",
    "creation-order": "待ち時間の長さにかかわらず、タスクは作られた順に表示する",
    "reverse-order": "あとから作られたタスクほど、先に表示する",
    "at-once": "待つのに時間はかからない",
    "starts-at-once": "タスクは作られたその場で、最初に待つところまで実行される",
    "blocking-overlaps": "ブロックする呼び出しのあいだも、ほかのタスクは進める",
    "hands-over": "ほかのタスクを起こすと、その場でそのタスクに切り替わる",
    "no-contention": "ほかのタスクが譲るのを待つ必要はない",
    "never-runs": "await されないタスクは、まったく実行されない",
    "waits-for-all": "await されたかどうかにかかわらず、すべてのタスクが終わるまで実行が続く",
    "adds-up": "待ち時間はすべて足される",
    "first-ends": "複数のタスクを待つ側は、最初の一つが終わればすぐ先へ進む",
    "every-await-yields": "`await` するたびに、待つ必要がなくてもほかのタスクに順番が回る",
    "call-runs": "コルーチン関数を呼び出せば、中身が実行される",
    "call-is-error": "コルーチン関数を `await` なしで呼び出すとエラーになる",
    "loop-beside": "イベントループは、それを作ったプログラムと並んでバックグラウンドで動く",
    "in-background": "あとで await するものも、最初からバックグラウンドで進んでいる",
    "cancels-the-rest": "メインのタスクが終わったときに残っているタスクは、必ずキャンセルされる",
    "failure-ends-all": "タスクの中で例外が起きると、プログラム全体が終わる",
    "cancel-stops": "キャンセルされたものは、その場で止まる",
    "results-as-done": "`gather` は、結果を終わった順に返す",
    "others-run-on": "グループの一つが失敗しても、ほかのタスクは動き続ける",
    "taken-is-done": "ほかのタスクが取り出した仕事は、もう終わったことになる",
    "thread-stops": "タイムアウトは、別のスレッドで動く関数を止める",
    "thread-each": "タスクごとに、それぞれのスレッドがある",
    "computes-together": "複数のコルーチンの計算は、同時に進む",
  },
  sideBySide: {
    function: "順に呼び出した関数が、同時に待つ",
    coroutine: "順に await したコルーチンが、同時に待つ",
    task: "一つずつ作って await したタスクが、同時に待つ",
  },
  ask: {
    values: (values) =>
      `実行する前に予想してください。${japanese.list(values)} は、どの順に表示されるでしょうか。`,
    numbered: "実行する前に予想してください。次の行は、どの順に表示されるでしょうか。",
    howToOrder: (by) =>
      `${by === "value" ? "値" : "番号"}を空白で区切って入力します。表示されないものは書きません。Enter だけなら答えを表示し、q なら終わります。`,
    seconds: "全体で何秒かかるでしょうか。Enter だけなら答えを表示し、q なら終わります。",
    nothing: "このレッスンについての問題はありません。順序も時間も、予想するまでもないからです。",
    orderPrompt: "順序 > ",
    secondsPrompt: "秒 > ",
    badOrder: (problem, keys) =>
      problem.kind === "unknown"
        ? `「${problem.word}」は ${japanese.list(keys)} のどれでもありません。この中から、空白で区切って入力してください。`
        : `「${problem.word}」が2回書かれています。表示されるのはどれも1回までです。`,
    badSeconds: (text) =>
      `「${text}」は時間の長さではありません。2 や 2.5 のように、秒数を入力してください。`,
  },
  parts: { order: "順序", seconds: "秒数" },
  given: (answered) =>
    answered === null ? "予想せずに、答えを見ることにしています。" : `あなたの予想：${answered}`,
  right: (truth) => `${truth}（予想どおり）`,
  wrong: (given, truth) => `${truth}（予想は ${given}）`,
  nothingPrinted: "なし",
  assumes: (answered, idea) => `${answerIn.ja(answered)}という答えは、「${idea}」と考えたときのものです。`,
  comesNear: (idea) => `「${idea}」という考えに近いものの、それとも一致しません。`,
  noIdea: (answered) =>
    `asyncio についてのよくある誤解のどれからも、${answerIn.ja(answered)}という答えは出てきません。`,
  evidence: {
    "waited-together": ({ one, other, from, to }) =>
      `実際には、${one} と ${other} は ${from} から ${to} まで、どちらも待っていました。待っているタスクはスレッドをほかのタスクに譲るので、待ち時間は重なります。`,
    "began-after": ({ how, earlier, ended, later, began }) => {
      const isAgain = earlier === later;
      const [one, next] = isAgain ? ["一つ前の呼び出し", `次の ${later}`] : [`${earlier} `, later];
      if (how === "function")
        return `実際には、${next} が呼び出されたのは、${one}が戻ったあとの ${began} です。イベントループがなければ、何も重なりません。`;
      if (how === "task")
        return `実際には、${later} のタスクが作られたのは、${earlier} が ${ended} に終わったあとの ${began} です。まだ存在しないタスクは待つこともできません。`;
      return `しかし、コルーチンは \`await\` されたときに初めて動き出します。${next} が始まったのは、${one}が終わった ${began} の時点で、何も重なっていません。`;
    },
    overtaken: ({ first, firstAt, second, secondAt }) =>
      `実際には、${first} は ${second} より先に作られましたが、${second} は ${secondAt} に、${first} は ${firstAt} になってから表示しました。先に待ち終わったものが、先に進みます。`,
    "in-order": ({ first, firstAt, second, secondAt }) => {
      if (firstAt === secondAt)
        return `実際には、どちらも ${firstAt} に表示しましたが、先だったのは、${second} より先に作られた ${first} です。同時に準備ができたものは、実行待ちキューに入った順に進みます。`;
      return `実際には、先に作られた ${first} が ${firstAt} に、あとから作られた ${second} が ${secondAt} に表示しました。順序を決めるのは、作られた順ではなく待ち時間です。`;
    },
    waited: ({ who, from, to }) => `しかし、${who} だけでも ${from} から ${to} まで待っています。`,
    queued: ({ who, by, between }) =>
      `しかし、${by} は ${who} のタスクを作ったあと、まず「${between}」と表示しました。タスクを作っても最初のステップが実行待ちキューに入るだけで、実行されるのは ${by} が中断してからです。`,
    held: ({ who, from, to, next }) => {
      const rest =
        next === null ? "ほかには何も実行できませんでした" : `${next} が次に進めたのはそのあとでした`;
      return `しかし、${who} は ${from} から ${to} までスレッドそのものを占有していて、${rest}。ブロックする呼び出しのあいだ、イベントループは止まります。`;
    },
    contended: ({ who, from, to, by }) =>
      `しかし、${who} は ${by} が譲るまで、${from} から ${to} まで待つことになりました。`,
    "gave-way": ({ who, by, between, at }) =>
      `しかし、${by} は ${who} を起こしたあと、${at} にまず「${between}」と表示しました。起こされたタスクは実行待ちキューに入るだけで、動き出すのは ${by} が中断してからです。`,
    "ran-unawaited": ({ who, text, at }) =>
      `しかし、どこからも await されていない ${who} も、${at} に「${text}」と表示しました。イベントループが動いているあいだは、タスクも進みます。`,
    "kept-on": ({ who, by, between }) =>
      `しかし、実行可能だった ${who} に順番が回る前に、${by} は「${between}」と表示しました。待つ必要のない \`await\` は、そのまま先へ進みます。`,
    "never-ran": ({ who }) =>
      `しかし、${who} を呼び出してもコルーチンオブジェクトができただけで、中身は1行も実行されず、プログラムはそのまま続きました。await されなかったことは、標準エラー出力の警告が伝えています。`,
    "waited-apart": ({ one, other, began }) =>
      `しかし、${other} の待ちが始まったのは、その前の ${one} の待ちが終わった ${began} です。始めるまでは、何も進んでいません。`,
    "loop-idle": ({ before, first }) =>
      `しかし、先に表示されたのは「${before}」で、「${first}」が表示されたのはループを動かしてからです。ループは誰かが動かしているあいだだけ、そのスレッドの上で働きます。`,
    resumed: ({ who, left, ended }) =>
      `しかし、${left} に残された ${who} はキャンセルされず、ループがもう一度動くと先へ進んで、${ended} に終わりました。`,
    "failed-alone": ({ who, at, text, later }) =>
      `しかし、${who} が ${at} に失敗しても、「${text}」は ${later} に表示されました。例外は、誰かが await するまでタスクの中にとどまります。`,
    "took-time": ({ who, asked, ended }) =>
      `しかし、${asked} にキャンセルを要求された ${who} が終わったのは ${ended} です。キャンセルは求めるだけで、相手は後始末をすることも、断ることもできます。`,
    "taken-along": ({ who, at, other }) =>
      `しかし、${who} が ${at} に失敗すると、グループはその時点で ${other} をキャンセルしました。`,
    "still-at-work": ({ who, from, to, other }) =>
      `しかし、${who} は ${from} から ${to} まで仕事をしていて、${other} が先へ進んだのは、その完了が知らされてからです。`,
    "thread-ran-on": ({ who, asked, ended }) =>
      `しかし、${who} を待つのは ${asked} に打ち切られても、${who} 自体が終わったのは ${ended} です。スレッドを外から止めることはできません。`,
    "measured-together": ({ who, from, to }) =>
      `しかし、${who} の仕事のうち二つは、${from} から ${to} まで同時に進んでいました。`,
    "measured-apart": ({ who, began }) =>
      `しかし、${who} の二つ目の仕事が始まったのは、一つ目が終わった ${began} です。待つところのない処理は、ほかに順番を譲りません。`,
    "left-waiting": ({ who, until, ended, cancelled }) => {
      const fate = cancelled ? "その時点でキャンセルされました" : "待っている途中のまま残されました";
      return `しかし、実行はメインのタスクが終わった ${ended} の時点で終わりです。${until} まで待つはずだった ${who} は、${fate}。`;
    },
    "first-done": ({ first, firstAt, last, lastAt }) =>
      `しかし、${firstAt} に終わった ${first} は最初の一つにすぎません。先へ進んだのは、${last} も終わった ${lastAt} です。`,
  },
  departure(place, given, actual) {
    const yours = given === null ? "予想はそこで終わっています" : `予想は ${given} です`;
    if (actual === null)
      return `実行結果と食い違うのは${place}番目からです。${yours}が、その行は一度も表示されていません。`;
    const who = actual.by === null ? "" : `${actual.by} が `;
    return `実行結果と食い違うのは${place}番目からです。${yours}が、実際には ${who}${actual.at} に ${actual.text} を表示しました。`;
  },
  took: (seconds) => `実行にかかった時間は ${seconds} です。`,
  longest: ({ who, from, to }) => `いちばん長く待ったのは ${who} で、${from} から ${to} まででした。`,
  between: "",
};

export const predictionWords = { en, ja };
