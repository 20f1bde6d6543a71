// The coroutine by which `run` tidies up: the core's own, left out of traces.
import type { EventLoop } from "./base_events.js";
import { Coroutine } from "./python/coroutines.js";
import { Definition } from "./python/definition.js";

const asyncgensDefinition = new Definition({ name: "shutdown_asyncgens", isInternal: true });

/** Closes the asynchronous generators that were begun on `loop` and have not ended. */
export function shutdownAsyncgens(loop: EventLoop): Coroutine<void> {
  return new Coroutine(loop._asyncgens.shutdown(loop), asyncgensDefinition);
}
