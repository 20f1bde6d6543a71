// What the list of lessons says beside the lessons.

const en = {
  columns: { shows: "what it shows", expected: "takes" },
  /** The headings of the course's two parts. */
  parts: { 1: "Part one: the article's examples", 2: "Part two: beyond the article" },
  /** How many lessons the tour has been through; after the mark that they have in the list. */
  done: (count: number, total: number) => `done on the tour: ${count} of ${total}`,
  footer: "Run one: asyncio-lessons run gather",
};

const ja: typeof en = {
  columns: { shows: "内容", expected: "目安" },
  parts: { 1: "第1部：記事の例", 2: "第2部：記事の先へ" },
  done: (count, total) => `ツアーで修了：${total}件中${count}件`,
  footer: "実行するには：asyncio-lessons run gather",
};

export const listWords = { en, ja };
