// Child processes that must not outlive this one. Each leads a process group of its own, so that what it has started
// goes with it; a terminal's Ctrl-C does not reach such a group, and whoever handles that ends the child.
import { type ChildProcess, spawnSync } from "node:child_process";

const alive = new Set<ChildProcess>();
const isWindows = process.platform === "win32";

/** Signals that end a process without a word to its exit handlers. */
const endings = ["SIGTERM", "SIGHUP"] as const;

/** Options of `spawn` for a child that is to be watched over. */
export const groupOptions = { detached: !isWindows, windowsHide: true } as const;

/** Has the child, which was spawned with `groupOptions`, ended together with this process, however that ends. */
export function watchOver(child: ChildProcess): void {
  if (alive.size === 0) {
    process.on("exit", killAll);
    for (const signal of endings) process.on(signal, endBy);
  }
  alive.add(child);
  const forget = (): void => {
    if (!alive.delete(child) || alive.size > 0) return;
    process.off("exit", killAll);
    for (const signal of endings) process.off(signal, endBy);
  };
  child.once("close", forget);
  child.once("error", forget);
}

/** Ends the child and all that it has started, at once. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (isWindows) spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

function killAll(): void {
  for (const child of alive) killGroup(child);
}

function endBy(signal: NodeJS.Signals): void {
  killAll();
  for (const each of endings) process.off(each, endBy);
  process.kill(process.pid, signal);
}
