// Threads share no objects, so a function is named to another thread: by the module that exports it, or by its source.
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
