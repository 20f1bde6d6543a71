// `run` of lessons on the built command, in virtual time: the same text on every machine.
import { describe, expect, it } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { commandOnce, command as execute, type Returned } from "../helpers/inProcess.js";

/** Runs at a width, and expects it to end well without a word on stderr. */
async function shown(args: readonly string[], columns: number): Promise<string> {
  const { code, stdout, stderr } = await commandOnce(args, { env: { COLUMNS: String(columns) } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return `\n${stdout}`;
}

function jsonOf({ code, stdout, stderr }: Returned): unknown {
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

const gather = ["run", "gather", "--virtual"];
/** The lesson that comes next in the course. */
const nextOf = (lesson: string): string | undefined =>
  lessons[lessons.findIndex(({ id }) => id === lesson) + 1]?.id;

describe("run gather --virtual", () => {
  it("takes the name with - or _, in any case", async () => {
    const usual = await shown(["run", "create_task", "--virtual"], 80);
    expect(await shown(["run", "Create-Task", "--virtual"], 80)).toBe(usual);
  });

  it("prints exactly the program's own lines with --quiet", async () => {
    expect(await shown([...gather, "--quiet"], 80)).toBe(
      "\n3\n2\n1\n6.0000081062316895\nresults: [1, 2, 3]\n",
    );
    expect(await shown([...gather, "-q"], 80)).toBe("\n3\n2\n1\n6.0000081062316895\nresults: [1, 2, 3]\n");
  });
});

describe("the last line of a lesson's run", () => {
  it("says in one quiet line what to do next: read the text, step through it, run the next lesson", async () => {
    expect((await shown(gather, 80)).split("\n").at(-2)).toBe(
      `  Next: show gather, step gather or run ${nextOf("gather")}`,
    );
    expect((await shown([...gather, "--lang", "ja"], 80)).split("\n").at(-2)).toBe(
      `  次は：show gather、step gather、run ${nextOf("gather")}`,
    );
    // The number stands for the lesson's name, which the line says.
    const number = String(lessons.findIndex(({ id }) => id === "gather") + 1);
    expect(await shown(["run", number, "--virtual"], 80)).toBe(await shown(gather, 80));
  });

  it("is not there where nothing but the output, a document or a tree was asked for, nor of several lessons", async () => {
    const some = [["--quiet"], ["--json"], ["--tree"], ["--trace", "-"], ["sequential"]];
    for (const more of some)
      expect((await commandOnce([...gather, ...more])).stdout).not.toContain("step gather");
  });
});

describe("run of a lesson about the flow of control", () => {
  it("draws it below the timeline, and no other lesson does", async () => {
    const text = await shown(["run", "program_flow", "--virtual"], 80);
    expect(text).toMatch(/█ running [\s\S]*?\n\n {2}How control passes: .*\n +loop +main +one_print/);
    expect(text).toMatch(/^ {13}│←──pending────█/m);
    expect(text).toMatch(/^ {13}│←──finished───█$/m);
    expect(await shown(gather, 80)).not.toContain("How control passes");
  });
});

describe("run of several lessons", () => {
  it("shows one after the other, each with its own table", async () => {
    const text = await shown(["run", "gather", "await_without_tasks", "--virtual"], 80);
    const headings = text.split("\n").filter((line) => /lesson \d+ of \d+/.test(line));
    expect(headings).toHaveLength(2);
    expect(text.match(/^ {2}sequential .* virtual/gm)).toHaveLength(2);
  });

  it("takes the baseline of the same call, with that run's own source", async () => {
    // The lesson blocks for 15 program seconds: 0.03 s at this speed, too fast to pass the check of its time.
    const { stdout } = await execute(["run", "sequential", "gather", "--speed", "500", "--json"]);
    const { runs } = JSON.parse(stdout) as {
      runs: readonly { lesson: string; elapsed: number; figures: readonly unknown[] }[];
    };
    const [sequential, concurrent] = runs;
    expect(concurrent?.figures).toMatchObject([
      { label: "gather", source: "measured" },
      { label: "sequential", source: "measured", elapsed: sequential?.elapsed },
      { label: "article", source: "article" },
    ]);
  });

  it("takes the baseline in virtual time where the call did not measure it", async () => {
    const { stdout } = await execute(["run", "gather", "--speed", "500", "--json"]);
    const sources = ["measured", "virtual", "article"].map((source) => ({ source }));
    expect(JSON.parse(stdout)).toMatchObject({ runs: [{ figures: sources }] });
  });
});

describe("run --json", () => {
  it("prints one document with a schema, the outputs, the figures and the check", async () => {
    const document = jsonOf(await commandOnce([...gather, "--json"]));
    expect(document).toMatchObject({
      schema: 1,
      kind: "runs",
      runs: [
        {
          lesson: "gather",
          program: "gather",
          source: "virtual",
          speed: null,
          ending: "ended",
          error: null,
          order: ["3", "2", "1"],
          elapsed: 6.0000081062316895,
          outputs: [
            { text: "3", stream: "stdout", task: 4, by: "three_print" },
            { text: "2", stream: "stdout", task: 3, by: "two_print" },
            { text: "1", stream: "stdout", task: 2, by: "one_print" },
            { text: "6.0000081062316895", stream: "stdout", task: 1, by: "main" },
            { text: "results: [1, 2, 3]", stream: "stdout", task: 1, by: "main" },
          ],
          explanation: { kind: "overlap", waits: 3 },
          check: { ok: true, differences: [] },
        },
      ],
    });
    const [run] = (document as { runs: readonly Record<string, unknown>[] }).runs;
    expect(Object.keys(run ?? {})).toEqual([
      "lesson",
      "program",
      "runtime",
      "source",
      "speed",
      "ending",
      "truncated",
      "error",
      "order",
      "elapsed",
      "outputs",
      "lanes",
      "figures",
      "explanation",
      "check",
    ]);
  });

  it("prints the same document in Japanese, and beside --quiet", async () => {
    const { stdout } = await commandOnce([...gather, "--json"]);
    expect((await execute([...gather, "--json", "--lang", "ja"])).stdout).toBe(stdout);
    expect((await execute([...gather, "--json", "--quiet"])).stdout).toBe(stdout);
  });

  it("holds every lesson of the call", async () => {
    const ids = ["sequential", "create_task", "await_without_tasks", "gather", "ensure_future"];
    const document = jsonOf(await execute(["run", ...ids, "--virtual", "--json"]));
    expect(document).toMatchObject({ runs: ids.map((lesson) => ({ lesson, check: { ok: true } })) });
  });
});

describe("run in real time", () => {
  it("says beside every figure at how many times the speed it was measured, and nothing of what was not", async () => {
    // So wide that no cell breaks, however late a busy machine makes the run.
    const wide = { env: { COLUMNS: "120" } };
    const told = async (call: string): Promise<string> => (await execute(call.split(" "), wide)).stdout;
    const english = await told("run gather --speed 500");
    expect(english).toMatch(/^ .* measured at 500 times the speed\n/m);
    expect(english).toMatch(/^ {2}gather .* s {4}measured at 500 times the speed/m);
    expect(english).toMatch(/^ {2}sequential .* s {4}virtual(?! at)/m);
    expect(await told("run gather --speed 500 --lang ja")).toMatch(
      /^ {2}gather .* s {4}実測（500倍の速さ）/m,
    );
    expect(await told("run gather --speed 500 --tree")).toContain("(measured at 500 times the speed)");
    const table = await told("compare gather --speed 500");
    expect(table).toMatch(/ gather .* measured at 500 times the speed /);
    // Data have it as a number, and none in virtual time.
    const csv = await told("compare gather --speed 500 --quiet --export-csv -");
    expect(csv).toMatch(/^sequential,.*,virtual,.*,\r\n/m);
    expect(csv).toMatch(/^gather,.*,measured,.*,500\r\n/m);
    expect(JSON.parse(await told("compare gather --speed 500 --json"))).toMatchObject({
      runs: [{ speed: null }, { speed: 500 }],
    });
    expect(await told("export gather --speed 500 --format svg")).toContain(
      " s · measured at 500 times the speed<",
    );
  });

  it("takes the program's seconds divided by --speed, and shows program seconds", async () => {
    const began = performance.now();
    const { stdout } = await execute(["run", "sequential", "--speed", "100", "--json"]);
    const seconds = (performance.now() - began) / 1000;
    const { runs } = JSON.parse(stdout) as {
      runs: readonly { elapsed: number; source: string; speed: number }[];
    };
    const elapsed = runs[0]?.elapsed ?? 0;
    expect(runs).toMatchObject([{ source: "measured", speed: 100 }]);
    // Never early; how late depends on the machine's load, and the wall clock bears it too.
    expect(elapsed).toBeGreaterThanOrEqual(15);
    expect(elapsed).toBeLessThan(seconds * 100);
    // So long it would take at least without --speed.
    expect(seconds).toBeLessThan(15);
  });
});
