import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reasonOf } from "../../src/commands/common/writeFile.js";

test("what the system says is told without Node's call and path, anything else as it is", () => {
  const missing = join(import.meta.dirname, "a, open b.txt");
  try {
    readFileSync(missing);
    expect.unreachable();
  } catch (error) {
    expect(reasonOf(error)).toBe("ENOENT: no such file or directory");
  }
  expect(reasonOf(new Error("a, open b"))).toBe("a, open b");
  expect(reasonOf("thrown")).toBe("thrown");
});
