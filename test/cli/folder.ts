// A folder of one's own for a test, with programs in it; removed once the test file is done.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

/** Makes the folder with these files (path: text), and returns its path. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "asyncio-lessons-")));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** A program whose `main` consists of these lines, run by `asyncio.run`. */
export function programOf(...lines: readonly string[]): string {
  return [
    'import { asyncio, coroutine, print, time } from "asyncio-lessons";',
    "",
    "const main = coroutine(function* main() {",
    ...lines.map((line) => `  ${line}`),
    "});",
    "",
    "await asyncio.run(main());",
    "",
  ].join("\n");
}
