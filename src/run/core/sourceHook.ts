// A module hook that gives one file another text than the one on disk: a lesson's program with other delays. Its URL stays,
// so its imports are found and its errors name its lines.
import type { LoadHook } from "node:module";

export interface OtherSource {
  readonly url: string;
  readonly source: string;
}

let other: OtherSource | null = null;

export function initialize(data: OtherSource): void {
  other = data;
}

export const load: LoadHook = async (url, context, nextLoad) =>
  other !== null && url === other.url
    ? { format: "module", source: other.source, shortCircuit: true }
    : nextLoad(url, context);
