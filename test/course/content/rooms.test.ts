// The rooms as they stand on disk are sound, and the check as a command says so.
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { baseline, lessons } from "../../../src/course/catalogue.js";
import { packageRoot } from "../../../src/course/files.js";
import { checkRoom } from "./check.js";
import { supported } from "./python.js";
import { readRoom } from "./room.js";
import { checkTexts } from "./texts.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "asyncio-lessons-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each(lessons)("the room of $id is sound", async (lesson) => {
  const room = await readRoom(join(packageRoot(), "lessons"), lesson.id, lesson);
  expect([...checkRoom(room, baseline), ...checkTexts(room)]).toEqual([]);
});

describe("reading a room", () => {
  test("finds every file in it, also those in folders of its own", async () => {
    await mkdir(join(folder, "nap", "old"), { recursive: true });
    await writeFile(join(folder, "nap", "en.md"), "# Nap\n");
    await writeFile(join(folder, "nap", "old", "en.md"), "# Old\n");
    const room = await readRoom(folder, "nap", undefined);
    expect([...room.files].sort()).toEqual([
      ["en.md", "# Nap\n"],
      ["old/en.md", "# Old\n"],
    ]);
  });

  test("finds nothing in one that is not there", async () => {
    expect((await readRoom(folder, "nap", undefined)).files.size).toBe(0);
  });
});

test("the command ends with 1 and names every fault when rooms are missing or stray", async () => {
  await mkdir(join(folder, "nap"));
  await writeFile(join(folder, "nap", "en.md"), "# Nap\n");
  await writeFile(join(folder, "notes.txt"), "");
  await writeFile(join(folder, "README.ja.md"), "");
  const main = join(packageRoot(), "test", "course", "content", "main.mjs");
  const { status, stdout } = spawnSync(process.execPath, [main, folder], {
    cwd: packageRoot(),
    encoding: "utf8",
  });
  expect(stdout.match(/.* is not a lesson's room/g)).toEqual(["✘ lessons/notes.txt is not a lesson's room"]);
  expect(stdout).toContain("✘ gather\n    lesson.ts is missing.\n");
  expect(stdout).toContain(
    [
      "✘ nap",
      "    lesson.ts is missing.",
      "    program.ts is missing.",
      "    program.py is missing.",
      "    ja.md is missing.",
      "    src/course/catalogue.ts does not list this lesson.",
    ].join("\n"),
  );
  expect(status).toBe(1);
});

test.each([
  ["3.8.18", true],
  ["3.13.0", true],
  ["3.13.0rc2", true],
  ["3.7.16", false],
  ["3.14.0", false],
  ["4.0.0", false],
])("Python %s runs the virtual clock: %s", (version, runs) => {
  expect(supported(version)).toBe(runs);
});
