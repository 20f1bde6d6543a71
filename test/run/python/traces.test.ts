// The core tells of each lesson what CPython 3.13 tells of its Python program: the same events, in the same iterations, at the
// same virtual times.
import { afterAll, describe, expect, inject, test } from "vitest";
import { unequal } from "../../../src/commands/verify/unequal.js";
import { lessons } from "../../../src/course/catalogue.js";
import { lessonTrace } from "../../helpers/lessonTrace.js";
import { countTraces } from "../../helpers/traceCounts.js";
import { compared, partingOf, readTraces, textsOf } from "./traces.js";

const traces = readTraces("lessons");
let alike = 0;

afterAll(() => countTraces(inject("runs"), "lessons", alike, compared.length));

describe("the trace of a lesson on the core is that of CPython", () => {
  test.each(compared.map((lesson) => [lesson.id, lesson] as const))("%s", async (id, lesson) => {
    const { ours, theirs } = partingOf(textsOf(lesson, (await lessonTrace(id)).events), traces.get(id) ?? []);
    expect(ours).toEqual(theirs);
    alike += 1;
  });
});

test("every lesson is compared so, or has its reason why not", () => {
  const others = lessons.filter((lesson) => !compared.includes(lesson));
  const reasons = others.map(({ id, clock }) => unequal[id] ?? (clock === "real" ? "real time" : undefined));
  expect(reasons).not.toContain(undefined);
});
