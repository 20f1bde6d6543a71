// What the tour says between the lessons' own texts.
import { type Progress, stepNumber, type TourPlace, tourSteps } from "../../course/progress.js";
import { english, japanese } from "../../draw/say.js";

type Tally = Readonly<Record<"done" | "total" | "right" | "wrong", number>>;

const standing = {
  en: ({ lesson, step }: TourPlace) => `${lesson}, step ${stepNumber(step)} of ${tourSteps.length}`,
  ja: ({ lesson, step }: TourPlace) => `${lesson} のステップ ${stepNumber(step)} / ${tourSteps.length}`,
};

/** What there is of a progress. */
const kept = {
  en: ({ lessons, at, quiz = [] }: Progress) =>
    english.and([
      `${english.count(Object.keys(lessons).length, "lesson")} done`,
      ...(at === null ? [] : [`the place where you stopped (${standing.en(at)})`]),
      ...(quiz.length === 0 ? [] : [`${english.count(quiz.length, "answer")} of the quiz`]),
    ]),
  ja: ({ lessons, at, quiz = [] }: Progress) =>
    japanese.list([
      `修了${Object.keys(lessons).length}件`,
      ...(at === null ? [] : [`中断した場所（${standing.ja(at)}）`]),
      ...(quiz.length === 0 ? [] : [`クイズの解答${quiz.length}問`]),
    ]),
};

const en = {
  /** Before the first lesson of somebody who has done none. */
  welcome: (lessons: number) => [
    `This is the tour through all ${lessons} lessons. In each you read what to watch, predict what the program will do, see it run, and learn why it did so. Part one follows an article on asyncio: that is "the article" you will read of.`,
    "Nothing moves on by itself: Enter does, b goes back, ? shows all keys. Stop wherever you like with q; the next tour goes on from there.",
  ],
  goingOn: (at: TourPlace) => `Going on at ${standing.en(at)}.`,
  /** @param named the lesson to go on with by its name; `course`: where the course waits meanwhile */
  stopped: (at: TourPlace, named: string | null, course: TourPlace | null) => {
    const call = `asyncio-lessons tour${named === null ? "" : ` ${named}`}`;
    const also = course === null ? "" : `; with the course (${standing.en(course)}): asyncio-lessons tour`;
    return `Stopped at ${standing.en(at)}. To go on: ${call}${also}`;
  },
  courseKept: (at: TourPlace) => `Your place in the course is kept: ${standing.en(at)}.`,
  notRun: "The program has not run in this sitting: Enter runs it.",
  skipped: "Skipped. The rest, in virtual time:",
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
    /** From a lesson that was asked for by name. */
    course: (lesson: string) => `back to ${lesson}`,
  },
  keys: {
    back: "back",
    again: "rerun",
    anew: "predict anew",
    typescript: "TypeScript",
    reading: "how to read TypeScript",
    skip: "skip the waits",
    list: "list",
    help: "help",
    stop: "quit",
  },
  /** What ? shows. */
  help: {
    Enter: "go on",
    b: "back a step; what has run is shown again, and does not run again",
    r: "run the program again",
    p: "predict anew",
    t: "the program in TypeScript",
    y: "how to read the TypeScript",
    s: "while the program runs: skip its waits",
    l: "the lessons, and which are done; what comes of them once they are",
    q: "quit; your place and your prediction are kept",
    "?": "these keys; where an answer is typed, type b, l, q or ? and Enter",
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
      "asyncio-lessons verify": "compare the same programs with Python, event by event",
      "asyncio-lessons compare": "race the timing lessons side by side",
      "asyncio-lessons tour --reset": "forget all this and begin anew",
    },
  },
  forgetAll: (progress: Progress) => `Forget all your progress: ${kept.en(progress)}?`,
  forgetLesson: (lesson: string) => `Forget your progress in ${lesson}?`,
  forgetPrompt: "y: forget, Enter: keep > ",
  nothingForgotten: "Nothing was forgotten.",
  forgotten: (file: string, progress: Progress) => `Forgotten: ${kept.en(progress)}. Removed: ${file}`,
  lessonForgotten: (lesson: string) =>
    `Forgotten: ${lesson}. To begin it anew: asyncio-lessons tour ${lesson}`,
  lessonNotBegun: (lesson: string) => `There is no progress in ${lesson} to forget.`,
  nothingToForget: (file: string | null) =>
    file === null ? "There is no progress to forget." : `There is no progress to forget: no file ${file}`,
  cannotForget: (file: string, reason: string) => `cannot remove '${file}': ${english.ended(reason)}`,
  resetUnasked: (lesson: string | null) =>
    `--reset asks before it forgets, which needs a terminal. To forget without being asked: asyncio-lessons tour --reset ${lesson === null ? "" : `${lesson} `}--yes`,
  yesAlone: "--yes goes with --reset.",
  ofProgram: (path: string) =>
    `the tour goes through the lessons. Run a program of your own with asyncio-lessons run ${path}`,
};

export type TourWords = typeof en;

const ja: TourWords = {
  welcome: (lessons) => [
    `全${lessons}レッスンを順にたどるツアーです。レッスンごとに、見どころを読み、プログラムの動きを予想し、実行を見て、なぜそうなったのかを確かめます。第1部は、講座のもとになった記事の内容をたどります。画面で「記事」とあるのは、その記事のことです。`,
    "勝手に先へ進むことはありません。Enter で進み、b で戻り、? でキーの一覧が出ます。q でいつでも中断でき、次に始めるとその続きからになります。",
  ],
  goingOn: (at) => `続きから始めます：${standing.ja(at)}`,
  stopped: (at, named, course) => {
    const call = `asyncio-lessons tour${named === null ? "" : ` ${named}`}`;
    const also =
      course === null ? "" : `講座の続き（${standing.ja(course)}）は asyncio-lessons tour で始められます。`;
    return `中断しました：${standing.ja(at)}。続きは ${call} で始められます。${also}`;
  },
  courseKept: (at) => `講座を中断した場所は、そのまま残してあります：${standing.ja(at)}`,
  notRun: "今回はまだプログラムを実行していません。Enter を押すと実行します。",
  skipped: "待ち時間を省きました。残りを仮想時間で表示します。",
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
    course: (lesson) => `${lesson} へ戻る`,
  },
  keys: {
    back: "戻る",
    again: "再実行",
    anew: "予想し直す",
    typescript: "TypeScript",
    reading: "TypeScript の読み方",
    skip: "待ち時間を省く",
    list: "一覧",
    help: "ヘルプ",
    stop: "中断",
  },
  help: {
    Enter: "先へ進む",
    b: "一つ前へ戻る（実行済みのプログラムは、結果をもう一度見せるだけで、再実行しない）",
    r: "プログラムをもう一度実行する",
    p: "予想し直す",
    t: "TypeScript のプログラムを見る",
    y: "TypeScript の読み方を見る",
    s: "実行中に押すと、待ち時間を省く",
    l: "レッスンの一覧（結果がわかるのは、修了したものだけ）",
    q: "中断する（場所と予想は残る）",
    "?": "このキーの一覧（答えを入力するところでは、b、l、q、? と入力して Enter）",
  },
  more: "続き：スペースか Enter",
  doneNow: (lesson, done, total) => `${lesson} を修了しました（${total}件中${done}件）。`,
  closing: ({ done, total, right, wrong }) => [
    done === total
      ? `全${total}レッスンを終えました。`
      : `講座はここまでです。${total}件中${done}件のレッスンを終えました。`,
    ...(right + wrong === 0 ? [] : [`予想の結果：正解${right}件、不正解${wrong}件`]),
  ],
  notDone: (lessons) =>
    `まだ終えていないレッスン：${japanese.list(lessons)}。asyncio-lessons tour ${lessons[0] ?? ""} のように指定すると、そこから始められます。`,
  next: {
    heading: "次にできること：",
    commands: {
      "asyncio-lessons quiz": "どれだけ身についたかを確かめる",
      "asyncio-lessons verify": "同じプログラムを Python とイベントごとに比べる",
      "asyncio-lessons compare": "時間を測るレッスンを並べて競走させる",
      "asyncio-lessons tour --reset": "記録を消して、最初から始める",
    },
  },
  forgetAll: (progress) => `進み具合の記録をすべて消しますか（${kept.ja(progress)}）。`,
  forgetLesson: (lesson) => `${lesson} の進み具合の記録を消しますか。`,
  forgetPrompt: "y：消す、Enter：残す > ",
  nothingForgotten: "何も消しませんでした。",
  forgotten: (file, progress) => `進み具合を消しました（${kept.ja(progress)}）。削除したファイル：${file}`,
  lessonForgotten: (lesson) =>
    `${lesson} の進み具合を消しました。最初から始めるには：asyncio-lessons tour ${lesson}`,
  lessonNotBegun: (lesson) => `${lesson} には、消すべき進み具合の記録がありません。`,
  nothingToForget: (file) =>
    file === null
      ? "消すべき進み具合の記録はありません。"
      : `消すべき進み具合の記録はありません（ファイルがありません：${file}）。`,
  cannotForget: (file, reason) => `「${file}」を削除できません：${reason}`,
  resetUnasked: (lesson) =>
    `--reset は消す前に確認するので、端末が必要です。確認なしで消すには asyncio-lessons tour --reset ${lesson === null ? "" : `${lesson} `}--yes を実行してください。`,
  yesAlone: "--yes は --reset と一緒に使います。",
  ofProgram: (path) =>
    `ツアーでたどれるのはレッスンだけです。自分のプログラムは asyncio-lessons run ${path} で実行してください。`,
};

export const tourWords = { en, ja };
