// What the tour says between the lessons' own texts.
import { stepNumber, type TourPlace, tourSteps } from "../../course/progress.js";
import { english, japanese } from "../../draw/say.js";

type Tally = Readonly<Record<"done" | "total" | "right" | "wrong", number>>;

const standing = {
  en: ({ lesson, step }: TourPlace) => `${lesson}, step ${stepNumber(step)} of ${tourSteps.length}`,
  ja: ({ lesson, step }: TourPlace) => `${lesson} のステップ ${stepNumber(step)} / ${tourSteps.length}`,
};

const en = {
  /** Before the first lesson of somebody who has done none. */
  welcome: (lessons: number) => [
    `This is the tour through all ${lessons} lessons. In each you read what to watch, predict what the program will do, see it run, and learn why it did so.`,
    "Nothing moves on by itself: Enter does. Stop wherever you like with q; the next tour goes on from there.",
  ],
  goingOn: (at: TourPlace) => `Going on at ${standing.en(at)}.`,
  stopped: (at: TourPlace) => `Stopped at ${standing.en(at)}. To go on: asyncio-lessons tour`,
  steps: {
    watch: "what to watch",
    predict: "your prediction",
    run: "the run",
    explain: "what happened and why",
    try: "two things to try",
  },
  /** What Enter does after each step; after the last one there is another lesson or none. */
  enter: {
    watch: "predict",
    predict: "run it",
    run: "the explanation",
    explain: "two things to try",
    next: "next lesson",
    finish: "the end of the tour",
  },
  keys: {
    back: "back",
    again: "run again",
    typescript: "TypeScript",
    reading: "how to read TypeScript",
    list: "list",
    stop: "stop here",
  },
  /** At the end of a screenful. */
  more: "more: Space or Enter",
  doneNow: (lesson: string, done: number, total: number) =>
    `${lesson} is done: ${done} of ${english.count(total, "lesson")}.`,
  closing: ({ done, total, right, wrong }: Tally) => [
    done === total
      ? `You have been through all ${english.count(total, "lesson")}.`
      : `This is the end of the course; you have done ${done} of ${english.count(total, "lesson")}.`,
    ...(right + wrong === 0 ? [] : [`Predictions: ${right} right, ${wrong} wrong.`]),
  ],
  notDone: (lessons: readonly string[]) =>
    `Not done yet: ${english.list(lessons)}. Go to one of them: asyncio-lessons tour ${lessons[0] ?? ""}`,
  next: {
    heading: "What you can do next:",
    commands: {
      "asyncio-lessons quiz": "find out what stayed with you",
      "asyncio-lessons verify": "run the same programs with a real Python beside them",
      "asyncio-lessons compare": "race the timing lessons side by side",
      "asyncio-lessons tour --reset": "forget all this and begin anew",
    },
  },
  forgotten: (file: string, done: number, at: TourPlace | null) =>
    `Forgotten: ${english.count(done, "lesson")} done${at === null ? "" : `, stopped at ${standing.en(at)}`}. Removed: ${file}`,
  nothingToForget: (file: string | null) =>
    file === null ? "There is no progress to forget." : `There is no progress to forget: no file ${file}`,
  cannotForget: (file: string, reason: string) => `cannot remove '${file}': ${english.ended(reason)}`,
  resetAlone: "--reset takes no lesson: it forgets the whole progress. Leave the lesson out.",
  ofProgram: (path: string) =>
    `the tour goes through the lessons. Run a program of your own with asyncio-lessons run ${path}`,
};

export type TourWords = typeof en;

const ja: TourWords = {
  welcome: (lessons) => [
    `全${lessons}件のレッスンを順にたどるツアーです。レッスンごとに、見どころを読み、プログラムの動きを予想し、実行を見て、なぜそうなったのかを確かめます。`,
    "勝手に先へ進むことはありません。Enter を押すと進みます。q でいつでも中断でき、次に始めるとその続きからになります。",
  ],
  goingOn: (at) => `続きから始めます：${standing.ja(at)}`,
  stopped: (at) => `中断しました：${standing.ja(at)}。続きは asyncio-lessons tour で始められます。`,
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
  keys: {
    back: "戻る",
    again: "再実行",
    typescript: "TypeScript",
    reading: "TypeScript の読み方",
    list: "一覧",
    stop: "中断",
  },
  more: "続きがあります：スペースか Enter",
  doneNow: (lesson, done, total) => `${lesson} を修了しました（${total}件中${done}件）。`,
  closing: ({ done, total, right, wrong }) => [
    done === total
      ? `全${total}件のレッスンを終えました。`
      : `講座はここまでです。${total}件中${done}件のレッスンを終えました。`,
    ...(right + wrong === 0 ? [] : [`予想の結果：正解${right}件、不正解${wrong}件`]),
  ],
  notDone: (lessons) =>
    `まだ終えていないレッスン：${japanese.list(lessons)}。asyncio-lessons tour ${lessons[0] ?? ""} のように指定すると、そこから始められます。`,
  next: {
    heading: "次にできること：",
    commands: {
      "asyncio-lessons quiz": "どれだけ身についたかを確かめる",
      "asyncio-lessons verify": "同じプログラムを本物の Python と並べて実行する",
      "asyncio-lessons compare": "時間を測るレッスンを並べて競走させる",
      "asyncio-lessons tour --reset": "記録を消して、最初から始める",
    },
  },
  forgotten: (file, done, at) =>
    `進み具合を消しました（修了${done}件${at === null ? "" : `、中断した場所は ${standing.ja(at)}`}）。削除したファイル：${file}`,
  nothingToForget: (file) =>
    file === null
      ? "消すべき進み具合の記録はありません。"
      : `消すべき進み具合の記録はありません（ファイルがありません：${file}）。`,
  cannotForget: (file, reason) => `「${file}」を削除できません：${reason}`,
  resetAlone:
    "--reset は進み具合の記録をすべて消すので、レッスンの名前は付けられません。名前を外してください。",
  ofProgram: (path) =>
    `ツアーでたどれるのはレッスンだけです。自分のプログラムは asyncio-lessons run ${path} で実行してください。`,
};

export const tourWords = { en, ja };
