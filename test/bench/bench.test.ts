// The pure parts of the bench: from samples to figures, table, JSON. Nothing is timed here: what a busy machine measures proves nothing.
import { describe, expect, it } from "vitest";
import { randomPlaces } from "./bundled/places.js";
import { toJson } from "./document.js";
import { compare, countEarly, inBytes, inSeconds, isMet, meanOf, missedOf } from "./figures.js";
import type { Report, Samples } from "./model.js";
import { parseOptions, UsageError } from "./options.js";
import { spread } from "./programs/spread.js";
import { askPython } from "./python.js";
import { takeRounds } from "./rounds.js";
import { best, geometricMean, mean as meanOfAll, median, ratio, worst } from "./statistics.js";
import { drawTable } from "./table.js";
import { bound, complaint, duration, own, said, spreadOf } from "./words.js";

const names = ["startup", "overshoot", "switch"] as const;

const ours: Samples = { contender: "asyncio-lessons", rounds: [[0.2, 0.1], [0.3]] };
const cpython: Samples = { contender: "CPython 3.13.0", rounds: [[0.9], [1.2, 1.5]] };
const claim = { bench: "switch", reading: "times as fast", statistic: "best", target: null } as const;

const fast = compare({ ...claim, target: { atLeast: 8 } }, ours, cpython);
const slow = compare({ ...claim, target: { atLeast: 12 } }, ours, cpython);
const plain = compare(claim, ours, { ...cpython, contender: "promises" });
const large = compare(
  { bench: "memory", reading: "times as large", statistic: "median", target: { atMost: 0.5 } },
  { contender: "asyncio-lessons", rounds: [[463], [465.4]] },
  { contender: "CPython 3.13.0", rounds: [[1308], [1308]] },
);
const mean = meanOf({ bench: "summary", what: "mean of all 2", target: { atLeast: 12 } }, [fast, slow]);
const late: Samples = { contender: "asyncio-lessons", rounds: [[0.0002, -0.000_002]] };

const report: Report = {
  machine: {
    system: "Linux x64",
    processor: "Some Processor",
    cores: 2,
    memory: 2 ** 33,
    load: 0.25,
    node: "20.20.2",
    v8: "11.3",
    python: "CPython 3.13.0",
  },
  isQuick: true,
  figures: [
    fast,
    slow,
    plain,
    large,
    inSeconds({ bench: "overshoot", what: "median", statistic: "median", target: { atMost: 0.0002 } }, late),
    countEarly("overshoot", late),
    mean,
  ],
  skipped: [{ contender: "effect 4.1.0", reason: "not installed" }],
};

describe("statistics", () => {
  it("takes the middle value, or the mean of the two in the middle, as the median", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 2])).toBe(3.5);
  });

  it("leaves the samples in the order in which they were taken", () => {
    const samples = [3, 1, 2];
    median(samples);
    expect(samples).toEqual([3, 1, 2]);
  });

  it("takes the lowest as the best, and the highest as the worst", () => {
    expect(best([0.3, 0.1, 0.2])).toBe(0.1);
    expect(worst([0.1, 0.3, 0.2])).toBe(0.3);
    expect(meanOfAll([1, 2, 6])).toBe(3);
  });

  it("takes the mean of ratios so that twice and half as fast are as fast", () => {
    expect(geometricMean([2, 0.5])).toBeCloseTo(1);
    expect(geometricMean([2, 4, 8])).toBeCloseTo(4);
  });

  it("refuses to summarize nothing, and to measure against nothing", () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => best([])).toThrow(RangeError);
    expect(() => worst([])).toThrow(RangeError);
    expect(() => meanOfAll([])).toThrow(RangeError);
    expect(() => geometricMean([])).toThrow(RangeError);
    expect(() => ratio(1, 0)).toThrow(RangeError);
    expect(() => ratio(1, Number.NaN)).toThrow(RangeError);
  });
});

describe("figures", () => {
  it("say how many times as fast we are, over all rounds and in the worst and the best of them", () => {
    expect(fast).toMatchObject({ ours: 0.1, theirs: 0.9, against: "CPython 3.13.0", what: "switch" });
    expect(fast.value).toBeCloseTo(9);
    expect(fast.range?.[0]).toBeCloseTo(4);
    expect(fast.range?.[1]).toBeCloseTo(9);
  });

  it("say how many times as long we take", () => {
    const figure = compare({ ...claim, reading: "times as long", statistic: "median" }, ours, cpython);
    expect(figure.value).toBeCloseTo(0.2 / 1.2);
  });

  it("say how many times as large we are", () => {
    expect(large).toMatchObject({ reading: "times as large", theirs: 1308 });
    expect(large.value).toBeCloseTo(464.2 / 1308);
  });

  it("say how long we take where nobody is there to compare with", () => {
    const claim = { bench: "overshoot", statistic: "median", target: { atMost: 0.0002 } } as const;
    const figure = inSeconds(claim, { contender: "asyncio-lessons", rounds: [[0.0001, 0.0003], [0.0002]] });
    expect(figure).toMatchObject({ value: 0.0002, ours: 0.0002, against: null, theirs: null });
    expect(figure.range?.[0]).toBeCloseTo(0.0002, 9);
    expect(figure.range?.[1]).toBe(0.0002);
    expect(isMet(figure)).toBe(true);
  });

  it("say how much memory we take, in whole mebibytes", () => {
    const taken = { contender: "asyncio-lessons", rounds: [[2 ** 29], [2 ** 30 + 1]] };
    const figure = inBytes({ bench: "trace", statistic: "worst", target: { atMost: 2 ** 30 } }, taken);
    expect(figure).toMatchObject({ reading: "bytes", value: 2 ** 30 + 1, against: null });
    expect(isMet(figure)).toBe(false);
    const written = [own(figure.ours, figure), said(figure), spreadOf(figure), bound(figure)];
    expect(written).toEqual(["1024 MiB", "1024 MiB", "512 MiB–1024 MiB", "≤ 1024 MiB"]);
    expect(complaint(figure)).toBe("missed: trace: 1024 MiB, target ≤ 1024 MiB");
  });

  it("are not made of a round that the other contender has not taken part in", () => {
    expect(() => compare(claim, ours, { contender: "promises", rounds: [[1]] })).toThrow(RangeError);
  });

  it("meet a target that they just reach, in either direction", () => {
    expect(isMet({ value: 8, target: { atLeast: 8 } })).toBe(true);
    expect(isMet({ value: 7.99, target: { atLeast: 8 } })).toBe(false);
    expect(isMet({ value: 1.7, target: { atMost: 1.7 } })).toBe(true);
    expect(isMet({ value: 1.71, target: { atMost: 1.7 } })).toBe(false);
    expect(isMet({ value: 1, target: null })).toBeNull();
  });

  it("count a sleep as early only beyond what reading a clock rounds away", () => {
    expect(countEarly("overshoot", late).value).toBe(1);
    const exact: Samples = { contender: "asyncio-lessons", rounds: [[0, -1e-13, 0.001]] };
    expect(countEarly("overshoot", exact)).toMatchObject({ value: 0, target: { atMost: 0 } });
  });

  it("name each target that was missed", () => {
    expect(missedOf(report.figures).map(complaint)).toEqual([
      "missed: switch: 9.00 times as fast as CPython 3.13.0, target ≥ 12",
      "missed: overshoot, early sleeps: 1 early sleeps, target ≤ 0",
      "missed: summary, mean of all 2: 9.00 times as fast as CPython 3.13.0, target ≥ 12",
    ]);
    const slowSleeps = inSeconds(
      { bench: "overshoot", statistic: "best", target: { atMost: 0.00005 } },
      ours,
    );
    expect(complaint(slowSleeps)).toBe("missed: overshoot: 100 ms, target ≤ 50 µs");
  });
});

describe("rounds", () => {
  it("interleave the contenders and leave the warm-up out", () => {
    const taken: string[] = [];
    const contender = (name: string) => ({ name, sample: () => [taken.push(name)] });
    const samples = takeRounds([contender("A"), contender("B")], 2, 1);
    expect(taken.join("")).toBe("ABABAB");
    expect(samples).toEqual([
      { contender: "A", rounds: [[3], [5]] },
      { contender: "B", rounds: [[4], [6]] },
    ]);
  });

  it("look at a trace here and there, and at the same places each time", () => {
    const places = randomPlaces(1000, 10);
    expect(places).toEqual(randomPlaces(1000, 10));
    expect([...new Set(places)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("give the sleepers of `timers` every deadline once, and out of order", () => {
    const deadlines = Array.from({ length: 1000 }, (_, i) => spread(i, 1000, 1000));
    expect(deadlines.slice(0, 3)).toEqual([1, 920, 839]);
    expect(deadlines.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
  });
});

describe("the table", () => {
  it("shows every figure beside its target, then what was skipped and where it was measured", () => {
    expect(drawTable(report)).toBe(`\
┌─────────────────────────┬────────────────┬────────┬────────┬─────────────────┬─────────────┬──────────┬────────┐
│ measured                │ against        │   ours │ theirs │           value │    by round │   target │        │
├─────────────────────────┼────────────────┼────────┼────────┼─────────────────┼─────────────┼──────────┼────────┤
│ switch                  │ CPython 3.13.0 │ 100 ms │ 900 ms │  9.00 × as fast │   4.00–9.00 │      ≥ 8 │ met    │
├─────────────────────────┼────────────────┼────────┼────────┼─────────────────┼─────────────┼──────────┼────────┤
│ switch                  │ CPython 3.13.0 │ 100 ms │ 900 ms │  9.00 × as fast │   4.00–9.00 │     ≥ 12 │ MISSED │
├─────────────────────────┼────────────────┼────────┼────────┼─────────────────┼─────────────┼──────────┼────────┤
│ switch                  │ promises       │ 100 ms │ 900 ms │  9.00 × as fast │   4.00–9.00 │        – │        │
├─────────────────────────┼────────────────┼────────┼────────┼─────────────────┼─────────────┼──────────┼────────┤
│ memory                  │ CPython 3.13.0 │  464 B │ 1308 B │ 0.35 × as large │   0.35–0.36 │    ≤ 0.5 │ met    │
├─────────────────────────┼────────────────┼────────┼────────┼─────────────────┼─────────────┼──────────┼────────┤
│ overshoot: median       │                │  99 µs │        │           99 µs │ 99 µs–99 µs │ ≤ 200 µs │ met    │
├─────────────────────────┼────────────────┼────────┼────────┼─────────────────┼─────────────┼──────────┼────────┤
│ overshoot: early sleeps │                │        │        │               1 │             │      ≤ 0 │ MISSED │
├─────────────────────────┼────────────────┼────────┼────────┼─────────────────┼─────────────┼──────────┼────────┤
│ summary: mean of all 2  │ CPython 3.13.0 │        │        │  9.00 × as fast │             │     ≥ 12 │ MISSED │
└─────────────────────────┴────────────────┴────────┴────────┴─────────────────┴─────────────┴──────────┴────────┘
skipped: effect 4.1.0: not installed
measured on Linux x64, Some Processor, 2 cores, 8.0 GiB, load 0.3 before; Node 20.20.2 (V8 11.3), CPython 3.13.0
quick: few repetitions, so these figures are rough
`);
  });

  it("writes durations with the unit that suits them", () => {
    expect([2.345, 0.9996, 0.9994, 0.01234, 0.0002, -0.0005].map(duration)).toEqual([
      "2.35 s",
      "1.00 s",
      "999 ms",
      "12.3 ms",
      "200 µs",
      "-500 µs",
    ]);
  });
});

describe("the JSON", () => {
  it("holds each figure with its target and whether it was met", () => {
    const document = JSON.parse(toJson(report));
    expect(document).toMatchObject({
      schema: 2,
      source: "measured",
      quick: true,
      met: false,
      machine: report.machine,
      skipped: report.skipped,
    });
    expect(document.figures.map((figure: { met: unknown }) => figure.met)).toEqual([
      true,
      false,
      null,
      true,
      true,
      false,
      false,
    ]);
    expect(document.figures[0]).toEqual({ ...fast, met: true });
    expect(document.figures.at(-1)).toEqual({ ...mean, met: false });
  });

  it("says that all targets are met when none was missed", () => {
    expect(JSON.parse(toJson({ ...report, figures: [fast, plain] })).met).toBe(true);
  });
});

describe("the arguments", () => {
  it("are all left out: every bench, a table only, python3 where there is one", () => {
    expect(parseOptions([], names)).toEqual({ only: names, isQuick: false, json: null, python: null });
  });

  it("pick benches, which keep their own order", () => {
    const argv = ["--only", "switch", "--only=startup", "--quick"];
    expect(parseOptions(argv, names)).toMatchObject({ only: ["startup", "switch"], isQuick: true });
  });

  it("send the JSON to a file or to stdout", () => {
    expect(parseOptions(["--json", "figures.json"], names).json).toEqual({ file: "figures.json" });
    expect(parseOptions(["--json"], names).json).toBe("stdout");
    expect(parseOptions(["--json", "--quick"], names)).toMatchObject({ json: "stdout", isQuick: true });
  });

  it("name the Python to measure against", () => {
    expect(parseOptions(["--python", "/opt/python3.13"], names).python).toBe("/opt/python3.13");
  });

  it("are refused when they name no bench or no option, with what there is", () => {
    expect(() => parseOptions(["--only", "swich"], names)).toThrow("startup, overshoot, switch");
    expect(() => parseOptions(["--fast"], names)).toThrow("unknown option '--fast'");
    expect(() => parseOptions(["switch"], names)).toThrow(UsageError);
    expect(() => parseOptions(["--python"], names)).toThrow(UsageError);
  });

  it("ask for help, which is no mistake", () => {
    let thrown: unknown;
    try {
      parseOptions(["--help"], names);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ isHelp: true, message: expect.stringContaining("--only <name>") });
  });
});

describe("Python", () => {
  it("is taken when it is a CPython that is new enough, and named with its version", () => {
    expect(askPython("python3", () => "CPython 3.13.0\n")).toEqual({
      file: "python3",
      name: "CPython 3.13.0",
    });
  });

  it("is refused when it is another one or too old", () => {
    expect(() => askPython("pypy3", () => "PyPy 3.10.14\n")).toThrow("pypy3 is PyPy 3.10.14");
    expect(() => askPython("python", () => "CPython 2.7.18\n")).toThrow("3.8 or newer");
    expect(() => askPython("python3", () => "CPython 3.6.15\n")).toThrow("3.8 or newer");
  });
});
