// `list` on the built command.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";

describe("list", () => {
  it("is 80 columns wide where the width is unknown", async () => {
    const known = await command(["list"], { env: { COLUMNS: "80" } });
    expect((await command(["list"])).stdout).toBe(known.stdout);
  });

  it("says how long a lesson takes: one that measures real work takes as long as the machine needs", async () => {
    const { stdout } = await command(["list"]);
    expect(stdout).toMatch(/ gather +3 2 1 +6 s /);
    expect(stdout).toMatch(/ concurrency_models +5-20 s /);
    expect(stdout).toMatch(/ scale +1-10 s /);
  });

  it("prints one JSON document of the catalogue's facts with --json, the same in every language", async () => {
    const { code, stdout, stderr } = await command(["list", "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      schema: 1,
      kind: "lessons",
      lessons: lessons.map(({ id, title, shows, elapsed, article, part, passage, claims, compared }) => ({
        id,
        title,
        shows,
        order: compared ? (article?.order ?? []) : [],
        elapsed: elapsed.ideal,
        longest: elapsed.longest ?? null,
        article,
        part,
        passage,
        claims,
        done: false,
      })),
    });
    expect((await command(["list", "--json", "--lang", "ja"])).stdout).toBe(stdout);
  });

  it("marks what the tour has been through, here and in JSON", async () => {
    const done = { done: "2025-06-01", predicted: "right" };
    const folder = folderWith({
      "asyncio-lessons/progress.json": progressText({ lessons: { gather: done } }),
    });
    const env = { COLUMNS: "80", XDG_DATA_HOME: folder };
    const { stdout } = await command(["list"], { env });
    expect(stdout).toMatch(/^ {2}✔ +\d+ {2}gather /m);
    expect(stdout).toMatch(/^ {5,}\d+ {2}sequential /m);
    expect(stdout).toContain(`\n\n  ✔ done on the tour: 1 of ${lessons.length}\n\n`);
    const { lessons: listed } = JSON.parse((await command(["list", "--json"], { env })).stdout);
    const marked = listed.filter((each: { done: boolean }) => each.done);
    expect(marked).toMatchObject([{ id: "gather", done: true }]);
  });

  it("says in one line on stderr that the progress is damaged, leaves it, and lists", async () => {
    const folder = folderWith({ "asyncio-lessons/progress.json": "{" });
    const file = join(folder, "asyncio-lessons", "progress.json");
    const { code, stdout, stderr } = await command(["list"], { env: { XDG_DATA_HOME: folder } });
    expect(code).toBe(0);
    expect(stdout).toContain("gather");
    expect(stderr).toBe(`note: the progress in '${file}' is damaged and counts for nothing.\n`);
    expect(readFileSync(file, "utf8")).toBe("{");
  });
});

function progressText(progress: object): string {
  return JSON.stringify({ schema: 1, at: null, ...progress });
}
