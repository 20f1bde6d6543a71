// Runs after `npm install` in a clone: builds, unless the compiler was left out (--omit=dev).
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

try {
  createRequire(import.meta.url).resolve("typescript/package.json");
} catch {
  const isBuilt = existsSync(join(dirname(import.meta.dirname), "dist"));
  console.error(
    isBuilt
      ? "typescript is not installed (--omit=dev): dist is left as it is"
      : "typescript is not installed (--omit=dev): asyncio-lessons will not work until it is built. Run `npm install`, which brings typescript and builds.",
  );
  process.exit(0);
}
await import("./build.mjs");
