// Lessons on a machine that is late, on the built command: it is stopped for a while, as a machine with too much to do
// stops it. That is told, and is nobody's fault.
import { spawn } from "node:child_process";
import { setTimeout as pass } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { builtCommand, cleanEnvironment } from "../helpers/built.js";

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command, and stops it for so many milliseconds once it has written `sign` to stdout. */
function stopped(args: readonly string[], sign: string, milliseconds: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builtCommand(), ...args], {
      env: cleanEnvironment({ COLUMNS: "200" }),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 25_000,
      killSignal: "SIGKILL",
    });
    let [stdout, stderr] = ["", ""];
    let hasStopped = false;
    child.stdout.setEncoding("utf8").on("data", async (text: string) => {
      stdout += text;
      if (hasStopped || !stdout.includes(sign)) return;
      hasStopped = true;
      child.kill("SIGSTOP");
      // No sign is waited for here: this is the lateness itself.
      await pass(milliseconds);
      child.kill("SIGCONT");
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

describe.skipIf(process.platform === "win32")("a lesson on a machine that is late", () => {
  it("ends with 0, and says in one line how late it was", async () => {
    // Two of the program's seconds are left to wait then: one of ours.
    const { code, stderr } = await stopped(["run", "create_task", "--speed", "2"], "three_print\n", 1500);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^\n {2}The machine was late by \d+\.\d+ s in this run \(measured\); the order is as it should be\.\n$/,
    );
  });
});
