// What `compare` says.
import { english } from "../../draw/say.js";

const en = {
  timesAsFast: "times as fast",
  /** The same of one run, with the figure. */
  ratio: (ratio: string) => `${ratio} times as fast`,
  runs: (number: number) => english.count(number, "run"),
  /** Of a lesson that measures real work. */
  notComparable: (lesson: string) =>
    `${lesson} measures real work, so it cannot race other lessons: run it alone, asyncio-lessons run ${lesson}`,
};

const ja: typeof en = {
  timesAsFast: "速さの比",
  ratio: (ratio) => `${ratio}倍の速さ`,
  runs: (number) => `${number}回`,
  notComparable: (lesson) =>
    `${lesson} は実際の処理にかかる時間を測るレッスンなので、ほかのレッスンとは比べられません。単独で実行してください：asyncio-lessons run ${lesson}`,
};

export const compareWords = { en, ja };
