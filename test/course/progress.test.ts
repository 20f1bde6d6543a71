// A learner's progress as data and as text.
import { describe, expect, it } from "vitest";
import {
  besides,
  isDone,
  noProgress,
  type Progress,
  readProgress,
  whereToGoOn,
  withDone,
  withoutLesson,
  withPlace,
  writeProgress,
} from "../../src/course/progress.js";

const some: Progress = {
  lessons: { gather: { done: "2025-06-01", predicted: "wrong" } },
  at: { lesson: "lock", step: "run" },
  aside: { queue: "explain" },
  predictions: { lock: { order: ["2", "1"], seconds: 2.5 } },
  quiz: [{ question: "gather", right: true }],
};

describe("the text of a progress", () => {
  it("reads as what was written", () => {
    for (const progress of [noProgress, some, withPlace(some, { lesson: "a_lesson", step: "try" })]) {
      expect(readProgress(writeProgress(progress))).toEqual(progress);
    }
  });

  it("reads a file of an earlier version, which kept the prediction with the place", () => {
    const prediction = { order: ["2", "1"], seconds: 2.5 };
    const text = JSON.stringify({
      schema: 1,
      lessons: {},
      at: { lesson: "lock", step: "run", prediction },
    });
    expect(readProgress(text)).toEqual({
      lessons: {},
      at: { lesson: "lock", step: "run" },
      predictions: { lock: prediction },
    });
    expect(readProgress(JSON.stringify({ schema: 1, lessons: {}, at: null }))).toEqual(noProgress);
  });

  it("forgets one lesson alone, and begins it anew where it was under way", () => {
    expect(withoutLesson(some, "lock")).toEqual({
      ...some,
      at: { lesson: "lock", step: "watch" },
      predictions: {},
    });
    expect(withoutLesson(some, "gather")).toEqual({ ...some, lessons: {} });
    expect(withoutLesson(some, "queue")).toEqual({ ...some, aside: {} });
  });

  it("keeps lessons that this version does not know, whatever their names are", () => {
    const lessons = JSON.parse('{ "of_the_future": 1, "__proto__": 1, "constructor": 1 }');
    for (const id of Object.keys(lessons)) lessons[id] = { done: "2030-01-01", predicted: "right" };
    const text = JSON.stringify({ schema: 1, lessons, at: null });
    const read = readProgress(text) as Progress;
    expect(Object.keys(read.lessons)).toHaveLength(3);
    const after = withDone(read, "gather", "2025-06-01", "right");
    expect(Object.keys(JSON.parse(writeProgress(after)).lessons)).toContain("of_the_future");
  });

  it("of a later version is told apart, whatever it holds", () => {
    expect(readProgress('{"schema":2,"courses":[]}')).toBe("later");
  });

  it.each([
    ["nothing", ""],
    ["half of it", writeProgress(some).slice(0, 60)],
    ["no object", "[1]"],
    ["null", "null"],
    ["another schema", '{"schema":0,"lessons":{},"at":null}'],
    ["no lessons", '{"schema":1,"at":null}'],
    ["a list of lessons", '{"schema":1,"lessons":[],"at":null}'],
    ["a lesson that is a number", '{"schema":1,"lessons":{"gather":5},"at":null}'],
    ["an outcome that is none", '{"schema":1,"lessons":{"a":{"done":"x","predicted":"maybe"}},"at":null}'],
    ["a place without a step", '{"schema":1,"lessons":{},"at":{"lesson":"gather"}}'],
    ["a step that is none", '{"schema":1,"lessons":{},"at":{"lesson":"gather","step":"nap"}}'],
    [
      "a prediction that is none",
      '{"schema":1,"lessons":{},"at":{"lesson":"a","step":"run","prediction":{"order":[1],"seconds":1}}}',
    ],
    ["no place", '{"schema":1,"lessons":{}}'],
  ])("is damaged with %s", (_what, text) => {
    expect(readProgress(text)).toBeNull();
  });
});

describe("a lesson that is done", () => {
  it("keeps the day of the first time, and takes the later prediction unless that was skipped", () => {
    const once = withDone(noProgress, "gather", "2025-06-01", "skipped");
    expect(once.lessons.gather).toEqual({ done: "2025-06-01", predicted: "skipped" });
    const twice = withDone(once, "gather", "2025-07-01", "right");
    expect(twice.lessons.gather).toEqual({ done: "2025-06-01", predicted: "right" });
    expect(withDone(twice, "gather", "2025-08-01", "skipped")).toEqual(twice);
    expect(withDone(twice, "gather", "2025-08-01", "wrong").lessons.gather?.predicted).toBe("wrong");
  });

  it("is only what was done", () => {
    expect(isDone(some, "gather")).toBe(true);
    expect(isDone(some, "lock")).toBe(false);
    expect(isDone(some, "toString")).toBe(false);
  });
});

describe("the way through the course", () => {
  const ids = ["one", "two"];

  it("goes step by step, from one lesson to the next and back", () => {
    const steps: string[] = [];
    for (let at = besides({ lesson: "one", step: "watch" }, 1, ids); at !== null; at = besides(at, 1, ids)) {
      steps.push(`${at.lesson} ${at.step}`);
      expect(besides(besides(at, -1, ids) ?? at, 1, ids)).toEqual(at);
    }
    expect(steps).toEqual(
      "one predict,one run,one explain,one try,two watch,two predict,two run,two explain,two try".split(","),
    );
    expect(besides({ lesson: "one", step: "watch" }, -1, ids)).toBeNull();
  });

  it("goes on where it was stopped, else at the first lesson that is not done", () => {
    const done = { done: "2025-06-01", predicted: "right" } as const;
    const at = { lesson: "two", step: "explain" } as const;
    expect(whereToGoOn({ lessons: {}, at }, ids)).toBe(at);
    expect(whereToGoOn(noProgress, ids)).toEqual({ lesson: "one", step: "watch" });
    expect(whereToGoOn({ lessons: { one: done }, at: null }, ids)).toEqual({ lesson: "two", step: "watch" });
    expect(whereToGoOn({ lessons: { two: done }, at: { ...at, lesson: "gone" } }, ids)).toEqual({
      lesson: "one",
      step: "watch",
    });
    expect(whereToGoOn({ lessons: { one: done, two: done }, at: null }, ids)).toBeNull();
  });
});
