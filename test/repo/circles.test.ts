// Circles of imports: there is none at run time, and in the core even those of types alone stay small.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Which files a file imports. */
type Graph = ReadonlyMap<string, readonly string[]>;

/** The files of a folder, and what each imports from files; `atRunTime`: but for what is erased with its types. */
function importsIn(folder: string, atRunTime: boolean): Graph {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
  return new Map(files.map((file) => [file, targetsOf(file, atRunTime)]));
}

function targetsOf(file: string, atRunTime: boolean): string[] {
  const statements = readFileSync(join(root, file), "utf8").matchAll(
    /(?:^|\n)(?:import|export)\b( type\b)?(?:[^;"]*?\bfrom)? "(\.[^"]*)"/g,
  );
  return [...statements].flatMap(([, type, from = ""]) =>
    atRunTime && type !== undefined
      ? []
      : [relative(root, resolve(root, dirname(file), from)).replace(/\.js$/, ".ts")],
  );
}

/** The groups of two files or more that all lead to one another (Tarjan's algorithm), the largest first. */
function circlesIn(graph: Graph): string[][] {
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    let low = numbers.size;
    numbers.set(file, low);
    open.push(file);
    for (const target of graph.get(file) ?? []) {
      if (!graph.has(target)) continue;
      if (!numbers.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, numbers.get(target) ?? low);
    }
    lowest.set(file, low);
    if (low === numbers.get(file)) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low;
  };
  for (const file of graph.keys()) if (!numbers.has(file)) visit(file);
  return circles.sort((a, b) => b.length - a.length);
}

test("circles are found, and nothing but circles", () => {
  const graph = new Map([
    ["a", ["b", "elsewhere"]],
    ["b", ["c"]],
    ["c", ["b", "d"]],
    ["d", []],
    ["e", ["f", "a"]],
    ["f", ["g"]],
    ["g", ["e"]],
  ]);
  expect(circlesIn(graph)).toEqual([
    ["e", "f", "g"],
    ["b", "c"],
  ]);
});

describe("the imports of src", () => {
  test("have no circle at run time", () => {
    expect(circlesIn(importsIn("src", true))).toEqual([]);
  });

  test("go round in at most 14 files of the core, counting those of types alone", () => {
    const graph = importsIn("src/asyncio", false);
    expect(graph.get("src/asyncio/tasks.ts")).toContain("src/asyncio/futures.ts");
    expect(circlesIn(graph)[0]?.length).toBeLessThanOrEqual(14);
  });
});

describe("the rooms of the core", () => {
  test("that of Python itself knows nothing of the loop", () => {
    const wrong = [...importsIn("src/asyncio/python", false)].flatMap(([file, targets]) =>
      targets.filter((each) => !each.startsWith("src/asyncio/python/")).map((each) => `${file}: ${each}`),
    );
    expect(wrong).toEqual([
      // It takes JavaScript's own asynchronous iterators as well, whose promises only a loop can wait for.
      "src/asyncio/python/async_for.ts: src/asyncio/promises.ts",
      "src/asyncio/python/async_for.ts: src/asyncio/running.ts",
    ]);
  });

  test("hold at most 50 files in the core itself, and at most 30 in each of the others", () => {
    const counts = new Map<string, number>();
    for (const file of importsIn("src/asyncio", false).keys()) {
      counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    }
    expect([...counts].filter(([room, files]) => files > (room === "src/asyncio" ? 50 : 30))).toEqual([]);
  });
});
