// Runs after `npm install` in a clone: builds, unless the compiler was left out (--omit=dev).
import { createRequire } from "node:module";

try {
  createRequire(import.meta.url).resolve("typescript/package.json");
} catch {
  console.error("typescript is not installed (--omit=dev): dist is left as it is");
  process.exit(0);
}
await import("./build.mjs");
