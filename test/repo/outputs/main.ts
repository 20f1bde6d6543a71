// Keeps what the built command shows: `npm run outputs` in `golden/`, to be looked at with `git diff`; with `-- --full <folder>`
// every output whole in that folder, so that those of two builds can be compared with `diff -ru`.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const [option, given] = process.argv.slice(2);
if (option !== undefined && (option !== "--full" || given === undefined)) {
  console.error("npm run outputs [-- --full <folder>]");
  process.exit(2);
}
const to = given === undefined ? join(import.meta.dirname, "golden") : resolve(given);
const vitest = join(import.meta.dirname, "../../../node_modules/vitest/vitest.mjs");
// By the test, so that what is kept and what is compared come about in the same way.
const args = [vitest, "run", "--config", "test/vitest.config.ts", "test/repo/outputs"];
const { status } = spawnSync(process.execPath, args, {
  stdio: "inherit",
  env: { ...process.env, OUTPUTS_TO: to },
});
process.exitCode = status ?? 1;
