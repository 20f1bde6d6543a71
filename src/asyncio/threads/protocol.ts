// The thread that runs the loop and its worker threads say this to each other. Rule: threads share no objects. All that
// crosses is plain data: a function is named, and an error is made anew as what it was.
import * as exceptionGroups from "../python/exception_group.js";
import * as exceptions from "../python/exceptions.js";
import { checkForThread } from "../python/unbound.js";

/** A `URL`: this library's types are to be of use where Node's are not installed. */
interface UrlLike {
  readonly href: string;
}

/** A function that a module exports. Its arguments and result are not checked. */
export interface NamedFunction {
  /** The module's URL: `import.meta.url`, or `new URL("./work.js", import.meta.url)`. */
  readonly module: string | UrlLike;
  /** Under which name it is exported. */
  readonly name: string;
}

/** A function that a module exports under the name that it has. */
export interface ModuleFunction<A extends readonly unknown[], R> {
  /** The module's URL: `import.meta.url`, or `new URL("./work.js", import.meta.url)`. */
  readonly module: string | UrlLike;
  readonly function: (...args: A) => R;
}

/**
 * A function for another thread: one that a module exports, or one that is complete in itself. Of the latter the source
 * is sent: it finds JavaScript's and Node's global names over there, and nothing of what stands around it here.
 */
export type ThreadFunction<A extends readonly unknown[], R> =
  | ((this: void, ...args: A) => R)
  | ModuleFunction<A, R>;

/** What is sent of a function. */
export type FunctionReference =
  | { readonly kind: "module"; readonly module: string; readonly name: string }
  | { readonly kind: "source"; readonly source: string; readonly name: string };

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
  /** For what the thread has to say: its end of the line. Node's types have no global name for it. */
  readonly port: { postMessage(message: ThreadMessage): void };
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
  readonly slept: number | undefined;
}

/** An error as it crosses. */
export interface SentError {
  /** The names of its class and of those above it. */
  readonly classes: readonly string[];
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** What it was made with, where it keeps that. */
  readonly args: readonly unknown[] | null;
  readonly cause: SentThrown | null;
  /** The members of an exception group. */
  readonly members: readonly SentThrown[] | null;
}

/** Anything can be thrown. */
export type SentThrown = { readonly error: SentError } | { readonly value: unknown };

const native = /\{\s*\[native code\]\s*\}\s*$/;

/** @throws {TypeError} when it is no function, one that has no source, or a method of the library's */
export function referenceTo(given: unknown): FunctionReference {
  if (typeof given === "function") {
    checkForThread(given);
    const source = Function.prototype.toString.call(given);
    if (native.test(source)) {
      throw new TypeError(
        `the source of ${given.name || "this function"} cannot be sent to a thread: give { module, name }`,
      );
    }
    return { kind: "source", source, name: given.name };
  }
  if (typeof given === "object" && given !== null && "module" in given) {
    const { module } = given;
    const name = nameIn(given);
    if ((typeof module === "string" || module instanceof URL) && name !== "") {
      return { kind: "module", module: String(module), name };
    }
  }
  throw new TypeError(
    "a function for a thread was expected: a function, { module, name } or { module, function }",
  );
}

function nameIn(given: object): string {
  if ("name" in given && typeof given.name === "string") return given.name;
  return "function" in given && typeof given.function === "function" ? given.function.name : "";
}

type ErrorClass = new (...args: readonly unknown[]) => Error;
const natives = { TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError };
/** The classes of errors that are known here, by their names. */
const known = new Map(
  Object.values<unknown>({ ...natives, ...exceptions, ...exceptionGroups })
    .filter(exceptions.isErrorClass)
    .map((each) => [each.name, each]),
);

/** What was thrown over there. Of a class that is not known here, it is one of the nearest class above that is. */
export function received(sent: SentThrown): unknown {
  if (!("error" in sent)) return sent.value;
  const { classes, name, message, stack, args, cause, members } = sent.error;
  const Class = (classes.map((each) => known.get(each)).find(exceptions.isErrorClass) ?? Error) as ErrorClass;
  const options = cause === null ? undefined : { cause: received(cause) };
  const given = members === null ? (args ?? [message]) : [message, members.map(received)];
  const made = new Class(...given, options);
  if (made.name !== name) Object.defineProperty(made, "name", { value: name, configurable: true });
  if (stack !== undefined) {
    Object.defineProperty(made, "stack", { value: stack, configurable: true, writable: true });
  }
  return made;
}
