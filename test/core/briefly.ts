// For tests that go step by step: lets a loop run what is ready.
import type { EventLoop } from "../../src/asyncio/base_events.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";

const noop = coroutine(function* noop() {});

/** Runs what is ready now, and what becomes ready by that. */
export function runBriefly(loop: EventLoop): Promise<void> {
  return loop.runUntilComplete(noop());
}

/** Runs exactly one iteration. */
export function runOnce(loop: EventLoop): Promise<void> {
  loop.stop();
  return loop.runForever();
}
