// Processes that keep the machine busy, and are always ended: by whoever started them, or by themselves once that is gone.
import { type ChildProcess, spawn } from "node:child_process";

const spin =
  "const parent = process.ppid; do for (let i = 0; i < 1e8; i++); while (process.ppid === parent);";

/** Runs `work` while so many processes do nothing but turn. */
export async function whileBusy<T>(processes: number, work: () => Promise<T>): Promise<T> {
  const started: ChildProcess[] = [];
  const end = (): void => {
    for (const child of started.splice(0)) child.kill("SIGKILL");
  };
  const endAndLeave = (): void => {
    end();
    process.exit(130);
  };
  process.once("exit", end).once("SIGINT", endAndLeave).once("SIGTERM", endAndLeave);
  try {
    for (let i = 0; i < processes; i++) {
      started.push(spawn(process.execPath, ["-e", spin], { stdio: "ignore" }));
    }
    return await work();
  } finally {
    end();
    process.off("exit", end).off("SIGINT", endAndLeave).off("SIGTERM", endAndLeave);
  }
}
