// Where a term's programs lie.
import { join } from "node:path";
import { packageRoot } from "../files.js";
import type { Term } from "./model.js";

const folder = ["src", "course", "terms", "programs"] as const;

/** The compiled program: what a worker imports. */
export function termProgramPath({ id }: Pick<Term, "id">): string {
  return join(packageRoot(), "dist", ...folder, `${id}.js`);
}

/** The program as a learner reads it. */
export function termSourcePath({ id }: Pick<Term, "id">, written: "typescript" | "python"): string {
  return join(packageRoot(), ...folder, `${id}.${written === "typescript" ? "ts" : "py"}`);
}
