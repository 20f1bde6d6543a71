// What the library's own callbacks are for, by the names that they have in CPython as well: what they do is the reader's
// business, their names are not.

/** Timers that end something whose time is up. */
const timeouts: ReadonlySet<string> = new Set(["_onTimeout", "_releaseWaiter", "_handleTimeout"]);

/** Whom a done-callback tells of the end. */
const told: ReadonlyMap<string, string> = new Map([
  ["_doneCallback", "gather"],
  ["_onTaskDone", "TaskGroup"],
  ["_onCompletion", "wait"],
  ["_handleCompletion", "as_completed"],
  ["_innerDoneCallback", "shield"],
]);

export function timerRole(callback: string): "timeout" | "thread" | null {
  if (timeouts.has(callback)) return "timeout";
  return callback === "_wakeThread" ? "thread" : null;
}

/** Null: it is a program's, or tells nobody. */
export function toldBy(callback: string): string | null {
  return told.get(callback) ?? null;
}

/** Does it stop the loop, as what that was run for is done? */
export function stopsLoop(callback: string): boolean {
  return callback === "_runUntilCompleteCb";
}

/** Does it hand over what a promise or another thread has come to? */
export function bringsResult(callback: string): boolean {
  return callback === "_setState";
}

/** The library's callbacks are named as CPython's: none of them is meant to be called from outside. */
export function isOfLibrary(callback: string): boolean {
  return /^_|\._|^$/.test(callback);
}
