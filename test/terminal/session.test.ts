// The terminal session by itself: what a part of it is told when the command is stopped and ended.
import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { TerminalSession } from "../../src/terminal/session.js";

it("takes nothing off the screen a second time when the command is ended while it is stopped", () => {
  const stream = {};
  const sent: unknown[] = [];
  const kill = (_pid: number, signal: string): void => void sent.push(signal);
  const process = Object.assign(new EventEmitter(), { stdin: stream, stdout: stream, stderr: stream, kill });
  // It is all of a process that is used here.
  const session = new TerminalSession(process as unknown as NodeJS.Process);
  const told: string[] = [];
  session.open({
    show: () => told.push("show"),
    hide: () => told.push("hide"),
    ended: () => told.push("ended"),
  });
  process.emit("SIGTSTP");
  process.emit("SIGTERM", "SIGTERM");
  expect(told).toEqual(["show", "hide", "ended"]);
  expect(sent).toEqual(["SIGTSTP", "SIGTERM"]);
});
