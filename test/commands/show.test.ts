// `show` on the built command, off a terminal.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findLesson } from "../../src/course/catalogue.js";
import { sourcePath } from "../../src/course/files.js";
import { commandOnce } from "../helpers/inProcess.js";

/** What `show` prints in so many columns. */
async function shown(args: string, columns: number, env: Record<string, string> = {}): Promise<string> {
  const { code, stdout, stderr } = await commandOnce(["show", ...args.split(" ")], {
    env: { COLUMNS: String(columns), ...env },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

/** From the programs on. */
function programsIn(text: string): string {
  return text.slice(text.indexOf("  program."));
}

describe("show", () => {
  it("prints what to watch, what happened and a misconception", async ({ expect }) => {
    const text = await shown("gather", 120);
    expect(text).toMatch(
      /^ {2}gather · .+ lesson \d+ of \d+\n {2}In the article: .+\n\n {2}What to watch\n {4}\S/,
    );
    expect(text).toMatch(
      /\n\n {2}What happened and why\n {4}\S[\s\S]*\n\n {2}A common misconception\n {4}\S/,
    );
  });

  it("speaks Japanese when asked to", async ({ expect }) => {
    const text = await shown("gather --lang ja", 120);
    expect(text).toMatch(/^ {2}gather · .+ レッスン \d+ \/ \d+\n {2}記事では：.+\n\n {2}見どころ\n {4}\S/);
    expect(text).toMatch(/\n\n {2}何が起きたのか、なぜか\n {4}\S[\s\S]*\n\n {2}よくある誤解\n {4}\S/);
    expect(programsIn(text)).toBe(programsIn(await shown("gather", 120)));
    expect(await shown("gather", 120, { LANG: "ja_JP.UTF-8" })).toBe(text);
  });

  it("prints one program below the other under 100 columns", async ({ expect }) => {
    for (const columns of [40, 80, 99]) {
      const text = programsIn(await shown("gather", columns));
      expect(text).toMatch(
        /^ {2}program\.py\n {3}1 {2}import asyncio\n[\s\S]*\n\n {2}program\.ts\n {3}1 {2}import \{/,
      );
      expect(text).not.toContain("│");
    }
  });

  it("writes the program itself off a terminal where one alone is asked for, so that it can be run", async ({
    expect,
  }) => {
    const lesson = findLesson("gather");
    if (lesson === undefined) throw new Error("there is no gather");
    for (const written of ["python", "typescript"] as const) {
      const file = readFileSync(sourcePath(lesson, written), "utf8");
      // Neither a narrow screen, nor colours, nor the language make it another program.
      for (const options of ["", " --color always", " --lang ja --ascii"])
        expect(await shown(`gather --${written}${options}`, 40)).toBe(file);
    }
    expect(await shown("gather --both", 120)).toBe(await shown("gather", 120));
  });

  it("draws with ASCII alone when asked to", async ({ expect }) => {
    expect(await shown("gather --ascii", 120)).toMatch(/^[\n\x20-\x7e]+$/);
    expect(await shown("gather", 120, { LANG: "C" })).toBe(await shown("gather --ascii", 120));
  });

  it("has colours only where they are wanted", async ({ expect }) => {
    const plain = await shown("gather", 120);
    const painted = await shown("gather --color always", 120);
    expect(plain).not.toContain("\u001b");
    expect(painted).toContain("\u001b[35masync\u001b[39m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with a control character
    expect(painted.replace(/\u001b\[\d+m/g, "")).toBe(plain);
    expect(await shown("gather", 120, { NO_COLOR: "1", FORCE_COLOR: "1" })).toBe(plain);
  });

  it("knows no pager off a terminal", async ({ expect }) => {
    expect(await shown("gather", 80, { PAGER: "false" })).toBe(await shown("gather --no-pager", 80));
  });
});
