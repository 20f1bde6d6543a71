// The tour in Japanese.
import type { Standing, TourWords } from "./tourWords.js";

const standing = ({ lesson, step, steps }: Standing): string => `${lesson} のステップ ${step} / ${steps}`;

export const ja: TourWords = {
  welcome: (lessons) => [
    `全${lessons}件のレッスンを順にたどるツアーです。レッスンごとに、見どころを読み、プログラムの動きを予想し、実行を見て、なぜそうなったのかを確かめます。`,
    "勝手に先へ進むことはありません。Enter を押すと進みます。q でいつでも中断でき、次に始めるとその続きからになります。",
  ],
  goingOn: (at) => `続きから始めます：${standing(at)}`,
  stopped: (at) => `中断しました：${standing(at)}。続きは asyncio-lessons tour で始められます。`,
  steps: {
    watch: "見どころ",
    predict: "予想",
    run: "実行",
    explain: "何が起きたのか、なぜか",
    try: "試してみよう",
  },
  enter: {
    watch: "予想する",
    predict: "実行する",
    run: "説明を読む",
    explain: "試してみよう",
    next: "次のレッスン",
    finish: "ツアーの終わりへ",
  },
  keys: { back: "戻る", again: "再実行", typescript: "TypeScript", list: "一覧", stop: "中断" },
  more: "続きがあります：スペースか Enter",
  doneNow: (lesson, done, total) => `${lesson} を修了しました（${total}件中${done}件）。`,
  closing: ({ done, total, right, wrong }) => [
    done === total
      ? `全${total}件のレッスンを終えました。`
      : `講座はここまでです。${total}件中${done}件のレッスンを終えました。`,
    ...(right + wrong === 0 ? [] : [`予想の結果：正解${right}件、不正解${wrong}件`]),
  ],
  notDone: (lessons) =>
    `まだ終えていないレッスン：${lessons.join("、")}。asyncio-lessons tour ${lessons[0] ?? ""} のように指定すると、そこから始められます。`,
  next: {
    heading: "次にできること：",
    commands: [
      ["asyncio-lessons quiz", "どれだけ身についたかを確かめる"],
      ["asyncio-lessons verify", "同じプログラムを本物の Python と並べて実行する"],
      ["asyncio-lessons compare", "時間を測るレッスンを並べて競走させる"],
      ["asyncio-lessons tour --reset", "記録を消して、最初から始める"],
    ],
  },
  forgotten: (file, done, at) =>
    `進み具合を消しました（修了${done}件${at === null ? "" : `、中断した場所は ${standing(at)}`}）。削除したファイル：${file}`,
  nothingToForget: (file) =>
    file === null
      ? "消すべき進み具合の記録はありません。"
      : `消すべき進み具合の記録はありません（ファイルがありません：${file}）。`,
  cannotForget: (file, reason) => `「${file}」を削除できません：${reason}`,
  resetAlone:
    "--reset は進み具合の記録をすべて消すので、レッスンの名前は付けられません。名前を外してください。",
  tourOfProgram: (path) =>
    `ツアーでたどれるのはレッスンだけです。自分のプログラムは asyncio-lessons run ${path} で実行してください。`,
};
