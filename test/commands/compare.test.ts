// `compare` on the built command.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, programOf, untilSign } from "../helpers/folder.js";
import { command, commandOnce } from "../helpers/inProcess.js";

const folder = folderWith({});
const all = ["sequential", "create_task", "await_without_tasks", "gather", "ensure_future"];

/** What these arguments show at 80 columns; expects it to end well without a word on stderr. */
async function shown(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await commandOnce(["compare", ...args], {
    cwd: folder,
    env: { COLUMNS: "80" },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return `\n${stdout}`;
}

interface Row {
  readonly lesson: string;
  readonly order: readonly string[];
  readonly source: string;
}

function rowsOf(stdout: string): readonly Row[] {
  return (JSON.parse(stdout) as { runs: readonly Row[] }).runs;
}

describe("compare", () => {
  it("runs a lesson that is named twice once", async () => {
    expect(await shown("gather", "create-task", "create_task", "gather", "--virtual")).toBe(
      await shown("gather", "create_task", "--virtual"),
    );
  });

  it("gives the same table with --serial", async () => {
    expect(await shown("--virtual", "--serial")).toBe(await shown("--virtual"));
  });

  it("prints only the table with --quiet", async () => {
    const whole = await shown("gather", "--virtual");
    const table = await shown("gather", "--virtual", "--quiet");
    expect(whole.startsWith(table)).toBe(true);
    expect(whole.slice(table.length)).toBe("  gather: three waits overlap on one thread.\n");
  });

  it("prints one document with --json, the same in every language", async () => {
    const text = await shown("--virtual", "--json");
    expect(JSON.parse(text)).toMatchObject({
      schema: 1,
      kind: "comparison",
      baseline: "sequential",
      runs: all.map((lesson) => ({ lesson, source: "virtual", note: null, statistics: null })),
    });
    expect(await shown("--virtual", "--json", "--lang", "ja")).toBe(text);
  });

  it("marks what it measured as measured, and the baseline that it added as virtual", async () => {
    const { stdout } = await command(["compare", "gather", "--speed", "200", "--json"]);
    expect(rowsOf(stdout)).toMatchObject([
      { lesson: "sequential", source: "virtual" },
      { lesson: "gather", source: "measured" },
    ]);
  });
});

describe("compare --export-…", () => {
  it("writes the three files, and says so on stderr", async () => {
    const args = ["compare", "gather", "--virtual", "--runs", "2"];
    const files = ["all.json", "all.md", "all.csv"];
    const [json = "", markdown = "", csv = ""] = files;
    const { code, stdout, stderr } = await command(
      [...args, "--export-json", json, "--export-markdown", markdown, "--export-csv", csv],
      { cwd: folder, env: { COLUMNS: "80" } },
    );
    expect(code).toBe(0);
    expect(stdout).toBe((await command(args, { env: { COLUMNS: "80" } })).stdout);
    expect(stderr).toBe(files.map((file) => `  Written: ${file}\n`).join(""));
    const [asJson = "", asMarkdown = "", asCsv = ""] = files.map((file) =>
      readFileSync(join(folder, file), "utf8"),
    );
    expect(asJson).toBe((await command([...args, "--json"])).stdout);
    expect(asMarkdown).toMatchInlineSnapshot(`
      "| lesson | order | elapsed | from | times as fast |
      | --- | --- | ---: | --- | ---: |
      | \`sequential\` | 1 2 3 | 15.000 s | virtual | 1.00 |
      | \`gather\` | 3 2 1 | 6.000 ± 0.000 s (6.000 … 6.000 s, 2 runs) | virtual | 2.50 |

      gather: three waits overlap on one thread.
      "
    `);
    expect(asCsv.split("\r\n")).toEqual([
      "lesson,order,elapsed_s,source,times_as_fast,runs,mean_s,deviation_s,min_s,max_s,speed",
      "sequential,1 2 3,15,virtual,1,,,,,,",
      expect.stringMatching(
        /^gather,3 2 1,6\.0000081062316895,virtual,2\.4999\d+,2,6\.0000081062316895,0,6\.\d+,6\.\d+,$/,
      ),
      "",
    ]);
  });

  it("says nothing of the files with --quiet and with --json", async () => {
    for (const how of ["--quiet", "--json"]) {
      const { stderr } = await command(["compare", "gather", "--virtual", how, "--export-csv", "quiet.csv"], {
        cwd: folder,
      });
      expect(stderr).toBe("");
    }
  });

  it("writes none of the files when one of them cannot be", async () => {
    const { code, stdout } = await command(
      ["compare", "--virtual", "--export-csv", "some.csv", "--export-json", "missing/some.json"],
      { cwd: folder },
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(existsSync(join(folder, "some.csv"))).toBe(false);
  });
});

describe("the race", () => {
  it("runs all at once, and with --serial one after the other", async () => {
    /** Says that it has begun, does this, and says that it has ended. */
    const program = (name: string, ...lines: readonly string[]): string =>
      `import { existsSync, writeFileSync } from "node:fs";\n${programOf(
        `writeFileSync("${name} has begun", "");`,
        ...lines,
        `writeFileSync("${name} has ended", "");`,
      )}`;
    const cwd = folderWith({
      // Neither ends unless the other runs meanwhile.
      "first.mjs": program("first", untilSign("second has begun")),
      "second.mjs": program("second", untilSign("first has begun")),
      "third.mjs": program("third", "yield* asyncio.sleep(0.1);"),
      "fourth.mjs": program("fourth", 'print(existsSync("third has ended"));'),
    });
    const race = await command(["compare", "./first.mjs", "./second.mjs", "--json"], { cwd });
    expect(race).toMatchObject({ code: 0, stderr: "" });
    const serial = await command(["compare", "./third.mjs", "./fourth.mjs", "--serial", "--json"], { cwd });
    // Neither does the baseline's work: it would tell nothing of them.
    expect(rowsOf(serial.stdout).map(({ lesson, order }) => [lesson, order])).toEqual([
      ["./third.mjs", []],
      ["./fourth.mjs", ["True"]],
    ]);
  });
});
