// Runs a random program on our core, and gives its trace. The protocol is that of generator/fuzz.py's run_program.
import { asyncio, type Coroutine, coroutine, SystemExit } from "asyncio-lessons";
import type { Block, FunctionDefinition, Program } from "./ast.js";
import { runStatement } from "./statements.js";
import { nameOf, valueText } from "./words.js";
import { Frame, World } from "./world.js";

const { allTasks, gather, VirtualClock } = asyncio;

const mostLines = 5000;
const mostDeadlocks = 4;
const mostIterations = 20_000;

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

function* runBlock(frame: Frame, block: Block) {
  for (const statement of block) yield* runStatement(frame, statement);
}

/** The coroutine function that a definition stands for. */
function makeFunction(world: World, { name, body }: FunctionDefinition): () => Coroutine<unknown> {
  const run = function* () {
    const frame = new Frame(world, name, runBlock);
    frame.log("enter");
    try {
      for (const statement of body) {
        if (statement[0] === "return") {
          frame.log("returns");
          return statement[1];
        }
        yield* runStatement(frame, statement);
      }
      frame.log("done");
      return null;
    } catch (error) {
      frame.log(`raised ${nameOf(error)}`);
      throw error;
    }
  };
  return coroutine(Object.defineProperty(run, "name", { value: name }));
}

/** The message up to what no two implementations have in common: names of callbacks, addresses, places, reprs. */
function headOf(message: string): string {
  const callback = "Exception in callback";
  return message.startsWith(callback) ? callback : message.replace(/( at |\n|\().*/s, "");
}

function report(world: World, { message = "", exception }: asyncio.ExceptionContext): void {
  // These come when the garbage collector finds something, in CPython.
  if (message.includes("never retrieved") || message.includes("destroyed")) return;
  world.log(`HANDLER ${headOf(message)}`, exception);
}

/** Runs `main`, then ends as `asyncio.run` does. */
async function runMain(world: World, main: string): Promise<void> {
  const { loop, log } = world;
  try {
    log("RESULT", await loop.runUntilComplete(world.call(main)));
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
  instruments: readonly asyncio.Instrument[] = [],
  clock: asyncio.VirtualClock = new VirtualClock(),
  print: (label: string) => void = () => {},
): Promise<string[]> {
  const trace: string[] = [];
  const began = clock.peek();
  const loop = new DeadlockCancellingLoop({ clock, instruments });
  const log: World["log"] = (label, ...value) => {
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
    const world = new World(loop, log, program.objs);
    if (program.objs.eager === true) loop.setTaskFactory(asyncio.eagerTaskFactory);
    loop.setExceptionHandler((_loop, context) => report(world, context));
    for (const definition of program.funcs) {
      world.functions.set(definition.name, makeFunction(world, definition));
    }
    await runMain(world, program.funcs[0]?.name ?? "");
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    trace.push("ABORT");
  } finally {
    asyncio.setEventLoop(null);
    loop.close();
  }
  return trace;
}
