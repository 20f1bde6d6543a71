// Compiles bin, src and lessons into dist, from nothing, and makes the command executable. What is in dist stays
// usable until the new one is whole.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, isAbsolute, join, posix, relative } from "node:path";

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
 * Joins the command's own modules into a few files: Node takes a third of a millisecond for each one that it loads. What
 * every command needs, and `list`, which needs little more, is one; what `run` needs besides is another. The packages that
 * learners install stay outside, and so do the doors below, as the worker needs the library as it is. Small packages
 * that every command needs are taken in, with their licences beside them.
 */
async function bundleCommand() {
  const { rolldown } = await import("rolldown");
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const folder = join(made, "src", "cli");
  const bundle = await rolldown({
    input: join(folder, "main.js"),
    external: Object.keys(dependencies),
    plugins: [runsOutside, compilersMaps],
    platform: "node",
    preserveEntrySignatures: "allow-extension",
    logLevel: "warn",
  });
  const { output } = await bundle.write({
    dir: folder,
    codeSplitting: {
      groups: [{ name: fileOf(folder), debugName: "files", includeDependenciesRecursively: false }],
    },
    chunkFileNames: "[name]-[hash].js",
    // Half of what it takes to start the command is reading and compiling it.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    comments: false,
    sourcemap: true,
  });
  await bundle.close();
  copyLicences(output.flatMap(({ modules = {} }) => Object.keys(modules)));
}

/** Tells in which file of the command a module is to be; null: that is left to rolldown, which parts what the other commands load. */
function fileOf(folder) {
  const files = {
    main: [join(folder, "main.js"), join(folder, "../commands/list/list.js")],
    run: [join(folder, "../commands/run/run.js")],
  };
  const reached = new Map();
  return (module, bundle) => {
    for (const [name, entries] of Object.entries(files)) {
      if (!reached.has(name)) reached.set(name, reachedFrom(entries, bundle));
      if (reached.get(name).has(module)) return name;
    }
    return null;
  };
}

/** What is loaded with these modules, not counting what they import only when it is wanted. */
function reachedFrom(entries, bundle) {
  const reached = new Set(entries);
  for (const module of reached)
    for (const id of bundle.getModuleInfo(module)?.importedIds ?? []) reached.add(id);
  return reached;
}

/** The library's doors stay outside of the command's bundle. They lie beside the bundle's folder. */
const runsOutside = {
  name: "runs-outside",
  resolveId(path, importer) {
    if (importer === undefined || isOfPackage(path)) return null;
    const file = relative(join(made, "src"), join(dirname(importer), path)).replaceAll("\\", "/");
    return doors.includes(`src/${file}`) ? { id: `../${file}`, external: true } : null;
  },
};

/** The licences of the packages whose modules were taken in. */
function copyLicences(modules) {
  const folders = modules.flatMap((file) => /^.*\/?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  for (const folder of new Set(folders)) {
    const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    if (licence === undefined) throw new Error(`${folder} has no licence to be copied`);
    mkdirSync(join(made, "licences"), { recursive: true });
    copyFileSync(join(folder, licence), join(made, "licences", `${basename(folder)}.txt`));
  }
}

/** What is loaded by name: the public door, the worker and its hooks, and what the bench and the tests attach to a loop. */
const doors = [
  "src/index.js",
  "src/run/core/worker.js",
  "src/run/core/typescript.js",
  "src/run/core/programHook.js",
  "src/run/core/mark.js",
  "src/run/core/runProgram.js",
  "src/run/core/outbox.js",
  "src/run/core/detailRecorder.js",
  "src/run/core/recorder.js",
  "src/run/core/watch.js",
  "src/run/python/process.js",
  "src/run/python/embedded.js",
  "src/run/python/embeddedWorker.js",
];

/** What is no module of ours, and lies beside the one that uses it. */
const recorder = "src/run/python/recorder";

/**
 * Joins the library's modules likewise: a worker has a hundred to load. The doors share what they have in common, so that
 * there is one of each class, whichever door it is reached by. What is shared lies as deep as the modules did, as some
 * tell the library's own code by the folder that they lie in. Classes and functions keep their names, which reprs and
 * stacks show: esbuild would call a class `_Lock` that speaks of itself, or pay for the name with a call a function.
 */
async function bundleLibrary() {
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    input: Object.fromEntries(doors.map((door) => [door.replace(/^src\/|\.js$/g, ""), join(made, door)])),
    external: isOfPackage,
    plugins: [compilersMaps],
    platform: "node",
    logLevel: "warn",
  });
  await bundle.write({
    dir: join(made, "src"),
    chunkFileNames: "asyncio/chunk-[hash].js",
    keepNames: true,
    comments: false,
    sourcemap: true,
  });
  await bundle.close();
}

/** The compiler's source maps, by which the bundles' own lead to the TypeScript. */
const compilersMaps = {
  name: "compilers-maps",
  load: (file) =>
    file.startsWith(made)
      ? { code: readFileSync(file, "utf8"), map: readFileSync(`${file}.map`, "utf8") }
      : null,
};

/** Is it imported by a name, rather than by where it lies? */
function isOfPackage(specifier) {
  return !/^\.{1,2}\//.test(specifier) && !isAbsolute(specifier);
}

/** Removes what the bundles have made needless: modules that nothing reaches any more, and types of what is no library. */
async function removeBundled() {
  const { build } = await import("esbuild");
  const types = typesOfLibrary();
  const programs = /^lessons\/\w+\/program\.js$|^src\/course\/terms\/programs\/\w+\/program\.js$/;
  const { metafile } = await build({
    absWorkingDir: made,
    entryPoints: ["bin/asyncio-lessons.js", ...doors, ...filesIn(made).filter((file) => programs.test(file))],
    outdir: made,
    write: false,
    metafile: true,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "warning",
  });
  for (const file of filesIn(made)) {
    const isModule = /\.js(\.map)?$/.test(file) && !(file.replace(/\.map$/, "") in metafile.inputs);
    const isType = /\.d\.ts(\.map)?$/.test(file) && !types.has(file.replace(/\.map$/, ""));
    if (isModule || isType) rmSync(join(made, file));
  }
  removeEmpty(join(made, "src"));
}

/** The types that the library's door leads to; all others are of use to nobody. */
function typesOfLibrary() {
  const reached = new Set(["src/index.d.ts"]);
  for (const file of reached) {
    const imports = readFileSync(join(made, file), "utf8").matchAll(/(?:from |import\()"(\..+?)\.js"/g);
    for (const [, path] of imports) reached.add(`${posix.join(dirname(file), path)}.d.ts`);
  }
  return reached;
}

/**
 * Joins the step viewer's page for a browser: one script and one style, which `export` writes into each page with their
 * hashes. They are data to the command, hence JSON.
 */
async function bundlePage() {
  const { build } = await import("esbuild");
  const page = join(root, "src", "viewer", "page");
  const { outputFiles } = await build({
    entryPoints: [join(page, "viewer.ts"), join(page, "style.css")],
    outdir: made,
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: ["es2022", "chrome109", "firefox115", "safari16"],
    // In a page that says which it is: the file itself may be read as anything.
    charset: "ascii",
    logLevel: "warning",
  });
  const textOf = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text.trim();
  const [script, style] = [textOf(".js"), textOf(".css")];
  for (const text of [script, style]) {
    if (/<\/(script|style)|<!--/i.test(text))
      throw new Error("the page's script or style would end its own element");
  }
  const hashOf = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  const assets = { script, scriptHash: hashOf(script), style, styleHash: hashOf(style) };
  const folder = join(made, "src", "viewer", "page");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "page.json"), JSON.stringify(assets));
}

function copyRecorder() {
  mkdirSync(join(made, recorder));
  const files = readdirSync(join(root, recorder)).filter((file) => file.endsWith(".py"));
  for (const file of files) copyFileSync(join(root, recorder, file), join(made, recorder, file));
}

/** Writes what the format's definition says of itself, for those who check or make traces with other tools. */
async function writeSchema() {
  const [{ traceDocument }, { jsonSchemaOf }] = await Promise.all(
    ["document", "shape"].map((name) => import(join(made, "src", "trace", `${name}.js`))),
  );
  const schema = jsonSchemaOf(traceDocument, "A trace of asyncio-lessons");
  writeFileSync(join(made, "trace.schema.json"), `${JSON.stringify(schema, null, 2)}\n`);
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
    await writeSchema();
    await bundleCommand();
    await bundleLibrary();
    await removeBundled();
    await bundlePage();
    copyRecorder();
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
