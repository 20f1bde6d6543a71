// What the library's own callbacks are for, by the names that they have in CPython as well: what they do is the reader's
// business, their names are not.

/** Those of timers: they end something whose time is up, or wake a thread that sleeps. */
const timers: ReadonlyMap<string, "timeout" | "thread"> = new Map([
  ["_onTimeout", "timeout"],
  ["_releaseWaiter", "timeout"],
  ["_handleTimeout", "timeout"],
  ["_wakeThread", "thread"],
]);

/** Whom a done-callback tells of the end. */
const told: ReadonlyMap<string, string> = new Map([
  ["_doneCallback", "gather"],
  ["_onTaskDone", "TaskGroup"],
  ["_onCompletion", "wait"],
  ["_handleCompletion", "as_completed"],
  ["_innerDoneCallback", "shield"],
]);

/** It stops the loop, as what that was run for is done. */
const stopping = "_runUntilCompleteCb";
/** It hands over what a promise or another thread has come to. */
const bringing = "_setState";

/** All of these names, to be held against the library. */
export const knownCallbacks: readonly string[] = [...timers.keys(), ...told.keys(), stopping, bringing];

export function timerRole(callback: string): "timeout" | "thread" | null {
  return timers.get(callback) ?? null;
}

/** Null: it is a program's, or tells nobody. */
export function toldBy(callback: string): string | null {
  return told.get(callback) ?? null;
}

export function stopsLoop(callback: string): boolean {
  return callback === stopping;
}

export function bringsResult(callback: string): boolean {
  return callback === bringing;
}

/** The library's callbacks are named as CPython's: none of them is meant to be called from outside. */
export function isLibraryCallback(callback: string): boolean {
  return /^_|\._|^$/.test(callback);
}
