// Work on all events of a long run takes a while in one piece. Between two such pieces Node's own loop gets its turn.
import { setImmediate } from "node:timers/promises";

/** Lets signals be heard that have come meanwhile. */
export async function breath(): Promise<void> {
  await setImmediate();
  // The first may come in the same turn of Node's loop, which looks for signals once in each.
  await setImmediate();
}
