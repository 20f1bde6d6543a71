// The machine that the figures come from: its class, nothing that names it.
import os from "node:os";
import process from "node:process";
import type { Machine } from "./model.js";

/**
 * To be called before anything is measured: the bench itself is load.
 *
 * @param python as `Python.name`
 */
export function describeMachine(python: string | null): Machine {
  const cores = os.cpus();
  return {
    system: `${os.type()} ${process.arch}`,
    processor: cores[0]?.model.trim() ?? "unknown processor",
    cores: cores.length,
    memory: os.totalmem(),
    load: os.loadavg()[0] ?? 0,
    node: process.versions.node,
    v8: process.versions.v8,
    python,
  };
}
