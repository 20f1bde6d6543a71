// A worker thread has this of the thread that runs the loop: where its output goes, what its clock says, and the
// context variables of the call. Rule: each copy of the library that is loaded in the thread finds it under the same
// symbol.

export interface ThreadHost {
  /** Prints to the program's output. */
  readonly write: (stream: "stdout" | "stderr", text: string) => void;
  /** The loop's clock: seconds from an arbitrary start. */
  readonly time: () => number;
  /** Seconds since 1970, by the loop's clock. */
  readonly wallTime: () => number;
  /** Blocks this thread for `seconds` of the loop's clock. */
  readonly sleep: (seconds: number) => void;
  /** The context variables of who asked for the call, by their names. */
  readonly context: ReadonlyMap<string, unknown>;
}

/** Where `threadEntry` puts it. */
export const threadHostName = "asyncio-lessons.thread";
const threadHostKey = Symbol.for(threadHostName);

/** What this thread has been given, or null in a thread that no loop has started. */
export function threadHost(): ThreadHost | null {
  return (globalThis as { readonly [threadHostKey]?: ThreadHost })[threadHostKey] ?? null;
}
