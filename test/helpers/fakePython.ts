// A command that passes for a Python: it says a version, and does what it is told in place of running a program.
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { folderWith } from "./folder.js";

/**
 * @param version what it says when it is asked for its version
 * @param body lines of `sh`, run when it is given a program
 * @returns the command's path
 */
export function fakePython(version: string, ...body: readonly string[]): string {
  const folder = folderWith({
    python3: [
      "#!/bin/sh",
      "for last; do :; done",
      'case "$last" in',
      "*.py)",
      ...body,
      ";;",
      `*) echo '${version}';;`,
      "esac",
      "",
    ].join("\n"),
  });
  const file = join(folder, "python3");
  chmodSync(file, 0o755);
  return file;
}
