// Puts the folder of the Python that `python3` starts on the path. Where `python3` is a version manager's script, which looks
// for that Python each time, a start of it costs several times what one of Python itself does, and the tests start many.
import { spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";

/** Leaves the path as it is where that folder is on it already, or there is no Python. */
export function leadPathToPython(): void {
  const { PATH = "" } = process.env;
  const ask = ["-I", "-c", "import sys; print(sys.executable)"];
  const { status, stdout } = spawnSync("python3", ask, { encoding: "utf8" });
  if (status !== 0) return;
  const folder = dirname(stdout.trim());
  if (!PATH.split(delimiter).includes(folder)) process.env.PATH = folder + delimiter + PATH;
}
