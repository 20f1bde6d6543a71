// A command that passes for a Python: it says a version, and does what it is told in place of recording a program.
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { folderWith } from "./folder.js";

/** A line of `sh` by which it tells this to who has started it, as the recorder does. */
export function tells(...lines: readonly object[]): string {
  return `printf '%s\\n' ${lines.map((line) => `'${JSON.stringify(line)}'`).join(" ")} >&3`;
}

/**
 * @param version what it says when it is asked for its version
 * @param body lines of `sh`, run as the program: what they print, the program prints
 * @returns the command's path
 */
export function fakePython(version: string, ...body: readonly string[]): string {
  const outcome = { control: "outcome", outcome: { status: "returned" } };
  const folder = folderWith({
    python3: [
      "#!/bin/sh",
      "for last; do :; done",
      'case "$last" in',
      "*.py)",
      "read -r config <&3",
      tells({ control: "hello", version }, { control: "begun" }),
      ...body,
      tells(outcome),
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
