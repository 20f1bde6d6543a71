// What `export` says.

const en = {
  /** A lesson is exported with a smaller number than it runs with. */
  onPage: (lesson: string, instead: string, of: string) =>
    `${lesson} is too long for a page: it is exported with ${instead} in the place of ${of}.`,
  /** Of a run of more events than a page is made for. */
  tooLongForPage: (events: number, most: number) =>
    `the run has ${events} events, and a page holds ${most} at most: export --format json, and look at it with step.`,
  noFormat: (formats: readonly string[]) => `say in which format: --format ${formats.join("|")}.`,
};

const ja: typeof en = {
  onPage: (lesson, instead, of) =>
    `${lesson} は1ページに入りきらないので、${of} の代わりに ${instead} で書き出します。`,
  tooLongForPage: (events, most) =>
    `この実行にはイベントが${events}件ありますが、ページに入るのは${most}件までです。export --format json で書き出し、step で見てください。`,
  noFormat: (formats) => `書き出す形式を --format ${formats.join("|")} で指定してください。`,
};

export const exportWords = { en, ja };
