// What the tests have done in threads, as a module of its own: it is loaded there once more.

import { ContextVar } from "../../../src/asyncio/python/contextvars.js";
import { KeyError, ValueError } from "../../../src/asyncio/python/exceptions.js";
import { time } from "../../../src/run/core/program/time.js";

export const place = new ContextVar<string>("place");
export const thing = new ContextVar<unknown>("thing");

export function add(a: number, b: number): number {
  return a + b;
}

/** What the context variables are in the thread. */
export function where(): unknown[] {
  return [place.get("nowhere"), thing.get("nothing")];
}

/** How long a sleep takes by the thread's clock, in seconds. */
export function sleepFor(seconds: number): number {
  const began = time.monotonic();
  time.sleep(seconds);
  return time.monotonic() - began;
}

/** Raises an exception of one of these kinds. */
export function raiseOne(kind: "many" | "variable" | "key"): never {
  if (kind === "many") throw new ValueError("F", 7, ["x"], { cause: new KeyError("k") });
  if (kind === "key") throw new KeyError("k");
  place.get();
  throw new Error("the variable has a value");
}

export const notAFunction = 1;
