// Compiles bin, src and lessons into dist, from nothing, and makes the command executable. What is in dist stays
// usable until the new one is whole.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

const root = dirname(import.meta.dirname);
const dist = join(root, "dist");
const made = join(root, `.dist-${process.pid}`);
const replaced = join(root, `.dist-${process.pid}-replaced`);

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

/** Removes what the bundle has made needless: the modules of the command's own rooms that nothing reaches any more. */
async function removeBundled() {
  const { build } = await import("esbuild");
  const modules = filesIn(made).filter((file) => file.endsWith(".js"));
  const ofCommand = /^src\/(cli|terminal|render)\//;
  const { metafile } = await build({
    absWorkingDir: made,
    entryPoints: modules.filter((file) => !ofCommand.test(file)),
    outdir: made,
    write: false,
    metafile: true,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "warning",
  });
  for (const file of filesIn(made).filter((each) => ofCommand.test(each))) {
    const module = file.replace(/(\.js\.map|\.d\.ts|\.d\.ts\.map)$/, ".js");
    if (!(module in metafile.inputs) || file.includes(".d.ts")) rmSync(join(made, file));
  }
  removeEmpty(join(made, "src"));
}

function removeEmpty(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

/** Paths in a folder and below it, with "/" in them. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

let isBuilt = false;
try {
  if (compile()) {
    await bundleCommand();
    await removeBundled();
    chmodSync(join(made, "bin", "asyncio-lessons.js"), 0o755);
    // Removing takes a while, renaming does not: there is a dist at any time.
    if (existsSync(dist)) renameSync(dist, replaced);
    renameSync(made, dist);
    isBuilt = true;
  }
} finally {
  for (const folder of [made, replaced]) rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isBuilt ? 0 : 1;
