// `--delays`: the same lesson with other delays.
import { describe, expect, it } from "vitest";
import { command } from "../helpers/inProcess.js";

describe("run --delays", () => {
  it("says so in Japanese, and runs the baseline itself", async () => {
    const { code, stdout } = await command([
      ...["run", "sequential", "--virtual", "--lang", "ja"],
      ...["--delays", "3,2,1"],
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/レッスン \d+ \/ \d+ · 仮想時間 · 待ち時間 3、2、1秒\n/);
    expect(stdout).toMatch(/^ {2}6\.000 {3}6\.000 s の時点/m);
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
});
