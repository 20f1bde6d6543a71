// The done-callback by which `runUntilComplete` stops its loop, under CPython's name, as it shows in reprs.

import type { Future } from "./futures.js";
import { escapesLoop } from "./python/exceptions.js";

export function _runUntilCompleteCb(future: Future<unknown>): void {
  // An exception that has left the loop already has ended the run, too.
  if (!future.cancelled() && escapesLoop(future.exception())) return;
  future.getLoop().stop();
}
