// How TypeScript is read: by tsx, and by the module hook that this file is itself. It is registered before tsx, which then
// asks it: TypeScript in any folder is read as modules, whatever a package.json near it says.
import { type ResolveHook, register } from "node:module";

/** Is it a TypeScript file, to be loaded through tsx? */
export function isTypeScript(url: string): boolean {
  return /\.[cm]?tsx?$/.test(new URL(url).pathname);
}

export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const resolved = await nextResolve(specifier, context);
  const isFile = resolved.url.startsWith("file:") && !resolved.url.includes("/node_modules/");
  return isFile && isTypeScript(resolved.url) ? { ...resolved, format: "module" } : resolved;
};

/** tsx looks for it when it is loaded: here, and in the thread of the module hooks. */
const noCache = "TSX_DISABLE_CACHE";

/**
 * Has this thread read TypeScript from now on. What tsx compiles is kept nowhere: it would lie in the temporary folder that
 * all users share, where others could put something else in its place. The program's environment is afterwards as it was.
 *
 * @param hook URL of this file
 */
export async function registerTsx(hook: string): Promise<void> {
  const before = process.env[noCache];
  // The thread of the hooks, which the first of them begins, takes the environment of that moment.
  process.env[noCache] = "1";
  try {
    register(hook);
    (await import("tsx/esm/api")).register();
  } finally {
    if (before === undefined) delete process.env[noCache];
    else process.env[noCache] = before;
  }
}
