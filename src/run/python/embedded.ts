// Runs one program on the CPython that comes along (pyodide, WebAssembly), in a worker thread: where there is no Python, or for
// the very same behaviour everywhere.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { collectRun } from "../collect.js";
import { type KeptWorker, openWorker } from "../core/openWorker.js";
import type { Run, RunRequest, Runtime, StayingRuntime } from "../runtime.js";

const workerFile = new URL("./embeddedWorker.js", import.meta.url);

/** The embedded CPython; null where it is not installed. @param name of the package, another version for tests */
export function embeddedRuntime(name = "pyodide"): Runtime | null {
  const folder = folderOf(name);
  if (folder === null) return null;
  const info = { name: "embedded", version: versionIn(folder) } as const;
  const runIn = (kept: KeptWorker, request: RunRequest): Promise<Run> =>
    collectRun(request, info, (teller, bytes) =>
      openWorker(workerFile, request, teller, bytes, { pyodide: folder }, kept),
    );
  /** What is not ours may change Python itself, so it has one of its own. */
  const runAlone = async (request: RunRequest): Promise<Run> => {
    const kept: KeptWorker = { worker: null };
    const run = await runIn(kept, request);
    void kept.worker?.terminate();
    return run;
  };
  const stay = (): StayingRuntime => {
    /** A Python that has run in virtual time has other functions of `time`. */
    const kept = { real: { worker: null }, virtual: { worker: null } };
    return {
      info,
      run: (request) =>
        request.isOurs === true ? runIn(kept[request.clock.kind], request) : runAlone(request),
      leave() {
        for (const { worker } of Object.values<KeptWorker>(kept)) void worker?.terminate();
      },
    };
  };
  return { info, run: runAlone, stay };
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
