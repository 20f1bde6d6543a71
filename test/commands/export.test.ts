// `export`, `run --trace` and `run --tree`, `compare --svg`: the built command, its files and its streams.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeWhole } from "../../src/commands/common/writeFile.js";
import { sizeNote } from "../../src/commands/export/export.js";
import { lessons } from "../../src/course/catalogue.js";
import { sourcePath } from "../../src/course/files.js";
import { decodeTrace } from "../../src/trace/codec.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { shell } from "../helpers/command.js";
import { documentOf } from "../helpers/document.js";
import { folderWith } from "../helpers/folder.js";
import { command, commandOnce } from "../helpers/inProcess.js";

/** A program whose trace is longer than what a pipe takes at once. */
const long = `import { asyncio, coroutine, print } from "asyncio-lessons";
const main = coroutine(function* main() {
  for (let i = 0; i < 1000; i += 1) { print("line", i); yield* asyncio.sleep(1); }
});
await asyncio.run(main());
`;

it("of a file that takes long to open it is said how large it is, why, and what makes it smaller", () => {
  const document = { events: { length: 1_300_033 } };
  const said = (bytes: number, id: string | null): string | null =>
    sizeNote(bytes, { document, run: { target: { lesson: id && { id } } } } as never, "en");
  expect(said(20_000_000, "scale")).toBeNull();
  expect(said(127_074_014, "scale")).toBe(
    "That is 127 MB, as the run has 1,300,033 events: opening it takes a while. For less, change the number in a copy of the program (show scale --typescript --raw > small.ts) and export that.",
  );
  expect(said(127_074_014, null)).toMatch(/have the program do less, or end it sooner with --timeout\.$/);
});

describe("export", () => {
  it("writes the timeline as a picture, the same at every call, into a file or to stdout", async () => {
    const folder = folderWith({});
    const file = join(folder, "gather.svg");
    const written = await command(["export", "gather", "-o", file]);
    expect(written).toMatchObject({ code: 0, stdout: "", stderr: `  Written: ${file}\n` });
    const svg = readFileSync(file, "utf8");
    expect(svg).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [\s\S]*<\/svg>\n$/);
    for (const args of [[], ["-o", "-"]])
      expect(await command(["export", "gather", "--format", "svg", ...args])).toMatchObject({
        code: 0,
        stdout: svg,
        stderr: "",
      });
  });

  it("draws in the language and with the delays that are asked for", async () => {
    const { stdout } = await command([
      "export",
      "gather",
      "--format",
      "svg",
      "--lang",
      "ja",
      "--delays",
      "1,2,3",
    ]);
    expect(stdout).toContain("待機中");
    expect(stdout).toContain("3.000 s · 仮想時間");
  });

  it("writes what chrome reads", async () => {
    const { code, stdout } = await commandOnce(["export", "gather", "--format", "chrome"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ displayTimeUnit: "ms", otherData: { time: "virtual" } });
  });

  it("writes the trace, from which every other format is made as from the lesson", async () => {
    const folder = folderWith({});
    const file = join(folder, "gather.json");
    expect((await command(["export", "gather", "-o", file])).code).toBe(0);
    expect(decodeTrace(readFileSync(file, "utf8")).document?.lesson).toBe("gather");
    for (const format of ["svg", "chrome", "json"]) {
      const ofLesson = await commandOnce(["export", "gather", "--format", format]);
      expect(await command(["export", file, "--format", format])).toMatchObject({
        code: 0,
        stdout: ofLesson.stdout,
      });
    }
  });

  it("does not cut a long trace in a pipe, and ends quietly when nobody reads on", async () => {
    const cwd = folderWith({ "long.mjs": long });
    const file = join(cwd, "long.json");
    expect((await command(["export", "./long.mjs", "--virtual", "-o", file], { cwd })).code).toBe(0);
    const line = "asyncio_lessons export ./long.mjs --virtual --format json | (sleep 0.3; cat)";
    const { stdout } = await shell(line, { cwd });
    expect(stdout.length).toBeGreaterThan(200_000);
    expect(stdout === readFileSync(file, "utf8")).toBe(true);
    expect(stdout).not.toContain(cwd);
    const cut = await shell("asyncio_lessons export ./long.mjs --virtual --format json | head -c 10", {
      cwd,
    });
    expect(cut).toMatchObject({ stdout: '{"schema":', stderr: "" });
  });

  it("draws a run that failed as well, says why, and fails", async () => {
    const cwd = folderWith({
      "bad.ts": `import { print } from "asyncio-lessons";\nprint(1);\nthrow new Error("broken");\n`,
    });
    const { code, stdout, stderr } = await command(["export", "./bad.ts", "--virtual", "--format", "svg"], {
      cwd,
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/<\/svg>\n$/);
    expect(stderr).toContain("broken");
  });
});

describe("a damaged trace", () => {
  const event = (kind: string, rest: object): object => ({ kind, at: 0, iteration: 0, ...rest });
  const trace = (...events: object[]): string =>
    JSON.stringify({ ...documentOf([]), events: [event("program-began", {}), ...events] });
  const iteration = { ready: 0, timers: 0 };
  const task = { task: 1, name: "Task-1", coroutine: "main", parent: null };
  const cwd = folderWith({
    "back.json": trace(
      event("iteration", { ...iteration, at: 2 }),
      event("iteration", { ...iteration, at: 1 }),
    ),
    "negative.json": trace(event("iteration", { ...iteration, at: -1 })),
    "nobody.json": trace(event("step-began", { task: 7 })),
    "twice.json": trace(event("program-began", {})),
    "number.json": trace(event("task-created", { ...task, task: 2 })),
    "step.json": trace(
      event("task-created", task),
      event("task-done", { task: 1, outcome: { status: "cancelled" } }),
    ),
  });

  it.each([
    ["back.json", "its event number 3 is earlier than the one before it.", "3番目のイベントの時刻が"],
    ["negative.json", "in its event number 2, at is not as it should be.", "2番目のイベントの at が"],
    [
      "nobody.json",
      "its event number 2 refers to a task that no event before it tells of.",
      "が指すタスクは",
    ],
    [
      "twice.json",
      "its event number 2 breaks the rule that program-began comes first, and only once.",
      "最初に一度だけ",
    ],
    ["number.json", "its event number 2 gives a task a number that is not the next.", "タスクの番号が"],
    ["step.json", "its event number 3 is task-done, which its task cannot do then.", "の task-done は"],
  ])("%s is refused, naming the event", async (file, said, japanese) => {
    const stderr = `error: '${file}' is a damaged trace: ${said}\n`;
    for (const args of [
      ["step", file, "--plain"],
      ["export", file, "--format", "chrome"],
      ["run", file, "--tree"],
    ])
      expect(await command(args, { cwd })).toMatchObject({ code: 2, stdout: "", stderr });
    const inJapanese = await command(["step", file, "--plain", "--lang", "ja"], { cwd });
    expect(inJapanese.stderr).toContain(japanese);
  });
});

describe("run", () => {
  it("writes its trace beside what it shows, and draws the tree of it later", async () => {
    const file = join(folderWith({}), "trace.json");
    const ran = await command(["run", "gather", "--virtual", "--trace", file]);
    expect(ran).toMatchObject({ code: 0, stderr: `  Written: ${file}\n` });
    expect(ran.stdout).toBe((await commandOnce(["run", "gather", "--virtual"])).stdout);
    const { code, stdout } = await command(["run", file, "--tree"]);
    expect(code).toBe(0);
    expect(stdout).toContain("│   └──  one_print program.ts:4 (program.py:6)  until 6.000 s");
    expect((await command(["run", "gather", "--virtual", "--tree"])).stdout).toContain(stdout);
    const later = await command(["run", file, "--tree", "--at", "4.5", "--internals"]);
    expect(later.stdout).toContain("(T) Task-4  finished");
    expect(later.stdout).toContain("sleep asyncio  until 5.000 s");
    const tooLate = await command(["run", file, "--tree", "--at", "7"]);
    expect(tooLate).toMatchObject({
      code: 2,
      stderr: "error: at 7 s the run was over: it ended at 6.000 s.\n",
    });
  });

  it("shows what a run that is cut short hangs on", async () => {
    let stdout = "";
    // Ever later, until the run got so far.
    for (let timeout = 0.25; !stdout.includes("Task-4"); timeout *= 2) {
      const args = ["run", "gather", "--speed", "0.01", "--timeout", String(timeout), "--tree"];
      const ran = await command(args);
      expect(ran.code).toBe(1);
      stdout = ran.stdout;
    }
    expect(stdout).toMatch(/when the run\s+was cut short:/);
    expect(stdout).toContain("(T) Task-4  pending, waiting");
  });

  it("keeps the speed in the trace, so that nothing drawn of it says that it was measured as it is", async () => {
    const cwd = folderWith({});
    const args = ["run", "gather", "--speed", "100", "-q", "--trace", "fast.json"];
    expect(await command(args, { cwd })).toMatchObject({ code: 0 });
    const fast = { en: "measured at 100 times the speed", ja: "実測（100倍の速さ）" };
    for (const lang of ["en", "ja"] as const) {
      for (const drawn of ["run fast.json --tree", "step fast.json", "export fast.json --format svg"]) {
        const { stdout } = await command([...drawn.split(" "), "--lang", lang], { cwd });
        expect(stdout.replace(/\s+/g, " ")).toContain(fast[lang]);
      }
    }
    const { stdout: chrome } = await command(["export", "fast.json", "--format", "chrome"], { cwd });
    expect(JSON.parse(chrome).otherData.time).toBe(fast.en);
    // The page says it itself, of the trace that it holds.
    const { stdout: page } = await command(["export", "fast.json", "--format", "html"], { cwd });
    expect(page).toContain('"source":"measured","speed":100');
  });

  it("draws all lanes of several runs on one axis into a file", async () => {
    const file = join(folderWith({}), "compare.svg");
    const { code, stderr } = await command(["compare", "gather", "sequential", "--virtual", "--svg", file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `  Written: ${file}\n` });
    expect(readFileSync(file, "utf8").match(/>one_print</g)).toHaveLength(2);
  });
});

describe("- in the place of a file", () => {
  it("is stdout, which then holds the trace alone; failures are told on stderr", async () => {
    const cwd = folderWith({});
    const exported = await commandOnce(["export", "gather", "--format", "json"]);
    for (const args of [[], ["--quiet"]]) {
      const ran = await command(["run", "gather", "--virtual", "--trace", "-", ...args], { cwd });
      expect(ran).toMatchObject({ code: 0, stdout: exported.stdout, stderr: "" });
    }
    const cutShort = ["run", "gather", "--speed", "0.01", "--timeout", "0.25", "--trace", "-"];
    const cut = await command(cutShort, { cwd });
    expect(cut).toMatchObject({ code: 1, stderr: expect.stringContaining("Ended after 0.25 s") });
    // What was cut short is a trace all the same.
    expect(decodeTrace(cut.stdout).fault).toBeUndefined();
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([
    ["--svg", /^<\?xml [\s\S]*<\/svg>\n$/],
    ["--export-json", /^\{[\s\S]*\}\n$/],
    ["--export-markdown", /^\| lesson /],
    ["--export-csv", /^lesson,order/],
  ])("takes the table's place with compare %s", async (option, text) => {
    const cwd = folderWith({});
    const args = ["compare", "gather", "sequential", "--virtual"];
    const { code, stdout, stderr } = await command([...args, option, "-"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(text);
    expect(readdirSync(cwd)).toEqual([]);
    expect((await command([...args, option, "file"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "file"), "utf8")).toBe(stdout);
  });
});

describe("a lesson that is too long for a page", () => {
  it("is exported with a smaller number, in both languages of the program, and it is said", async () => {
    const { code, stdout, stderr } = await command(["export", "scale", "--format", "html"]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "  scale is too long for a page: it is exported with 50 in the place of 100,000.\n",
    });
    expect(stdout.length).toBeLessThan(300_000);
    const payload = /<script type="application\/json" id="trace">(.*?)<\/script>/s.exec(stdout)?.[1] ?? "";
    const { document } = JSON.parse(payload) as { readonly document: TraceDocument };
    expect(document.title.en).toBe("100,000 sleepers (here: 50)");
    expect(document.programs.typescript?.text).toContain("const SLEEPERS = 50;");
    expect(document.programs.python?.text).toContain("SLEEPERS = 50\n");
    expect(document.events.filter(({ kind }) => kind === "task-created")).toHaveLength(51);
    const outputs = document.events.flatMap((event) => (event.kind === "output" ? [event.text] : []));
    expect(outputs).toContain("asleep at once: 50");
    const japanese = await command(["export", "scale", "--format", "html", "--lang", "ja"]);
    expect(japanese.stderr).toBe(
      "  scale は1ページに入りきらないので、100,000 の代わりに 50 で書き出します。\n",
    );
  });

  it("has that number once in each program", () => {
    for (const lesson of lessons) {
      if (lesson.onPage === null) continue;
      for (const written of ["typescript", "python"] as const) {
        const text = readFileSync(sourcePath(lesson, written), "utf8");
        expect(text.split(lesson.onPage.of), `${lesson.id}, ${written}`).toHaveLength(2);
      }
    }
  });
});

describe("a file", () => {
  it("is written whole or stays as it was, with nothing left beside it", () => {
    const folder = folderWith({ "a.txt": "old" });
    const file = join(folder, "a.txt");
    writeWhole(file, "new");
    expect(readFileSync(file, "utf8")).toBe("new");
    mkdirSync(join(folder, `.a.txt.${process.pid}.part`));
    expect(() => writeWhole(file, "newer")).toThrow();
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(() => writeWhole(join(folder, "none", "b.txt"), "x")).toThrow();
  });

  it("keeps its permissions, and stays a link where it is one", () => {
    const folder = folderWith({ "real.txt": "old" });
    const real = join(folder, "real.txt");
    writeFileSync(join(folder, "private.txt"), "", { mode: 0o600 });
    symlinkSync(real, join(folder, "link.txt"));
    writeWhole(join(folder, "link.txt"), "new");
    writeWhole(join(folder, "private.txt"), "new");
    expect(lstatSync(join(folder, "link.txt")).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, "utf8")).toBe("new");
    expect(statSync(join(folder, "private.txt")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("may be a device, which is written to as it is", () => {
    writeWhole("/dev/null", "x");
    expect(existsSync("/dev/null") && statSync("/dev/null").isFile()).toBe(false);
  });
});

describe("a trace file with a field of somebody else's", () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const fileWith = async (field: string): Promise<string> => {
    const { stdout } = await command(["export", "gather", "--format", "json"]);
    const file = join(folderWith({}), "other.json");
    writeFileSync(file, stdout.replace("{", `{"somebodys":${field},`));
    return file;
  };

  it("is exported with it", async () => {
    const file = await fileWith('{"own":[1]}');
    expect((await command(["export", file, "--format", "json"])).stdout).toBe(readFileSync(file, "utf8"));
  });

  it.each(["json", "html"])(
    "is refused in one sentence as %s where that is nested too deep",
    async (format) => {
      const file = await fileWith(deep);
      expect(await command(["export", file, "--format", format])).toEqual({
        code: 2,
        stdout: "",
        stderr: `error: cannot export '${file}': a value in it that is no part of a trace is nested too deep to be written. Take it out, or record the trace again.\n`,
      });
      expect((await command(["export", file, "--format", format, "--lang", "ja"])).stderr).toContain(
        "入れ子が深すぎます",
      );
    },
  );

  it.each(["chrome", "svg"])("is exported as %s, which has no room for it", async (format) => {
    expect(await command(["export", await fileWith(deep), "--format", format])).toMatchObject({ code: 0 });
  });
});
