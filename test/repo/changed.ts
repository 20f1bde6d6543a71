// `npm run test:changed`: the types, the format of what has changed, and the tests of the rooms that a change lies in, in
// some seconds. What a change breaks elsewhere `npm test` finds. A revision may be named, from which on a change counts.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isBuilt } from "./package/install.js";

const root = join(import.meta.dirname, "..", "..");

/** Where the tests of a room lie. The first that fits a path counts. */
const testsOfRooms: readonly (readonly [source: RegExp, tests: RegExp])[] = [
  [/^src\/asyncio\/threads\//, /^test\/core\/threads\//],
  [/^src\/asyncio\//, /^test\/core\/(faults\/)?\w+\.test\.ts$/],
  [/^src\/viewer\/(page|export)\//, /^test\/viewer\/(page\/|html)/],
  [/^src\/viewer\//, /^test\/viewer\/\w+\.test\.ts$/],
  [/^src\/course\/terms\//, /^test\/course\/(terms|content\/(terms|vocabulary))/],
  [/^src\/(trace|run|draw|terminal|course)\//, /^test\/$1\/[\w/]+\.test\.ts$/],
  [/^lessons\//, /^test\/course\/(catalogue|content\/(rooms|coverage))/],
  [/^(README|CONTRIBUTING|lessons\/README)/, /^test\/repo\/readme/],
];

/** A command's tests are called after it, or call what it consists of. */
function isOfCommand(path: string, test: string, text: string): boolean {
  const [, folder = "", file = ""] = /^src\/(?:commands\/(\w+)\/|cli\/)(.+)\.ts$/.exec(path) ?? [];
  if (file === "" || !test.startsWith("test/commands/")) return false;
  const isNamed = folder !== "common" && folder !== "" && test.startsWith(`test/commands/${folder}`);
  return isNamed || text.includes(`/${file}.js"`);
}

/** The tests to run after a change of these files; `read` gives the text of a test. Paths are from the root, with "/". */
export function testsOf(
  changed: readonly string[],
  tests: readonly string[],
  read: (test: string) => string,
): string[] {
  const isChosen = (path: string, test: string): boolean => {
    if (path === test) return true;
    if (path.startsWith("test/")) {
      // What tests have in common.
      const name = /([\w.]+)\.ts$/.exec(path)?.[1];
      return name !== undefined && read(test).includes(`/${name}.js"`);
    }
    const room = testsOfRooms.find(([source]) => source.test(path));
    if (room === undefined) return isOfCommand(path, test, read(test));
    const own = /^src\/(\w+)/.exec(path)?.[1] ?? "";
    return new RegExp(room[1].source.replace("$1", own)).test(test);
  };
  return tests.filter((test) => changed.some((path) => isChosen(path, test)));
}

function lines(command: string, ...args: readonly string[]): string[] {
  const text = execFileSync(command, args, { cwd: root, encoding: "utf8" });
  return text.split("\n").filter((line) => line !== "");
}

function run(...args: readonly string[]): Promise<boolean> {
  const child = spawn("npx", args, { cwd: root, stdio: "inherit" });
  return new Promise((resolve) => child.once("close", (code) => resolve(code === 0)));
}

/** @returns the exit code */
async function main(since = "HEAD"): Promise<number> {
  const changed = [
    ...lines("git", "diff", "--name-only", since),
    ...lines("git", "ls-files", "--others", "--exclude-standard"),
  ].filter((path) => existsSync(join(root, path)));
  const all = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .map((path) => `test/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".test.ts"));
  const tests = testsOf(changed, all, (test) => readFileSync(join(root, test), "utf8"));
  const formatted = changed.filter((path) => /\.(ts|mjs|json|css)$/.test(path));
  // The build checks the types of src as well, so it is not the time to do both.
  if (!isBuilt() && !(await run("node", ".scripts/build.mjs"))) return 1;
  console.log(`${changed.length} files changed, whose rooms have ${tests.length} files of tests`);
  const checks = [run("tsc", "--noEmit", "-p", "test")];
  // The page has the types of a browser, and the rest has not.
  if (changed.some((path) => path.startsWith("src/viewer/page/")))
    checks.push(run("tsc", "-p", "src/viewer/page"));
  if (formatted.length > 0)
    checks.push(run("biome", "check", "--error-on-warnings", "--no-errors-on-unmatched", ...formatted));
  if (tests.length > 0) checks.push(run("vitest", "run", "--config", "test/vitest.config.ts", ...tests));
  return (await Promise.all(checks)).every(Boolean) ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv[2]);
