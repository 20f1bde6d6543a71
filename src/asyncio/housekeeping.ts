// The coroutine by which `run` tidies up: the core's own, left out of traces.
import type { EventLoop } from "./base_events.js";
import { builtinDefinition, Coroutine } from "./coroutines.js";

const asyncgensDefinition = builtinDefinition("shutdown_asyncgens", true);

/** Closes the asynchronous generators that were begun on `loop` and have not ended. */
export function shutdownAsyncgens(loop: EventLoop): Coroutine<void> {
  return new Coroutine(loop._asyncgens.shutdown(loop), asyncgensDefinition);
}
