// `run` of programs of one's own, in any folder, on the built command.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { packageFolder } from "../helpers/built.js";
import { node } from "../helpers/command.js";
import { folderWith, programOf } from "../helpers/folder.js";
import { command, commandOnce, type Returned } from "../helpers/inProcess.js";

const greeting = `import { asyncio, coroutine, print } from "asyncio-lessons";
import { loud } from "./loud.EXT";

const greet = coroutine(function* greet(name TYPED_STRING, delay TYPED_NUMBER) {
  yield* asyncio.sleep(delay);
  print(loud(name));
  return name.length;
});

const main = coroutine(function* main() {
  const [one, other] = yield* asyncio.gather(greet("Ann", 2), greet("Bo", 1));
  print(one + other);
  console.log("from", ["console"], "log");
  console.error("to stderr");
});

await asyncio.run(main());
`;
const asTypeScript = greeting
  .replace("EXT", "ts")
  .replace(" TYPED_STRING", ": string")
  .replace(" TYPED_NUMBER", ": number");
const asJavaScript = greeting.replace("EXT", "mjs").replace(" TYPED_STRING", "").replace(" TYPED_NUMBER", "");
const loudTypeScript = "export function loud(text: string): string {\n  return text.concat('!');\n}\n";
const loudJavaScript = "export const loud = (text) => text.concat('!');\n";

const exitingWith = (code: number): string =>
  programOf(
    "const other = asyncio.createTask(asyncio.sleep(5));",
    "asyncio.sleep(1);",
    "yield* asyncio.sleep(1);",
    'print("before");',
    `try { process.exit(${code}); } finally { print("finally"); }`,
    'print("after");',
  );

const folder = folderWith({
  "greet.ts": asTypeScript,
  "loud.ts": loudTypeScript,
  "greet.mjs": asJavaScript,
  "loud.mjs": loudJavaScript,
  "common/package.json": '{ "type": "commonjs" }',
  "common/greet.ts": asTypeScript,
  "common/loud.ts": loudTypeScript,
  "common/greet.mjs": asJavaScript,
  "common/loud.mjs": loudJavaScript,
  "with space/日本.ts": programOf('print("found");'),
  "throws.ts": `import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

interface Weather {
  wind: number;
}

const sail = coroutine(function* sail(weather: Weather) {
  yield* asyncio.sleep(1);
  if (weather.wind === 0) throw new ValueError("no wind to sail by");
});

const main = coroutine(function* main() {
  print("cast off");
  yield* sail({ wind: 0 });
});

await asyncio.run(main());
`,
  "throws.mjs": "const colours = null;\n\n// The third line is blank but for this.\ncolours.map(String);\n",
  "rejects.mjs": 'await Promise.reject(new RangeError("out of range"));\n',
  "later.mjs": 'setTimeout(() => {\n  throw new Error("much later");\n}, 1);\n',
  "text.mjs": 'throw "a bare text";\n',
  "syntax.ts": "const fine: number = 1;\nconst broken: number = ;\n",
  "syntax.mjs": "const fine = 1;\n\nconst broken = ;\n",
  "absent.mjs": 'import { nothing } from "./not_there.mjs";\nnothing();\n',
  "unknown.ts": 'import { noSuchName } from "asyncio-lessons";\nnoSuchName();\n',
  "deadlock.mjs": programOf("yield* asyncio.getRunningLoop().createFuture();"),
  "forgets.mjs": `import { asyncio, coroutine, print } from "asyncio-lessons";
const forgotten = coroutine(function* forgotten() {
  print("never seen");
});
const main = coroutine(function* main() {
  forgotten();
  print("done");
});
await asyncio.run(main());
`,
  "exits.mjs": 'import { print } from "asyncio-lessons";\nprint("before");\nprocess.exit(0);\n',
  "exits3.mjs": "console.log('before');\nprocess.exit(3);\n",
  "inTask0.mjs": exitingWith(0),
  "inTask3.mjs": exitingWith(3),
  "waits.mjs": "console.log('before');\nawait new Promise(() => {});\nconsole.log('never');\n",
  "windows.mjs":
    'process.stdout.write("one\\r\\ntwo\\r\\n");\nprocess.stdout.write("half\\r");\nconsole.log("");\n',
  "halfLine.mjs": 'process.stdout.write("no newline at the end");\n',
});

function runHere(file: string, ...options: readonly string[]): Promise<Returned> {
  return commandOnce(["run", file, "--virtual", ...options], { cwd: folder, env: { COLUMNS: "80" } });
}

describe("a program of one's own", () => {
  it.each(["./greet.ts", "./greet.mjs", "./common/greet.ts", "./common/greet.mjs"])(
    "%s runs, finds the library and its own modules, and console.log is output like any other",
    async (file) => {
      expect(await runHere(file, "--quiet")).toMatchObject({
        code: 0,
        stdout: "Bo!\nAnn!\n5\nfrom [ 'console' ] log\n",
        stderr: "to stderr\n",
      });
    },
  );

  it("may end its lines as Windows does", async () => {
    const [run, step] = await Promise.all([
      runHere("./windows.mjs"),
      command(["step", "./windows.mjs", "--virtual"], { cwd: folder }),
    ]);
    expect(run.stdout).toMatch(/^ {2}one\n {2}two .*\n {2}half /m);
    expect(step.stdout).toContain("(line 1):\n    one\n    two\n");
    expect(run.stdout + step.stdout).not.toContain("\\x0d");
  });

  it("is found by an absolute path, with spaces and Japanese letters in it", async () => {
    expect(await runHere(join(folder, "with space", "日本.ts"), "--quiet")).toMatchObject({
      code: 0,
      stdout: "found\n",
      stderr: "",
    });
  });

  it("is not checked against anything in --json", async () => {
    const { stdout } = await runHere("./greet.mjs", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [
        { lesson: null, program: "./greet.mjs", check: null, error: null, figures: [{ source: "virtual" }] },
      ],
    });
  });

  it("shows what it wrote last even when it ends in the middle of a line", async () => {
    expect(await runHere("./halfLine.mjs", "--quiet")).toMatchObject({
      code: 0,
      stdout: "no newline at the end\n",
    });
  });

  it("ends where a task of it calls process.exit, and says no more than it has printed", async () => {
    for (const [file, code] of [
      ["./inTask0.mjs", 0],
      ["./inTask3.mjs", 1],
    ] as const) {
      const { stdout, stderr, ...ended } = await runHere(file, "--quiet");
      expect({ code: ended.code, stdout }).toEqual({ code, stdout: "before\n" });
      if (code === 0) expect(stderr).toBe("");
      else expect(stderr).toMatch(/^\n {2}✖ The program ended itself with exit code 3\.\n.* 8 │ .*\n$/s);
      const library = JSON.stringify(pathToFileURL(join(packageFolder, "dist", "src", "index.js")).href);
      const text = exitingWith(code === 0 ? 0 : 3).replace('"asyncio-lessons"', library);
      const alone = await node(["--input-type=module", "--eval", text]);
      expect({ stdout: alone.stdout, stderr: alone.stderr }).toEqual({ stdout: "before\n", stderr: "" });
    }
    const { stdout } = await command(["step", "./inTask3.mjs", "--virtual"], { cwd: folder });
    expect(stdout.trimEnd().split("\n").slice(-2).join("\n")).toMatch(
      /prints: before \(line \d+\)\n.* The program has ended itself with exit code 3\.$/,
    );
  });

  it("may end itself with process.exit", async () => {
    expect(await runHere("./exits.mjs", "--quiet")).toMatchObject({
      code: 0,
      stdout: "before\n",
      stderr: "",
    });
  });
});

describe("a program that fails", () => {
  it("is shown with name, message and the lines of its own that led to it, and ends with 1", async ({
    expect,
  }) => {
    const { code, stdout, stderr } = await runHere("./throws.ts");
    expect(code).toBe(1);
    expect(stdout).toContain("cast off");
    expect(stderr).toMatch(/✖ ValueError: no wind to sail by\n.*throws\.ts",\s+line 9, in sail\n/s);
  });

  it.each([
    ["./throws.mjs", "TypeError: Cannot read properties of null (reading 'map')", 4, "colours.map(String);"],
    ["./rejects.mjs", "RangeError: out of range", 1, 'await Promise.reject(new RangeError("out of range"));'],
    ["./later.mjs", "Error: much later", 2, 'throw new Error("much later");'],
    ["./syntax.ts", 'SyntaxError: Unexpected ";"', 2, "const broken: number = ;"],
    ["./syntax.mjs", "SyntaxError: Unexpected token ';'", 3, "const broken = ;"],
  ])("%s: %s, with line %i of the file", async (file, message, line, text) => {
    const { code, stderr } = await runHere(file, "--quiet");
    expect(code).toBe(1);
    const source = `    ${join(folder, file)}, line ${line}\n      ${line} │ ${text}\n`;
    // A long path is wrapped, which is not the point here.
    expect(stderr.replace(/\n {4}(?=line)/, " ")).toBe(`\n  ✖ ${message}\n${source}`);
  });

  it("is shown without a source line where none is known", async () => {
    const { code, stderr } = await runHere("./text.mjs", "--quiet");
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^\n {2}✖ Error: threw 'a bare text'\n {4}What was thrown is no error/),
    });
  });

  it("counts as failed when it ends itself with another code than 0", async () => {
    const { code, stdout, stderr } = await runHere("./exits3.mjs", "--quiet");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "before\n" });
    expect(stderr).toMatch(
      /^\n {2}✖ The program ended itself with exit code 3\.\n.* 2 │ process\.exit\(3\);\n$/s,
    );
  });

  it("is not taken for ended when it waits at its top level for ever", async () => {
    const { code, stdout, stderr } = await runHere("./waits.mjs", "--quiet");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "before\n" });
    expect(stderr).toContain("DeadlockError: the program waits at its top level");
  });

  it.each(["./absent.mjs", "./unknown.ts"])("%s names what is missing", async (file) => {
    const { code, stderr } = await runHere(file, "--quiet");
    expect(code).toBe(1);
    expect(stderr).toMatch(/not_there\.mjs|noSuchName/);
  });

  it("shows no stack and no line of the library's", async () => {
    for (const file of ["./throws.ts", "./absent.mjs", "./deadlock.mjs"]) {
      const { stdout, stderr } = await runHere(file);
      expect(stdout + stderr).not.toMatch(/\bat .*\(|node:internal|dist\/src|node_modules/);
    }
  });

  it("is told in JSON as well, and ends with 1", async () => {
    const { code, stdout } = await runHere("./throws.ts", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [
        {
          ending: "ended",
          error: {
            name: "ValueError",
            message: "no wind to sail by",
            source: { file: join(folder, "throws.ts"), line: 9 },
          },
          figures: [],
        },
      ],
    });
  });

  it("does not keep the next one from running, and the exit code tells of it", async () => {
    const { code, stdout } = await command(["run", "./throws.mjs", "gather", "--virtual", "-q"], {
      cwd: folder,
    });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: "3\n2\n1\n6.0000081062316895\nresults: [1, 2, 3]\n",
    });
  });
});

describe("what asyncio has to say", () => {
  it("a deadlock in real time is reported as well", async () => {
    const { code, stderr } = await command(["run", "./deadlock.mjs", "-q"], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toContain("Task-1 (main) waits for");
  });

  it("a coroutine that was never awaited is warned of", async () => {
    const quiet = await runHere("./forgets.mjs", "--quiet");
    expect(quiet).toMatchObject({
      code: 0,
      stdout: "done\n",
      stderr: "forgets.mjs:6: RuntimeWarning: coroutine 'forgotten' was never awaited\n",
    });
    expect((await runHere("./forgets.mjs")).stdout).toContain("coroutine 'forgotten' was never awaited");
  });
});
