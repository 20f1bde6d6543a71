// A module hook for programs in any folder: their TypeScript is read as modules, whatever a package.json near them says.
// It is registered before tsx, which then asks it, and does not make CommonJS of such a file.
import type { ResolveHook } from "node:module";
import { isTypeScript } from "./programFile.js";

export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const resolved = await nextResolve(specifier, context);
  const isFile = resolved.url.startsWith("file:") && !resolved.url.includes("/node_modules/");
  return isFile && isTypeScript(resolved.url) ? { ...resolved, format: "module" } : resolved;
};
