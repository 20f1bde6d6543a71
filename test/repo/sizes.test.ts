// The house stays small enough to be known: how many files a room holds loose, how long they are, and that none is a crumb.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((name) => `src/${name.replaceAll("\\", "/")}`)
  // Python keeps what it has compiled beside its sources.
  .filter((file) => !file.includes("__pycache__") && statSync(join(root, file)).isFile());
/** The programs of `explain` are data. */
const code = files.filter((file) => file.endsWith(".ts") && !file.startsWith("src/course/terms/programs/"));

const linesOf = (file: string): number => readFileSync(join(root, file), "utf8").split("\n").length - 1;

test("no room holds more than 30 loose files, and the core 50", () => {
  const counts = new Map<string, number>();
  for (const file of files.filter((each) => !each.startsWith("src/course/terms/programs/")))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const crowded = [...counts]
    .filter(([room, count]) => count > (room === "src/asyncio" ? 50 : 30))
    .map(([room, count]) => `${room}: ${count}`);
  expect(crowded).toEqual([]);
  expect(counts.size).toBeGreaterThan(20);
});

test("no file is longer than 400 lines", () => {
  expect(code.filter((file) => linesOf(file) > 400)).toEqual([]);
});

test("what is shorter than 20 lines is needed in more than one place, or loaded by its name", () => {
  /** Those that are loaded as files, by Node or by a browser's bundle. */
  const byName = new Set(["src/run/core/mark.ts"]);
  const importers = new Map<string, Set<string>>();
  for (const file of code) {
    for (const [, specifier = ""] of readFileSync(join(root, file), "utf8").matchAll(
      /(?:from|import\() ?"(\.[^"]+)"/g,
    )) {
      const target = join(dirname(file), specifier).replaceAll("\\", "/").replace(/\.js$/, ".ts");
      importers.set(target, (importers.get(target) ?? new Set()).add(file));
    }
  }
  const crumbs = code.filter(
    (file) => linesOf(file) < 20 && (importers.get(file)?.size ?? 0) < 2 && !byName.has(file),
  );
  expect(crumbs).toEqual([]);
});
