// A loop knows its asynchronous generators. Rule: those that are left in the middle are closed when `run` ends.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import { gatherAll } from "./gather.js";
import type { AsyncGenerator, AsyncgenHooks } from "./python/asyncgens.js";
import { Coroutine, type CoroutineGenerator, Definition } from "./python/coroutines.js";
import { isException } from "./python/exceptions.js";
import { warn } from "./python/log.js";
import { repr } from "./python/repr.js";

const shutdownDefinition = new Definition({ name: "shutdown_asyncgens", isInternal: true });

/** The asynchronous generators of one loop that were begun and have not ended, in the order of their beginning. */
export class AsyncGenerators implements AsyncgenHooks {
  readonly #begun = new Set<AsyncGenerator<unknown>>();
  #isShutDown = false;

  begun(generator: AsyncGenerator<unknown>): void {
    if (this.#isShutDown) {
      const text = `asynchronous generator ${repr(generator)} was scheduled after loop.shutdown_asyncgens() call`;
      warn("ResourceWarning", text);
    }
    this.#begun.add(generator);
  }

  ended(generator: AsyncGenerator<unknown>): void {
    this.#begun.delete(generator);
  }

  /** Closes them all at once; what goes wrong with one is told to the loop's exception handler. */
  shutdown(loop: AbstractEventLoop): Coroutine<void> {
    return new Coroutine(this._shutdown(loop), shutdownDefinition);
  }

  private *_shutdown(loop: AbstractEventLoop): CoroutineGenerator<void> {
    this.#isShutDown = true;
    const left = [...this.#begun];
    if (left.length === 0) return;
    this.#begun.clear();
    const closing = left.map((generator) => generator.aclose());
    const results: readonly unknown[] = yield* gatherAll(closing, { returnExceptions: true });
    for (const [index, result] of results.entries()) {
      if (!(result instanceof Error) || !isException(result)) continue;
      const asyncgen = left[index] as AsyncGenerator<unknown>;
      const message = `an error occurred during closing of asynchronous generator ${repr(asyncgen)}`;
      loop.callExceptionHandler({ message, exception: result, asyncgen });
    }
  }
}
