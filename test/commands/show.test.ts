// `show` on the built command, off a terminal.
import { describe, expect, it } from "vitest";
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
    expect(text).toMatch(/^ {2}gather · .+ lesson \d+ of \d+\n\n {2}What to watch\n {4}\S/);
    expect(text).toMatch(
      /\n\n {2}What happened and why\n {4}\S[\s\S]*\n\n {2}A common misconception\n {4}\S/,
    );
  });

  it("speaks Japanese when asked to", async ({ expect }) => {
    const text = await shown("gather --lang ja", 120);
    expect(text).toMatch(/^ {2}gather · .+ レッスン \d+ \/ \d+\n\n {2}見どころ\n {4}\S/);
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

  it("prints one program where that is asked for, whatever the width", async ({ expect }) => {
    const [python, typescript] = [
      await shown("gather --python", 120),
      await shown("gather --typescript", 120),
    ];
    expect(programsIn(python)).toMatch(/^ {2}program\.py\n/);
    expect(python).not.toContain("yield*");
    expect(programsIn(typescript)).toMatch(/^ {2}program\.ts\n/);
    expect(typescript).not.toContain("async def");
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
