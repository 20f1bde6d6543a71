// What several commands tell of a run: its heading, what goes on in it, why it took so long, and what went wrong.
import { seconds } from "../../draw/figures.js";
import { capital, english, japanese, thousands } from "../../draw/say.js";
import { drawWords } from "../../draw/words.js";
import type { Explanation } from "../../trace/compare.js";
import type { Second } from "../../trace/event.js";

const en = {
  lessonOf: (number: number, total: number) => `lesson ${number} of ${total}`,
  /** Above a lesson's text. @param passage of the article that the lesson follows */
  inArticle: (passage: string) => `In the article: ${passage}`,
  withDelays: (delays: readonly Second[]) => `with delays ${english.list(delays.map(String))}`,
  columns: { lesson: "lesson", order: "order", elapsed: "elapsed", from: "from" },
  /** When something was printed. */
  at: (seconds: string) => `at ${seconds}`,
  live: {
    state: { ...drawWords.en.states, ...drawWords.en.outcomes },
    left: (seconds: string) => `${seconds} left`,
    until: (seconds: string) => `until ${seconds}`,
    forTask: (name: string) => `for ${name}`,
    forChildren: (number: number) => `for ${english.spelledCount(number, "awaitable")} (gather)`,
    forFuture: "for a future",
    inside: (name: string, detail: string) => `in ${name}, ${detail}`,
    printed: (text: string) => `printed ${text}`,
    racing: (done: number, total: number) => `${done} of ${total} finished`,
  },
  unfinished: {
    none: "No task was left; the program itself did not end.",
    heading: (at: Second) => `Unfinished, the last event being at ${seconds(at)}:`,
  },
  failedWith: (error: string) => `failed: ${error}`,
  error: {
    /** In the place of name and message, of a program that ended itself. */
    exited: (code: string) => `The program ended itself with exit code ${code}.`,
    killed: (signal: string) => `The signal ${signal} has ended Python.`,
    at: (file: string, line: number) => `${file}, line ${line}`,
    hint: {
      "yield-star": "Write yield*, not yield: coroutines, tasks and futures are awaited by yield*.",
      "no-error-object": "What was thrown is no error: throw new Error(...) tells its line as well.",
      "out-of-memory": "Keep less at a time, or give Node more: NODE_OPTIONS=--max-old-space-size=8192",
      "never-settles":
        "Look at the place where that promise is made: who is to call its resolve or reject, and is that still to come?",
    },
  },
  timedOut: (seconds: number) => `Ended after ${seconds} s (--timeout).`,
  /** While a run is recorded, and behind it how many events there are. */
  recording: (name: string) => `Recording ${name}. Ctrl-C ends it.`,
  eventsSoFar: (events: number) => ` ${thousands(events)} events so far.`,
  /** Of a run that Ctrl-C stopped. @param drawn the first of its events, where it had too many to draw them at once */
  stopped(at: string, drawn: { readonly events: number; readonly until: string } | null): string {
    const stopped = `Stopped by Ctrl-C at ${at}.`;
    if (drawn === null) return stopped;
    return `${stopped} Only its first ${thousands(drawn.events)} events are drawn, up to ${drawn.until}.`;
  },
  /** Below what is told of the runs that had come to their end. */
  stoppedRuns: (runs: readonly string[]) => `Stopped by Ctrl-C before their end: ${english.list(runs)}.`,
  /** Of a run in detail that was ended as it had more events than are kept. */
  tooManyEvents: (most: number) =>
    `Ended after ${thousands(most)} events: a recording holds no more. If the program never ends, --timeout sets an end.`,
  /** Of a run whose report is of its beginning alone. */
  notAllKept: (events: number, until: string) =>
    `The run had more events than are kept: what is told of it beside its output is of the first ${thousands(events)}, up to ${until}.`,
  checkFailed: (lesson: string) => `${lesson} did not run as the lesson expects:`,
  missingLine: (line: number, expected: string) => `line ${line} is missing: expected ${expected}`,
  unexpectedLine: (line: number, actual: string) => `line ${line} is not expected: ${actual}`,
  differentLine: (line: number, expected: string, actual: string) =>
    `line ${line} should be ${expected}, not ${actual}`,
  elapsedOff: (actual: string, from: string, to: string) =>
    `the elapsed time should be between ${from} and ${to}, not ${actual}`,
  elapsedExact: (actual: string, expected: string) =>
    `the elapsed time should be exactly ${expected}, not ${actual}`,
  lengthOff: (actual: string, from: string, to: string) =>
    `the run should take between ${from} and ${to}, not ${actual}`,
  missingWarning: (expected: string) => `stderr should hold: ${expected}`,
  anElapsedTime: "the elapsed seconds",
  /** How late the machine was; the seconds come with their unit. */
  lateness: {
    run: (late: string) =>
      `The machine was late by ${late} in this run (measured); the order is as it should be.`,
    /** The order is judged up to a line. */
    runUnjudged: (late: string, line: number) =>
      `The machine was late by ${late} in this run (measured), which may change the order: from line ${line} on it is not judged. Run it again, slower or with --virtual, to see it as it should be.`,
    runs: (late: string) =>
      `The machine was late by up to ${late} in these runs (measured); the order is as it should be.`,
    /** Of so many of the runs the order is not judged to its end. */
    runsUnjudged: (late: string, count: number) =>
      `The machine was late by up to ${late} in these runs (measured), which may change the order: in ${count} of them not all of it is judged.`,
  },
  /** How a run's time stands to the baseline's, before the reason for it; `times` is NaN where there is nothing to say. */
  against(label: string, baseline: string, times: number): string {
    if (!Number.isFinite(times)) return `${label}: `;
    if (Math.abs(times - 1) < 0.02) return `${label} takes about as long as ${baseline}: `;
    if (times > 1) return `${label} is ${times.toFixed(2)} times as fast as ${baseline}: `;
    return `${label} takes ${(1 / times).toFixed(2)} times as long as ${baseline}: `;
  },
  /** Before a reason that several lessons share. */
  all: (labels: readonly string[]) => `${english.and(labels)}: `,
  /** Why a run takes the time that it takes. */
  reason(explanation: Explanation): string {
    const { kind, handed = 0 } = explanation;
    if (handed === 0) return en.reasonOfOwn(explanation);
    const handedOn = `lasted until another task put an end to ${handed === 1 ? "it" : "them"}.`;
    if (kind === "alone" && explanation.waits === 0)
      return `${english.spelledCount(handed, "wait")} ${handedOn}`;
    const own = kind === "alone" ? "it waits once for time to pass." : en.reasonOfOwn(explanation);
    return `${own} ${capital(english.spelled(handed))} more ${handed === 1 ? "wait" : "waits"} ${handedOn}`;
  },
  /** Of the waits that no other task put an end to. */
  reasonOfOwn(explanation: Explanation): string {
    const waits = (number: number): string => english.spelledCount(number, "wait");
    switch (explanation.kind) {
      case "overlap": {
        const { waits: most, of, held, threads } = explanation;
        const where = threads
          ? "on the event loop's thread, while calls run in other threads"
          : "on one thread";
        const overlap =
          of === undefined
            ? `${waits(most)} overlap ${where}`
            : `at most ${english.spelled(most)} of its ${waits(of)} overlap at a time ${where}`;
        if (held === undefined) return `${overlap}.`;
        return `${overlap}; ${waits(held)} held it, and meanwhile the event loop stood still.`;
      }
      case "one-by-one":
        return `${waits(explanation.waits)}, each begun only after the one before had ended, although an event loop ran.`;
      case "blocked": {
        const effect = explanation.loop ? "the event loop stood still" : "nothing else could run";
        return `${waits(explanation.waits)} held the thread, so ${effect}.`;
      }
      case "spans":
        return `at most ${english.spelled(explanation.most)} of the ${english.spelledCount(explanation.spans, "job")} it measured were under way at once.`;
      case "alone":
        return explanation.waits === 1
          ? "it waits once, and nothing else in it takes long."
          : "no wait in it takes any time, so all that it does follows one after the other.";
    }
  },
};

const ja: typeof en = {
  lessonOf: (number, total) => `レッスン ${number} / ${total}`,
  inArticle: (passage) => `記事では：${passage}`,
  withDelays: (delays) => `待ち時間 ${japanese.list(delays.map(String))}秒`,
  columns: { lesson: "レッスン", order: "順序", elapsed: "経過時間", from: "出典" },
  at: (seconds) => `${seconds} の時点`,
  live: {
    state: { ...drawWords.ja.states, ...drawWords.ja.outcomes },
    left: (seconds) => `あと${seconds}`,
    until: (seconds) => `${seconds} まで`,
    forTask: (name) => `${name} を待っています`,
    forChildren: (number) => `${japanese.count(number)}の awaitable を待っています（gather）`,
    forFuture: "Future を待っています",
    inside: (name, detail) => `${name} の中で、${detail}`,
    printed: (text) => `「${text}」を出力`,
    racing: (done, total) => `${total}件中${done}件が完了`,
  },
  unfinished: {
    none: "残っているタスクはありません。プログラム自体が終わりませんでした。",
    heading: (at) => `終わっていないもの（最後のイベントは ${seconds(at)}）：`,
  },
  failedWith: (error) => `失敗：${error}`,
  error: {
    exited: (code) => `プログラムが終了コード ${code} を指定して終了しました。`,
    killed: (signal) => `シグナル ${signal} を受けて Python が終了しました。`,
    at: (file, line) => `${file} の${line}行目`,
    hint: {
      "yield-star":
        "yield ではなく yield* と書いてください。コルーチン、タスク、Future は yield* で待ちます。",
      "no-error-object":
        "送出された値はエラーではありません。throw new Error(…) と書けば、その行も表示されます。",
      "out-of-memory":
        "一度に持つデータを減らすか、Node に割り当てるメモリを増やしてください：NODE_OPTIONS=--max-old-space-size=8192",
      "never-settles":
        "待っている Promise が決着することは、もうありません。その Promise を作っている場所で、resolve や reject を呼ぶ処理が残っているかどうかを確かめてください。",
    },
  },
  timedOut: (seconds) => `${seconds}秒が過ぎたので打ち切りました（--timeout）。`,
  recording: (name) => `${name} を記録しています（Ctrl-C で打ち切り）。`,
  eventsSoFar: (events) => `これまでのイベントは${thousands(events)}件です。`,
  stopped(at, drawn) {
    const stopped = `Ctrl-C により、${at} の時点で打ち切りました。`;
    if (drawn === null) return stopped;
    return `${stopped}図は最初の${thousands(drawn.events)}件のイベント（${drawn.until} まで）だけのものです。`;
  },
  stoppedRuns: (runs) => `Ctrl-C により、終わる前に打ち切りました：${japanese.list(runs)}`,
  tooManyEvents: (most) =>
    `イベントが${thousands(most)}件に達したので打ち切りました。これ以上は記録できません。終わらないプログラムなら、--timeout で終わりを決めてください。`,
  notAllKept: (events, until) =>
    `イベントが多すぎて、すべては記録できませんでした。出力のほかに示すのは、最初の${thousands(events)}件（${until} まで）からわかることだけです。`,
  checkFailed: (lesson) => `${lesson} の実行結果が、レッスンの想定と違います。`,
  missingLine: (line, expected) => `${line}行目がありません。あるはずの行：${expected}`,
  unexpectedLine: (line, actual) => `${line}行目は想定にない行です：${actual}`,
  differentLine: (line, expected, actual) => `${line}行目は ${expected} のはずですが、${actual} でした`,
  elapsedOff: (actual, from, to) => `経過時間は ${from} から ${to} のあいだのはずですが、${actual} でした`,
  elapsedExact: (actual, expected) => `経過時間はちょうど ${expected} のはずですが、${actual} でした`,
  lengthOff: (actual, from, to) =>
    `実行は ${from} から ${to} のあいだで終わるはずですが、${actual} かかりました`,
  missingWarning: (expected) => `標準エラー出力に次の文があるはずです：${expected}`,
  anElapsedTime: "経過した秒数",
  lateness: {
    run: (late) => `この実行では、マシンが ${late} 遅れました（実測）。順序は想定どおりです。`,
    runUnjudged: (late, line) =>
      `この実行では、マシンが ${late} 遅れました（実測）。遅れは順序を変えることがあるので、${line}行目から後は判定していません。本来の順序を見るには、速度を落とすか --virtual を付けて、もう一度実行してください。`,
    runs: (late) => `これらの実行では、マシンが最大 ${late} 遅れました（実測）。順序は想定どおりです。`,
    runsUnjudged: (late, count) =>
      `これらの実行では、マシンが最大 ${late} 遅れました（実測）。遅れは順序を変えることがあるので、うち${count}回は順序の一部を判定していません。`,
  },
  against(label, baseline, times) {
    if (!Number.isFinite(times)) return `${label}：`;
    if (Math.abs(times - 1) < 0.02) return `${label} の所要時間は ${baseline} とほぼ同じです。`;
    if (times > 1) return `${label} は ${baseline} の${times.toFixed(2)}倍の速さです。`;
    return `${label} は ${baseline} の${(1 / times).toFixed(2)}倍の時間がかかります。`;
  },
  all: (labels) => `${japanese.list(labels)}：`,
  reason(explanation) {
    const { kind, handed = 0 } = explanation;
    if (handed === 0) return ja.reasonOfOwn(explanation);
    if (kind === "alone" && explanation.waits === 0)
      return `${handed}回の待ちは、別のタスクの働きで終わっています。`;
    const own = kind === "alone" ? "時間を待つのは1回だけです。" : ja.reasonOfOwn(explanation);
    return `${own}このほかに、別のタスクの働きで終わった待ちが${handed}回あります。`;
  },
  reasonOfOwn(explanation) {
    switch (explanation.kind) {
      case "overlap": {
        const { waits, of, held, threads } = explanation;
        const where = threads ? "イベントループのスレッドの上で" : "1本のスレッドの上で";
        const waited =
          of === undefined
            ? `${where}${japanese.count(waits)}の待ち時間が重なっています。`
            : `全部で${of}回の待ちのうち、${where}同時に重なるのは最大で${waits}回です。`;
        const overlap = threads ? `${waited}そのあいだ、別のスレッドでも呼び出しが動いています。` : waited;
        if (held === undefined) return overlap;
        return `${overlap}ただし、${japanese.count(held)}の待ち時間がスレッドを占有し、そのあいだイベントループは止まっています。`;
      }
      case "one-by-one":
        return `イベントループは動いていますが、${japanese.count(explanation.waits)}の待ち時間は、どれも前の待ちが終わってから始まっています。`;
      case "blocked":
        return explanation.loop
          ? `${japanese.count(explanation.waits)}の待ち時間がスレッドを占有し、そのあいだイベントループは止まっています。`
          : `${japanese.count(explanation.waits)}の待ち時間がスレッドを占有し、そのあいだほかの処理は一切進みません。`;
      case "spans":
        return `計測した${japanese.count(explanation.spans)}の仕事のうち、同時に進んでいたのは最大で${japanese.count(explanation.most)}です。`;
      case "alone":
        return explanation.waits === 1
          ? "待つのは1回だけで、ほかに時間のかかるところはありません。"
          : "時間のかかる待ちはなく、すべてが続けて実行されます。";
    }
  },
};

export const reportWords = { en, ja };
