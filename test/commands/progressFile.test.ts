// The file of the progress, and all that can be wrong with it.
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadProgress, type ProgressFault } from "../../src/commands/common/progressFile.js";
import { ProgressKeeper } from "../../src/commands/common/progressKeeper.js";
import { forgetProgress } from "../../src/commands/tour/reset.js";
import { noProgress, withDone, withPlace, writeProgress } from "../../src/course/progress.js";
import { folderWith } from "../helpers/folder.js";

const gatherDone = withDone(noProgress, "gather", "2025-06-01", "right");

interface Kept {
  readonly keeper: ProgressKeeper;
  readonly faults: ProgressFault[];
}

function keep(file: string | null): Kept {
  const faults: ProgressFault[] = [];
  return { keeper: new ProgressKeeper(file, (fault) => faults.push(fault)), faults };
}

const doing =
  (id: string) =>
  (progress: typeof noProgress): typeof noProgress =>
    withDone(progress, id, "2025-06-02", "skipped");

function newFile(): string {
  return join(folderWith({}), "share", "asyncio-lessons", "progress.json");
}

function fileWith(text: string): string {
  const file = newFile();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe("the progress on disk", () => {
  it("is saved at each change, in a folder made for it, with nothing beside it", () => {
    const file = newFile();
    const { keeper, faults } = keep(file);
    expect(loadProgress(file)).toEqual({ progress: noProgress, fault: null });
    keeper.change(doing("gather"));
    expect(loadProgress(file)).toEqual({ progress: keeper.progress, fault: null });
    keeper.change((progress) => withPlace(progress, { lesson: "gather", step: "try" }));
    expect(loadProgress(file).progress).toEqual(keeper.progress);
    expect(readdirSync(dirname(file))).toEqual(["progress.json"]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(faults).toEqual([]);
  });

  it("holds what two tours at once did", () => {
    const file = newFile();
    const [one, other] = [keep(file), keep(file)];
    one.keeper.change(doing("gather"));
    other.keeper.change(doing("lock"));
    one.keeper.change(doing("queue"));
    expect(Object.keys(loadProgress(file).progress.lessons)).toEqual(["gather", "lock", "queue"]);
    expect([one.faults, other.faults]).toEqual([[], []]);
  });

  it("stays forgotten when another tour goes on", () => {
    const file = fileWith(writeProgress(gatherDone));
    const { keeper } = keep(file);
    expect(forgetProgress(file)).toBe(true);
    keeper.change(doing("lock"));
    expect(Object.keys(loadProgress(file).progress.lessons)).toEqual(["lock"]);
    expect(forgetProgress(file)).toBe(true);
    expect(forgetProgress(file)).toBe(false);
  });

  it("stays behind a symbolic link", () => {
    const file = fileWith(writeProgress(gatherDone));
    const link = join(dirname(file), "link.json");
    symlinkSync(file, link);
    keep(link).keeper.change(doing("lock"));
    expect(Object.keys(loadProgress(file).progress.lessons)).toEqual(["gather", "lock"]);
  });
});

describe("a damaged file", () => {
  it("is kept aside, told once, and the progress begins anew", () => {
    const file = fileWith("{ half");
    expect(loadProgress(file)).toEqual({
      progress: noProgress,
      fault: { kind: "damaged", file, kept: null },
    });
    const { keeper, faults } = keep(file);
    keeper.change(doing("gather"));
    keeper.change(doing("lock"));
    expect(faults).toEqual([{ kind: "damaged", file, kept: `${file}.damaged` }]);
    expect(readFileSync(`${file}.damaged`, "utf8")).toBe("{ half");
    expect(Object.keys(loadProgress(file).progress.lessons)).toEqual(["gather", "lock"]);
  });

  it("that is damaged meanwhile costs nothing", () => {
    const file = fileWith(writeProgress(gatherDone));
    const { keeper, faults } = keep(file);
    writeFileSync(file, "{");
    keeper.change(doing("lock"));
    writeFileSync(file, "[");
    keeper.change(doing("queue"));
    expect(faults).toHaveLength(1);
    expect(Object.keys(loadProgress(file).progress.lessons)).toEqual(["gather", "lock", "queue"]);
  });
});

describe("what cannot be written or read", () => {
  /** Changes twice, and finds one fault of that kind, all changes in memory, and the file as it was. */
  function expectUnsaved(file: string | null, kind: ProgressFault["kind"]): void {
    const { keeper, faults } = keep(file);
    const before = Object.keys(keeper.progress.lessons);
    keeper.change(doing("lock"));
    keeper.change(doing("queue"));
    expect(faults.map((fault) => fault.kind)).toEqual([kind]);
    expect(Object.keys(keeper.progress.lessons)).toEqual([...before, "lock", "queue"]);
  }

  it("a later version's file is left as it is", () => {
    const text = '{ "schema": 2, "courses": [] }';
    const file = fileWith(text);
    expectUnsaved(file, "later");
    expect(readdirSync(dirname(file))).toEqual(["progress.json"]);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("a read-only file is left as it is", () => {
    const file = fileWith(writeProgress(gatherDone));
    chmodSync(file, 0o444);
    expectUnsaved(file, "unwritable");
    expect(readFileSync(file, "utf8")).toBe(writeProgress(gatherDone));
    expect(readdirSync(dirname(file))).toEqual(["progress.json"]);
  });

  it("a folder that cannot be made", () => {
    const blocked = join(folderWith({ file: "no folder" }), "file", "asyncio-lessons", "progress.json");
    expectUnsaved(blocked, "unreadable");
    // Where nothing can be made at all, by nobody.
    if (process.platform === "linux") expectUnsaved("/proc/asyncio-lessons/progress.json", "unwritable");
  });

  it("a folder in the file's place", () => {
    const file = newFile();
    mkdirSync(file, { recursive: true });
    expectUnsaved(file, "unreadable");
    expect(statSync(file).isDirectory()).toBe(true);
  });

  it("no home", () => {
    expectUnsaved(null, "no-home");
  });
});
