// Exceptions that nobody awaits go to a handler of the loop's, or to the log. Rule: no handler that fails ends the loop.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import type { Handle } from "./events.js";
import type { Future } from "./futures.js";
import type { AsyncGenerator } from "./python/asyncgens.js";
import { escapesLoop } from "./python/exceptions.js";
import { log } from "./python/log.js";
import { asPythons } from "./python/recursion.js";
import { repr } from "./python/repr.js";
import { formatFrames, type SourceFrame, sourceTracebackOf } from "./python/stack_text.js";
import type { Task } from "./tasks.js";

/** What an exception handler is told. */
export interface ExceptionContext {
  readonly message: string;
  readonly exception?: unknown;
  readonly future?: Future<unknown>;
  readonly task?: Task<unknown>;
  readonly handle?: Handle;
  readonly asyncgen?: AsyncGenerator<unknown>;
  readonly context?: ExceptionContext;
  /** In debug mode: where the object that it is about was made, most recent call last. */
  readonly sourceTraceback?: readonly SourceFrame[];
  /** In debug mode: where the handle that is running was made, most recent call last. */
  readonly handleTraceback?: readonly SourceFrame[];
}

const createdText = "created at (most recent call last):\n";

/** Hears of exceptions that nobody awaits: it is given the loop, and what is known. */
export type ExceptionHandler = (this: void, loop: AbstractEventLoop, context: ExceptionContext) => void;

/** Logs the message and a line for each further entry; in debug mode it is known what is running, which is `current`. */
export function defaultExceptionHandler(context: ExceptionContext, current: object | null = null): void {
  const { message, exception, sourceTraceback, handleTraceback, ...rest } = context;
  const handle = handleTraceback ?? (sourceTraceback || current === null ? null : sourceTracebackOf(current));
  const entries = Object.entries(rest).map(([key, value]) => [key, repr(value)] as const);
  if (sourceTraceback)
    entries.push(["source_traceback", `Object ${createdText}${formatFrames(sourceTraceback)}`]);
  if (handle !== null) entries.push(["handle_traceback", `Handle ${createdText}${formatFrames(handle)}`]);
  // By the keys alone, as CPython does: of whole lines, that of `arg1` would come before that of `arg`.
  const lines = entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, text]) => `${key}: ${text}`);
  log({
    level: "ERROR",
    message: [message || "Unhandled exception in event loop", ...lines].join("\n"),
    ...("exception" in context ? { exception } : {}),
  });
}

/** Calls the handler in the context of what failed; a handler that fails itself is reported by the default one. */
export function handleException(
  loop: AbstractEventLoop,
  handler: ExceptionHandler | null,
  context: ExceptionContext,
): void {
  if (handler === null) {
    guarded(() => loop.defaultExceptionHandler(context), "Exception in default exception handler");
    return;
  }
  const failed = context.task ?? context.future ?? context.handle;
  try {
    if (failed !== undefined && "getContext" in failed) failed.getContext().run(handler, loop, context);
    else handler(loop, context);
  } catch (exception) {
    if (escapesLoop(exception)) throw exception;
    const message = "Unhandled error in exception handler";
    guarded(
      () => loop.defaultExceptionHandler({ message, exception: asPythons(exception), context }),
      "Exception in default exception handler while handling an unexpected error in custom exception handler",
    );
  }
}

/** The last line of defence: a default handler may be overridden, and must not end the loop. */
function guarded(callDefault: () => void, message: string): void {
  try {
    callDefault();
  } catch (exception) {
    if (escapesLoop(exception)) throw exception;
    log({ level: "ERROR", message, exception });
  }
}
