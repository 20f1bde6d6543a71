// The options of a call stand for Python's keyword arguments. Rule: every call reads them here, so that none takes a
// misspelt one for nothing.
import { nearest } from "./nearest.js";
import { repr } from "./repr.js";

/** Options that the library gives itself, and made for the call: there is nothing in them to be refused. */
export abstract class OwnOptions {}

/** What a call takes: its name, and those of its options. */
export class Options<O extends object> {
  readonly #none = Object.freeze({}) as O;

  constructor(
    /** The name of the function, or of the class that is made. */
    private readonly call: string,
    /** Those of all options: the compiler holds them against the type. */
    private readonly names: { readonly [Name in keyof Required<O>]: true },
  ) {}

  /**
   * What was given, looked through; without any option where nothing was.
   *
   * @throws {TypeError} when it is no object, and for an option that the call has not got
   */
  read(given: O | undefined): O {
    if (given === undefined) return this.#none;
    if (given instanceof OwnOptions) return given;
    if (!isPlainObject(given)) {
      const [example] = Object.keys(this.names);
      throw new TypeError(
        `${this.call}() takes its options as an object such as { ${example}: … }, got ${repr(given)}`,
      );
    }
    for (const name in given) if (!Object.hasOwn(this.names, name)) this.#refuse(name);
    return given;
  }

  /** Is `name` that of an option, or near enough to be meant for it? */
  isNear(name: string): boolean {
    return this.#nearest(name) !== undefined;
  }

  #nearest(name: string): string | undefined {
    const names = Object.keys(this.names);
    // As Python writes it, in capitals, or misspelt.
    return names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? nearest(name, names)[0];
  }

  /** As CPython refuses a keyword argument. */
  #refuse(name: string): never {
    const near = this.#nearest(name);
    const remedy =
      near === undefined
        ? `It takes ${Object.keys(this.names).map(repr).join(", ")}`
        : `Did you mean ${repr(near)}?`;
    throw new TypeError(`${this.call}() got an unexpected option ${repr(name)}. ${remedy}`);
  }
}

/** Is it written as `{ … }`, in whichever of JavaScript's realms, and no object of some class? */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    (Object.getPrototypeOf(prototype) === null && !Array.isArray(value))
  );
}
