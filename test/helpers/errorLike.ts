// For errors whose text cannot be told beforehand: a task's name or a line is in it, or the JavaScript engine writes it.
// Where it can be told, the error itself is the expected value: vitest compares class, name and text.
import { expect } from "vitest";

/** Equals an error of exactly this class, not of one that extends it, whose text matches. */
export function errorLike(errorClass: abstract new (...args: never) => Error, text: RegExp): unknown {
  return expect.toSatisfy(
    (error: unknown) =>
      error instanceof Error && error.constructor === errorClass && text.test(error.message),
    `is of class ${errorClass.name}, with a text like ${text}`,
  );
}
