// Calls the built command's `main` in this process: what `command` shows, without the time that a process takes to start.
// Not for what only a process has: a terminal, signals, streams that are closed, and what Node itself is told.
import { EventEmitter } from "node:events";
import { Writable } from "node:stream";
import type { main as Main } from "../../src/cli/main.js";
import { builtModule, cleanEnvironment, packageFolder } from "./built.js";
import type { CommandOptions } from "./command.js";

export interface Returned {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One call at a time: the working folder and the environment are those of the whole process. */
let before: Promise<unknown> = Promise.resolve();

/** Calls `asyncio-lessons` with these arguments, off a terminal. */
export function command(args: readonly string[], options: CommandOptions = {}): Promise<Returned> {
  const call = before.then(() => callMain(args, options));
  before = call.catch(() => {});
  return call;
}

const known = new Map<string, Promise<Returned>>();

/** The same for a call that shows the same each time: it is made once, however often a test file looks at it. */
export function commandOnce(args: readonly string[], options: CommandOptions = {}): Promise<Returned> {
  const key = JSON.stringify([args, options]);
  const call = known.get(key) ?? command(args, options);
  known.set(key, call);
  return call;
}

async function callMain(args: readonly string[], { env, cwd = packageFolder }: CommandOptions) {
  const { main } = (await builtModule("src/cli/main.js")) as { readonly main: typeof Main };
  const [stdout, stderr] = [new Kept(), new Kept()];
  const surroundings = { folder: process.cwd(), env: process.env };
  process.chdir(cwd);
  process.env = cleanEnvironment(env);
  const standIn = Object.assign(new EventEmitter(), {
    env: process.env,
    platform: process.platform,
    stdin: {},
    stdout,
    stderr,
  });
  try {
    // It has what `main` looks at.
    const code = await main(args, standIn as unknown as NodeJS.Process);
    return { code, stdout: stdout.text, stderr: stderr.text };
  } finally {
    process.chdir(surroundings.folder);
    process.env = surroundings.env;
  }
}

/** A stream that is no terminal, and keeps what is written to it. */
class Kept extends Writable {
  text = "";

  constructor() {
    // As it was given: bytes could not hold halves of characters.
    super({ decodeStrings: false });
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
