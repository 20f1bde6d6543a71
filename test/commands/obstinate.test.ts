// Programs that get in the command's way: they hold their thread in a child process, use up all memory, or post
// messages of their own.
import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { builtCommand, cleanEnvironment } from "../helpers/built.js";
import { command, type Ended } from "../helpers/command.js";
import { folderWith } from "../helpers/folder.js";

const folder = folderWith({
  // The shell has a child of its own, which keeps the pipe open.
  "child.mjs": `import { spawnSync } from "node:child_process";
console.log("waiting for a child");
spawnSync("sh", ["-c", "sleep 3600; echo over"]);
console.log("never printed");
`,
  "hoard.mjs": `console.log("hoarding");
const hoard = [];
while (true) hoard.push(new Array(1000).fill(Math.random()));
`,
  "posts.mjs": `import { isMainThread, parentPort } from "node:worker_threads";
parentPort?.postMessage("x");
parentPort?.postMessage([{ kind: "output", text: "forged", stream: "stdout", frames: [], task: null }]);
console.log("is main thread:", isMainThread);
`,
});

describe.concurrent("a program that waits for a child process", () => {
  it("is ended by --timeout without waiting for the child", async () => {
    const run = (timeout: number): Promise<Ended> =>
      command(["run", "./child.mjs", "--quiet", "--timeout", String(timeout)], { cwd: folder });
    // Ever later, until the program got so far.
    let timeout = 0.5;
    let ended = await run(timeout);
    while (ended.stdout === "") {
      timeout *= 2;
      ended = await run(timeout);
    }
    expect(ended).toMatchObject({ code: 1, stdout: "waiting for a child\n" });
    expect(ended.stderr).toContain(`Ended after ${timeout} s (--timeout).`);
  });

  it("is ended by SIGINT with 130, although the child does not get the signal", async () => {
    const args = [builtCommand(), "run", "./child.mjs", "--quiet"];
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: cleanEnvironment(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.once("data", () => child.kill("SIGINT"));
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(130);
  });
});

it("a program that uses up all memory fails as a program does, and what it printed is kept", async () => {
  const args = ["run", "./hoard.mjs", "--quiet"];
  const env = { NODE_OPTIONS: "--max-old-space-size=64" };
  const { code, stdout, stderr } = await command(args, { cwd: folder, env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "hoarding\n" });
  expect(stderr).toContain("MemoryError: the program ran out of memory");
  expect(stderr).not.toContain("report");
});

it("what a program posts to its parent is taken for no event", async () => {
  const { code, stdout, stderr } = await command(["run", "./posts.mjs", "--quiet"], { cwd: folder });
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "is main thread: false\n", stderr: "" });
});
