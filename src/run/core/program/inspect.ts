// How `console.log` shows what belongs to asyncio: as Python would print it, and not as the fields that it is made of.

import { Barrier } from "../../../asyncio/barrier.js";
import { EventLoop } from "../../../asyncio/base_events.js";
import { Handle } from "../../../asyncio/events.js";
import { Future } from "../../../asyncio/futures.js";
import { LoopBound } from "../../../asyncio/mixins.js";
import { AsyncGenerator } from "../../../asyncio/python/asyncgens.js";
import { Context, ContextVar, Token } from "../../../asyncio/python/contextvars.js";
import { Coroutine } from "../../../asyncio/python/coroutines.js";
import { AsyncExitStack } from "../../../asyncio/python/exit_stack.js";
import { repr } from "../../../asyncio/python/repr.js";
import { TaskGroup } from "../../../asyncio/taskgroups.js";
import { Timeout } from "../../../asyncio/timeouts.js";

/** What Node's `util.inspect`, and so `console.log`, asks an object for. */
const inspectSymbol = Symbol.for("nodejs.util.inspect.custom");

const shown = [
  AsyncExitStack,
  AsyncGenerator,
  Barrier,
  Context,
  ContextVar,
  Coroutine,
  EventLoop,
  Future,
  Handle,
  LoopBound,
  TaskGroup,
  Timeout,
  Token,
];

/** To be called once, before the program runs. */
export function showAsRepr(): void {
  for (const { prototype } of shown) {
    Object.defineProperty(prototype, inspectSymbol, {
      value(this: object): string {
        return repr(this);
      },
      configurable: true,
      writable: true,
    });
  }
}
