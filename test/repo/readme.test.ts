// The README says what is true: its program prints what it says, its tables are those of the tool.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";

const root = resolve(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const command = join(root, "dist", "bin", "asyncio-lessons.js");

function fenced(language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(
    ([, text]) => text ?? "",
  );
}

function run(...args: readonly string[]): string {
  const env = { ...process.env, COLUMNS: "80", NO_COLOR: "1", LC_ALL: "en_US.UTF-8" };
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, ...args], {
    encoding: "utf8",
    env,
  });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return stdout;
}

describe("the README", () => {
  test("its program prints what stands below it", () => {
    const [program] = fenced("ts");
    const [printed] = fenced("text");
    const folder = mkdtempSync(join(tmpdir(), "asyncio-lessons-"));
    try {
      writeFileSync(join(folder, "program.ts"), program ?? "");
      expect(run("run", join(folder, "program.ts"), "--quiet", "--virtual")).toBe(printed);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("its captured run looks as a run looks, its measured figures aside", () => {
    const [captured = ""] = fenced("console");
    // Digits after the point, the words for where a figure is from, and how far bars and gaps reach may differ.
    const shape = (text: string): string =>
      text
        .replace(/measured|virtual/g, "…")
        .replace(/\d+\.\d+/g, "#")
        .replace(/[█▏▎▍▌▋▊▉]+/g, "█")
        .replace(/ +/g, " ")
        .replace(/#s/g, "# s")
        .trim();
    expect(shape(captured.replace(/^\$ .*\n/, ""))).toBe(shape(run("run", "gather", "--virtual")));
  });

  test("its tables of lessons agree with the catalogue, in both languages", () => {
    for (const { id, title, elapsed, clock } of lessons) {
      for (const language of ["en", "ja"] as const) {
        const takes = clock === "real" ? { en: "measured", ja: "実測" }[language] : `${elapsed.ideal} s`;
        expect(readme).toContain(`\n| \`${id}\` | ${title[language]} | ${takes} |\n`);
      }
    }
    expect(readme.match(/^\| `\w+` \|/gm)).toHaveLength(2 * lessons.length);
  });

  test("its tables of the article's examples and claims name the lessons that show them, in both languages", () => {
    const ids = [
      ...Array.from({ length: 8 }, (_, i) => `E${i + 1}`),
      ...Array.from({ length: 19 }, (_, i) => `C${i + 1}`),
    ];
    for (const id of ids) {
      const shown = lessons.filter(({ claims }) => claims.some((claim) => claim === id));
      expect(shown, id).not.toEqual([]);
      const rows = [...readme.matchAll(new RegExp(`^\\| ${id} \\| .+ \\| (.+) \\|$`, "gm"))];
      expect(rows.map(([, cell = ""]) => cell.split(/, |、/))).toEqual(
        Array(2).fill(shown.map((lesson) => `\`${lesson.id}\``)),
      );
    }
  });

  test("its picture is the one that the tool makes", () => {
    const picture = readFileSync(join(root, ".github", "pictures", "gather.svg"), "utf8");
    expect(run("export", "gather", "--format", "svg")).toBe(picture);
  });

  test("its commands are the package's", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["test", "bench"]));
    expect(fenced("sh")).toEqual(
      expect.arrayContaining([
        "npm install && npx asyncio-lessons run gather\n",
        "npm install && npm test\n",
      ]),
    );
  });
});
