// The programs that measure real work, with less of it: they print what they print, and the check need not wait for as long.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Lesson } from "../../../src/course/model.js";

/** In a program of this name, what stands in the place of the number of turns or of tasks. */
interface Change {
  readonly of: string;
  readonly instead: string;
}

const changes: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  concurrency_models: {
    "program.py": { of: "14_000_000", instead: "200_000" },
    "program.ts": { of: "700_000_000", instead: "10_000_000" },
    "program.js": { of: "700_000_000", instead: "10_000_000" },
  },
  scale: {
    "program.py": { of: "100_000", instead: "2_000" },
    "program.ts": { of: "100_000", instead: "2_000" },
    "program.js": { of: "100_000", instead: "2_000" },
  },
};
