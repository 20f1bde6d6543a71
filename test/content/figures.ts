// Every length of time that a text gives is one that the lesson's facts or its program give too.
import type { Lesson } from "../../src/lesson/model.js";
import type { Second } from "../../src/trace/event.js";
import { prose } from "./markdown.js";
import type { Faults, Room } from "./room.js";

/** "6 s", "6-second", "6, 5 and 4 seconds", "6秒", "6、5、4秒": the numbers stand in the first group. */
const LENGTHS =
  /(?<![\d.])((?:\d+(?:\.\d+)?\s*(?:,\s*and|,|、|・|and|or|to|と|から|\+|=)\s*)*\d+(?:\.\d+)?)[\s-]*(?:seconds?\b|s\b|秒)/g;

/** Lengths in words or in full-width digits, which no check can hold against the facts. */
const UNREADABLE =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|half a)[\s-]+seconds?\b|[〇一二三四五六七八九十百]+秒|[０-９]+秒/giu;

/**
 * @param baseline the lesson whose ideal time any text may name for comparison.
 */
export function checkFigures(room: Room, baseline: Lesson): Faults {
  const { lesson } = room;
  if (lesson === undefined) return [];
  const known: Second[] = [
    lesson.elapsed.ideal,
    lesson.elapsed.virtual,
    ...(lesson.article === null ? [] : [lesson.article.elapsed]),
    baseline.elapsed.ideal,
    ...delays(room.files.get("program.py") ?? ""),
  ];
  return ["en.md", "ja.md"].flatMap((file) => {
    const text = prose(room.files.get(file) ?? "");
    const wrong = lengths(text).filter((figure) => !known.some((seconds) => agrees(figure, seconds)));
    return [
      ...wrong.map(
        (figure) => `${file} says ${figure} seconds, which neither lesson.ts nor program.py knows`,
      ),
      ...[...text.matchAll(UNREADABLE)].map(
        ([words]) => `${file} says "${words}": write the figure in plain digits`,
      ),
    ];
  });
}

function lengths(text: string): string[] {
  return [...text.matchAll(LENGTHS)].flatMap((match) => match[1]?.match(/\d+(?:\.\d+)?/g) ?? []);
}

function delays(program: string): Second[] {
  return [...program.matchAll(/\bsleep\((\d+(?:\.\d+)?)\)/g)].map((match) => Number(match[1]));
}

/** A figure may be rounded to the decimals that it shows, not more. */
function agrees(figure: string, seconds: Second): boolean {
  return seconds.toFixed(figure.split(".")[1]?.length ?? 0) === figure;
}
