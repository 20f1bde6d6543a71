// Each fault that a room can have is reported, in a sentence that says what to mend; a sound room has none.
import { describe, expect, test } from "vitest";
import { defineLesson, type Lesson } from "../../../src/course/model.js";
import { checkRoom } from "./check.js";
import { checkPrints, checkSame, type Printed } from "./prints.js";
import { libraryNames } from "./references.js";
import type { Room } from "./room.js";

const lesson = defineLesson({
  id: "nap",
  title: { en: "nap", ja: "うたた寝" },
  shows: { en: "A nap.", ja: "うたた寝をする。" },
  part: 1,
  prints: [
    { text: "1", by: "nap" },
    { elapsed: true, by: "main" },
  ],
  elapsed: { ideal: 6, virtual: 6.000005006790161 },
  article: { order: ["1"], elapsed: 6.00412392616272 },
  lanes: ["main", "nap"],
});
const baseline: Lesson = defineLesson({ ...lesson, id: "base", elapsed: { ideal: 15, virtual: 15 } });

const sound: Record<string, string> = {
  "lesson.ts": "export const lesson = 0;",
  "program.ts":
    'import { asyncio, print } from "asyncio-lessons";\nasync function one_print() {\n  asyncio.sleep(6);\n}\n',
  "program.py": "import asyncio\nasync def one_print():\n    await asyncio.sleep(6)\n",
  "en.md": "# Nap\n\n## Why\n\n`await one_print()` naps 6 seconds, not 15 s. See `program.py`.\n",
  "ja.md":
    "# うたた寝\n\n## なぜか\n\n`await one_print()` は15秒ではなく6秒眠ります。`program.py` を見てください。\n",
};

function room(changes: Record<string, string | null> = {}, listed: Lesson | undefined = lesson): Room {
  const files = Object.entries({ ...sound, ...changes }).filter(
    (file): file is [string, string] => file[1] !== null,
  );
  return { id: "nap", files: new Map(files), lesson: listed };
}

function faults(changes: Record<string, string | null>): string[] {
  return checkRoom(room(changes), baseline);
}

function wrote(stdout: string): Printed {
  return { stdout, stderr: "" };
}

/** The same words in both texts, so that only the words are at fault. */
function bothSay(words: string): Record<string, string> {
  return { "en.md": `# A\n\n${words}\n`, "ja.md": `# A\n\n${words}\n` };
}

test("a sound room has no fault", () => {
  expect(faults({})).toEqual([]);
});

describe("the room's files", () => {
  test.each(Object.keys(sound))("%s may not be missing", (name) => {
    expect(faults({ [name]: null })).toEqual([`${name} is missing`]);
  });

  test("none may be empty", () => {
    expect(faults({ "ja.md": "\n" })).toEqual(["ja.md is empty"]);
  });

  test("no stray file lies in it, at any depth", () => {
    expect(faults({ "notes.txt": "x", "old/program.ts": "x" })).toEqual([
      "notes.txt does not belong in a lesson's room",
      "old/program.ts does not belong in a lesson's room",
    ]);
  });

  test("the catalogue lists it", () => {
    const unlisted: Room = { ...room(), lesson: undefined };
    expect(checkRoom(unlisted, baseline)).toEqual(["src/course/catalogue.ts does not list this lesson"]);
  });

  test("its lesson carries the folder's name", () => {
    expect(checkRoom(room({}, baseline), baseline)).toEqual([
      'lesson.ts says its id is "base", the folder is called "nap"',
    ]);
  });
});

describe("the two texts", () => {
  test("have the same heading structure", () => {
    expect(faults({ "ja.md": (sound["ja.md"] ?? "").replace("## ", "### ") })).toEqual([
      "the heading levels differ: en.md has 1 2, ja.md has 1 3",
    ]);
  });

  test("a line that begins with # in a fenced block is no heading", () => {
    expect(
      faults({ "en.md": `${sound["en.md"]}\n\`\`\`python\n# a comment\nstrange_name()\n\`\`\`\n` }),
    ).toEqual([]);
  });

  test("cite the same code", () => {
    expect(faults({ "en.md": `${sound["en.md"]}\n\`print\`\n` })).toEqual([
      "ja.md does not cite `print`, en.md does",
    ]);
    expect(faults({ "ja.md": `${sound["ja.md"]}\n\`print\`\n` })).toEqual([
      "en.md does not cite `print`, ja.md does",
    ]);
  });

  test("cite no name that the programs do not have", () => {
    expect(faults(bothSay("`await two_print()`"))).toEqual([
      "en.md cites `two_print`, which is neither in program.ts nor in program.py",
      "ja.md cites `two_print`, which is neither in program.ts nor in program.py",
    ]);
  });

  test("a part of a longer name is not that name", () => {
    expect(faults(bothSay("`one`"))).toHaveLength(2);
  });

  test("names of the library that the programs do not use are left for Python to judge", () => {
    const other = room(bothSay("`asyncio.gather(one_print())`, `asyncio.sleep`, `time.time`"));
    expect(checkRoom(other, baseline)).toEqual([]);
    expect(libraryNames(other)).toEqual(["asyncio.gather", "time.time"]);
  });
});

describe("the figures in the texts", () => {
  test.each([
    "6 s",
    "6-second",
    "6.00 seconds",
    "6.004 s",
    "6.0041秒",
    "6.000005 s",
    "15秒",
    "6秒と15秒",
    "6 or 15 s",
  ])("%s agrees with the facts", (figure) => {
    expect(faults(bothSay(figure))).toEqual([]);
  });

  test.each([
    ["7 s", ["7"]],
    ["1-second", ["1"]],
    ["6.005 s", ["6.005"]],
    ["16 seconds", ["16"]],
    ["6、5、4秒", ["5", "4"]],
    ["6, 5, and 4 seconds", ["5", "4"]],
    ["5秒から6秒", ["5"]],
  ])("%s does not", (text, wrong) => {
    const expected = ["en.md", "ja.md"].flatMap((file) =>
      wrong.map((figure) => `${file} says ${figure} seconds, which neither lesson.ts nor program.py knows`),
    );
    expect(faults(bothSay(text))).toEqual(expected);
  });

  test.each(["six seconds", "六秒", "６秒"])("%s cannot be checked, so it is not allowed", (text) => {
    expect(faults(bothSay(text))).toEqual([
      `en.md says "${text}": write the figure in plain digits`,
      `ja.md says "${text}": write the figure in plain digits`,
    ]);
  });

  test("numbers that are no lengths of time are left alone", () => {
    expect(faults(bothSay("Python 3.14, 3 tasks, 2 so far, 4番目, the second"))).toEqual([]);
  });
});

describe("the names that the programs define", () => {
  const python = sound["program.py"] ?? "";
  const typescript = sound["program.ts"] ?? "";

  test("are the same: functions, parameters, methods, variables of a loop, of a with block, of a comprehension and of an expression", () => {
    const theirs = `def nap(a, b=c):
    for i, j in a:
        with b as d: e = [k for k in d]
    f(sum(m for m in e))
    [o, p] = (q := a)
class R:
    def __init__(self): pass
    def s(self): pass
`;
    const ours = `function nap(a, b = c) {
  for (const [i, j] of a) asyncWith(b, (d) => { const e = d.map((k) => k); f(e.reduce((m) => m)); });
  const q = a;
  const [o, p] = q;
}
class R {
  constructor() {}
  s() {}
}
`;
    expect(faults({ "program.py": python + theirs, "program.ts": typescript + ours })).toEqual([]);
  });

  test("do not differ in spelling", () => {
    expect(faults({ "program.ts": typescript.replace("one_print", "onePrint") })).toEqual([
      "program.ts defines `onePrint`, program.py does not",
      "program.py defines `one_print`, program.ts does not",
    ]);
  });
});

describe("what the two programs print", () => {
  test("is the same to the byte", () => {
    expect(checkSame(room(), wrote("1\n15\n"), wrote("1\n15.0\n2\n"))).toEqual([
      'line 2 of the output: program.ts prints "15", program.py "15.0"',
      'line 3 of the output: program.ts prints "", program.py "2"',
      'line 4 of the output: program.ts prints nothing, program.py ""',
    ]);
  });

  test("differs where the table of what cannot be equal says so, and there alone", () => {
    const scale: Room = { ...room(), id: "scale" };
    expect(checkSame(scale, wrote("memory: 2.5 kB\n"), wrote("memory: 1.7 kB\n"))).toEqual([]);
    expect(checkSame(scale, wrote("threads: 2\n"), wrote("threads: 1\n"))).toHaveLength(1);
    expect(checkSame(room(), wrote("memory: 2.5 kB\n"), wrote("memory: 1.7 kB\n"))).toHaveLength(1);
  });
});

describe("the program's imports", () => {
  test.each([
    ['import { readFile } from "node:fs/promises";', []],
    ['import x from "../other.js";', ["../other.js"]],
    ["import 'chalk';", ["chalk"]],
    ['await import("fs");', ["fs"]],
    ['require("fs");', ["fs"]],
    ['export { x } from "asyncio-lessons/internal";', ["asyncio-lessons/internal"]],
    ['import {\n  x,\n} from "ora";', ["ora"]],
  ])("of %j", (line, foreign) => {
    expect(faults({ "program.ts": `${sound["program.ts"]}${line}\n` })).toEqual(
      foreign.map(
        (name) => `program.ts imports "${name}": only "asyncio-lessons" and node: modules are allowed`,
      ),
    );
  });

  test("are in Python those that Windows has, too", () => {
    expect(faults({ "program.py": `${sound["program.py"]}import resource\n` })).toEqual([
      'program.py imports "resource", which Python lacks on Windows',
    ]);
  });
});

describe("what a program printed in virtual time", () => {
  test("agrees when every line does, however the lines end", () => {
    expect(checkPrints(room(), "program.py", wrote("1\n6.000005006790161\n"))).toEqual([]);
    expect(checkPrints(room(), "program.py", wrote("1\r\n6.000005006790161\r\n"))).toEqual([]);
  });

  test("each line that differs is told", () => {
    expect(checkPrints(room(), "program.py", wrote("2\n6.000005006790162\n3\n"))).toEqual([
      'program.py, line 1 of its output: "2" in place of "1"',
      "program.py, line 2 of its output: 6.000005006790162 s in place of elapsed.virtual, 6.000005006790161 s",
      'program.py, line 3 of its output: "3" is not in lesson.ts',
    ]);
    expect(checkPrints(room(), "program.ts", wrote(""))).toEqual([
      'program.ts, line 1 of its output: "1" is missing',
      "program.ts, line 2 of its output: the elapsed time is missing",
    ]);
    expect(checkPrints(room(), "program.ts", wrote("1\nsoon\n"))).toEqual([
      'program.ts, line 2 of its output: "soon" in place of the elapsed time',
    ]);
  });
});
