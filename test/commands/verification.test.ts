// What is held against a Python's run: what took longer than the machine was late by.
import { describe, expect, it } from "vitest";
import { pythonSide } from "../../src/commands/verify/verification.js";
import { findLesson } from "../../src/course/catalogue.js";
import { fakePython } from "../helpers/fakePython.js";

/** It prints what `cancellation` prints, and takes 7 seconds for what takes 4; of these it was `late` for so many. */
async function slowRun(late: string) {
  const lesson = findLesson("cancellation");
  if (lesson === undefined) throw new Error("no such lesson");
  const lines = lesson.prints.map((line) => `'${"text" in line ? line.text : ""}'`);
  const said = `echo began >&3; printf '%s\\n' ${lines.join(" ")}; echo 7.000000000 ${late} >&3`;
  const file = fakePython("3.13.0", said);
  const python = { command: { file, args: [] }, version: "3.13.0" };
  const signal = new AbortController().signal;
  return pythonSide(python, { lesson, timeout: undefined, signal });
}

describe("a Python that takes three seconds too long", () => {
  it("has lost its concurrency, where the machine was hardly late", async () => {
    expect((await slowRun("0.020000000")).check).toMatchObject({
      ok: false,
      differences: [{ kind: "length-off", actual: 7 }],
    });
  });

  it.each(["3.000000000", ""])("was late, where the machine was, or nobody can say: '%s'", async (late) => {
    expect((await slowRun(late)).check).toMatchObject({ ok: true, differences: [], isLate: true });
  });
});
