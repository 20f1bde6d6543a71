// The test runner's settings. There are two kinds of tests: unit tests, which import from src as it stands, and those
// of what ships, to which "asyncio-lessons" is the packed and installed library, loaded by Node itself.
import { rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { leadPathToPython } from "./helpers/pythonPath.js";
import { traceCounts } from "./helpers/traceCounts.js";
import { watchdog } from "./helpers/watchdog.js";
import { installedLibrary } from "./repo/package/install.js";
import { ofWhatShips } from "./repo/package/ofWhatShips.js";

const root = join(import.meta.dirname, "..");

/** For the runs of lessons, each of which is made once for all test files (`test/run/runs.ts`). */
const runs = join(tmpdir(), `asyncio-lessons-runs-${process.pid}`);
process.once("exit", () => {
  process.stdout.write(traceCounts(runs));
  rmSync(runs, { recursive: true, force: true });
});

leadPathToPython();

/** All have the library under its own name, as a program has it. */
const libraryAt = (file: string) => ({ alias: { "asyncio-lessons": file } });
const leaveNothing = "test/helpers/leaveNothing.ts";
const source = libraryAt(join(root, "src", "index.ts"));

export default defineConfig({
  root,
  test: {
    // Vitest would leave one processor free.
    maxWorkers: availableParallelism(),
    // The modules are loaded once for all files, which halves the time that many take: each leaves everything as it was.
    isolate: false,
    // Most of what runs at once in one file waits.
    maxConcurrency: 12,
    // Later than what a test itself waits for, which says better what did not come.
    testTimeout: 2 * watchdog,
    hookTimeout: 2 * watchdog,
    teardownTimeout: 2 * watchdog,
    provide: { runs },
    expect: { poll: { timeout: watchdog } },
    projects: [
      {
        extends: true,
        resolve: source,
        test: {
          name: "source",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ofWhatShips],
          setupFiles: ["test/helpers/forgetOthers.ts", leaveNothing],
        },
      },
      {
        extends: true,
        resolve: libraryAt(installedLibrary),
        test: {
          name: "ships",
          include: ofWhatShips,
          globalSetup: "test/repo/package/install.ts",
          setupFiles: [leaveNothing],
        },
      },
    ],
  },
});
