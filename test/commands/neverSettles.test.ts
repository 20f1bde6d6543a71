// A program that waits for a promise that never settles, on the built command: told when nothing else of it is alive, and
// ended by Ctrl-C when something is.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { builtCommand, cleanEnvironment, packageFolder } from "../helpers/built.js";
import { node } from "../helpers/command.js";
import { folderWith, programOf } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";

const never = "yield* asyncio.ensureFuture(new Promise(() => {}));";
const folder = folderWith({
  "never.ts": programOf('print("before");', never),
  // Its run is not awaited: the file is read to its end before the program comes to its own.
  "unawaited.ts": programOf('print("before");', never).replace("await asyncio", "void asyncio"),
  "several.mjs": programOf(
    "const waits = coroutine(function* waits(awaited) { yield* awaited; });",
    'const first = asyncio.createTask(waits(asyncio.ensureFuture(new Promise(() => {}))), { name: "A" });',
    "yield* asyncio.gather(asyncio.sleep(3600), first);",
  ),
  "tidies.mjs": programOf(
    `try { ${never} } catch (error) { print(error.name); throw error; }`,
    'finally { yield* asyncio.sleep(1); print("tidied up"); }',
  ),
  "caught.mjs": programOf(never).replace(
    "await asyncio.run(main());",
    'try { await asyncio.run(main()); } catch (error) { print(error.name); }\nprint("goes on");',
  ),
  "revived.mjs": `process.once("beforeExit", () => setTimeout(() => settle?.("late"), 1));
let settle;
${programOf("print(yield* asyncio.ensureFuture(new Promise((resolve) => { settle = resolve; })));")}`,
  "alive.mjs": programOf('console.log("alive");', "setInterval(() => {}, 1000);", never),
});

const run = (file: string, ...options: readonly string[]): ReturnType<typeof command> =>
  command(["run", join(folder, file), ...options]);

describe("a promise that never settles", () => {
  it.each([
    ["never.ts", "--virtual"],
    ["never.ts", "--speed=10"],
    ["unawaited.ts", "--virtual"],
    ["unawaited.ts", "--speed=10"],
  ])("%s %s: is told when nothing is alive, with the task that waits for it", async (file, clock) => {
    const { code, stdout, stderr } = await run(file, clock, "--quiet");
    const warning =
      "RuntimeWarning: asyncio.run(main()) was never awaited: write `await asyncio.run(main())`, so that what comes after it waits for its end\n";
    expect({ code, stdout }).toEqual({ code: 1, stdout: "before\n" });
    expect(stderr).toBe(
      [
        file === "unawaited.ts" ? warning : "",
        "  ✖ DeadlockError: deadlock: nothing is ready to run, no timer is set and the",
        "    promises that the loop waits for can never settle",
        "      Task-1 (main) waits for a promise, which nobody is left to settle",
        "    Nothing of the program is alive any more: no timer, no connection, no",
        "    thread. A promise alone keeps nothing going.",
        "    Look at the place where that promise is made: who is to call its resolve or",
        "    reject, and is that still to come?",
        "",
      ].join("\n"),
    );
  });

  it("is explained in Japanese as well", async () => {
    const { code, stderr } = await run("never.ts", "--virtual", "--quiet", "--lang", "ja");
    expect(code).toBe(1);
    expect(stderr.replace(/\n */g, "")).toContain(
      "その Promise を作っている場所で、resolve や reject を呼ぶ処理",
    );
  });

  it("is told with every task, once the timers are over, which are not waited for in real time", async () => {
    const { stderr } = await run("several.mjs", "--virtual", "--quiet");
    expect(stderr).toContain("Task-1 (main) waits for gather (1 of 2 not done)");
    expect(stderr).toContain("A (waits) waits for a promise, which nobody is left to settle");
  });

  it("is told by an exception: the tasks are cancelled and tidy up", async () => {
    const { code, stdout, stderr } = await run("tidies.mjs", "--virtual", "--quiet");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "CancelledError\ntidied up\n" });
    expect(stderr).toContain("can never settle");
  });

  it("lets the program catch that exception and go on", async () => {
    const { code, stdout, stderr } = await run("caught.mjs", "--virtual", "--quiet");
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "DeadlockError\ngoes on\n", stderr: "" });
  });

  it("is not told of when the end of everything else settles it", async () => {
    const { code, stdout, stderr } = await run("revived.mjs", "--virtual", "--quiet");
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "late\n", stderr: "" });
  });

  it("can be left with Ctrl-C while something is alive", async () => {
    const child = spawn(process.execPath, [builtCommand(), "run", join(folder, "alive.mjs"), "--quiet"], {
      env: cleanEnvironment(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.once("data", () => child.kill("SIGINT"));
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(130);
  });

  it.each(["awaited", "unawaited"])(
    "is told by Node without the command, in a program whose run is %s",
    async (how) => {
      const library = pathToFileURL(join(packageFolder, "dist", "src", "index.js")).href;
      const program = programOf(never).replace('"asyncio-lessons"', JSON.stringify(library));
      const text = how === "awaited" ? program : program.replace("await asyncio", "asyncio");
      const { code, stderr } = await node(["--input-type=module", "--eval", text]);
      expect(code).toBe(1);
      expect(stderr).toContain("Task-1 (main) waits for a promise, which nobody is left to settle");
      expect(stderr).not.toContain("unsettled top-level await");
    },
  );
});
