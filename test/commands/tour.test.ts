// `tour` on the built command, in a pseudo-terminal: three lessons in each language, stopping and going on.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { type Progress, writeProgress } from "../../src/course/progress.js";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";
import { keys, openScreen, type ScreenOptions } from "../helpers/pty.js";
import { openTour, type TourScreen, withoutPlaces } from "./tourScreen.js";

/** A data folder that holds this progress; without one, nothing. */
function dataWith(progress?: Progress | string): string {
  if (progress === undefined) return folderWith({});
  const text = typeof progress === "string" ? progress : writeProgress(progress);
  return folderWith({ "asyncio-lessons/progress.json": text });
}

function progressIn(data: string): unknown {
  return JSON.parse(readFileSync(join(data, "asyncio-lessons", "progress.json"), "utf8"));
}

function open(args: readonly string[], data: string, { env, ...options }: ScreenOptions = {}): TourScreen {
  return openTour(args, { ...options, env: { XDG_DATA_HOME: data, ...env } });
}

const at = (lesson: string, step: "watch" | "predict" | "run" | "explain" | "try"): Progress => ({
  lessons: {},
  at: { lesson, step },
});

const rules = (screen: TourScreen): string[] => screen.lines().filter((line) => /^(──|--) /.test(line));

describe.concurrent("three lessons at 80 × 24", () => {
  it.for(["en", "ja"])(
    "%s: every screen, from the first text to the third explanation",
    async (lang, { expect }) => {
      // Somebody who has begun is not welcomed, and not told how many lessons there are.
      const data = dataWith(at("gather", "try"));
      const screens: string[] = [];
      /** From the text of a lesson to its end, or a step less. */
      const through = async (
        screen: TourScreen,
        order: string,
        seconds: string,
        steps: number,
      ): Promise<void> => {
        screens.push(...(await screen.onward(keys.enter)));
        await screen.onward(`${order}\r`);
        screens.push(...(await screen.onward(`${seconds}\r`)));
        for (let step = 0; step < steps; step++) screens.push(...(await screen.onward(keys.enter)));
      };
      const first = open(["create_task", "--virtual", "--lang", lang], data);
      screens.push(...(await first.onward("")));
      await through(first, "1 2 3", "15", 3);
      first.send("q");
      expect(await first.end()).toMatchObject({ code: 0 });

      // These two are neighbours, and both ask for the order and the time.
      const neighbours = dataWith(at("await_without_tasks", "watch"));
      const others = open(["--virtual", "--lang", lang], neighbours);
      screens.push(...(await others.onward("")));
      await through(others, "1 2 3", "15", 3);
      screens.push(...(await others.onward(keys.enter)));
      await through(others, "3 1 2", "11", 2);
      others.send("q");
      expect(await others.end()).toMatchObject({ code: 0 });

      for (const line of screens.flatMap((text) => text.split("\n"))) {
        expect(stringWidth(line)).toBeLessThanOrEqual(80);
      }
      for (const rule of [...rules(first), ...rules(others)]) expect(stringWidth(rule)).toBe(80);
      // The course waits elsewhere.
      expect(progressIn(data)).toMatchObject({
        lessons: { create_task: { predicted: "wrong" } },
        at: { lesson: "gather", step: "try" },
      });
      expect(progressIn(neighbours)).toMatchObject({
        lessons: {
          await_without_tasks: { predicted: "right" },
          gather: { predicted: "wrong" },
        },
        at: { lesson: "gather", step: "explain" },
      });
      const golden = screens.map((text) => withoutPlaces(text)).join(`\n${"=".repeat(80)}\n`);
      await expect(`${golden}\n`).toMatchFileSnapshot(`./__snapshots__/tour.${lang}.txt`);
    },
  );
});

describe.concurrent("keys", () => {
  it("moves on by Enter alone, and not by what was typed before it asked", async () => {
    const screen = open([], dataWith(at("event", "run")));
    // Nor does a tour that goes on at a run begin it.
    expect((await screen.onward("")).at(-1)).toContain("Enter: run it");
    screen.send("\r");
    await screen.until("the run", (text) => / waiting /.test(text));
    screen.send("\r\r\rx ");
    const seen = (await screen.onward("")).at(-1);
    expect(seen).toContain("Enter: the explanation");
    expect(seen).not.toMatch(/x +Enter/);
    screen.send("x \u001b[Bq");
    await screen.end();
    expect(rules(screen)).toHaveLength(2);
  });

  it("b goes back and runs nothing, r runs again, t shows the TypeScript, y how to read it, l the list with what is done", async () => {
    const done = { gather: { done: "2025-06-01", predicted: "right" } } as const;
    const screen = open(["--virtual"], dataWith({ ...at("gather", "explain"), lessons: done }));
    await screen.onward("");
    expect((await screen.onward("r")).join("\n")).toMatch(/gather · 3\/5 the run ─.*at 6\.000 s/s);
    await screen.onward("b");
    expect(rules(screen).at(-1)).toMatch(/^── gather · 2\/5/);
    await screen.onward("1 2 3\r");
    await screen.onward("15\r");
    await screen.onward(keys.enter);
    const explained = (await screen.onward(keys.enter)).join("\n");
    expect(explained).toContain("3 2 1, you said 1 2 3");
    const ranAgain = (await screen.onward("b")).join("\n");
    expect(ranAgain).toMatch(/gather · 3\/5 the run ─.*at 6\.000 s.*gather is 2\.50 times/s);
    expect((await screen.onward("b")).join("\n")).toMatch(
      /async def main\(\).*Your prediction: 1 2 3, 15 s\.\n[\s\S]*p: predict anew/s,
    );
    await screen.onward("p");
    expect(await screen.toNextStop("?\r")).toMatch(
      / +s +while the program runs: skip its waits[\s\S]*order > *$/,
    );
    await screen.onward("b\r");
    expect(rules(screen).at(-1)).toMatch(/^── gather · 1\/5/);
    expect((await screen.onward("t")).join("\n")).toMatch(
      /yield\* asyncio\.gather\(one_print\(\)[\s\S]*\n\n {2}y: how to read TypeScript\n/,
    );
    expect((await screen.onward("y")).join("\n")).toContain(
      "asyncio.run(main())         │ await asyncio.run(main());",
    );
    // What comes of a lesson is listed once it is done.
    const listed = (await screen.onward("l")).join("\n");
    expect(listed).toMatch(/^ {2}✔ +\d+ {2}gather +3 2 1 +6 s /m);
    expect(listed).toMatch(/^ +\d+ {2}ensure_future {20,}\S/m);
    await screen.onward("b");
    const before = lessons[lessons.findIndex(({ id }) => id === "gather") - 1];
    expect(rules(screen).at(-1)).toMatch(new RegExp(`^── ${before?.id} · 5/5`));
    screen.send("q");
    await screen.end();
  });

  it("offers no step before the first", async () => {
    const screen = open([lessons[0]?.id ?? "", "--virtual"], dataWith());
    expect((await screen.onward("")).at(-1)).toMatch(
      /Enter: predict · t: TypeScript · l: list · \?: help · q: quit$/,
    );
    screen.send("q");
    await screen.end();
  });

  it("q leaves at the end of a screenful and at a question", async () => {
    const data = dataWith();
    const screen = open(["gather"], data);
    await screen.toNextStop("");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.lines().at(-1)).toBe("  Stopped at gather, step 1 of 5. To go on: asyncio-lessons tour");
    const asked = open([], dataWith(at("gather", "predict")));
    await asked.toNextStop("");
    asked.send("q\r");
    expect(await asked.end()).toMatchObject({ code: 0 });
    expect(asked.lines().at(-1)).toContain("Stopped at gather, step 2 of 5.");
  });
});

describe.concurrent("stopping and going on", () => {
  it("goes on where it was stopped, with what was predicted", async () => {
    const data = dataWith(at("gather", "predict"));
    const first = open(["--virtual"], data);
    await first.onward("");
    await first.onward("1 2 3\r");
    await first.onward("15\r");
    first.send("q");
    await first.end();
    expect(first.lines()[0]).toBe("  Going on at gather, step 2 of 5.");
    expect(first.lines().at(-1)).toBe("  Stopped at gather, step 2 of 5. To go on: asyncio-lessons tour");
    expect(progressIn(data)).toMatchObject({
      at: { lesson: "gather", step: "predict" },
      predictions: { gather: { order: ["1", "2", "3"], seconds: 15 } },
    });

    const second = open(["--virtual", "--lang", "ja"], data);
    const resumed = (await second.onward("")).join("\n");
    expect(resumed).toMatch(
      /続きから始めます：gather のステップ 2 \/ 5[\s\S]*async def main[\s\S]*あなたの予想：1 2 3、15 s/,
    );
    await second.onward(keys.enter);
    expect((await second.onward(keys.enter)).join("\n")).toMatch(/✖ 順序 .*1 2 3/);
    second.send("q");
    await second.end();
    expect(progressIn(data)).toMatchObject({
      lessons: { gather: { predicted: "wrong" } },
      at: { lesson: "gather", step: "explain" },
    });
    // Who stops before the end of the explanation has not lost what came of the prediction.
    const third = open([], data);
    expect((await third.onward("")).join("\n")).toMatch(/✖ order .*you said 1 2 3/);
    third.send(keys.interrupt);
    expect(await third.end()).toMatchObject({ code: 130 });
    expect(third.lines().at(-1)).toBe("  Stopped at gather, step 4 of 5. To go on: asyncio-lessons tour");
  });

  it("skips the waits of a run by s, and leaves it by q", async () => {
    const screen = open(["--speed", "0.01"], dataWith(at("gather", "run")));
    await screen.onward("");
    screen.send(keys.enter);
    await screen.until("the run", (text) => /gather · .*s: skip the waits · q: quit/.test(text));
    const seen = (await screen.onward("s")).join("\n");
    expect(seen).toMatch(/Skipped\. The rest, in virtual time:\n {2}3 .*\n {2}2 .*\n {2}1 /);
    // None of it runs by itself again; r runs it.
    screen.send("r");
    await screen.until("the run again", (text) => text.split("s: skip the waits").length > 1);
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.lines().at(-1)).toBe("  Stopped at gather, step 3 of 5. To go on: asyncio-lessons tour");
  });

  it("keeps the place in the course while another lesson is seen, and comes back to it", async () => {
    const data = dataWith(at("lock", "explain"));
    const aside = open(["gather", "--virtual"], data);
    await aside.onward("");
    expect(aside.lines()[0]).toBe("  Your place in the course is kept: lock, step 4 of 5.");
    await aside.onward(keys.enter);
    aside.send("q\r");
    await aside.end();
    expect(aside.lines().slice(-2).join(" ")).toMatch(
      /Stopped at gather, step 2 of 5\. To go on: asyncio-lessons tour gather; with +the course \(lock, step 4 of 5\): asyncio-lessons tour$/,
    );
    expect(progressIn(data)).toMatchObject({
      at: { lesson: "lock", step: "explain" },
      aside: { gather: "predict" },
    });
    const again = open(["gather", "--virtual"], data);
    await again.onward("");
    expect(again.lines()[0]).toBe("  Going on at gather, step 2 of 5.");
    // Shown the answer, the run, the explanation, what to try.
    for (const key of [keys.enter, keys.enter, keys.enter]) await again.onward(key);
    expect((await again.onward(keys.enter)).at(-1)).toContain("Enter: back to lock");
    await again.onward(keys.enter);
    expect(rules(again).at(-1)).toMatch(/^── lock · 4\/5/);
    again.send("q");
    await again.end();
    expect(progressIn(data)).toMatchObject({ at: { lesson: "lock", step: "explain" }, aside: {} });
  });

  it("goes on at the first lesson that is not done, when that one is known no more", async () => {
    const [first] = lessons;
    const screen = open(["--virtual"], dataWith(at("of_the_past", "run")));
    await screen.toNextStop("");
    expect(screen.lines()[0]).toBe(`  Going on at ${first?.id}, step 1 of 5.`);
    screen.send("q");
    await screen.end();
  });

  it("ends after the last lesson with what was done and what comes next", async ({ expect }) => {
    const last = lessons.at(-1)?.id ?? "";
    const rest = lessons.filter(({ id }) => id !== "gather");
    const done = Object.fromEntries(
      rest.map(({ id }, nth) => [
        id,
        { done: "2025-06-01", predicted: nth < 2 ? "right" : "wrong" } as const,
      ]),
    );
    const data = dataWith({ lessons: done, at: { lesson: last, step: "try" } });
    const screen = open(["--virtual"], data);
    expect((await screen.onward("")).at(-1)).toContain("Enter: the end of the tour");
    screen.send(keys.enter);
    expect(await screen.end()).toMatchObject({ code: 0 });
    const text = screen.lines().join("\n");
    expect(text).toContain(`you have done ${rest.length} of ${lessons.length} lessons.`);
    expect(text).toContain(`Predictions: 2 right, ${rest.length - 2} wrong.`);
    expect(text).toContain("Not done yet: gather. Go to one of them: asyncio-lessons tour gather");
    expect(text.slice(text.indexOf("  What you can do next"))).toMatchInlineSnapshot(`
      "  What you can do next:
          asyncio-lessons quiz          find out what stayed with you
          asyncio-lessons verify        compare the same programs with Python, event
                                        by event
          asyncio-lessons compare       race the timing lessons side by side
          asyncio-lessons tour --reset  forget all this and begin anew"
    `);
    expect(progressIn(data)).toMatchObject({ at: null });
  });

  it("with nothing left to do says so, and ends", async () => {
    const done = Object.fromEntries(
      lessons.map(({ id }) => [id, { done: "2025-06-01", predicted: "skipped" } as const]),
    );
    const screen = open([], dataWith({ lessons: done, at: null }));
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.lines()[0]).toBe(`  You have been through all ${lessons.length} lessons.`);
  });
});

describe.concurrent("the size of the terminal", () => {
  it("is heeded at the next step after a resize", async () => {
    const screen = open(["--virtual"], dataWith(at("gather", "explain")));
    await screen.onward("");
    screen.resize(50, 24);
    // Until this is answered, the resize has been heard of.
    await screen.onward("l");
    await screen.onward("\r");
    expect(stringWidth(rules(screen).at(-1) ?? "")).toBe(50);
    screen.resize(120, 24);
    await screen.onward("l");
    await screen.onward("b");
    expect(stringWidth(rules(screen).at(-1) ?? "")).toBe(120);
    expect(screen.lines().join("\n")).toContain("What happened and why");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
  });

  it("shows both programs beside each other from 100 columns on", async () => {
    const screen = open(["gather", "--virtual"], dataWith(), { columns: 110, rows: 50 });
    const seen = (await screen.onward("")).join("\n");
    expect(seen).toMatch(/program\.py +│ program\.ts/);
    expect(seen).not.toContain("t: TypeScript");
    screen.send("q");
    await screen.end();
  });

  it.each([
    ["en", "This is the tour"],
    ["ja", "レッスンを順にたどる"],
  ])("may be 40 × 12: nothing is missed, nor cleared but the prompts (%s)", async (lang, welcome) => {
    // Whoever knows the quiz alone is new to the tour.
    const data = dataWith({ lessons: {}, at: null, quiz: [{ question: "gather", right: true }] });
    const screen = open(["gather", "--virtual", "--lang", lang], data, { columns: 40, rows: 12 });
    const seen = await screen.onward("");
    for (const key of [keys.enter, keys.enter, keys.enter, keys.enter])
      seen.push(...(await screen.onward(key)));
    screen.send("q");
    await screen.end();
    const visible = new Set(seen.flatMap((text) => text.split("\n")));
    const missed = screen
      .lines()
      .slice(0, -3)
      .filter((line) => !visible.has(line));
    expect(missed).toEqual([]);
    expect(screen.lines()[0]).toContain(welcome);
    // Nor is there another screen.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with a control character
    expect(screen.written()).not.toMatch(/\u001b\[[\d;]*[23]J|\u001b\[\?(1049|47)h|\u001bc/);
  });
});

describe.concurrent("how it speaks", () => {
  it("keeps to ASCII and to no colours where those are asked for", async () => {
    const screen = open(["gather", "--virtual", "--ascii"], dataWith(), { env: { NO_COLOR: "1" } });
    await screen.onward("");
    await screen.onward(keys.enter);
    await screen.onward("1 2 3\r");
    for (const key of ["15\r", keys.enter, keys.enter, keys.enter]) await screen.onward(key);
    screen.send("q");
    await screen.end();
    expect(screen.written()).toMatch(/^[\0-\x7f]*$/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with a control character
    expect(screen.written()).not.toMatch(/\u001b\[[\d;]*m/);
  });
});

describe.concurrent("the file of the progress", () => {
  it("is told once when it is damaged, kept aside, and the lesson goes on", async () => {
    const data = dataWith("{ half");
    const file = join(data, "asyncio-lessons", "progress.json");
    // The note names the file twice, and is looked for in one line.
    const screen = open(["gather", "--virtual"], data, { columns: 200 + 2 * file.length });
    await screen.onward("");
    await screen.onward(keys.enter);
    screen.send("\u0004");
    expect(await screen.end()).toMatchObject({ code: 0 });
    expect(screen.lines().filter((line) => line.startsWith("note: "))).toEqual([
      `note: the progress in '${file}' was damaged. It is kept as '${file}.damaged', and you begin anew.`,
    ]);
    expect(readFileSync(`${file}.damaged`, "utf8")).toBe("{ half");
    expect(progressIn(data)).toMatchObject({ at: { lesson: "gather", step: "predict" } });
  });

  it.each([
    [
      "it cannot be read",
      { XDG_DATA_HOME: "/dev/null" },
      /^note: cannot read your progress, so it is not saved/,
    ],
    ["there is no home", { XDG_DATA_HOME: "", HOME: "" }, /^note: there is no home folder/],
  ])("is told once when %s, and the lesson goes on", async (_what, env, note) => {
    const screen = open(["gather", "--virtual"], dataWith(), { env, columns: 200 });
    await screen.onward("");
    // To the question and its answer: two changes that cannot be saved.
    for (let step = 0; step < 2; step++) await screen.onward(keys.enter);
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 0 });
    const told = screen.lines().filter((line) => line.startsWith("note: "));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(note);
    expect(rules(screen).at(-1)).toContain("gather · 2/5");
  });
});

describe("--reset", () => {
  const progress: Progress = {
    lessons: { gather: { done: "2025-06-01", predicted: "right" } },
    at: { lesson: "lock", step: "run" },
    quiz: [{ question: "gather", right: true }],
  };

  it("forgets the progress, or that of one lesson, and says what it forgot", async () => {
    const data = dataWith(progress);
    const file = join(data, "asyncio-lessons", "progress.json");
    const env = { XDG_DATA_HOME: data };
    const refused = await command(["tour", "--reset"], { env });
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("To forget without being asked: asyncio-lessons tour --reset --yes");
    expect(progressIn(data)).toMatchObject(progress);
    expect(await command(["tour", "--reset", "gather", "--yes"], { env })).toMatchObject({
      code: 0,
      stdout: "Forgotten: gather. To begin it anew: asyncio-lessons tour gather\n",
    });
    expect(progressIn(data)).toMatchObject({ ...progress, lessons: {} });
    expect(await command(["tour", "--reset", "gather"], { env })).toMatchObject({
      code: 0,
      stdout: "There is no progress in gather to forget.\n",
    });
    expect(await command(["tour", "--reset", "--yes"], { env })).toMatchObject({
      code: 0,
      stdout: `Forgotten: 0 lessons done, the place where you stopped (lock, step 3 of 5) and 1 answer of the quiz. Removed: ${file}\n`,
      stderr: "",
    });
    expect(await command(["tour", "--reset"], { env })).toMatchObject({
      code: 0,
      stdout: `There is no progress to forget: no file ${file}\n`,
    });
    expect(await command(["tour", "--yes"], { env })).toMatchObject({ code: 2, stdout: "" });
  });

  it("asks on a terminal, and keeps all unless the answer is yes", async () => {
    const data = dataWith(progress);
    for (const [answer, said] of [
      ["\r", "Nothing was forgotten."],
      ["y\r", "Forgotten: 1 lesson done"],
    ] as const) {
      const screen = openScreen(["tour", "--reset"], { env: { XDG_DATA_HOME: data } });
      await screen.until("the question", (text) => text.includes("y: forget, Enter: keep >"));
      screen.send(answer);
      expect(await screen.end()).toMatchObject({ code: 0 });
      expect(screen.lines().join("\n")).toContain(said);
    }
  });

  it("removes a damaged file as well, and says when it cannot", async () => {
    const env = { XDG_DATA_HOME: dataWith("{") };
    expect(await command(["tour", "--reset"], { env })).toMatchObject({ code: 2 });
    expect(await command(["tour", "--reset", "--yes"], { env })).toMatchObject({ code: 0, stderr: "" });
    const folder = folderWith({ "asyncio-lessons/progress.json/file": "" });
    const { code, stderr } = await command(["tour", "--reset", "--yes"], { env: { XDG_DATA_HOME: folder } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: cannot remove '.*progress\.json': .+\n$/);
  });
});
