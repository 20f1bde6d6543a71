// The test runner's settings; the root is the project's, so that tests import from src as it stands.
import { defineConfig } from "vitest/config";

/** Tests of whole processes: the command, browsers, terminals, and what is done as a process ends. */
const ofProcesses = [
  "test/{cli,runner,page,package,terminal,content,bench}/**/*.test.ts",
  "test/program/reports.test.ts",
];

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    // A watchdog, and no measure of speed: the built command is driven in some tests, and the machine may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "processes", include: ofProcesses } },
      {
        extends: true,
        // The modules are loaded once for all files, which halves the time that these take.
        test: {
          name: "modules",
          include: ["test/**/*.test.ts"],
          exclude: ofProcesses,
          isolate: false,
          setupFiles: ["test/helpers/forgetOthers.ts"],
        },
      },
    ],
  },
});
