// The tests to which "asyncio-lessons" is the packed and installed library.
export const ofWhatShips = [
  "test/conformance/conformance.test.ts",
  "test/examples.test.ts",
  "test/fuzz/fuzz.test.ts",
  "test/package/pack.test.ts",
  "test/package/stacks.test.ts",
  "test/surface.test.ts",
  "test/types/*.test.ts",
];
