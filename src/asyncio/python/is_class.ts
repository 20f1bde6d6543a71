// Classes, told apart from other functions: Python's `type`, which JavaScript has no word for.

/** Is it a class, not just any function? */
export function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
