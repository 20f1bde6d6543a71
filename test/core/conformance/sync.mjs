// Copies the recorded CPython programs that are ported here, with their 3.13 outputs: node sync.mjs <folder of programs>.
// Ports of programs that the folder does not have are our own recordings (recorded/own) and stay as they are.
import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

const source = process.argv[2];
if (source === undefined || !existsSync(source)) {
  process.stderr.write("usage: node sync.mjs <folder that holds NNN_name.py and NNN_name.out>\n");
  process.exit(2);
}
const target = join(import.meta.dirname, "recorded");
mkdirSync(target, { recursive: true });
let copied = 0;
for (const port of readdirSync(join(import.meta.dirname, "programs"))) {
  const name = basename(port, ".ts");
  if (!existsSync(join(source, `${name}.py`))) continue;
  for (const file of [`${name}.py`, `${name}.out`]) copyFileSync(join(source, file), join(target, file));
  copied++;
}
process.stdout.write(`${copied} programs copied\n`);
