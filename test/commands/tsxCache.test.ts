// What tsx compiles of a program of one's own is neither kept in the temporary folder, which all users share, nor taken
// from there.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { packageFolder } from "../helpers/built.js";
import { command, node } from "../helpers/command.js";
import { folderWith } from "../helpers/folder.js";

const program = `import { asyncio, coroutine, print } from "asyncio-lessons";
import { work } from "./work.mts";

const main = coroutine(function* main() {
  print(work("here"));
  print(yield* asyncio.toThread({ module: new URL("./work.mts", import.meta.url).href, function: work }, "in a thread"));
  print(process.env.TSX_DISABLE_CACHE === undefined);
});

await asyncio.run(main());
`;
const work = 'export const work = (where: string): string => "the right one " + where;\n';
const printed = "the right one here\nthe right one in a thread\nTrue\n";

describe("tsx's cache", () => {
  it("gets nothing of a program", async () => {
    const folder = folderWith({ "program.mts": program, "work.mts": work });
    const TMPDIR = folderWith({});
    const { stdout, stderr, code } = await command(["run", "-q", join(folder, "program.mts")], {
      env: { TMPDIR },
    });
    expect({ stdout, stderr, code }).toEqual({ stdout: printed, stderr: "", code: 0 });
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  it("gives nothing to a program", async () => {
    const folder = folderWith({ "program.mts": program, "work.mts": work });
    const env = { TMPDIR: folderWith({}) };
    const urlOf = (file: string): string => JSON.stringify(pathToFileURL(file).href);
    const tsx = urlOf(join(packageFolder, "node_modules/tsx/dist/esm/api/index.mjs"));
    const byTsx = `
      (await import(${tsx})).register();
      console.log((await import(${urlOf(join(folder, "work.mts"))})).work("of tsx"));
    `;
    const script = ["--input-type=module", "--eval", byTsx];
    const kept = (): string[] =>
      readdirSync(env.TMPDIR, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .filter((file) => readFileSync(file, "utf8").includes("the right one"));
    // Tsx does not wait for what it keeps to be written.
    const keptByTsx = async (): Promise<number> => {
      expect((await node(script, { env })).stdout).toBe("the right one of tsx\n");
      return kept().length;
    };
    await expect.poll(keptByTsx).toBeGreaterThan(0);
    for (const file of kept()) {
      writeFileSync(file, readFileSync(file, "utf8").replace("the right one", "the wrong one"));
    }
    expect((await node(script, { env })).stdout).toBe("the wrong one of tsx\n");
    const { stdout, stderr } = await command(["run", "-q", join(folder, "program.mts")], { env });
    expect({ stdout, stderr }).toEqual({ stdout: printed, stderr: "" });
  });
});
