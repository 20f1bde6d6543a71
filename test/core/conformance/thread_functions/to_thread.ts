// What the ports of the toThread rules have done in threads: a module of its own, as it is loaded there once more.
import { isMainThread } from "node:worker_threads";
import { ContextVar, print, time, ValueError } from "asyncio-lessons";

/** Where it lies: as it stands here, or compiled. */
export const module: string = import.meta.url;

export const v = new ContextVar<string>("v");

/** Of 154. */
export function work(): [boolean, string] {
  time.sleep(0.05);
  return [isMainThread, v.get()];
}

/** Of 154. */
export function bad(): never {
  throw new ValueError("thread");
}

/** Of 155. */
export function sleepAndTell(i: number, d: number): number {
  time.sleep(d);
  print("end", i);
  return i;
}

/** Of 156. */
export function namedWork(name: string, delay: number): string {
  time.sleep(delay);
  print("thread", name, "ends");
  return name;
}
