// How an operation of effection's gives up its turn: its own sleep(0) takes a millisecond, and until(promise) costs a
// promise more than this.
import { action } from "effection";

const nothingToUndo = () => {};

/** Awaited, it lets whatever else is ready go first. */
export const turn = action((resolve) => {
  queueMicrotask(resolve);
  return nothingToUndo;
}, "turn");
