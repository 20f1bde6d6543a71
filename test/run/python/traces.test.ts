// The core tells of each lesson what CPython 3.13 tells of its Python program: the same events, in the same iterations, at the
// same virtual times.
import { afterAll, describe, expect, test } from "vitest";
import { unequal } from "../../../src/commands/verify/unequal.js";
import { lessons } from "../../../src/course/catalogue.js";
import { lessonTrace } from "../../helpers/lessonTrace.js";
import { compared, readTraces, textsOf } from "./traces.js";

const traces = readTraces();
let alike = 0;

afterAll(() => {
  process.stdout.write(`traces: lessons ${alike}/${compared.length}\n`);
});

describe("the trace of a lesson on the core is that of CPython", () => {
  test.each(compared.map((lesson) => [lesson.id, lesson] as const))("%s", async (id, lesson) => {
    const ours = textsOf(lesson, (await lessonTrace(id)).events);
    const theirs = traces.get(id) ?? [];
    const at = ours.findIndex((text, place) => text !== theirs[place]);
    // Of the first difference, with what stands around it.
    const [from, to] = at === -1 ? [0, 0] : [Math.max(0, at - 3), at + 4];
    expect(ours.slice(from, to)).toEqual(theirs.slice(from, to));
    expect(ours).toHaveLength(theirs.length);
    alike += 1;
  });
});

test("every lesson is compared so, or has its reason why not", () => {
  const others = lessons.filter((lesson) => !compared.includes(lesson));
  const reasons = others.map(({ id, clock }) => unequal[id] ?? (clock === "real" ? "real time" : undefined));
  expect(reasons).not.toContain(undefined);
});
