// Bad input on the built command that cannot be written as a line of `test/repo/outputs/badCalls.ts`, and what is none.
import { describe, expect, it } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { command } from "../helpers/inProcess.js";

it("what would act on the terminal is told in one line, and does not", async () => {
  const { code, stdout, stderr } = await command(["run", "\x1b[31mred\nblue"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toBe("error: there is no lesson '\\x1b[31mred blue'. The lessons: asyncio-lessons list\n");
});

describe("a file that is named as a lesson, and is not there, leads to the lesson", () => {
  it.each([
    ["run gather.py", "there is no file 'gather.py'. Did you mean the lesson gather?"],
    ["step ./create-task.ts", "there is no file './create-task.ts'. Did you mean the lesson create_task?"],
    ["gather.py", "there is no command 'gather.py'. Did you mean asyncio-lessons run gather?"],
    ["run no/such.py", "there is no file 'no/such.py'. Check the path."],
    [
      "show gather.py",
      "'gather.py' is a path: this takes lessons only, by name or number. Did you mean gather?",
    ],
    [
      "run gather.py --lang ja",
      "「gather.py」というファイルはありません。もしかして、レッスンの gather ですか？",
    ],
  ])("%s", async (call, said) => {
    const { code, stderr } = await command(call.split(" "));
    expect({ code, stderr: stderr.replace(/^(error: |エラー：)/, "") }).toEqual({
      code: 2,
      stderr: `${said}\n`,
    });
  });
});

it("a number stands for its lesson wherever a lesson does", async () => {
  const { id } = lessons[2] ?? {};
  for (const call of ["show 3 --python", "step 3", "run 3 --virtual --quiet", "export 3 --format svg"])
    expect(await command(call.split(" "))).toEqual(await command(call.replace("3", String(id)).split(" ")));
  // Only a terminal has somebody to answer, but the lesson is looked for first.
  for (const call of ["tour", "quiz", "verify", "compare"]) {
    const { stderr } = await command([call, "99"]);
    expect(stderr).toBe("error: there is no lesson '99'. The lessons: asyncio-lessons list\n");
  }
});

it("--speed is taken up to its bounds", async () => {
  const { code } = await command(["compare", "gather", "--speed", "1000", "--timeout", "20", "--quiet"]);
  // So fast a run may be late against its own clock, which is a failed check, but no bad input.
  expect([0, 1]).toContain(code);
});
