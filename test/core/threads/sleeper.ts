// Functions that are complete in themselves, for threads that sleep and print as the library has them do.
import type { ThreadHost } from "../../../src/asyncio/python/thread_host.js";

/** Sleeps for `seconds` of the loop's clock, prints `name`, and gives it back. */
export function sleeps(seconds: number, name: string): string {
  const host = Reflect.get(globalThis, Symbol.for("asyncio-lessons.thread")) as ThreadHost;
  host.sleep(seconds);
  host.write("stdout", `${name}\n`);
  return name;
}
