// A module hook for programs in any folder: they find this library under its own name. It is registered after tsx, and so
// asked before it: a tsconfig.json near by may have that name stand for something else.
import type { ResolveHook } from "node:module";

const library = new URL("../../index.js", import.meta.url).href;

export const resolve: ResolveHook = async (specifier, context, nextResolve) =>
  specifier === "asyncio-lessons" ? { url: library, shortCircuit: true } : nextResolve(specifier, context);
