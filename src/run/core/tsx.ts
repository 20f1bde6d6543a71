// tsx, which lets this thread read TypeScript. Rule: what it has compiled is kept nowhere. It would be kept in the temporary
// folder that all users share, where others could have put something else in its place, and read what is there.
import { register } from "node:module";

/** tsx looks for it when it is loaded: here, and in the thread of the module hooks. */
const noCache = "TSX_DISABLE_CACHE";

/** Has this thread read TypeScript from now on. The program's environment is afterwards as it was. */
export async function registerTsx(): Promise<void> {
  const before = process.env[noCache];
  // The thread of the hooks, which the first of them begins, takes the environment of that moment.
  process.env[noCache] = "1";
  try {
    register("./formatHook.js", import.meta.url);
    (await import("tsx/esm/api")).register();
  } finally {
    if (before === undefined) delete process.env[noCache];
    else process.env[noCache] = before;
  }
}
