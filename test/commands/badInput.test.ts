// Bad input on the built command: exit 2, one line on stderr that names the input and the remedy, nothing on stdout.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command } from "../helpers/inProcess.js";
import { folderWith } from "./folder.js";

const folder = folderWith({
  "notes.txt": "no program",
  "old.cjs": "",
  "old.cts": "",
  "view.tsx": "",
  "view.jsx": "",
});

const cases: readonly (readonly [what: string, args: readonly string[], says: string])[] = [
  [
    "an unknown lesson with nothing near it",
    ["run", "xyzzy"],
    "there is no lesson 'xyzzy'. The lessons: asyncio-lessons list",
  ],
  ["an unknown lesson", ["run", "gathr"], "there is no lesson 'gathr'. Did you mean gather?"],
  [
    "an unknown lesson to compare",
    ["compare", "squential"],
    "there is no lesson 'squential'. Did you mean sequential?",
  ],
  [
    "a lesson that is unknown after one that is known",
    ["run", "gather", "creat_task"],
    "there is no lesson 'creat_task'. Did you mean create_task?",
  ],
  ["run without a lesson", ["run"], "say which lesson, such as gather. The lessons: asyncio-lessons list"],
  [
    "an unknown option",
    ["run", "gather", "--vrtual"],
    "there is no option '--vrtual'. Did you mean --virtual?",
  ],
  [
    "an unknown option with nothing near it",
    ["list", "--zzzzzz"],
    "there is no option '--zzzzzz'. The options: asyncio-lessons list --help",
  ],
  [
    "an unknown command",
    ["frobnicate"],
    "there is no command 'frobnicate'. The commands: asyncio-lessons --help",
  ],
  [
    "an option that is none, beside an argument that is a command's name as well",
    ["--lang", "en", "explain", "run", "--zzzzzz"],
    "there is no option '--zzzzzz'. The options: asyncio-lessons explain --help",
  ],
  [
    "both programs in a quiz, which shows one",
    ["quiz", "gather", "--python", "--typescript"],
    "--python and --typescript exclude each other: give one of them.",
  ],
  [
    "what would act on the terminal",
    ["run", "\x1b[31mred\nblue"],
    "there is no lesson '\\x1b[31mred blue'. The lessons: asyncio-lessons list",
  ],
  [
    "a language twice: the last one counts",
    ["show", "frobnicate", "--lang", "ja", "--lang", "en"],
    "there is no lesson 'frobnicate'. The lessons: asyncio-lessons list",
  ],
  ["a misspelt command", ["lst"], "there is no command 'lst'. Did you mean asyncio-lessons list?"],
  [
    "a lesson in a command's place",
    ["gather"],
    "there is no command 'gather'. Did you mean asyncio-lessons run gather?",
  ],
  ...["0", "-1", "abc", "1e999", "", "0.009", "1001"].map(
    (value) =>
      [
        `--speed '${value}'`,
        ["run", "gather", `--speed=${value}`],
        `--speed takes a number from 0.01 to 1000, not '${value}'; --virtual runs at once.`,
      ] as const,
  ),
  [
    "--timeout without a number",
    ["run", "gather", "--timeout"],
    "--timeout needs a value. The options: asyncio-lessons run --help",
  ],
  [
    "--timeout with a word",
    ["compare", "--timeout", "soon"],
    "--timeout takes a number above 0, not 'soon'.",
  ],
  ["--runs 0", ["compare", "--runs", "0"], "--runs takes a whole number from 1 up, not '0'."],
  ["--runs 1.5", ["compare", "--runs", "1.5"], "--runs takes a whole number from 1 up, not '1.5'."],
  [
    "--speed with --virtual",
    ["run", "gather", "--speed", "2", "--virtual"],
    "--speed and --virtual exclude each other: give one of them.",
  ],
  [
    "--virtual for a lesson that measures real work",
    ["run", "gather", "concurrency_models", "--virtual"],
    "concurrency_models measures real work, so it runs in real time only: leave out --virtual.",
  ],
  [
    "--speed for a lesson that measures real work",
    ["run", "concurrency-models", "--speed", "2"],
    "concurrency_models measures real work, so it runs in real time only: leave out --speed.",
  ],
  [
    "a lesson that measures real work to compare",
    ["compare", "gather", "concurrency_models", "--virtual"],
    "concurrency_models measures real work, so it cannot race other lessons: run it alone, asyncio-lessons run concurrency_models",
  ],
  [
    "--color sometimes",
    ["list", "--color", "sometimes"],
    "--color takes auto, always or never, not 'sometimes'.",
  ],
  ["--lang xx", ["list", "--lang", "xx"], "--lang takes en or ja, not 'xx'."],
  ["--lang xx before the command", ["--lang", "xx", "list"], "--lang takes en or ja, not 'xx'."],
  [
    "a file that is not there",
    ["run", "./not_there.ts"],
    "there is no file './not_there.ts'. Check the path.",
  ],
  [
    "a file that is no program",
    ["run", "./notes.txt"],
    "'./notes.txt' is not a program: give a .ts, .js, .mts or .mjs file.",
  ],
  ...["old.cjs", "old.cts", "view.tsx", "view.jsx", ".", ".."].map(
    (path) =>
      [
        `${path} in a program's place`,
        ["run", path],
        `'${path}' is not a program: give a .ts, .js, .mts or .mjs file.`,
      ] as const,
  ),
  ["an empty name", ["run", ""], "say which lesson, such as gather. The lessons: asyncio-lessons list"],
  [
    "help on a command that there is not",
    ["help", "rn"],
    "there is no command 'rn'. Did you mean asyncio-lessons run?",
  ],
  [
    "an export into a folder that is not there",
    ["compare", "--virtual", "--export-json", "missing/all.json"],
    "cannot write 'missing/all.json': there is no folder 'missing'. Make it first.",
  ],
  [
    "an export onto a folder",
    ["compare", "--virtual", "--export-csv", "."],
    "cannot write '.': it is a folder. Name a file in it.",
  ],
];

describe("bad input", () => {
  it.each(cases)("%s is told in one line, before anything runs", async (_what, args, says) => {
    const { code, stdout, stderr } = await command(args, { cwd: folder });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: `error: ${says}\n` });
  });

  it("an argument too many is told with where to look", async () => {
    const { code, stdout, stderr } = await command(["list", "gather"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^error: .*takes no arguments.*asyncio-lessons list --help\n$/);
  });

  it("a folder that cannot be written is named with its own name, not with an absolute one", async () => {
    const { stderr } = await command(["compare", "--export-markdown", join("a", "b", "c.md")], {
      cwd: folder,
    });
    expect(stderr).toBe("error: cannot write 'a/b/c.md': there is no folder 'a/b'. Make it first.\n");
  });

  it.each([
    [["run", "gathr"], "エラー：「gathr」というレッスンはありません。 もしかして：gather\n"],
    [
      ["run", "gather", "--speed", "0"],
      "エラー：--speed には 0.01 から 1000 までの数を指定してください（「0」は使えません）。一瞬で終わらせたいときは --virtual を使ってください。\n",
    ],
    [
      ["run", "concurrency_models", "--virtual"],
      "エラー：concurrency_models は実際の処理にかかる時間を測るレッスンなので、実時間でしか実行できません。--virtual を外してください。\n",
    ],
    [
      ["compare", "concurrency_models"],
      "エラー：concurrency_models は実際の処理にかかる時間を測るレッスンなので、ほかのレッスンとは比べられません。単独で実行してください：asyncio-lessons run concurrency_models\n",
    ],
    [
      ["run", "gather", "--timeout"],
      "エラー：--timeout には値が必要です。 オプションの一覧：asyncio-lessons run --help\n",
    ],
    [
      ["list", "--nope"],
      "エラー：「--nope」というオプションはありません。 オプションの一覧：asyncio-lessons list --help\n",
    ],
    [
      ["compare", "--export-json", "missing/all.json"],
      "エラー：「missing/all.json」に書き込めません。フォルダ「missing」がありません。先に作成してください。\n",
    ],
  ])("%j is told in Japanese where that is the language", async (args, says) => {
    const { code, stdout, stderr } = await command([...args, "--lang", "ja"], { cwd: folder });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: says });
  });

  it("--speed is taken up to its bounds", async () => {
    const { code } = await command(["compare", "gather", "--speed", "1000", "--timeout", "20", "--quiet"]);
    // So fast a run may be late against its own clock, which is a failed check, but no bad input.
    expect([0, 1]).toContain(code);
  });
});
