// What `explain` says around a term's own text.

const en = {
  /** Stands before the Python that the program needs. */
  needs: "program.py needs",
  pythonFrom: (version: string) => `Python ${version} or newer`,
  prints: "prints (run just now, in virtual time)",
  alsoCalled: "also found as",
  seeAlso: "see also",
  lessons: "lessons",
  unknownTerm: (word: string) => `there is no entry for '${word}'.`,
  seeTerms: "The words: asyncio-lessons explain",
  footer: "Look one up: asyncio-lessons explain task",
};

const ja: typeof en = {
  needs: "必要な環境",
  pythonFrom: (version) => `Python ${version} 以降`,
  prints: "出力（いま仮想時間で実行したもの）",
  alsoCalled: "別の引き方",
  seeAlso: "関連項目",
  lessons: "レッスン",
  unknownTerm: (word) => `「${word}」という項目はありません。`,
  seeTerms: "用語の一覧：asyncio-lessons explain",
  footer: "用語を調べるには：asyncio-lessons explain タスク",
};

export const explainWords = { en, ja };
