// A module hook for programs: in any folder they find this library under its own name, and a program's file may be given
// another text than the one on disk. It is registered after tsx, and so asked before it: a tsconfig.json near by may have
// the library's name stand for something else.
import type { LoadHook, ResolveHook } from "node:module";

/** A lesson's program with other delays, say. Its URL stays, so its imports are found and its errors name its lines. */
export interface OtherSource {
  readonly url: string;
  readonly source: string;
}

const library = new URL("../../index.js", import.meta.url).href;
let other: OtherSource | undefined;

export function initialize(data?: OtherSource): void {
  other = data;
}

export const resolve: ResolveHook = async (specifier, context, nextResolve) =>
  specifier === "asyncio-lessons" ? { url: library, shortCircuit: true } : nextResolve(specifier, context);

export const load: LoadHook = async (url, context, nextLoad) =>
  url === other?.url
    ? { format: "module", source: other.source, shortCircuit: true }
    : nextLoad(url, context);
