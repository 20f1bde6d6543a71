// A fresh clone: nothing is built yet, and the library is imported by its own name all the same.
import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { cleanEnvironment, packageFolder } from "../../helpers/built.js";
import { folderWith } from "../../helpers/folder.js";

const run = promisify(execFile);
const clone = folderWith({});

/** Every file that is tracked, or will be: what is ignored is in no clone. */
async function filesOfClone(): Promise<string[]> {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await run("git", args, { cwd: packageFolder });
  return stdout.split("\0").filter((path) => path !== "" && existsSync(join(packageFolder, path)));
}

describe("a clone without dist", () => {
  it("builds, and its command then runs a lesson", async () => {
    for (const path of await filesOfClone()) {
      mkdirSync(dirname(join(clone, path)), { recursive: true });
      copyFileSync(join(packageFolder, path), join(clone, path));
    }
    symlinkSync(join(packageFolder, "node_modules"), join(clone, "node_modules"));
    expect(existsSync(join(clone, "dist"))).toBe(false);

    await run(process.execPath, [join(clone, ".scripts", "build.mjs")], { cwd: clone });
    const command = join(clone, "dist", "bin", "asyncio-lessons.js");
    const { stdout } = await run(process.execPath, [command, "run", "gather", "--virtual", "--quiet"], {
      cwd: clone,
      env: cleanEnvironment(),
    });
    expect(stdout).toBe("3\n2\n1\n6.0000081062316895\nresults: [1, 2, 3]\n");
  });
});

describe("npm install without the compiler", () => {
  const prepare = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const folder = folderWith({ ".scripts/.keep": "", ...files });
    const script = join(folder, ".scripts", "prepare.mjs");
    copyFileSync(join(packageFolder, ".scripts", "prepare.mjs"), script);
    return (await run(process.execPath, [script])).stderr;
  };

  it("does not fail, and says that the command will not work where nothing was built", async () => {
    expect(await prepare({})).toMatch(/will not work until it is built/);
  });

  it("leaves a dist as it is", async () => {
    expect(await prepare({ "dist/.keep": "" })).toBe(
      "typescript is not installed (--omit=dev): dist is left as it is\n",
    );
  });
});
