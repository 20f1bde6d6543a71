// What the course as a whole owes: every claim and example of the article, and every belief of beginners, has its place.
import type { Claim, Lesson } from "../../../src/course/model.js";
import type { Faults } from "./room.js";

/** The article's examples and claims. */
export const CLAIMS: readonly Claim[] = [
  ...Array.from({ length: 8 }, (_, at): Claim => `E${at + 1}`),
  ...Array.from({ length: 19 }, (_, at): Claim => `C${at + 1}`),
];

type Covering = Pick<Lesson, "id" | "claims" | "beliefs">;

/**
 * @param beliefs the beliefs that there are, by number
 * @param asked those that the quiz takes
 */
export function checkCoverage(
  lessons: readonly Covering[],
  beliefs: readonly number[],
  asked: readonly number[],
): Faults {
  const shown = new Set(lessons.flatMap((lesson) => lesson.claims));
  const refuted = new Set([...lessons.flatMap((lesson) => lesson.beliefs), ...asked]);
  return [
    ...CLAIMS.filter((claim) => !shown.has(claim)).map((claim) => `no lesson shows ${claim}`),
    ...beliefs
      .filter((belief) => !refuted.has(belief))
      .map((belief) => `neither a lesson nor the quiz refutes belief ${belief}`),
    ...lessons.flatMap(({ id, claims, beliefs: named }) => [
      ...claims.filter((claim) => !CLAIMS.includes(claim)).map((claim) => strange(id, claim)),
      ...named.filter((belief) => !beliefs.includes(belief)).map((belief) => strange(id, `belief ${belief}`)),
      ...twice([...claims, ...named.map((belief) => `belief ${belief}`)]).map(
        (name) => `${id} names ${name} twice`,
      ),
    ]),
    ...asked
      .filter((belief) => !beliefs.includes(belief))
      .map((belief) => strange("the quiz", `belief ${belief}`)),
  ];
}

function strange(who: string, what: string): string {
  return `${who} names ${what}, which there is not`;
}

function twice<T>(names: readonly T[]): T[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}
