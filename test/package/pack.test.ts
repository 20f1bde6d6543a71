// The package as npm packs it: what is in it, and that it runs in an empty folder.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { folderWith } from "../cli/folder.js";
import { builtCommand, packageFolder } from "../helpers/built.js";

const run = promisify(execFile);
const folder = folderWith({ "packed/.keep": "" });
const packed = join(folder, "packed");
const empty = join(folder, "empty");
let tarball = "";
let files: readonly string[] = [];

beforeAll(async () => {
  builtCommand();
  mkdirSync(empty);
  // Without its scripts: `prepare` would build anew what other tests are using.
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", empty];
  const { stdout } = await run("npm", args, { cwd: packageFolder });
  const [pack] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  tarball = pack?.filename ?? "";
  files = (pack?.files ?? []).map(({ path }) => path);
  await run("tar", ["-xzf", join(empty, tarball), "-C", packed]);
}, 60_000);

/** The environment without what `npm test` puts into it about this package. */
function outsideOfNpm(): NodeJS.ProcessEnv {
  const own =
    /^(npm_(package|lifecycle|command|execpath|config_(local_prefix|global_prefix|prefix))|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

/** A cache that goes with the folder: npx leaves nothing behind, and still need not download all anew. */
async function ownCache(): Promise<string> {
  const { stdout } = await run("npm", ["config", "get", "cache"]);
  const downloads = join(stdout.trim(), "_cacache");
  const cache = join(folder, "cache");
  mkdirSync(cache);
  if (existsSync(downloads)) symlinkSync(downloads, join(cache, "_cacache"));
  return cache;
}

describe("the packed file", () => {
  it("is named after the package and its version", () => {
    expect(tarball).toBe("asyncio-lessons-0.1.0.tgz");
    expect(existsSync(join(empty, tarball))).toBe(true);
  });

  it("holds the command, the library, its types and every lesson's room", () => {
    expect(files).toEqual(
      expect.arrayContaining([
        "package.json",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "dist/bin/asyncio-lessons.js",
        "dist/src/index.js",
        "dist/src/index.d.ts",
        "dist/src/runner/worker.js",
        "dist/lessons/gather/program.js",
        "lessons/gather/program.ts",
        "lessons/gather/program.py",
        "lessons/gather/en.md",
        "lessons/gather/ja.md",
      ]),
    );
  });

  it("holds no module of the command that its bundle has taken in, but the page that it exports", () => {
    const ofCommand = files.filter((path) => /^dist\/src\/(cli|terminal|render)\//.test(path));
    expect(ofCommand.length).toBeGreaterThan(0);
    expect(
      ofCommand.filter((path) => !/^dist\/src\/cli\/(main|\w+-[A-Z\d]{8})\.js(\.map)?$/.test(path)),
    ).toEqual(["dist/src/render/html/page.json"]);
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
      const file = join(packed, "package", path);
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
      const text = readFileSync(join(packed, "package", path), "utf8");
      const [, name] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text) ?? [];
      return name !== undefined && !existsSync(join(packed, "package", dirname(path), name));
    });
    expect(without).toEqual([]);
  });

  it("has a bin and exports that exist in it", () => {
    const { bin, exports } = JSON.parse(readFileSync(join(packed, "package", "package.json"), "utf8")) as {
      bin: Record<string, string>;
      exports: Record<string, string | Record<string, string>>;
    };
    const targets = [
      ...Object.values(bin),
      ...Object.values(exports).flatMap((each) => Object.values(typeof each === "string" ? { each } : each)),
    ];
    expect(targets.filter((target) => !existsSync(join(packed, "package", target)))).toEqual([]);
    expect(Object.keys(exports["."] ?? {})[0]).toBe("types");
  });
});

describe("its types", () => {
  it("let the README's program pass in a strict project that has nothing else, and skips no check", async () => {
    const readme = readFileSync(join(packageFolder, "README.md"), "utf8");
    const [, program = ""] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(program).toContain('from "asyncio-lessons"');
    const project = folderWith({
      "package.json": '{ "type": "module" }',
      "program.ts": program,
      "wrong.ts": 'import { asyncio } from "asyncio-lessons";\nasyncio.sleep("long");\n',
      "node_modules/.keep": "",
    });
    symlinkSync(join(packed, "package"), join(project, "node_modules", "asyncio-lessons"));
    const compiler = join(packageFolder, "node_modules", "typescript", "bin", "tsc");
    const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext"];
    const check = async (file: string): Promise<string> => {
      const args = [compiler, ...options, "--lib", "es2022", "--types", "", "--pretty", "false", file];
      const ended = run(process.execPath, args, { cwd: project });
      // The compiler tells what it found on its stdout, and exits with 2.
      return (await ended.catch((error: { stdout: string }) => error)).stdout;
    };
    expect(await check("program.ts")).toBe("");
    expect(await check("wrong.ts")).toMatch(/^wrong\.ts\(2,15\): error TS2345: /);
  }, 60_000);
});

describe("npx with the packed file in an empty folder", () => {
  it("runs a lesson", async (context) => {
    const env = { ...outsideOfNpm(), npm_config_cache: await ownCache() };
    const args = ["--yes", `./${tarball}`, "run", "gather", "--virtual", "--quiet"];
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
  }, 180_000);
});
