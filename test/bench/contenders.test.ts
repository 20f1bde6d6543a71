// Who is measured against, in what, and what it comes to together. Nothing is timed here.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workloads } from "./benches/workloads.js";
import { findLibraries } from "./libraries.js";
import type { Figure } from "./model.js";
import { summarize } from "./summary.js";

describe("the summary", () => {
  const row = (bench: string, against: string, value: number, what = bench): Figure => ({
    bench,
    what,
    reading: "times as fast",
    value,
    range: [value, value],
    ours: 1,
    against,
    theirs: value,
    statistic: "best",
    target: null,
  });
  const counted = ["switch", "spawn", "timers", "calls"].map((bench) => ({ bench, what: bench }));
  const rowsOf = (against: string, values: readonly number[]) =>
    counted.map(({ bench }, i) => row(bench, against, values[i] ?? Number.NaN));

  it("is the geometric mean over the workloads, one against each contender, with its target", () => {
    const figures = [
      ...rowsOf("promises", [1, 1, 1, 1]),
      ...rowsOf("CPython 3.13.0", [8, 8, 8, 1]),
      ...rowsOf("effection 4.1.1", [10, 10, 40, 40]),
      ...rowsOf("effect 4.1.0", [3, 3, 3, 3]),
    ];
    const rounded = summarize(figures, counted).map(({ what, against, value, target }) => {
      return [what, against, Number(value.toFixed(3)), target];
    });
    expect(rounded).toEqual([
      ["mean of all 4", "promises", 1, null],
      ["mean of all 4", "CPython 3.13.0", 4.757, { atLeast: 8 }],
      ["mean of all 4", "effection 4.1.1", 20, { atLeast: 15 }],
      ["mean of all 4", "effect 4.1.0", 3, null],
    ]);
  });

  it("is left out where a row is missing", () => {
    const withoutCalls = rowsOf("CPython 3.13.0", [8, 8, 8, 1]).slice(0, 3);
    const figures = [...rowsOf("promises", [1, 1, 1, 1]), ...withoutCalls];
    expect(summarize(figures, counted).map(({ what, against }) => `${what}: ${against}`)).toEqual([
      "mean of all 4: promises",
    ]);
    expect(summarize([], counted)).toEqual([]);
  });

  it("leaves out the readings of a workload that do not count", () => {
    const other = row("spawn", "promises", 1000, "all at once");
    const [summary] = summarize([...rowsOf("promises", [1, 1, 1, 1]), other], counted);
    expect(summary?.value).toBeCloseTo(1);
  });
});

describe("the workloads", () => {
  it("are seven, and one reading of each counts in the summaries", () => {
    const names = ["switch", "spawn", "timers", "calls", "pingpong", "lock", "gather"];
    expect([...new Set(workloads.map(({ name }) => name))]).toEqual(names);
    expect(workloads.filter(({ isSummed }) => isSummed).map(({ name }) => name)).toEqual(names);
  });

  it.each(workloads)("$name $what does a part of the whole for those who take long", (workload) => {
    const { work, size, part } = workload;
    expect(work(size) % work(part)).toBe(0);
    expect(work(part)).toBeLessThan(work(size));
  });
});

describe("the libraries", () => {
  const dependencies = { effect: "4.1.0", effection: "4.1.1" };
  const inFolder = (test: (folder: string) => void): void => {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies }));
    try {
      test(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const put = (folder: string, name: string, version: string): void => {
    const place = join(folder, "node_modules", name);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "package.json"), JSON.stringify({ version }));
  };
  const never = (): null => {
    throw new Error("nothing is to be installed");
  };

  it("are taken as they are when they are there in the right version", () => {
    inFolder((folder) => {
      put(folder, "effect", "4.1.0");
      put(folder, "effection", "4.1.1");
      expect(findLibraries(folder, never)).toEqual({
        libraries: [
          { id: "effection", name: "effection 4.1.1" },
          { id: "effect", name: "effect 4.1.0" },
        ],
        skipped: [],
      });
    });
  });

  it("are installed when one is missing or another version", () => {
    inFolder((folder) => {
      put(folder, "effect", "3.0.0");
      const install = (): null => {
        put(folder, "effect", "4.1.0");
        put(folder, "effection", "4.1.1");
        return null;
      };
      expect(findLibraries(folder, install).libraries).toHaveLength(2);
    });
  });

  it("are skipped, with the reason, when that fails", () => {
    inFolder((folder) => {
      put(folder, "effect", "4.1.0");
      expect(findLibraries(folder, () => "no network")).toEqual({
        libraries: [{ id: "effect", name: "effect 4.1.0" }],
        skipped: [{ contender: "effection 4.1.1", reason: "cannot be installed: no network" }],
      });
    });
  });

  it("are locked at the versions that package.json asks for", () => {
    const lock = JSON.parse(readFileSync(join(import.meta.dirname, "package-lock.json"), "utf8"));
    const asked = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8")).dependencies;
    expect(lock.packages[""].dependencies).toEqual(asked);
    for (const [name, version] of Object.entries(asked)) {
      expect(lock.packages[`node_modules/${name}`].version).toBe(version);
    }
  });
});
