// The coroutines by which `run` tidies up: the core's own, left out of traces.
import type { EventLoop } from "./base_events.js";
import { builtinDefinition, Coroutine } from "./coroutines.js";

const asyncgensDefinition = builtinDefinition("shutdown_asyncgens", true);
const executorDefinition = builtinDefinition("shutdown_default_executor", true);

/** Closes the asynchronous generators that were begun on `loop` and have not ended. */
export function shutdownAsyncgens(loop: EventLoop): Coroutine<void> {
  return new Coroutine(loop._asyncgens.shutdown(loop), asyncgensDefinition);
}

/** Waits for worker threads, of which the loop has none. */
export function shutdownDefaultExecutor(): Coroutine<void> {
  return new Coroutine(endAtOnce(), executorDefinition);
}

function* endAtOnce(): Generator<never, void, unknown> {}
