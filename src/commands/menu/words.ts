// What the menu says.

const en = {
  question: "What would you like to see?",
  whichLesson: "Which lesson?",
  whatOf: (lesson: string) => `What would you like to do with ${lesson}?`,
  whichTerm: "Which word?",
  keys: {
    first: "Arrow keys to choose, Enter to take it, q to leave",
    inner: "Arrow keys to choose, Enter to take it, q to go back",
  },
  startTour: "start the tour",
  continueTour: "continue the tour",
  lesson: "a lesson: run it, step through it, read it",
  /** What can be done with one lesson. */
  ofLesson: {
    run: "run it",
    step: "walk through it, event by event",
    show: "read its text and programs",
    quiz: "be asked about it",
    verify: "compare it with Python, event by event",
  },
  quiz: "the quiz, ten questions at a time",
  explain: "a word explained",
  compare: "compare the timing lessons",
  list: "list the lessons",
  help: "help",
  quit: "quit",
};

const ja: typeof en = {
  question: "何を見ますか？",
  whichLesson: "どのレッスンにしますか？",
  whatOf: (lesson) => `${lesson} をどうしますか？`,
  whichTerm: "どの用語ですか？",
  keys: {
    first: "矢印キーで選び、Enter で決定、q で終了",
    inner: "矢印キーで選び、Enter で決定、q で戻る",
  },
  startTour: "ツアーを始める",
  continueTour: "ツアーを続ける",
  lesson: "レッスンを選ぶ（実行する、一歩ずつたどる、読む）",
  ofLesson: {
    run: "実行する",
    step: "イベントを一つずつたどる",
    show: "文章とプログラムを読む",
    quiz: "問題に答える",
    verify: "Python とイベントごとに比べる",
  },
  quiz: "クイズ（一度に10問）",
  explain: "用語の説明を読む",
  compare: "時間を測るレッスンを比べる",
  list: "レッスンの一覧",
  help: "ヘルプ",
  quit: "終了",
};

export const menuWords = { en, ja };
