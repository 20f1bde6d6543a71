// Keeps of the whole traces of the recorded programs, as CPython 3.13 gives them, what `npm test` compares with.
import { readFileSync, writeFileSync } from "node:fs";
import type { Recorded } from "./ast.js";
import { digestsFile, parseRecorded, readGolden, regressionFiles } from "./golden.js";
import { PythonServer } from "./python.js";
import { digestOf, textsOf } from "./whole.js";

/** @returns how many there are */
export async function recordDigests(python: string): Promise<number> {
  const server = new PythonServer(python, true);
  const digestFor = async ({ program }: Recorded): Promise<string> =>
    digestOf(textsOf((await server.run(program)).events ?? []));
  let count = 0;
  for (const grammar of ["given", "wide"] as const) {
    const digests = [];
    for (const recorded of readGolden(grammar)) digests.push(await digestFor(recorded));
    writeFileSync(digestsFile(grammar), `${digests.join("\n")}\n`);
    count += digests.length;
  }
  for (const file of regressionFiles()) {
    const recorded = parseRecorded(readFileSync(file, "utf8"));
    writeFileSync(file, `${JSON.stringify({ ...recorded, digest: await digestFor(recorded) })}\n`);
    count++;
  }
  server.close();
  return count;
}
