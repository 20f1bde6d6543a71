// `--delays`: the same lesson with other delays, and what is refused.
import { describe, expect, it } from "vitest";
import { command } from "../helpers/inProcess.js";
import { folderWith, programOf } from "./folder.js";

const folder = folderWith({ "own.mjs": programOf("yield* asyncio.sleep(1);") });

describe("run --delays", () => {
  it("runs the lesson with them, beside the baseline with the same, without the article", async ({
    expect,
  }) => {
    const { code, stdout } = await command(["run", "gather", "--virtual", "--delays", "1, 2.5,0"]);
    expect(code).toBe(0);
    expect(`\n${stdout.replace(/lesson \d+ of \d+/, "lesson n of m")}`).toMatchInlineSnapshot(`
      "
        gather · wait for several coroutines at once
        lesson n of m · virtual · with delays 1, 2.5, 0

        3   at 0.000 s   ← three_print
        1   at 1.000 s   ← one_print
        2   at 2.500 s   ← two_print
        2.5000081062316895   at 2.500 s   ← main
        results: [1, 2, 3]   at 2.500 s   ← main

        ✔ one_print    1.000 s   printed 1, second
        ✔ two_print    2.500 s   printed 2, third
        ✔ three_print  0.000 s   printed 3, first

                     0s          0.5s        1s          1.5s        2s          2.5s
                     ├───────────┼───────────┼───────────┼───────────┼───────────┤
        main         █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
        one_print    █░░░░░░░░░░░░░░░░░░░░░░░█
        two_print    █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
        three_print  █
                     █ running (at least one cell)  ░ waiting  ▒ ready to run

                    order   elapsed    from       0s                        2.5s  3.5s
        gather      3 1 2   2.500 s    virtual    █████████████████████████▊
        sequential  1 2 3   3.500 s    virtual    ████████████████████████████████████
        gather is 1.40 times as fast as sequential: two waits overlap on one thread.
      "
    `);
  });

  it("says so in Japanese, and runs the baseline itself", async () => {
    const { code, stdout } = await command([
      ...["run", "sequential", "--virtual", "--lang", "ja"],
      ...["--delays", "3,2,1"],
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/レッスン \d+ \/ \d+ · 仮想時間 · 待ち時間 3、2、1秒\n/);
    expect(stdout).toMatch(/^ {2}6 {3}6\.000 s の時点/m);
    expect(stdout).not.toContain("記事");
  });

  it("puts them into the JSON document, which has nothing to check", async () => {
    const { stdout } = await command(["run", "create_task", "--virtual", "--delays", "1,2,3", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [
        {
          lesson: "create_task",
          delays: [1, 2, 3],
          order: ["1", "2", "3"],
          check: null,
          figures: [
            { label: "create_task", source: "virtual" },
            { label: "sequential", source: "virtual", elapsed: 6 },
          ],
        },
      ],
    });
  });

  it("waits for them in real time", async () => {
    const { code, stdout } = await command(["run", "gather", "--delays", "0.3,0.2,0.1", "-q"]);
    expect(code).toBe(0);
    const [order, elapsed] = [stdout.split("\n").slice(0, 3), Number(stdout.split("\n")[3])];
    expect(order).toEqual(["3", "2", "1"]);
    // How late it is depends on the machine, but it is never early.
    expect(elapsed).toBeGreaterThanOrEqual(0.3);
  });

  it("leaves the lesson itself as it is", async () => {
    await command(["run", "gather", "--virtual", "--delays", "1,1,1"]);
    const { stdout } = await command(["run", "gather", "--virtual", "-q"]);
    expect(stdout).toMatch(/^3\n2\n1\n6\.0000081062316895\n/);
  });

  it.each([
    [["gather", "--delays", "3,2"], "gather has 3 delays (6,5,4), but --delays gives 2: give as many."],
    [
      ["gather", "--delays", "3,x,1"],
      "--delays takes seconds from 0 to 3600 with commas between, such as 3,2,1: 'x' in '3,x,1' is none.",
    ],
    [
      ["gather", "--delays", "-1,2,3"],
      "--delays takes seconds from 0 to 3600 with commas between, such as 3,2,1: '-1' in '-1,2,3' is none.",
    ],
    [
      ["gather", "--delays", "1,2,3601"],
      "--delays takes seconds from 0 to 3600 with commas between, such as 3,2,1: '3601' in '1,2,3601' is none.",
    ],
    [
      ["gather", "--delays", ""],
      "--delays takes seconds from 0 to 3600 with commas between, such as 3,2,1: '' in '' is none.",
    ],
    [
      ["gather", "create_task", "--delays", "3,2,1"],
      "--delays takes one lesson at a time: which delays belong to which would not be clear.",
    ],
    [
      ["./own.mjs", "--delays", "3"],
      "--delays takes a lesson: change the delays in './own.mjs' itself, the program is yours.",
    ],
  ])("%j is refused in one sentence", async (args, said) => {
    const { code, stdout, stderr } = await command(["run", ...args], { cwd: folder });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: `error: ${said}\n` });
  });
});
