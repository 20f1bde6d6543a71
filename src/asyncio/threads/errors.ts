// Errors come from another thread, too. Rule: as objects do not cross, they are made anew as what they were.
import * as exceptionGroups from "../python/exception_group.js";
import * as exceptions from "../python/exceptions.js";

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

type ErrorClass = new (...args: readonly unknown[]) => Error;

const natives: readonly ErrorClass[] = [
  TypeError,
  RangeError,
  SyntaxError,
  ReferenceError,
  EvalError,
  URIError,
] as readonly ErrorClass[];

const known = new Map<string, ErrorClass>();
for (const each of [...natives, ...Object.values(exceptions), ...Object.values(exceptionGroups)]) {
  if (typeof each === "function" && each.prototype instanceof Error) known.set(each.name, each as ErrorClass);
}

/** What was thrown over there. Of a class that is not known here, it is one of the nearest class above that is. */
export function received(sent: SentThrown): unknown {
  if (!("error" in sent)) return sent.value;
  const { error } = sent;
  const Class = error.classes.map((name) => known.get(name)).find((each) => each !== undefined) ?? Error;
  const options = error.cause === null ? undefined : { cause: received(error.cause) };
  const made = make(Class as ErrorClass, error, options);
  if (made.name !== error.name)
    Object.defineProperty(made, "name", { value: error.name, configurable: true });
  if (error.stack !== undefined) {
    Object.defineProperty(made, "stack", { value: error.stack, configurable: true, writable: true });
  }
  return made;
}

function make(Class: ErrorClass, error: SentError, options: { readonly cause: unknown } | undefined): Error {
  if (error.members !== null) return new Class(error.message, error.members.map(received), options);
  return new Class(...(error.args ?? [error.message]), options);
}
