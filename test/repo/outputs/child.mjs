// Runs calls of the built command in this one process, one after the other, as its parent sends them: a process takes longer
// to start than most calls. It is a plain one, without a test runner's or a compiler's hooks, which the programs' threads would
// have as well. Each call has an environment, a working folder and streams of its own.
import { PassThrough, Writable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";

/** The built command's first file. */
const [, , bin] = process.argv;
let count = 0;

process.on("message", async (call) => {
  process.send(await run(call));
});

/** @returns what was written; on a terminal before the first key, and then after each key */
async function run({ args, env, cwd, terminal }) {
  const [stdout, stderr, stdin] = [new Kept(), new Kept(), new PassThrough()];
  if (terminal !== undefined) asTerminal([stdout, stderr], stdin, terminal);
  for (const [name, value] of Object.entries({ stdin, stdout, stderr })) {
    Object.defineProperty(process, name, { value, configurable: true });
  }
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.argv = [process.execPath, bin, ...args];
  process.exitCode = undefined;
  // Under another address its few lines are run once more; what it imports is loaded once.
  const ended = import(`${bin}?call=${count++}`);
  const pieces = [];
  if (terminal !== undefined) {
    // Once the keyboard is its own, keys are handled as they come: what they show is written before they return.
    await Promise.race([stdin.isTaken, ended]);
    for (const key of [...terminal.keys, ""]) {
      await turn();
      pieces.push(stdout.take());
      stdin.write(key);
    }
    // Ctrl-C, if they have not left: the exit code tells of it.
    stdin.write("\u0003");
  }
  await ended;
  return { code: process.exitCode, stdout: stdout.take(), stderr: stderr.take(), pieces };
}

function asTerminal(outputs, stdin, { columns, rows }) {
  const moves = { cursorTo() {}, moveCursor() {}, clearLine() {} };
  for (const each of outputs) Object.assign(each, { isTTY: true, columns, rows, ...moves });
  stdin.isTTY = true;
  stdin.isTaken = new Promise((resolve) => {
    stdin.setRawMode = (isRaw) => {
      if (isRaw) resolve();
    };
  });
}

/** A stream that keeps what is written to it. */
class Kept extends Writable {
  #text = "";

  constructor() {
    // As it was given: bytes could not hold halves of characters.
    super({ decodeStrings: false });
  }

  take() {
    const text = this.#text;
    this.#text = "";
    return text;
  }

  _write(chunk, _encoding, done) {
    this.#text += chunk.toString();
    done();
  }
}
