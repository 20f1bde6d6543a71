// Runs one program on the CPython that comes along (pyodide, WebAssembly), in a worker thread: where there is no Python, or for
// the very same behaviour everywhere.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { collectRun } from "../collect.js";
import { openWorker } from "../core/openWorker.js";
import type { Runtime } from "../runtime.js";

const workerFile = new URL("./embeddedWorker.js", import.meta.url);

/** The embedded CPython; null where it is not installed. @param name of the package, another version for tests */
export function embeddedRuntime(name = "pyodide"): Runtime | null {
  const folder = folderOf(name);
  if (folder === null) return null;
  const info = { name: "embedded", version: versionIn(folder) } as const;
  return {
    info,
    run: (request) =>
      collectRun(request, info, (teller, bytes) =>
        openWorker(workerFile, request, teller, bytes, { pyodide: folder }),
      ),
  };
}

function folderOf(name: string): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

/** Which Python it is stands in the list of its packages. */
function versionIn(folder: string): string {
  const { info } = JSON.parse(readFileSync(join(folder, "pyodide-lock.json"), "utf8"));
  return String(info.python);
}
