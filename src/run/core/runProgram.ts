// Runs one program in a worker thread and hands on its trace: whatever the program does, this side stays free.
import { type Carrier, collectRun, type Teller } from "../collect.js";
import type { Run, RunRequest, Runtime } from "../runtime.js";
import { openWorker } from "./openWorker.js";

const workerFile = new URL("./worker.js", import.meta.url);
/** The scheduler core. @param version the library's */
export function coreRuntime(version: string): Runtime {
  const info = { name: "core", version } as const;
  return { info, run: (request) => collectRun(request, info, opened(request)) };
}

/** Runs the program on the core, where nobody asks which version that is. */
export function runProgram(request: RunRequest): Promise<Run> {
  return coreRuntime("").run(request);
}

function opened(request: RunRequest) {
  return (teller: Teller, bytes: number): Carrier => openWorker(workerFile, request, teller, bytes);
}
