// Which Python there is to measure against.
import { ChildError, type Command, runChild } from "./child.js";

export interface Python {
  readonly file: string;
  /** `CPython 3.13.0`. */
  readonly name: string;
}

type Ask = (command: Command) => string;

const question = "import platform; print(platform.python_implementation(), platform.python_version())";
/**
 * Asks an interpreter what it is.
 *
 * @throws {Error} when it cannot be run, or is not CPython 3.8 or newer; the message says so
 */
export function askPython(file: string, ask: Ask = answer): Python {
  const name = ask({ file, args: ["-I", "-c", question] }).trim();
  const [implementation, version = ""] = name.split(" ");
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (implementation !== "CPython" || major !== 3 || minor < 8) {
    throw new Error(`${file} is ${name}; CPython 3.8 or newer is needed`);
  }
  return { file, name };
}

function answer(command: Command): string {
  try {
    return runChild(command, 10).stdout;
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    throw new Error(`no Python to run as ${command.file}: ${error.reason}`);
  }
}
