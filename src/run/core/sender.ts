// Sends what a worker tells, and waits while too much of it is under way.
import type { TraceEvent } from "../../trace/event.js";
import { sizeOf } from "./outbox.js";
import { Backlog, type Batch, type Ring, type WorkerRequest } from "./protocol.js";

/** What an outbox sends its batches with. */
export function senderOf({ trace, bell, bound }: WorkerRequest): (events: readonly TraceEvent[]) => void {
  const underWay = new Backlog(bound);
  return (events) => {
    let size = 0;
    for (const event of events) size += sizeOf(event);
    trace.postMessage({ events, size } satisfies Batch);
    if (underWay.sent(size)) bell.postMessage("sent" satisfies Ring);
    underWay.waitForRoom();
  };
}
