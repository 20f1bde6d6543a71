// Compiles bin, src and lessons into dist, from nothing, and makes the command executable. What is in dist stays
// usable until the new one is whole.
import { spawnSync } from "node:child_process";
import { chmodSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = dirname(import.meta.dirname);
const dist = join(root, "dist");
const made = join(root, `.dist-${process.pid}`);

function compile() {
  const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
  const compiler = [join(typescript, "bin", "tsc"), "-p", root, "--outDir", made];
  return spawnSync(process.execPath, compiler, { stdio: "inherit" }).status === 0;
}

/**
 * Joins the command's own modules into a few files: Node takes a millisecond for each module that it loads, and the
 * command has eighty. Packages stay outside, and so does the runner, whose worker needs the library as it is.
 */
async function bundleCommand() {
  const { build } = await import("esbuild");
  const folder = join(made, "src", "cli");
  await build({
    entryPoints: [join(folder, "main.js")],
    outdir: folder,
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    chunkNames: "[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    external: ["../runner/*"],
    sourcemap: true,
    logLevel: "warning",
  });
}

let isBuilt = false;
try {
  if (compile()) {
    await bundleCommand();
    chmodSync(join(made, "bin", "asyncio-lessons.js"), 0o755);
    rmSync(dist, { recursive: true, force: true });
    renameSync(made, dist);
    isBuilt = true;
  }
} finally {
  rmSync(made, { recursive: true, force: true });
}
process.exitCode = isBuilt ? 0 : 1;
