// The catalogue in Japanese.
import type { Explanation } from "../../trace/compare.js";
import { stateWords } from "./states.js";
import type { Messages, Standing } from "./types.js";

const { states, outcomes, clock, stderr } = stateWords("ja");

/** 「3つ」 up to nine, 「10個」 from ten on. */
function things(number: number): string {
  return number >= 1 && number <= 9 ? `${number}つ` : `${number}個`;
}

function standingOf(label: string, standing: Standing): string {
  if (standing === null || !Number.isFinite(standing.timesAsFast)) return `${label}：`;
  const { baseline, timesAsFast: times } = standing;
  if (Math.abs(times - 1) < 0.02) return `${label} の所要時間は ${baseline} とほぼ同じです。`;
  if (times > 1) return `${label} は ${baseline} の${times.toFixed(2)}倍の速さです。`;
  return `${label} は ${baseline} の${(1 / times).toFixed(2)}倍の時間がかかります。`;
}

function reason(explanation: Explanation): string {
  switch (explanation.kind) {
    case "overlap": {
      const { waits, of, held, threads } = explanation;
      const where = threads ? "イベントループのスレッドの上で" : "1本のスレッドの上で";
      const waited =
        of === undefined
          ? `${where}${things(waits)}の待ち時間が重なっています。`
          : `${where}待った${things(of)}のうち、同時に重なるのは最大で${things(waits)}です。`;
      const overlap = threads ? `${waited}その間、別のスレッドでも呼び出しが動いています。` : waited;
      if (held === undefined) return overlap;
      return `${overlap}ただし、${things(held)}の待ち時間がスレッドを占有し、その間イベントループは止まっています。`;
    }
    case "one-by-one":
      return `イベントループは動いていますが、${things(explanation.waits)}の待ち時間は、どれも前の待ちが終わってから始まっています。`;
    case "blocked":
      return explanation.loop
        ? `${things(explanation.waits)}の待ち時間がスレッドを占有し、その間イベントループは止まっています。`
        : `${things(explanation.waits)}の待ち時間がスレッドを占有し、その間ほかの処理は一切進みません。`;
    case "spans":
      return `計測した${things(explanation.spans)}の仕事のうち、同時に進んでいたのは最大で${things(explanation.most)}です。`;
    case "alone":
      return explanation.waits === 1
        ? "待つのは1回だけなので、重なる相手がありません。"
        : "一度も待たないので、重なるものがありません。";
  }
}

export const ja: Messages = {
  language: "ja",
  lessonOf: (number, total) => `レッスン ${number} / ${total}`,
  parts: { 1: "第1部：記事の例", 2: "第2部：記事の先へ" },
  done: (number, total) => `ツアーで修了：${total}件中${number}件`,
  source: { ...clock, article: "記事" },
  withDelays: (delays) => `待ち時間 ${delays.join("、")}秒`,
  columns: {
    lesson: "レッスン",
    shows: "内容",
    order: "順序",
    elapsed: "経過時間",
    from: "出所",
    expected: "目安",
    timesAsFast: "速さの比",
  },
  output: { at: (seconds) => `${seconds} の時点`, stderr },
  summary: {
    printedOne: (text, place) => `${text} を出力（${place}番目）`,
    printedMany: (texts) => `${texts.length}行を出力：${texts.join("、")}`,
    printedNothing: "出力なし",
    outcome: {
      ...outcomes,
      unfinished: "記録の終わりで未完了",
    },
    failedWith: (error) => `失敗：${error}`,
    join: (parts) => parts.join("、"),
  },
  legend: {
    ...states,
    running: `${states.running}（最小1マス）`,
    asked: "キャンセル要求",
    outcome: outcomes,
  },
  tree: {
    heading: ({ at, since, event, total, moment, source }) => {
      const why = {
        fullest: "待っているタスクが最も多い時点",
        asked: "指定された時点",
        last: "実行が打ち切られた時点",
        end: "どのタスクも一度も待たずに終わった時点",
      };
      const how = [ja.source[source], why[moment], ...(since === null ? [] : [`${since} から変化なし`])];
      return `どのタスクが何を待っているか：${at}（${how.join("、")}、${total}件中${event}件目のイベントの直後）`;
    },
    none: "この時点で、タスクはひとつもありません。",
    noTasks: "この実行ではタスクがひとつも作られなかったので、待つものも待たれるものもありません。",
  },
  svg: {
    description: (lanes, hidden) => {
      const told = lanes.map(({ name, lane }) => {
        const { from, to, outcome, outputs } = lane;
        const ending = outcome === "finished" ? "" : `、${ja.legend.outcome[outcome]}`;
        const texts = outputs.length > 3 ? `${outputs.length}行` : outputs.map(({ text }) => text).join("、");
        const printed = texts === "" ? "" : `、${texts} を出力`;
        return `${name}：${from.toFixed(3)} s から ${to.toFixed(3)} s まで${ending}${printed}`;
      });
      return `${[...told, ...(hidden === 0 ? [] : [ja.more(hidden)])].join("。")}。`;
    },
    comparison: "実行を同じ時間軸で比べる",
    describedRun: (label, elapsed, lanes) => `${label}（${elapsed.toFixed(3)} s）　${lanes}`,
  },
  flow: {
    heading: "制御の流れ：ループがタスクを動かし、タスクが状態をループに報告します。",
    loop: "ループ",
    word: {
      task: "タスク作成",
      start: "開始",
      resume: "再開",
      pending: "pending",
      finished: "finished",
      failed: "failed",
      cancelled: "cancelled",
    },
  },
  more: (number) => `ほか${number}件`,
  borrowed: (from) => `記事の値は ${from} について示されたものです。`,
  timesAsFast: (ratio) => `${ratio}倍の速さ`,
  runs: (number) => `${number}回`,
  why: (label, explanation, standing) => `${standingOf(label, standing)}${reason(explanation)}`,
  whyAll: (labels, explanation) => `${labels.join("、")}：${reason(explanation)}`,
  live: {
    state: { ...states, ...outcomes },
    left: (seconds) => `あと${seconds}`,
    until: (seconds) => `${seconds} まで`,
    forTask: (name) => `${name} を待っています`,
    forChildren: (number) => `${things(number)}の awaitable を待っています（gather）`,
    forFuture: "フューチャーを待っています",
    inside: (name, detail) => `${name} の中で、${detail}`,
    printed: (text) => `${text} を出力`,
    racing: (done, total) => `${total}件中${done}件が完了`,
  },
  term: {
    needs: "必要な環境",
    pythonFrom: (version) => `Python ${version} 以降`,
    prints: "出力（いま仮想時間で実行したもの）",
    alsoCalled: "別の引き方",
    seeAlso: "関連項目",
    lessons: "レッスン",
  },
  verify: { same: "同じ", different: "違いあり" },
  unfinished: {
    none: "残っているタスクはありません。プログラム自体が終わりませんでした。",
    heading: (at) => `終わっていないもの（最後のイベントは ${at.toFixed(3)} s）：`,
  },
  error: {
    exited: (code) => `プログラムが終了コード ${code} を指定して終了しました。`,
    at: (file, line) => `${file} の${line}行目`,
    causedBy: (error) => `原因：${error}`,
    holds: (error) => `含まれるエラー：${error}`,
    hint: {
      "yield-star":
        "yield ではなく yield* と書いてください。コルーチン、タスク、フューチャーは yield* で待ちます。",
      "no-error-object":
        "送出された値はエラーではありません。throw new Error(…) と書けば、その行も表示されます。",
      "out-of-memory":
        "一度に持つデータを減らすか、Node に割り当てるメモリを増やしてください：NODE_OPTIONS=--max-old-space-size=8192",
      "never-settles":
        "待っている Promise が決着することは、もうありません。その Promise を作っている場所で、resolve や reject を呼ぶ処理が残っているかどうかを確かめてください。",
    },
  },
};
