// Every figure that a text gives is one that the lesson's facts, its output or its programs give too.
import type { Lesson } from "../../../src/course/model.js";
import type { Second } from "../../../src/trace/event.js";
import { prose } from "./markdown.js";
import type { Faults, Room } from "./room.js";
import { withoutCopy } from "./tries/items.js";

/** "6 s", "6-second", "6, 5 and 4 seconds", "6秒", "6、5、4秒": the numbers stand in the first group. */
const LENGTHS =
  /(?<![\d.])((?:\d+(?:\.\d+)?\s*(?:,\s*and|,|、|・|and|or|to|と|から|\+|=)\s*)*\d+(?:\.\d+)?)[\s-]*(?:seconds?\b|s\b|秒)/g;

/** Lengths in words or in full-width digits, which no check can hold against the facts. */
const UNREADABLE =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|half a)[\s-]+seconds?\b|[〇一二三四五六七八九十百]+秒|[０-９]+秒/giu;

/** Numbers too large, or too exact, to be a plain count such as "3 tasks". */
const NUMBERS = /(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?/g;
const LARGEST_COUNT = 10;

/** "Python 3.14", "Python 3.8 to 3.13", "Python 3.10、3.12": versions are no figures. */
const VERSIONS = /Python\s*\d[\d.]*(?:\s*(?:to|and|or|,|、|や|から|と)\s*\d[\d.]*)*/g;

/**
 * @param baseline the lesson whose ideal time any text may name for comparison.
 */
export function checkFigures(room: Room, baseline: Lesson): Faults {
  const { lesson } = room;
  if (lesson === undefined) return [];
  const seconds = knownSeconds(room, lesson, baseline);
  const known = [...seconds, ...knownNumbers(room, lesson)];
  return ["en.md", "ja.md"].flatMap((file) => {
    const text = prose(withoutCopy(room.files.get(file) ?? "")).replace(VERSIONS, "Python");
    const wrong = lengths(text).filter((figure) => !seconds.some((each) => agrees(figure, each)));
    const numbers = [...text.replace(LENGTHS, "").matchAll(NUMBERS)].map(([number]) => number);
    const strange = numbers.filter((number) => {
      const value = Number(number.replaceAll(",", ""));
      return !(Number.isInteger(value) && value <= LARGEST_COUNT) && !known.includes(value);
    });
    return [
      ...wrong.map(
        (figure) => `${file} says ${figure} seconds, which neither lesson.ts nor program.py knows`,
      ),
      ...strange.map((figure) => `${file} says ${figure}, which neither lesson.ts nor program.py knows`),
      ...[...text.matchAll(UNREADABLE)].map(
        ([words]) => `${file} says "${words}": write the figure in plain digits`,
      ),
    ];
  });
}

/** Lengths of time: of the lesson, of the article, of the baseline, and those that the program asks for. */
function knownSeconds(room: Room, lesson: Lesson, baseline: Lesson): Second[] {
  return [
    lesson.elapsed.ideal,
    ...(lesson.elapsed.virtual === null ? [] : [lesson.elapsed.virtual]),
    ...(lesson.article === null ? [] : [lesson.article.elapsed]),
    baseline.elapsed.ideal,
    ...lesson.prints.flatMap((line) =>
      "timed" in line
        ? line.seconds
        : "text" in line
          ? numbersIn(line.text.match(/[\d.]+ s\b/g)?.join() ?? "")
          : [],
    ),
    ...(room.files.get("program.py") ?? "")
      .split("\n")
      .filter((line) => ABOUT_TIME.test(line))
      .flatMap(numbersIn),
  ];
}

/** Lines of a program whose numbers are seconds. */
const ABOUT_TIME = /sleep|timeout|wait_for|call_later|call_at|delay|second|deadline/;

function knownNumbers(room: Room, lesson: Lesson): number[] {
  return [
    ...lesson.prints.flatMap((line) => ("text" in line ? numbersIn(line.text) : [])),
    ...numbersIn(room.files.get("program.py") ?? ""),
  ];
}

/** The numbers of a text, `100_000` and `100,000` included. */
export function numbersIn(text: string): number[] {
  return [...text.matchAll(/(?<![\w.])\d+(?:[_,]\d{3})*(?:\.\d+)?/g)].map(([number]) =>
    Number(number.replace(/[_,]/g, "")),
  );
}

/** The lengths of time that a text names. */
export function lengths(text: string): string[] {
  return [...text.matchAll(LENGTHS)].flatMap((match) => match[1]?.match(/\d+(?:\.\d+)?/g) ?? []);
}

/** A figure may be rounded to the decimals that it shows, not more. */
export function agrees(figure: string, seconds: Second): boolean {
  return seconds.toFixed(figure.split(".")[1]?.length ?? 0) === figure;
}
