// Methods may be handed over without their object. Python binds a method to its object where it is looked up, so that
// `loop.call_soon(event.set)` works there; JavaScript does not, and the method would fail in the middle of the library.
// Rule: the library's own methods are marked, and refused where a callback is taken.
import { isClass } from "./repr.js";

/** Of a method: whose it is, `Event.set`. */
const owner: unique symbol = Symbol("owner");

/** @param classes what a program can name; the methods of a base that it cannot name are those of the class */
export function markMethods(classes: Readonly<Record<string, unknown>>): void {
  const named = new Set(Object.values(classes));
  for (const [className, value] of Object.entries(classes)) {
    if (typeof value !== "function" || !isClass(value)) continue;
    let { prototype }: { readonly prototype: object } = value;
    do {
      markThoseOf(prototype, className);
      prototype = Object.getPrototypeOf(prototype);
    } while (isClass(prototype.constructor) && !named.has(prototype.constructor));
  }
}

function markThoseOf(prototype: object, className: string): void {
  for (const [name, { value: method }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof method !== "function" || name.startsWith("_") || name === "constructor") continue;
    if (!Object.hasOwn(method, owner))
      Object.defineProperty(method, owner, { value: `${className}.${name}` });
  }
}

/** @throws {TypeError} when `callback` is a method of the library's without its object */
export function checkBound(callback: unknown, hasArguments: boolean): void {
  // A look at a property that hardly any function has: the quickest that there is, as every callback comes by here.
  const method = (callback as { readonly [owner]?: string } | null | undefined)?.[owner];
  if (method !== undefined) refuse(method, hasArguments);
}

/** @throws {TypeError} when `given` is a method of the library's: a thread has no object to call it on */
export function checkForThread(given: unknown): void {
  const method = (given as { readonly [owner]?: string })[owner];
  if (method === undefined) return;
  const [className = ""] = method.split(".");
  throw new TypeError(
    `${method} cannot be called in a thread: threads share no objects, so it has no ${className} there`,
  );
}

function refuse(method: string, hasArguments: boolean): never {
  const [className = "", name] = method.split(".");
  const object = className.charAt(0).toLowerCase() + className.slice(1);
  throw new TypeError(
    `${method} must be called on its ${className}: pass () => ${object}.${name}(${hasArguments ? "…" : ""}) instead`,
  );
}
