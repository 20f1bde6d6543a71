// What the menu says.

const en = {
  question: "What would you like to see?",
  keys: "Arrow keys to choose, Enter to take it, Esc to leave",
  startTour: "start the tour",
  continueTour: "continue the tour",
  compareAll: "compare the timing lessons",
  list: "list the lessons",
  help: "help",
  quit: "quit",
};

const ja: typeof en = {
  question: "何を見ますか？",
  keys: "矢印キーで選び、Enter で決定、Esc で終了",
  startTour: "ツアーを始める",
  continueTour: "ツアーを続ける",
  compareAll: "時間を測るレッスンを比べる",
  list: "レッスンの一覧",
  help: "ヘルプ",
  quit: "終了",
};

export const menuWords = { en, ja };
