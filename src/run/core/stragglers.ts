// A worker inside `spawnSync` cannot be terminated, and Node waits for it before it leaves. Rule: what such a worker
// waits for is ended as this process exits, never earlier, since other runs may have children as well.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import type { Worker } from "node:worker_threads";

/** Lets this process exit although the worker still runs. */
export function leaveBehind(worker: Worker): void {
  worker.unref();
  process.once("exit", killDescendants);
  worker.once("exit", () => process.off("exit", killDescendants));
}

function killDescendants(): void {
  const parents = parentsOfAll();
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === process.pid || isOurs(parent));
  };
  for (const pid of [...parents.keys()].filter(isOurs)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Of every process its parent; empty where the system does not tell. */
function parentsOfAll(): Map<number, number> {
  const pairs = process.platform === "linux" ? readProc() : readPs();
  return new Map(pairs.filter(([pid, parent]) => pid > 1 && pid !== parent));
}

function readProc(): [pid: number, parent: number][] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // `pid (name) state parent …`, and a name may hold anything, brackets too.
      const [, parent] = /^.*\) \S (\d+) /s.exec(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
      return parent === undefined ? [] : [[Number(name), Number(parent)]];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

function readPs(): [pid: number, parent: number][] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return [...(stdout ?? "").matchAll(/^\s*(\d+)\s+(\d+)\s*$/gm)].map(([, pid, parent]) => [
    Number(pid),
    Number(parent),
  ]);
}
