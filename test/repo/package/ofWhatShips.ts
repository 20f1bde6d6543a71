// The tests to which "asyncio-lessons" is the packed and installed library.
export const ofWhatShips = [
  "test/core/conformance/conformance.test.ts",
  "test/repo/examples.test.ts",
  "test/repo/package/pack.test.ts",
  "test/repo/package/stacks.test.ts",
  "test/repo/surface.test.ts",
  "test/core/types/*.test.ts",
];
