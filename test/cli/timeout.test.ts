// `--timeout` on the built command: a program that never ends is ended, and what it was busy with is named.
import { describe, expect, it } from "vitest";
import { command, type Ended } from "../helpers/command.js";
import { folderWith, programOf } from "./folder.js";

const folder = folderWith({
  "future.mjs": programOf(
    "const never = asyncio.getRunningLoop().createFuture();",
    // Something outside the loop is pending, so that it is no deadlock.
    "yield* asyncio.gather(never, asyncio.ensureFuture(new Promise(() => setInterval(() => {}, 1000))));",
  ),
  "sleep.mjs": programOf('print("asleep");', "yield* asyncio.sleep(1000);"),
  "hold.mjs": programOf('print("held");', "time.sleep(1000);"),
  "spin.mjs": programOf('print("spinning");', "while (true) {}"),
  "half.mjs": programOf('print("half a line", { end: "" });', "while (true) {}"),
  "top.mjs": "while (true) {}\n",
});

function runFor(seconds: string, file: string): Promise<Ended> {
  return command(["run", file, "--timeout", seconds, "--quiet"], { cwd: folder });
}

describe.concurrent("--timeout", () => {
  it.each([
    ["sleep.mjs", "asleep\n", /main +waiting +until 1000\.\d{3} s/],
    ["hold.mjs", "held\n", /main +holds the thread +until 1000\.\d{3} s/],
    ["spin.mjs", "spinning\n", /main +running/],
    ["half.mjs", "half a line\n", /main +running/],
    ["future.mjs", "", /main +waiting +for two awaitables \(gather\)/],
  ])("ends %s, shows what it printed, and names what it was waiting for", async (file, printed, waiting) => {
    const { code, stdout, stderr, seconds } = await runFor("1.5", file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: printed });
    expect(stderr).toContain("Ended after 1.5 s (--timeout).");
    expect(stderr).toMatch(waiting);
    expect(seconds).toBeGreaterThan(1.5);
    expect(seconds).toBeLessThan(8);
  });

  it("ends a program that loops before it has done anything", async () => {
    const { code, stdout, stderr } = await runFor("1.5", "top.mjs");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("Ended after 1.5 s (--timeout).");
  });

  it("names it in Japanese as well", async () => {
    const { stderr } = await command(["run", "spin.mjs", "--timeout", "1", "-q", "--lang", "ja"], {
      cwd: folder,
    });
    expect(stderr).toContain("1秒が過ぎたので打ち切りました（--timeout）。");
  });

  it("is told in JSON", async () => {
    const { code, stdout } = await command(["run", "sleep.mjs", "--timeout", "1", "--json"], {
      cwd: folder,
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ runs: [{ ending: "timed-out", figures: [], check: null }] });
  });

  it("keeps a line that the program was in the middle of", async () => {
    const [shown, document] = await Promise.all(
      [[], ["--json"]].map((options) =>
        command(["run", "half.mjs", "--timeout", "1.5", ...options], { cwd: folder }),
      ),
    );
    expect(shown?.stdout).toMatch(/^ {2}half a line {3}at 0\.\d{3} s {3}← main\n\n/m);
    expect(JSON.parse(document?.stdout ?? "")).toMatchObject({
      runs: [
        { outputs: [{ text: "half a line", by: "main" }], lanes: [{ outputs: [{ text: "half a line" }] }] },
      ],
    });
  });

  it("lets a run pass that ends in time, however long the time is", async () => {
    for (const seconds of ["20", "99999999999"]) {
      const { code, stdout, stderr } = await command([
        "run",
        "gather",
        "--virtual",
        "-q",
        "--timeout",
        seconds,
      ]);
      expect({ code, stdout, stderr }).toEqual({
        code: 0,
        stdout: "3\n2\n1\n6.0000081062316895\nresults: [1, 2, 3]\n",
        stderr: "",
      });
    }
  });

  it("ends a comparison's runs one by one: the others are shown", async () => {
    const { code, stdout, stderr } = await command(
      ["compare", "create_task", "./spin.mjs", "--virtual", "--timeout", "2", "--json"],
      { cwd: folder },
    );
    expect(code).toBe(1);
    expect(stderr).toContain("Ended after 2 s (--timeout).");
    expect(JSON.parse(stdout)).toMatchObject({
      baseline: "sequential",
      runs: [
        { lesson: "sequential", source: "virtual" },
        { lesson: "create_task", source: "virtual" },
      ],
    });
  });
});
