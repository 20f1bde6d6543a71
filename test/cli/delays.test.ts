// `run --delays` on the built command: the worker finds the hook that changes the program's source.
import { expect, it } from "vitest";
import { command } from "../helpers/command.js";

it("runs a lesson with the delays that were given in place of its own", async () => {
  const { code, stdout, stderr } = await command(["run", "semaphore", "--delays", "2", "--virtual", "-q"]);
  expect([stderr, code]).toEqual(["", 0]);
  expect(stdout.split("\n").slice(0, 5)).toEqual([
    "a starts at 0.0 s",
    "b starts at 0.0 s",
    "c starts at 2.0 s",
    "d starts at 2.0 s",
    "e starts at 4.0 s",
  ]);
});
