// A prediction's words in Japanese.
import type { Misconception } from "./alternatives.js";
import type { PredictionMessages } from "./words.js";

const sideBySide = {
  function: "順に呼び出した関数が、同時に待つ",
  coroutine: "順に await したコルーチンが、同時に待つ",
  task: "ひとつずつ作って await したタスクが、同時に待つ",
} as const;

/** What would have to be so; it stands before 「と考えた」. */
const ideas: Readonly<Record<Exclude<Misconception, "all-overlap">, string>> = {
  "one-after-the-other": "タスクは await されて初めて動き出し、ひとつが終わるまで次は始まらない",
  "runs-when-made": "タスクは作られたその場で最後まで実行され、作った側はそのあとで先へ進む",
  "all-blocking": "待ち時間はどれもスレッドを占有し、その間ほかの処理は進まない",
  "creation-order": "待ち時間の長さにかかわらず、タスクは作られた順に表示する",
  "reverse-order": "あとから作られたタスクほど、先に表示する",
  "at-once": "待つのに時間はかからない",
  "starts-at-once": "タスクは作られたその場で、最初に待つところまで実行される",
  "blocking-overlaps": "ブロックする呼び出しの間も、ほかのタスクは進める",
  "hands-over": "ほかのタスクを起こすと、その場でスレッドが渡る",
  "no-contention": "ほかのタスクが譲るのを待つ必要はない",
  "never-runs": "await されないタスクは、まったく実行されない",
  "waits-for-all": "await されたかどうかにかかわらず、すべてのタスクが終わるまで実行が続く",
  "adds-up": "待ち時間はすべて足される",
  "first-ends": "複数のタスクを待つ側は、最初のひとつが終わればすぐ先へ進む",
};

export const ja: PredictionMessages = {
  ask: {
    values: (values) =>
      `実行する前に予想してください。${values.join("、")} は、どの順に表示されるでしょうか。`,
    letters: "実行する前に予想してください。次の行は、どの順に表示されるでしょうか。",
    howToOrder: {
      value:
        "値を空白で区切って入力します。表示されないものは書きません。Enter だけを押すと答えを見られます。",
      letter:
        "記号を空白で区切って入力します。表示されないものは書きません。Enter だけを押すと答えを見られます。",
    },
    seconds: "全体で何秒かかるでしょうか。Enter だけを押すと答えを見られます。",
    nothing: "このレッスンについての問題はありません。順序も時間も、予想するまでもないからです。",
    orderPrompt: "順序 > ",
    secondsPrompt: "秒 > ",
    badOrder: (problem, keys) =>
      problem.kind === "unknown"
        ? `「${problem.word}」は ${keys.join("、")} のどれでもありません。この中から、空白で区切って入力してください。`
        : `「${problem.word}」が2回書かれています。表示されるのはどれも1回までです。`,
    badSeconds: (text) =>
      `「${text}」は時間の長さではありません。2 や 2.5 のように、秒数を入力してください。`,
  },
  parts: { order: "順序", seconds: "秒数" },
  right: (truth) => `${truth}（予想どおり）`,
  wrong: (given, truth) => `${truth}（予想は ${given}）`,
  nothingPrinted: "なし",
  assumes: (answered, idea, how) =>
    `${said(answered)}という答えは、「${ideaOf(idea, how)}」と考えたときのものです。`,
  comesNear: (idea, how) => `「${ideaOf(idea, how)}」という考えに近いものの、それとも一致しません。`,
  noIdea: (answered) =>
    `asyncio についてのよくある誤解のどれからも、${said(answered)}という答えは出てきません。`,
  evidence: (evidence, { name, time }) => {
    switch (evidence.kind) {
      case "waited-together": {
        const { one, other, from, to } = evidence;
        return `実際には、${name(one)} と ${name(other)} は ${time(from)} から ${time(to)} まで、どちらも待っていました。待っているタスクはスレッドをほかのタスクに譲るので、待ち時間は重なります。`;
      }
      case "began-after": {
        const { how, earlier, ended, later, began } = evidence;
        const isAgain = name(earlier) === name(later);
        const [one, next] = isAgain
          ? ["ひとつ前の呼び出し", `次の ${name(later)}`]
          : [`${name(earlier)} `, name(later)];
        if (how === "function")
          return `実際には、${next} が呼び出されたのは、${one}が戻ったあとの ${time(began)} です。イベントループがなければ、何も重なりません。`;
        if (how === "task")
          return `実際には、${name(later)} のタスクが作られたのは、${name(earlier)} が ${time(ended)} に終わったあとの ${time(began)} です。まだ存在しないタスクは待つこともできません。`;
        return `しかし、コルーチンは \`await\` されたときに初めて動き出します。${next} が始まったのは、${one}が終わった ${time(began)} の時点で、何も重なっていません。`;
      }
      case "overtaken": {
        const { first, firstAt, second, secondAt } = evidence;
        return `実際には、${name(first)} は ${name(second)} より先に作られましたが、${name(second)} は ${time(secondAt)} に、${name(first)} は ${time(firstAt)} になってから表示しました。先に待ち終わったものが、先に進みます。`;
      }
      case "in-order": {
        const { first, firstAt, second, secondAt } = evidence;
        if (time(firstAt) === time(secondAt))
          return `実際には、どちらも ${time(firstAt)} に表示しましたが、先だったのは、${name(second)} より先に作られた ${name(first)} です。同時に準備ができたものは、実行待ちキューに入った順に進みます。`;
        return `実際には、先に作られた ${name(first)} が ${time(firstAt)} に、あとから作られた ${name(second)} が ${time(secondAt)} に表示しました。順序を決めるのは、作られた順ではなく待ち時間です。`;
      }
      case "waited": {
        const { who, from, to } = evidence;
        return `しかし、${name(who)} だけでも ${time(from)} から ${time(to)} まで待っています。`;
      }
      case "queued": {
        const { who, by, between } = evidence;
        const first = between === null ? "先へ進みました" : `まず「${between}」と表示しました`;
        return `しかし、${name(by)} は ${name(who)} のタスクを作ったあと、${first}。タスクを作っても最初のステップが実行待ちキューに入るだけで、実行されるのは ${name(by)} が中断してからです。`;
      }
      case "held": {
        const { who, from, to, next } = evidence;
        const rest =
          next === null ? "ほかには何も実行できませんでした" : `${name(next)} が次に進めたのはそのあとでした`;
        return `しかし、${name(who)} は ${time(from)} から ${time(to)} までスレッドそのものを占有していて、${rest}。ブロックする呼び出しの間、イベントループは止まります。`;
      }
      case "contended": {
        const { who, from, to, by } = evidence;
        return `しかし、${name(who)} は ${name(by)} が譲るまで、${time(from)} から ${time(to)} まで待つことになりました。`;
      }
      case "gave-way": {
        const { who, by, between, at } = evidence;
        return `しかし、${name(by)} は ${name(who)} を起こしたあと、${time(at)} にまず「${between}」と表示しました。起こされたタスクは実行待ちキューに入るだけで、動き出すのは ${name(by)} が中断してからです。`;
      }
      case "ran-unawaited": {
        const { who, text, at } = evidence;
        return `しかし、どこからも await されていない ${name(who)} も、${time(at)} に「${text}」と表示しました。イベントループが動いている間は、タスクも進みます。`;
      }
      case "left-waiting": {
        const { who, until, ended, cancelled } = evidence;
        const fate = cancelled ? "その時点でキャンセルされました" : "待っている途中のまま残されました";
        return `しかし、実行はメインのタスクが終わった ${time(ended)} の時点で終わりです。${time(until)} まで待つはずだった ${name(who)} は、${fate}。`;
      }
      case "first-done": {
        const { first, firstAt, last, lastAt } = evidence;
        return `しかし、${time(firstAt)} に終わった ${name(first)} は最初のひとつにすぎません。先へ進んだのは、${name(last)} も終わった ${time(lastAt)} です。`;
      }
    }
  },
  departure: (place, given, actual) => {
    const yours = given === null ? "予想はそこで終わっています" : `予想は ${given} です`;
    if (actual === null)
      return `実行結果と食い違うのは${place}番目からです。${yours}が、実際にはもう何も表示されていません。`;
    const who = actual.by === null ? "" : `${actual.by} が `;
    return `実行結果と食い違うのは${place}番目からです。${yours}が、実際には ${who}${actual.at} に ${actual.text} を表示しました。`;
  },
  took: (seconds) => `実行にかかった時間は ${seconds} です。`,
  longest: ({ who, from, to }, { name, time }) =>
    `いちばん長く待ったのは ${name(who)} で、${time(from)} から ${time(to)} まででした。`,
  between: "",
};

function ideaOf(idea: Misconception, how: keyof typeof sideBySide | null): string {
  return idea === "all-overlap" ? sideBySide[how ?? "coroutine"] : ideas[idea];
}

function said(answered: Parameters<PredictionMessages["assumes"]>[0]): string {
  switch (answered.kind) {
    case "both":
      return `${answered.order} の順に ${answered.seconds} `;
    case "order":
      return `${answered.order} の順`;
    case "seconds":
      return `${answered.seconds} `;
  }
}
