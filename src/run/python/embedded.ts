// Runs one program on the CPython that comes along, in WebAssembly, in a worker thread.
import type { Runtime } from "../runtime.js";

/** Null where it is not installed. */
export function embeddedRuntime(): Runtime | null {
  return null;
}
