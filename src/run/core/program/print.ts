// How a program's values are shown as Python would: by `print`, one line of output, and by `console.log`.
import { Barrier } from "../../../asyncio/barrier.js";
import { EventLoop } from "../../../asyncio/base_events.js";
import { Handle } from "../../../asyncio/events.js";
import { Future } from "../../../asyncio/futures.js";
import { AsyncGenerator } from "../../../asyncio/python/asyncgens.js";
import { Context, ContextVar, Token } from "../../../asyncio/python/contextvars.js";
import { Coroutine } from "../../../asyncio/python/coroutines.js";
import { AsyncExitStack } from "../../../asyncio/python/exit_stack.js";
import { isPlainObject } from "../../../asyncio/python/options.js";
import { repr, str } from "../../../asyncio/python/repr.js";
import { LoopBound } from "../../../asyncio/running.js";
import { TaskGroup } from "../../../asyncio/taskgroups.js";
import { Timeout } from "../../../asyncio/timeouts.js";
import { write } from "./output.js";

export interface PrintOptions {
  /** Between two values; a space unless given. */
  readonly sep?: string;
  /** After the last one; a newline unless given. */
  readonly end?: string;
}

const optionNames = new Set(["sep", "end"]);

function isOptions(value: unknown): value is PrintOptions {
  if (!isPlainObject(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => optionNames.has(key));
}

/**
 * Writes the values to the program's output, with a space in between and a newline after them.
 *
 * @param values what to print; options (`sep`, `end`) may follow as the last argument. An object that has anything else in
 * it, a misspelt option too, is a value and is printed
 * @see https://docs.python.org/3.13/library/functions.html#print
 */
export function print(...values: readonly unknown[]): void {
  const last = values[values.length - 1];
  const options = isOptions(last) ? last : {};
  const printed = isOptions(last) ? values.slice(0, -1) : values;
  write("stdout", printed.map(str).join(options.sep ?? " ") + (options.end ?? "\n"));
}

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

/**
 * Has `console.log` show what belongs to asyncio as Python would print it, and not the fields that it is made of. To be
 * called once, before the program runs.
 */
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
