// The test runner's settings; the root is the project's, so that tests import from src as it stands.
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    include: ["test/**/*.test.ts"],
    // The built command is driven in some of them, and the machine may be busy.
    testTimeout: 30_000,
  },
});
