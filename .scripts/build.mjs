// Compiles bin, src and lessons into dist, from nothing, and makes the command executable.
import { spawnSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = dirname(import.meta.dirname);
const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));

rmSync(join(root, "dist"), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [join(typescript, "bin", "tsc"), "-p", root], {
  stdio: "inherit",
});
if (status === 0) chmodSync(join(root, "dist", "bin", "asyncio-lessons.js"), 0o755);
process.exitCode = status ?? 1;
