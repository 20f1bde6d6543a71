// A folder of one's own for a test, with programs in it; removed once the test file is done.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { atEnd } from "./atEnd.js";

/** Makes the folder with these files (path: text), and returns its path. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "asyncio-lessons-")));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/**
 * A line of `main` that waits until the test gives this sign, in many short sleeps: what is shown meanwhile stays for as
 * long as it takes to see it.
 */
export function untilSign(sign: string): string {
  const isThere = `process.getBuiltinModule("node:fs").existsSync("${sign}")`;
  return `while (!${isThere}) yield* asyncio.sleep(0.1);`;
}

/** @param folder the program's working folder */
export function giveSign(folder: string, sign: string): void {
  writeFileSync(join(folder, sign), "");
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
