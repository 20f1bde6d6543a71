// Each answer is traced back to the idea that leads to it: the order and the seconds each, and as one where they agree.
import { beforeAll, describe, expect, it } from "vitest";
import { findLesson } from "../../src/course/catalogue.js";
import { elapsedOf } from "../../src/course/check.js";
import { programPath } from "../../src/course/files.js";
import { defineLesson, type Lesson } from "../../src/course/model.js";
import { isRight, type Judgement, judge, type PredictedRun } from "../../src/course/prediction/prediction.js";
import { questionOf } from "../../src/course/prediction/question.js";
import { writtenOf } from "../../src/trace/written.js";
import { TraceBuilder } from "../helpers/trace.js";
import { runOnce } from "../run/runs.js";

const ids = ["sequential", "create_task", "await_without_tasks", "gather"] as const;
const runs = new Map<string, { lesson: Lesson; run: PredictedRun }>();

beforeAll(async () => {
  for (const id of ids) {
    const lesson = findLesson(id);
    if (lesson === undefined) throw new Error(`${id} is gone`);
    const { events } = await runOnce(programPath({ id }));
    const seconds = elapsedOf(lesson, writtenOf(events)) ?? Number.NaN;
    runs.set(id, { lesson, run: { events, seconds } });
  }
});

/** @param order the values in one word, "" for nothing; null for no answer */
function judged(id: string, order: string | null, seconds: number | null): Judgement {
  const found = runs.get(id);
  if (found === undefined) throw new Error(`no run of ${id}`);
  return judge(questionOf(found.lesson), { order: order === null ? null : [...order], seconds }, found.run);
}

/** `right`, the idea, or `none`; null where nothing was answered. */
function ideaOf(verdict: Judgement["order"] | Judgement["seconds"]): string | null {
  if (verdict === null) return null;
  return verdict.right ? "right" : (verdict.alternative?.kind ?? "none");
}

describe("an answer about", () => {
  it.each([
    ["create_task", "321", 6, "right", "right"],
    ["create_task", "123", 15, "one-after-the-other", "one-after-the-other"],
    ["create_task", "123", 6, "creation-order", "right"],
    ["create_task", "321", 15, "right", "adds-up"],
    ["create_task", "123", 0, "at-once", "at-once"],
    ["create_task", "321", 4, "right", "first-ends"],
    ["create_task", "213", 9, "none", "none"],
    ["create_task", "32", 6, "none", "right"],
    ["create_task", null, 15, null, "one-after-the-other"],
    ["create_task", "123", null, "one-after-the-other", null],
    ["gather", "123", 6, "creation-order", "right"],
    ["gather", "123", 15, "one-after-the-other", "one-after-the-other"],
    ["await_without_tasks", "123", 15, "right", "right"],
    ["await_without_tasks", "321", 6, "all-overlap", "all-overlap"],
    ["await_without_tasks", "123", 6, "right", "all-overlap"],
    ["await_without_tasks", "321", 15, "all-overlap", "right"],
    ["sequential", "321", 6, "all-overlap", "all-overlap"],
    ["sequential", "", 0, "none", "at-once"],
  ] as const)("%s: %s in %s s", (id, order, seconds, ofOrder, ofSeconds) => {
    const judgement = judged(id, order, seconds);
    expect([ideaOf(judgement.order), ideaOf(judgement.seconds)]).toEqual([ofOrder, ofSeconds]);
    expect(isRight(judgement)).toBe([ofOrder, ofSeconds].every((each) => each === "right" || each === null));
  });

  it("nothing is not right", () => {
    expect(isRight(judged("gather", null, null))).toBe(false);
  });

  it.each([
    [5.8, true],
    [6.5, true],
    [5.2, false],
    [6.7, false],
  ])("about 6 s: %s s", (seconds, right) => {
    expect(judged("gather", null, seconds).seconds?.right).toBe(right);
  });

  it("a short run is right by the nearer of two times, however small the difference", () => {
    const trace = new TraceBuilder().created(1, "main").began(1).created(2, "a", 1).created(3, "b", 1);
    trace.suspended(1, ["main"], { kind: "gather", children: 2 });
    trace.began(2).suspended(2, ["a"], { kind: "sleep", until: 0.1 });
    trace.began(3).suspended(3, ["b"], { kind: "sleep", until: 0.1 });
    trace.to(0.1).woken(2).began(2).printed(2, ["a"], "a").done(2);
    trace.woken(3).began(3).printed(3, ["b"], "b").done(3);
    trace.woken(1).began(1).done(1);
    const text = { en: "", ja: "" };
    const elapsed = { ideal: 0.1, virtual: null };
    const prints = ["a", "b"].map((each) => ({ text: each, by: each }));
    const lesson = defineLesson({ id: "x", title: text, shows: text, part: 2, prints, elapsed, lanes: [] });
    const seconds = (given: number) =>
      judge(questionOf(lesson), { order: null, seconds: given }, { events: trace.events, seconds: 0.1 })
        .seconds;
    expect(seconds(0.1)?.right).toBe(true);
    expect(seconds(0.2)).toMatchObject({ right: false, alternative: { kind: "one-after-the-other" } });
  });

  it("the time need not foresee how late the machine is", () => {
    const found = runs.get("create_task");
    if (found === undefined) throw new Error("no run of create_task");
    const { lesson, run } = found;
    const right = (given: number, late?: number) =>
      judge(
        questionOf(lesson),
        { order: null, seconds: given },
        { ...run, seconds: 7.5, ...(late && { late }) },
      ).seconds?.right;
    expect([right(6, 1.5), right(7.5, 1.5), right(6), right(15, 1.5)]).toEqual([true, true, false, false]);
  });

  it("no known idea tells where it departs from the run, and from what it is not far", () => {
    expect(judged("create_task", "213", 6).order).toMatchObject({
      right: false,
      alternative: null,
      departure: { place: 1, given: { key: "2" }, actual: { choice: { key: "3" }, by: "three_print" } },
    });
    expect(judged("create_task", "32", 6).order).toMatchObject({
      departure: { place: 3, given: null, actual: { choice: { key: "1" }, by: "one_print" } },
    });
  });
});
