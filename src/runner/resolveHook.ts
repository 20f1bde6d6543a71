// A module hook for programs in any folder: they find this library under its own name, and their TypeScript is read
// as modules wherever they lie.
import type { ResolveHook } from "node:module";
import { isTypeScript } from "./programFile.js";

const library = new URL("../index.js", import.meta.url).href;

export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  if (specifier === "asyncio-lessons") return { url: library, shortCircuit: true };
  const resolved = await nextResolve(specifier, context);
  const isFile = resolved.url.startsWith("file:") && !resolved.url.includes("/node_modules/");
  return isFile && isTypeScript(resolved.url) ? { ...resolved, format: "module" } : resolved;
};
