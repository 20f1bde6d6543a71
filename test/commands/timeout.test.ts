// `--timeout` on the built command: a program that never ends is ended, and what it was busy with is named.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { builtCommand, cleanEnvironment } from "../helpers/built.js";
import { command, type Ended } from "../helpers/command.js";
import { folderWith, programOf } from "../helpers/folder.js";

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
  "late.mjs": 'import "./loads_slowly.mjs";\nconsole.log("begun");\nwhile (true) {}\n',
  "late.ts": 'import "./loads_slowly.mjs";\nconsole.log("begun" as string);\nwhile (true) {}\n',
  "never.mjs": 'import "./never_loads.mjs";\n',
  "loads_slowly.mjs": "",
  "never_loads.mjs": "",
  // What loads every program of these tests: two of their modules take longer than others do.
  "slow_disk.mjs": `import { writeFileSync } from "node:fs";
export async function load(url, context, nextLoad) {
  if (url.endsWith("/loads_slowly.mjs")) await new Promise((loaded) => setTimeout(loaded, 1200));
  if (url.endsWith("/never_loads.mjs")) {
    writeFileSync(new URL("loading", import.meta.url), "");
    await new Promise(() => setInterval(() => {}, 1000));
  }
  return nextLoad(url, context);
}
`,
  "with_slow_disk.mjs":
    'import { register } from "node:module";\nregister("./slow_disk.mjs", import.meta.url);\n',
});

const slowDisk = { NODE_OPTIONS: `--import=${pathToFileURL(join(folder, "with_slow_disk.mjs")).href}` };

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
    const { code, stdout, stderr, seconds } = await runFor("1", file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: printed });
    expect(stderr).toContain("Ended after 1 s (--timeout).");
    expect(stderr).toMatch(waiting);
    expect(seconds).toBeGreaterThan(1);
  });

  it("ends a program that loops before it has done anything", async () => {
    const { code, stdout, stderr } = await runFor("1", "top.mjs");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("Ended after 1 s (--timeout).");
  });

  it.each(["late.mjs", "late.ts"])(
    "counts from the beginning of %s, however long it takes to load",
    async (file) => {
      const args = ["run", file, "--timeout", "1", "--quiet"];
      const { code, stdout, stderr } = await command(args, { cwd: folder, env: slowDisk });
      expect({ code, stdout }).toEqual({ code: 1, stdout: "begun\n" });
      expect(stderr).toContain("Ended after 1 s (--timeout).");
    },
  );

  it("leaves a program that never comes to its beginning to one Ctrl-C", async () => {
    const child = spawn(process.execPath, [builtCommand(), "run", "never.mjs", "--timeout", "0.1"], {
      cwd: folder,
      env: cleanEnvironment(slowDisk),
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
    await expect.poll(() => existsSync(join(folder, "loading"))).toBe(true);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
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
        command(["run", "half.mjs", "--timeout", "1", ...options], { cwd: folder }),
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
