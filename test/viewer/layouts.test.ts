// The step viewer's panes: what they have room for, and that whatever they hide is counted.
import { beforeAll, describe, expect, test } from "vitest";
import { findTerm } from "../../src/course/terms/glossary.js";
import type { Language } from "../../src/draw/view.js";
import { widthOf } from "../../src/draw/width.js";
import { countedAround } from "../../src/draw/window.js";
import type { StepModel, Steps } from "../../src/viewer/model/steps.js";
import type { Size } from "../../src/viewer/terminal/box.js";
import { allot } from "../../src/viewer/terminal/layout.js";
import { viewerWords } from "../../src/viewer/words/words.js";
import { documentOf } from "../helpers/document.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { sleepersTrace, workersTrace } from "../helpers/longTraces.js";
import { frameAt, stepsOf, styleOf } from "../helpers/steps.js";

let gather: Steps;
let workers: Steps;
let sleepers: Steps;

beforeAll(async () => {
  gather = stepsOf(await lessonTrace("gather"));
  workers = stepsOf(documentOf(workersTrace(12, 3)));
  sleepers = stepsOf(documentOf(sleepersTrace(100)));
});

interface Pane {
  readonly heading: string;
  readonly rows: readonly string[];
}

/** The panes of a frame that are as wide as it is, without the source. */
function panesOf(frame: readonly string[]): Pane[] {
  const panes: { heading: string; rows: string[] }[] = [];
  for (const line of frame.slice(1, -1)) {
    const text = line.slice(1, -1).trim();
    if (line.startsWith("├")) panes.push({ heading: text.replace(/\s*─+$/, ""), rows: [] });
    else if (text !== "") panes.at(-1)?.rows.push(text);
  }
  return panes;
}

/** The panes of a frame that has two columns, but for the source and what is as wide as both. */
function panesSideBySide(frame: readonly string[]): Pane[] {
  const at = (frame[1] ?? "").indexOf("│", 1);
  const columns = [0, 1].map((column) => {
    const panes: { heading: string; rows: string[] }[] = [];
    for (const line of frame.slice(1, -1)) {
      if (/^├.*[┴]/.test(line)) break;
      const text = (column === 0 ? line.slice(1, at) : line.slice(at + 1, -1)).trim();
      if (line.startsWith("├") || /──$/.test(text))
        panes.push({ heading: text.replace(/\s*─+$/, ""), rows: [] });
      else if (text !== "") panes.at(-1)?.rows.push(text);
    }
    return panes;
  });
  return columns.flat();
}

const counted = /^(?:and (\d+) more|(\d+) more above)$/;

/** How many items of a list its pane accounts for: shown, counted below or above them, or in the heading. */
function accounted({ heading, rows }: Pane): number {
  const inHeading = /(\d+)(?: of |\/)(\d+)\)/.exec(heading);
  const isEmpty = rows.every((row) => ["empty", "none", "none yet", "nothing yet"].includes(row));
  const items = isEmpty ? [] : rows;
  if (inHeading !== null) {
    expect(items).toHaveLength(Number(inHeading[1]));
    return Number(inHeading[2]);
  }
  return items.reduce((sum, row) => {
    const count = counted.exec(row);
    return sum + (count === null ? 1 : Number(count[1] ?? count[2]));
  }, 0);
}

/** Some three of a dozen places throughout a trace; others at the next size, so that all have their turn. */
function placesAt(length: number, turn: number): number[] {
  const apart = Math.ceil(length / 12);
  return Array.from({ length: 13 }, (_, at) => at * apart).filter(
    (place, at) => place <= length && at % 4 === turn % 4,
  );
}

describe("no pane hides anything without a word", () => {
  const lists: readonly (readonly [name: string, count: (model: StepModel) => number])[] = [
    ["tasks", ({ tasks }) => tasks.length],
    ["ready queue", ({ ready }) => ready.length],
    ["timers", ({ timers }) => timers.length],
    ["output", ({ output }) => output.length],
  ];

  test.each(["gather", "workers", "sleepers"])("stacked, of %s", (name) => {
    const steps = { gather, workers, sleepers }[name] as Steps;
    const { length } = steps.shown;
    for (let columns = 24; columns < 74; columns += 7) {
      for (let rows = 8; rows <= 60; rows += 5) {
        for (const place of placesAt(length, columns + rows)) {
          const frame = frameAt(steps, place, { columns, rows });
          const panes = panesOf(frame);
          const model = steps.model({ event: steps.shown.at(place), task: null, source: "typescript" });
          for (const [list, count] of lists) {
            const pane = panes.find(({ heading }) => heading.startsWith(list.slice(0, 5)));
            if (pane !== undefined && accounted(pane) !== count(model))
              expect(frame, `${list} of ${count(model)} at ${place}`).toBeNull();
          }
          const timeline = panes.find(({ heading }) => heading.startsWith("timeline"));
          if (timeline === undefined) continue;
          // Its times, its axis, its lanes.
          expect(timeline.rows[0]).toMatch(/^0s/);
          const lanes = accounted({ ...timeline, rows: timeline.rows.slice(2) });
          expect(lanes).toBe(name === "workers" ? 25 : steps.timeline.lanes.length);
          expect(timeline.rows.slice(2).some((row) => !counted.test(row))).toBe(true);
        }
      }
    }
  });

  test.each(["gather", "workers", "sleepers"])("side by side, of %s", (name) => {
    const steps = { gather, workers, sleepers }[name] as Steps;
    const { length } = steps.shown;
    for (let columns = 74; columns < 200; columns += 13) {
      for (let rows = 8; rows <= 60; rows += 5) {
        for (const place of placesAt(length, columns + rows)) {
          const frame = frameAt(steps, place, { columns, rows });
          const panes = panesSideBySide(frame);
          const model = steps.model({ event: steps.shown.at(place), task: null, source: "typescript" });
          for (const [list, count] of lists) {
            const pane = panes.find(({ heading }) => heading.startsWith(list));
            if (pane === undefined || accounted(pane) !== count(model))
              expect(frame, `${list} of ${count(model)} at ${place}`).toBeNull();
          }
        }
      }
    }
  });

  test("side by side, of a hundred", () => {
    const frame = frameAt(sleepers, 102, { columns: 80, rows: 24 }).join("\n");
    expect(frame).toMatch(/│ 1 ► sleeper/);
    const counts = [...frame.matchAll(/and (\d+) more/g)].map(([, count]) => Number(count));
    // The ready queue, the tasks, the lanes.
    expect(counts.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...counts)).toBeGreaterThan(90);
    const short = frameAt(gather, 18, { columns: 80, rows: 8 }).join("\n");
    expect(short).toContain("timers (1 of 3)");
    expect(short).toContain("0 of 4) ─");
    expect(short).toContain("ready queue (empty)");
  });

  test.each<[number, number, number, string]>([
    [0, 5, 5, "0 1 2 3 4"],
    [0, 9, 3, "0 1 +7"],
    [4, 9, 3, "3 4 +7"],
    [8, 9, 2, "8 +8"],
    [4, 9, 1, "4"],
    [4, 9, 5, "+3 3 4 5 +3"],
  ])("around %d of %d in %d rows", (chosen, count, room, shown) => {
    const drawn = countedAround(chosen, count, room).map((each) =>
      each.kind === "item" ? `${each.index}` : `+${each.count}`,
    );
    expect(drawn.join(" ")).toBe(shown);
  });
});

describe("rows are where they are needed", () => {
  test("at 40x20, the event that tells why gather prints 3 2 1 has all its timers and tasks", () => {
    const frame = frameAt(gather, 18, { columns: 40, rows: 20 }).join("\n");
    for (const name of ["one", "two", "three"]) {
      expect(frame).toMatch(new RegExp(`\\d s {2}${name}_print +in \\d\\.000 s `));
      expect(frame).toMatch(new RegExp(`${name}_print +sleep \\d\\.000 s left`));
    }
    expect(frame).toContain("main        gather (0 of 3)");
    expect(frame).not.toContain("timeline");
  });

  test("where there is room for all that the run has to show, no pane moves from event to event", () => {
    for (const [columns, rows, least] of [
      [120, 40, 5],
      [80, 24, 5],
      [60, 50, 6],
    ] as const) {
      const borders = Array.from({ length: gather.shown.length + 1 }, (_, place) => {
        const frame = frameAt(gather, place, { columns, rows });
        // But for the reason, which is at the bottom and as long as it is.
        return frame
          .flatMap((line, at) => (/^├/.test(line) && !line.includes(" why ") ? [at] : []))
          .join(" ");
      });
      expect(borders[0]?.split(" ").length).toBeGreaterThanOrEqual(least - 3);
      expect([...new Set(borders)], `${columns}x${rows}`).toHaveLength(1);
    }
  });

  test("shares are given by need, then by what is wanted, and the rest to one", () => {
    const share = { least: 1, needs: 2, wants: 4, divider: 1 };
    expect(allot(1, [share])).toEqual([null].map(() => 1));
    expect(allot(20, [share, share])).toEqual([14, 4]);
    expect(allot(20, [share, share], 1)).toEqual([4, 14]);
    expect(allot(5, [share, share])).toEqual([2, 1]);
    expect(
      allot(7, [
        { ...share, needs: 1 },
        { ...share, needs: 4 },
      ]),
    ).toEqual([1, 4]);
    expect(allot(3, [share, { ...share, least: 3 }])).toEqual([2, null]);
  });
});

test.each([60, 66, 72, 73, 74, 79, 80, 100])("what a task waits for can be read at %d columns", (columns) => {
  for (const [language, left] of [
    ["en", "(sleep )?4\\.000 s left"],
    ["ja", "(sleep )?あと4\\.000 s"],
  ] as const) {
    const frame = frameAt(gather, 18, { columns, rows: 24 }, styleOf(language)).join("\n");
    // Beside its state or in place of it, but to its end.
    expect(frame).toMatch(new RegExp(`three_print +(pending +)?${left} `));
    expect(frame).toMatch(/6\.000 s {2}one_print {4}(in |あと)6\.000 s? /);
  }
});

describe("the line at which the chosen task stands", () => {
  const whole = "const results = yield* asyncio.gather(one_print(), two_print(), three_print());";

  test.each([
    [80, 24],
    [74, 24],
    [40, 20],
    [120, 40],
  ])("is shown in full at %dx%d", (columns, rows) => {
    const frame = frameAt(gather, 8, { columns, rows });
    const from = frame.findIndex((line) => line.includes("► 23"));
    const pieces: string[] = [];
    for (const line of frame.slice(from)) {
      const cell = (line.split("│")[1] ?? "").trim();
      if (line.startsWith("├") || (pieces.length > 0 && /^\d/.test(cell))) break;
      pieces.push(cell);
    }
    const shown = pieces
      .join("")
      .replace(/^► 23/, "")
      .replace(/← main$/, "");
    expect(shown.replaceAll(" ", "")).toBe(whole.replaceAll(" ", ""));
  });

  test("is cut where it would fill the screen", () => {
    const { document } = gather;
    const { typescript } = document.programs;
    if (typescript === null) throw new Error("gather is written in TypeScript");
    const text = typescript.text.replace(whole, `const x = "${"word ".repeat(20_000)}";`);
    const programs = { ...document.programs, typescript: { ...typescript, text } };
    const frame = frameAt(stepsOf({ ...document, programs }), 8, { columns: 120, rows: 60 });
    expect(frame.filter((each) => each.includes("word")).length).toBe(8);
    expect(frame.join("\n")).toMatch(/word.*… │/);
  });
});

test("lanes of coroutines stand below the lane that awaits them", () => {
  const steps = stepsOf(documentOf(workersTrace(2, 1)));
  const frame = frameAt(steps, 5, { columns: 100, rows: 30 });
  const names = frame.filter((line) => /[█░▒]{3}/.test(line)).map((line) => line.slice(1, 18).trimEnd());
  expect(names).toEqual([
    " main",
    "   worker Task-2",
    "     job Task-2",
    "   worker Task-3",
    "     job Task-3",
  ]);
});

describe("the reason", () => {
  const size: Size = { columns: 20, rows: 8 };

  test("says how the rest of it is read where it is cut, and is then scrolled through", () => {
    const alone = (from: number) => ({ alone: { what: "why", from } }) as const;
    const said = (from: number): string[] =>
      frameAt(gather, 18, size, styleOf(), alone(from))
        .slice(1, -1)
        .map((line) => line.slice(1, -1).trim());
    expect(frameAt(gather, 18, size).join("\n")).toContain("why (w: all)");
    const lines = [...said(0), ...said(99).slice(-5)];
    expect(lines.join(" ")).toBe(
      "`three_print` awaits a sleep that ends at 4.000 s: `three_print` is suspended, nothing is ready, so the loop will wait for the timer at 4.000 s.",
    );
    expect(frameAt(gather, 18, size, styleOf(), alone(0)).at(-1)).toContain("1-6/11");
    expect(frameAt(gather, 18, { columns: 80, rows: 24 }).join("\n")).not.toContain("w: all");
  });
});

describe("the help", () => {
  const helpFrom = (from: number) => ({ alone: { what: "help", from } }) as const;

  test.each<Language>(["en", "ja"])(
    "explains the viewer's words as `explain` does, in a line each: %s",
    (language) => {
      const { terms, termsMore } = viewerWords[language];
      expect(termsMore).toContain("asyncio-lessons explain ");
      const frame = frameAt(gather, 18, { columns: 80, rows: 60 }, styleOf(language), helpFrom(0));
      for (const { name, means } of Object.values(terms)) {
        expect(findTerm(name)).toBeDefined();
        expect(frame.some((line) => line.includes(name) && line.includes(means))).toBe(true);
      }
    },
  );

  test("is whole on a small screen as well", () => {
    const words = viewerWords.en;
    const seen = new Set<string>();
    for (let from = 0; from < 150; from++) {
      for (const line of frameAt(gather, 0, { columns: 20, rows: 8 }, styleOf(), helpFrom(from))) {
        expect(widthOf(line)).toBe(20);
        seen.add(line.slice(1, -1).trim());
      }
    }
    for (const word of Object.values(words.help).flatMap((text) => text.split(" ")))
      expect([...seen].some((line) => line.includes(word))).toBe(true);
  });

  test("names its keys in ASCII by their names, not by characters that are none of them", () => {
    const style = styleOf("en", { ascii: true });
    const size = { columns: 80, rows: 60 };
    const frame = frameAt(gather, 0, size, style).join("\n");
    expect(frame).toContain("left/right event - up/down task");
    const explained = frameAt(gather, 0, size, style, helpFrom(0)).join("\n");
    expect(explained).toMatch(/\| left right +the previous event/);
    expect(explained).toMatch(/\| up down +choose a task/);
    expect(explained).not.toMatch(/[<>^] +[a-z]/);
    for (const key of ["PgUp PgDn", "g Home", "G End"]) expect(explained).toContain(key);
  });
});
