// Lessons on a machine that is late, on the built command: it is stopped for a while, as a machine with too much to do
// stops it. That is told, and is nobody's fault.
import { spawn } from "node:child_process";
import { setTimeout as pass } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { builtCommand, cleanEnvironment } from "../helpers/built.js";
import { watchdog } from "../helpers/watchdog.js";

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
  /** Was it stopped before it came to its end? */
  readonly wasStopped: boolean;
}

/** Runs the command, and stops it for so many seconds once it has written `sign` to stdout. */
function stopped(args: readonly string[], sign: string, seconds: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builtCommand(), ...args], {
      env: cleanEnvironment({ COLUMNS: "200" }),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: watchdog,
      killSignal: "SIGKILL",
    });
    let [stdout, stderr] = ["", ""];
    let [isAsked, wasStopped] = [false, false];
    child.stdout.setEncoding("utf8").on("data", async (text: string) => {
      stdout += text;
      if (isAsked || !stdout.includes(sign)) return;
      isAsked = true;
      child.kill("SIGSTOP");
      // No sign is waited for here: this is the lateness itself.
      await pass(seconds * 1000);
      wasStopped = child.exitCode === null;
      child.kill("SIGCONT");
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stderr, wasStopped }));
  });
}

describe.skipIf(process.platform === "win32")("a lesson on a machine that is late", () => {
  it("ends with 0, and says in one line how late it was", async () => {
    const during = (speed: number): Promise<Ended> =>
      // Two of the program's seconds are left to wait then; it is stopped for three.
      stopped(["run", "create_task", "--speed", String(speed)], "three_print\n", 3 / speed);
    // Ever slower, until it was stopped in time: this process may be late as well.
    let speed = 4;
    let ended = await during(speed);
    while (!ended.wasStopped) {
      speed /= 2;
      ended = await during(speed);
    }
    expect(ended.code).toBe(0);
    // On a machine that is busy besides, the order may be told not to be judged to its end.
    expect(ended.stderr).toMatch(
      /^\n {2}The machine was late by \d+\.\d+ s in this run \(measured\)[;,].*\n$/,
    );
  });
});
