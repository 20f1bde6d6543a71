// Bad input on the built command that cannot be written as a line of `test/repo/outputs/badCalls.ts`, and what is none.
import { expect, it } from "vitest";
import { command } from "../helpers/inProcess.js";

it("what would act on the terminal is told in one line, and does not", async () => {
  const { code, stdout, stderr } = await command(["run", "\x1b[31mred\nblue"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toBe("error: there is no lesson '\\x1b[31mred blue'. The lessons: asyncio-lessons list\n");
});

it("--speed is taken up to its bounds", async () => {
  const { code } = await command(["compare", "gather", "--speed", "1000", "--timeout", "20", "--quiet"]);
  // So fast a run may be late against its own clock, which is a failed check, but no bad input.
  expect([0, 1]).toContain(code);
});
