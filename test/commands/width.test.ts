// No line of the built command is wider than the terminal it is made for.
import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/draw/width.js";
import { command } from "../helpers/inProcess.js";
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

/** The narrowest: at every other width the drawings themselves are looked at, in `test/draw/everyWidth.test.ts`. */
const columns = 40;

describe.each(calls)("%s", (args) => {
  it.each(["en", "ja"])("fits into 40 columns (%s)", async (language) => {
    const env = { COLUMNS: String(columns) };
    const { stdout, stderr } = await command([...args.split(" "), "--lang", language], { env, cwd: folder });
    const wide = (stdout + stderr).split("\n").filter((line) => widthOf(line) > columns);
    expect(stdout).not.toBe("");
    expect(wide).toEqual([]);
  });
});

describe("COLUMNS", () => {
  it.each(["", "0", "wide", "-5"])("'%s' is no width: 80 columns are taken", async (columns) => {
    const { stdout } = await command(["list"], { env: { COLUMNS: "80" } });
    expect((await command(["list"], { env: { COLUMNS: columns } })).stdout).toBe(stdout);
  });
});
