// Runs a random program on our core, and gives its trace. The protocol is that of generator/fuzz.py's run_program.
import { compileFunction } from "node:vm";
import * as library from "asyncio-lessons";
import type { Program } from "./ast.js";
import { givenNames, render } from "./render.js";
import { nameOf, valueText } from "./words.js";

const { asyncio, SystemExit } = library;
type Coroutine = library.Coroutine<unknown>;

const { allTasks, gather, VirtualClock } = asyncio;

const mostLines = 5000;
const mostDeadlocks = 4;
const mostIterations = 20_000;

/** Where a program's text is said to stand. */
export const programFile = "/random/program.js";

/** Writes a line of the trace: a label, and a value where there is one. */
type Log = (label: string, ...value: readonly [] | readonly [unknown]) => void;

/** Ends a program that does not end by itself: it leaves the loop at once. */
class Abort extends SystemExit {}

/** Where CPython's loop would wait for ever, every task is cancelled, in order of creation. */
class DeadlockCancellingLoop extends asyncio.EventLoop {
  onDeadlock = (): void => {};

  override _onDeadlock(): void {
    this.onDeadlock();
    for (const task of allTasks(this)) task.cancel();
  }
}

/** The message up to what no two implementations have in common: names of callbacks, addresses, places, reprs. */
function headOf(message: string): string {
  const callback = "Exception in callback";
  return message.startsWith(callback) ? callback : message.replace(/( at |\n|\().*/s, "");
}

function report(log: Log, { message = "", exception }: library.asyncio.ExceptionContext): void {
  // These come when the garbage collector finds something, in CPython.
  if (message.includes("never retrieved") || message.includes("destroyed")) return;
  log(`HANDLER ${headOf(message)}`, exception);
}

/** Runs `main`, then ends as `asyncio.run` does. */
async function runMain(main: () => Coroutine, loop: library.asyncio.EventLoop, log: Log): Promise<void> {
  try {
    log("RESULT", await loop.runUntilComplete(main()));
  } catch (error) {
    if (error instanceof Abort) throw error;
    log(`RESULT raised ${nameOf(error)}`);
  }
  const left = [...allTasks(loop)];
  for (const task of left) task.cancel();
  if (left.length > 0) await loop.runUntilComplete(gather(...left, { returnExceptions: true }));
  for (const task of left) {
    if (!task.cancelled() && task.exception() !== null) log("LEFTOVER", task.exception());
  }
  log("END");
}

/**
 * The trace of a program: lines of `iteration|virtual ms|label`, as CPython's are written.
 *
 * @param instruments who watches; nobody unless given
 * @param clock which they share with the loop
 * @param print is given what is logged, on the spot
 */
export async function traceOf(
  program: Program,
  instruments: readonly library.asyncio.Instrument[] = [],
  clock: library.asyncio.VirtualClock = new VirtualClock(),
  print: (label: string) => void = () => {},
): Promise<string[]> {
  const trace: string[] = [];
  const began = clock.peek();
  const loop = new DeadlockCancellingLoop({ clock, instruments });
  const log: Log = (label, ...value) => {
    if (trace.length >= mostLines) throw new Abort();
    const milliseconds = Math.round((clock.peek() - began) * 1e3);
    const text = value.length === 0 ? label : `${label} ${valueText(value[0])}`;
    trace.push(`${loop.iterations}|${milliseconds}|${text}`);
    print(text);
  };
  let deadlocks = 0;
  loop.onDeadlock = () => {
    deadlocks++;
    log("DEADLOCK");
    if (deadlocks > mostDeadlocks || loop.iterations > mostIterations) throw new Abort();
  };
  asyncio.setEventLoop(loop);
  try {
    loop.setExceptionHandler((_loop, context) => report(log, context));
    const build = compileFunction(render(program), givenNames, { filename: programFile });
    await runMain(build({ ...library, ...asyncio }, log, loop, nameOf), loop, log);
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    trace.push("ABORT");
  } finally {
    asyncio.setEventLoop(null);
    loop.close();
  }
  return trace;
}
