// What a command loads before it does anything: a cold start has no time for what only some commands need.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { packageFolder } from "../helpers/built.js";

/** The modules that are loaded with this one, and the packages among them. */
function loadedWith(file: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  const text = readFileSync(file, "utf8");
  for (const [, from, bare] of text.matchAll(
    // The build writes no white space, and `import(…)` is no import of these.
    /(?:^|[;}])(?:import|export)\b[^;()]*?\bfrom\s*"([^"]+)"|(?:^|[;}])import\s*"([^"]+)"/gm,
  )) {
    const specifier = from ?? bare ?? "";
    if (specifier.startsWith(".")) loadedWith(join(dirname(file), specifier), loaded);
    else if (!specifier.startsWith("node:")) loaded.add(specifier);
  }
  return loaded;
}

it("loads commander, and no other package", () => {
  const loaded = loadedWith(join(packageFolder, "dist", "src", "cli", "main.js"));
  const packages = [...loaded].filter((each) => !each.startsWith("/"));
  expect(packages.sort()).toEqual(["commander"]);
});
