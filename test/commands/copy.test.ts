// `copy` on the built command: a lesson's program in a file of one's own, which runs as it stands, and is never overwritten.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findLesson } from "../../src/course/catalogue.js";
import { programsOf } from "../../src/course/files.js";
import { command } from "../helpers/command.js";
import { folderWith } from "../helpers/folder.js";

const lesson = findLesson("gather");
const programs = lesson && programsOf(lesson);

test("writes the Python program, or the other, and says what to do with it", async () => {
  const cwd = folderWith({ ".keep": "" });
  const { code, stdout } = await command(["copy", "gather"], { cwd });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: [
      "  Written: gather.py",
      "  Change it, then:",
      "    asyncio-lessons run ./gather.py",
      "    asyncio-lessons step ./gather.py",
      "    asyncio-lessons compare gather ./gather.py",
      "",
    ].join("\n"),
  });
  expect(readFileSync(join(cwd, "gather.py"), "utf8")).toBe(programs?.python);
  const japanese = await command(["copy", "5", "--typescript", "-o", "mine.ts", "--lang", "ja"], { cwd });
  expect(japanese.code).toBe(0);
  expect(japanese.stdout).toContain("書き換えたら：\n    asyncio-lessons run ./mine.ts\n");
  expect(readFileSync(join(cwd, "mine.ts"), "utf8")).toBe(programs?.typescript);
});

test("overwrites nothing, and says why it cannot write", async () => {
  const cwd = folderWith({ "gather.py": "mine" });
  const there = await command(["copy", "gather"], { cwd });
  expect(there).toMatchObject({ code: 2, stdout: "" });
  expect(there.stderr).toContain(
    "'gather.py' is there already, and nothing is overwritten: name another file, such as --output my_gather.py",
  );
  expect(readFileSync(join(cwd, "gather.py"), "utf8")).toBe("mine");
  const nowhere = await command(["copy", "gather", "-o", "no/such.py"], { cwd });
  expect(nowhere).toMatchObject({ code: 2 });
  expect(nowhere.stderr).toContain("cannot write 'no/such.py': ENOENT");
  mkdirSync(join(cwd, "folder"));
  expect((await command(["copy", "gather", "-o", "folder"], { cwd })).code).toBe(2);
});

test("gives no file the name of a module of Python's own", async () => {
  const cwd = folderWith({ ".keep": "" });
  expect((await command(["copy", "queue"], { cwd })).stdout).toContain("  Written: my_queue.py\n");
});
