// The body of a coroutine function is run by a generator, or by an object of a program's own that has a generator's
// methods.
import type { Suspension } from "./awaitable.js";
import type { CoroutineGenerator } from "./coroutines.js";

function* empty(): CoroutineGenerator<void> {}
/** What all of the language's own generators have in common. */
export const generatorPrototype = Object.getPrototypeOf(empty.prototype) as CoroutineGenerator<unknown>;

// Taken from here and not from each generator: the generators of one function have another shape than those of the next,
// and V8 would search for the method at each step.
export const generatorNext: (this: unknown, sent: unknown) => IteratorResult<Suspension, unknown> =
  generatorPrototype.next;
export const generatorThrow: (this: unknown, exception: unknown) => IteratorResult<Suspension, unknown> =
  generatorPrototype.throw;

/**
 * A generator of the language's own that does what `made` does.
 *
 * @throws {TypeError} when that is no generator at all
 */
export function asGenerator<T>(made: CoroutineGenerator<T>, name: string): CoroutineGenerator<T> {
  if (Object.prototype.isPrototypeOf.call(generatorPrototype, made)) return made;
  // Not `isGenerator`: whatever steps is taken. A plain function gives no generator, and an async one a promise.
  if (typeof (made as Partial<CoroutineGenerator<T>> | null | undefined)?.next === "function") {
    return delegateTo(made);
  }
  throw new TypeError(
    `the body of coroutine '${name}' must be a generator: write \`coroutine(function* ${name}(…) { … })\``,
  );
}

function* delegateTo<T>(made: CoroutineGenerator<T>): CoroutineGenerator<T> {
  return yield* { [Symbol.iterator]: () => made };
}

/** Is it a generator, or an object of a program's own that has a generator's methods? */
export function isGenerator(value: unknown): value is CoroutineGenerator<unknown> {
  if (Object.prototype.toString.call(value) === "[object Generator]") return true;
  if (typeof value !== "object" || value === null || !(Symbol.iterator in value)) return false;
  const { next, throw: raise, return: end } = value as Partial<CoroutineGenerator<unknown>>;
  return [next, raise, end].every((method) => typeof method === "function");
}
