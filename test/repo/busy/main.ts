// Runs the lessons on a machine whose cores are kept busy by four endless loops, with the built command: a busy machine is
// told of, and never makes a right run wrong. `npm run test:busy` (some minutes): ends with 1 where a command did not end with 0.
import { spawn } from "node:child_process";
import { lessons } from "../../../src/course/catalogue.js";
import { builtCommand, cleanEnvironment } from "../../helpers/built.js";
import { whileBusy } from "../../helpers/busy.js";

const busyProcesses = 4;
const all = lessons.map(({ id }) => id);
/** Those that do not measure real work: they can be run at any speed. */
const waiting = lessons.filter(({ clock }) => clock === "any").map(({ id }) => id);
/** One may be named, as for `verify`. */
const python = process.argv[2] === undefined ? [] : ["--python", process.argv[2]];

const commands: readonly (readonly string[])[] = [
  ["run", ...all],
  ["run", "--speed", "20", ...waiting],
  ["run", "--speed", "50", ...waiting],
  ["compare", "--runs", "3", "--speed", "20", ...waiting],
  ["verify", ...python],
];

/** Runs the command; what it says of lateness and of faults is shown as it comes. */
function run(args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builtCommand(), ...args], {
      env: cleanEnvironment({ COLUMNS: "120" }),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0 || args[0] === "verify") process.stdout.write(stdout);
      resolve(code);
    });
  });
}

await whileBusy(busyProcesses, async () => {
  for (const args of commands) {
    const began = performance.now();
    const code = await run(args);
    const shown = args.filter((arg) => !all.includes(arg)).join(" ");
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    process.stdout.write(
      `\n${code === 0 ? "ok" : "NOT OK"}: ${shown}: ended with ${code}, after ${seconds} s\n\n`,
    );
    if (code !== 0) process.exitCode = 1;
  }
});
