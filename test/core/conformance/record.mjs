// Records what CPython 3.13 prints for our own programs: node record.mjs <python3.13> [name…]. All of them unless named.
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [python, ...named] = process.argv.slice(2);
if (python === undefined) {
  process.stderr.write("usage: node record.mjs <python3.13> [name…]\n");
  process.exit(2);
}
const folder = join(import.meta.dirname, "recorded", "own");
const all = readdirSync(folder).filter((file) => file.endsWith(".py"));
const names = named.length > 0 ? named : all.map((file) => basename(file, ".py"));
for (const name of names) {
  const virtualLoop = join(import.meta.dirname, "virtual_loop.py");
  const run = spawnSync(python, [virtualLoop, "--canonical", join(folder, `${name}.py`)], {
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`${name} ended with ${run.status}:\n${run.stderr}`);
  writeFileSync(join(folder, `${name}.out`), run.stdout);
}
process.stdout.write(`${names.length} programs recorded\n`);
