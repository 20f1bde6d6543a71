// The test runner's settings. There are two kinds of tests: unit tests, which import from src as it stands, and those
// of what ships, to which "asyncio-lessons" is the packed and installed library, loaded by Node itself.
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { installedLibrary } from "./package/install.js";

const root = join(import.meta.dirname, "..");

const ofWhatShips = [
  "test/conformance/conformance.test.ts",
  "test/examples.test.ts",
  "test/fuzz/fuzz.test.ts",
  "test/package/pack.test.ts",
  "test/package/stacks.test.ts",
  "test/surface.test.ts",
  "test/types/*.test.ts",
];

/** Both have the library under its own name, as a program has it. */
const libraryAt = (file: string) => ({ alias: { "asyncio-lessons": file } });

export default defineConfig({
  root,
  test: {
    // The built command is driven in some of them, and the machine may be busy.
    testTimeout: 30_000,
    teardownTimeout: 60_000,
    projects: [
      {
        extends: true,
        resolve: libraryAt(join(root, "src", "index.ts")),
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ofWhatShips],
        },
      },
      {
        extends: true,
        resolve: libraryAt(installedLibrary),
        test: { name: "ships", include: ofWhatShips, globalSetup: "test/package/install.ts" },
      },
    ],
  },
});
