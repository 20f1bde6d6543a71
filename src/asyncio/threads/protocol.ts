// The thread that runs the loop and its worker threads say this to each other. Rule: all of it is plain data, as
// nothing else crosses.
import type { SentThrown } from "./errors.js";
import type { FunctionReference } from "./functions.js";

/** How a thread's clock goes. */
export type ThreadClock =
  | {
      readonly kind: "real";
      readonly speed: number;
      /** When the loop's thread began, in milliseconds since 1970. */
      readonly origin: number;
      /** Wall time less loop time, in seconds. */
      readonly wallOffset: number;
    }
  | {
      /** It stands: who sleeps is parked until the loop's time has come. */
      readonly kind: "virtual";
      readonly wallOffset: number;
      /** The loop's time, in seconds: a Float64Array of one. */
      readonly now: SharedArrayBuffer;
      /** An Int32Array of one, on which who is parked waits: 1 wakes it. */
      readonly gate: SharedArrayBuffer;
    };

/** The thread's end of the line; Node's types have no global name for it. */
interface ThreadPort {
  postMessage(message: ThreadMessage): void;
}

/** The URLs of module hooks. What is registered later is asked first. */
export interface ThreadHooks {
  /** Registered only where a thread loads TypeScript. */
  readonly beforeTsx: string;
  readonly afterTsx: string;
}

/** A call for a thread. */
export interface ThreadCall {
  readonly function: FunctionReference;
  readonly args: readonly unknown[];
  readonly context: ReadonlyMap<string, unknown>;
  readonly clock: ThreadClock;
  /** For what the thread has to say. */
  readonly port: ThreadPort;
  /** An Int32Array of one: how many characters it has printed that the loop's thread has not heard of yet. */
  readonly unheard: SharedArrayBuffer;
  /** The thread waits, as it prints, while more are. */
  readonly mostUnheard: number;
  /** A file of this library, to find packages from. */
  readonly library: string;
  /** Module hooks to be registered in the thread, or null. */
  readonly hooks: ThreadHooks | null;
}

/** What a thread says. `parked` and the two ends are the last until it is woken, or called again. */
export type ThreadMessage =
  | { readonly kind: "write"; readonly stream: "stdout" | "stderr"; readonly text: string }
  | { readonly kind: "parked"; readonly seconds: number }
  | (Slept & { readonly kind: "returned"; readonly value: unknown })
  | (Slept & { readonly kind: "raised"; readonly thrown: SentThrown });

/** How many seconds it asked to sleep in all, where the clock is a real one: it sleeps a little longer than that. */
interface Slept {
  readonly slept?: number;
}
