// The test runner's settings; the root is the project's, so that tests import from src as it stands.
import { defineConfig } from "vitest/config";
import { watchdog } from "./helpers/watchdog.js";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    include: ["test/**/*.test.ts"],
    // Most of what runs at once in one file waits.
    maxConcurrency: 12,
    // Later than what a test itself waits for, which says better what did not come.
    testTimeout: 2 * watchdog,
    hookTimeout: 2 * watchdog,
  },
});
