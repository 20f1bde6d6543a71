// No line of the built command is wider than the terminal it is made for.
import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/render/width.js";
import { command } from "../helpers/command.js";
import { folderWith, programOf } from "./folder.js";

const calls = [
  "run gather sequential ./deadlock.mjs ./throws.mjs --virtual",
  "compare gather sequential --virtual --runs 2",
  "list",
  "show gather",
];
const folder = folderWith({
  "deadlock.mjs": programOf("yield* asyncio.getRunningLoop().createFuture();"),
  "throws.mjs": programOf(
    'throw new Error("a text that is longer than forty columns, and 日本語も入っています");',
  ),
});

describe.concurrent.each(calls)("%s", (args) => {
  it.each([40, 60, 80, 200])("fits into %i columns in both languages", async (columns) => {
    for (const language of ["en", "ja"]) {
      const { stdout, stderr } = await command([...args.split(" "), "--lang", language], {
        env: { COLUMNS: String(columns) },
        cwd: folder,
      });
      const wide = (stdout + stderr).split("\n").filter((line) => widthOf(line) > columns);
      expect(stdout).not.toBe("");
      expect(wide).toEqual([]);
    }
  });
});

describe.concurrent("COLUMNS", () => {
  it.each(["", "0", "wide", "-5"])("'%s' is no width: 80 columns are taken", async (columns) => {
    const { stdout } = await command(["list"]);
    expect((await command(["list"], { env: { COLUMNS: columns } })).stdout).toBe(stdout);
  });
});
