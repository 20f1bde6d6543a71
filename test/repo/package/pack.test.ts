// The package as npm packs it: what is in it, and that it runs in an empty folder.
import { execFile, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it, test } from "vitest";
import { packageFolder } from "../../helpers/built.js";
import { linksIn } from "../../helpers/documents.js";
import { folderWith } from "../../helpers/folder.js";

const run = promisify(execFile);
const { tarball, files } = inject("packed");
const project = inject("installedProject");
const installed = join(project, "node_modules", "asyncio-lessons");

const hasPython = spawnSync("python3", ["-E", "-c", ""]).status === 0;
if (!hasPython) console.warn("skipped: there is no Python to record a program with");

/** The environment without what `npm test` puts into it about this package. */
function outsideOfNpm(): NodeJS.ProcessEnv {
  const own =
    /^(npm_(package|lifecycle|command|execpath|config_(local_prefix|global_prefix|prefix))|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

/** A cache that goes with the folder: npx leaves nothing behind, and still need not download all anew. */
async function ownCacheIn(folder: string): Promise<string> {
  const { stdout } = await run("npm", ["config", "get", "cache"]);
  const downloads = join(stdout.trim(), "_cacache");
  const cache = join(folder, "cache");
  mkdirSync(cache);
  if (existsSync(downloads)) symlinkSync(downloads, join(cache, "_cacache"));
  return cache;
}

describe("the packed file", () => {
  it("is named after the package and its version", () => {
    expect(basename(tarball)).toBe("asyncio-lessons-0.1.0.tgz");
  });

  it("holds the command, the library, its types and every lesson's room", () => {
    expect(files).toEqual(
      expect.arrayContaining([
        "package.json",
        "README.md",
        "README.ja.md",
        "LICENSE",
        "CHANGELOG.md",
        "dist/bin/asyncio-lessons.js",
        "dist/src/index.js",
        "dist/src/index.d.ts",
        "dist/src/run/core/worker.js",
        "dist/src/run/python/recorder/__main__.py",
        "dist/src/run/python/embeddedWorker.js",
        "dist/lessons/gather/program.js",
        "lessons/gather/program.ts",
        "lessons/gather/program.py",
        "lessons/gather/en.md",
        "lessons/gather/ja.md",
      ]),
    );
  });

  it("holds what its documents link to, but for what only a clone has", () => {
    const ofClone = /^(\.github|test)\/|^CONTRIBUTING\.md$/;
    const documents = files.filter((path) => /^(lessons\/)?README(\.ja)?\.md$/.test(path));
    const linked = documents.flatMap((document) =>
      linksIn(readFileSync(join(installed, document), "utf8")).map((link) =>
        posix.join(posix.dirname(document), link.replace(/#.*/, "")),
      ),
    );
    expect(documents).toHaveLength(4);
    expect(linked.filter((path) => !ofClone.test(path) && !existsSync(join(installed, path)))).toEqual([]);
  });

  it("holds no module of the command that its bundle has taken in, but the page that it exports", () => {
    const ofCommand = files.filter((path) => /^dist\/src\/(cli|commands|viewer|terminal|draw)\//.test(path));
    expect(ofCommand.length).toBeGreaterThan(0);
    expect(
      ofCommand.filter((path) => !/^dist\/src\/cli\/(main|[\w-]+-[\w-]{8})\.js(\.map)?$/.test(path)),
    ).toEqual(["dist/src/viewer/page/page.json"]);
  });

  it("holds no tests and nothing of the workshop", () => {
    const foreign = files.filter((path) =>
      /(^|\/)(test|node_modules|\.[^/]+)(\/|$)|\.(test|spec)\.|\.(tgz|log|cpuprofile)$/.test(path),
    );
    expect(foreign).toEqual([]);
  });

  it("holds no source map that points nowhere", () => {
    const maps = files.filter((path) => path.endsWith(".map"));
    const lost = maps.flatMap((path) => {
      const file = join(installed, path);
      const map = JSON.parse(readFileSync(file, "utf8")) as {
        sourceRoot?: string;
        sources: (string | null)[];
        sourcesContent?: (string | null)[];
      };
      return map.sources
        .filter((source, at) => {
          if (map.sourcesContent?.[at] != null) return false;
          return source === null || !existsSync(resolve(dirname(file), map.sourceRoot ?? "", source));
        })
        .map((source) => `${path}: ${source}`);
    });
    expect(maps.length).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  });

  it("holds the map of every file that names one", () => {
    const without = files.filter((path) => {
      if (!/\.(js|d\.ts)$/.test(path)) return false;
      const text = readFileSync(join(installed, path), "utf8");
      const [, name] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text) ?? [];
      return name !== undefined && !existsSync(join(installed, dirname(path), name));
    });
    expect(without).toEqual([]);
  });

  it("has a bin and exports that exist in it", () => {
    const { bin, exports } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
      bin: Record<string, string>;
      exports: Record<string, string | Record<string, string>>;
    };
    const targets = [
      ...Object.values(bin),
      ...Object.values(exports).flatMap((each) => Object.values(typeof each === "string" ? { each } : each)),
    ];
    expect(targets.filter((target) => !existsSync(join(installed, target)))).toEqual([]);
    expect(Object.keys(exports["."] ?? {})[0]).toBe("types");
  });
});

describe("its types", () => {
  /** What the compiler says of files that lie beside the installed package. */
  async function check(files: readonly string[], options: readonly string[] = []): Promise<string> {
    const compiler = join(packageFolder, "node_modules", "typescript", "bin", "tsc");
    const always = [
      "--noEmit",
      "--strict",
      "--target",
      "es2022",
      "--module",
      "nodenext",
      "--pretty",
      "false",
    ];
    const ended = run(process.execPath, [compiler, ...always, ...options, ...files], { cwd: project });
    // The compiler tells what it found on its stdout, and exits with 2.
    return (await ended.catch((error: { stdout: string }) => error)).stdout;
  }

  it("let the README's program pass in a strict project that has nothing else, and skips no check", async () => {
    const readme = readFileSync(join(packageFolder, "README.md"), "utf8");
    const [, program = ""] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(program).toContain('from "asyncio-lessons"');
    writeFileSync(join(project, "package.json"), '{ "type": "module" }');
    writeFileSync(join(project, "program.ts"), program);
    const wrong = 'import { asyncio } from "asyncio-lessons";\nasyncio.sleep("long");\n';
    writeFileSync(join(project, "wrong.ts"), wrong);
    const alone = ["--lib", "es2022", "--types", ""];
    // Of both, only the wrong one has a fault.
    const faults = (await check(["program.ts", "wrong.ts"], alone))
      .split("\n")
      .filter((line) => /^\S/.test(line));
    expect(faults).toEqual([expect.stringMatching(/^wrong\.ts\(2,15\): error TS2345: /)]);
  });

  it("are what the tests of types want", async () => {
    const tests = join(packageFolder, "test", "core", "types");
    cpSync(tests, join(project, "types"), { recursive: true });
    const names = readdirSync(tests).map((name) => join("types", name));
    symlinkSync(join(packageFolder, "node_modules", "vitest"), join(project, "node_modules", "vitest"));
    const strict = ["--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--skipLibCheck"];
    const roots = join(packageFolder, "node_modules", "@types");
    expect(await check(names, [...strict, "--types", "node", "--typeRoots", roots])).toBe("");
  });
});

test.skipIf(!hasPython)(
  "the installed package records a Python program beside it, and not itself",
  async () => {
    const file = join(project, "beside.py");
    writeFileSync(
      file,
      "import asyncio\n\nasync def greet():\n    print(await asyncio.sleep(1, 'hello'))\n\nasyncio.run(greet())\n",
    );
    const bin = join(installed, "dist", "bin", "asyncio-lessons.js");
    const { stdout } = await run(process.execPath, [bin, "run", "./beside.py", "--virtual"], {
      cwd: project,
    });
    expect(stdout).toContain("hello   at 1.000 s   ← greet\n");
  },
);

describe("npx with the packed file in an empty folder", () => {
  it("runs a lesson", async (context) => {
    const folder = folderWith({ "empty/.keep": "" });
    const env = { ...outsideOfNpm(), npm_config_cache: await ownCacheIn(folder) };
    const empty = join(folder, "empty");
    // By a path that begins so: npx would start the file itself otherwise.
    cpSync(tarball, join(empty, basename(tarball)));
    const args = ["--yes", `./${basename(tarball)}`, "run", "gather", "--virtual", "--quiet"];
    let stdout = "";
    try {
      ({ stdout } = await run("npx", args, { cwd: empty, env }));
    } catch (error) {
      const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
      // Its dependencies come from a registry; without one there is nothing to be seen here.
      const isOffline =
        /\b(ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/.test(said);
      if (!isOffline) throw error;
      console.warn("skipped: npm cannot reach a registry, from which npx would install the dependencies");
      context.skip("npm cannot reach a registry");
    }
    expect(stdout).toBe("3\n2\n1\n6.0000081062316895\nresults: [1, 2, 3]\n");
  });
});
