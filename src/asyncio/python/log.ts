// The core's messages and texts go this way. Rule: the core writes to no stream itself; whoever embeds it sets the
// handlers.

import type { SourceLocation } from "./stack_text.js";

/** One message of what CPython sends to the `asyncio` logger. */
export interface LogRecord {
  readonly level: "DEBUG" | "WARNING" | "ERROR";
  readonly message: string;
  /** The exception that the record is about. */
  readonly exception?: unknown;
}

/** One of what CPython gives to `warnings.warn`. */
export interface Warning {
  readonly category: "RuntimeWarning" | "DeprecationWarning" | "ResourceWarning";
  readonly message: string;
  /** Where the program's fault lies, if that is known and the message does not tell it. */
  readonly location?: SourceLocation;
}

type TextHandler = (stream: "stdout" | "stderr", text: string) => void;
/** Takes what a thread prints; `by` is the name of the function that it runs. */
type ThreadOutput = (stream: "stdout" | "stderr", text: string, by: string) => void;
type LogHandler = (record: LogRecord) => void;
type WarningHandler = (warning: Warning) => void;

/** Says something to the `asyncio` logger. */
export let log: LogHandler = () => {};
let warningHandler: WarningHandler = () => {};
/** Writes as `printStack` and `printCallGraph` do. */
export let writeText: TextHandler = () => {};
/** Passes on what a thread has printed. */
export let writeFromThread: ThreadOutput = () => {};

/** Sets who receives what CPython sends to the `asyncio` logger; returns the handler it replaces. */
export function setLogHandler(handler: LogHandler): LogHandler {
  const previous = log;
  log = handler;
  return previous;
}

/** Sets who receives what CPython gives to `warnings.warn`; returns the handler it replaces. */
export function setWarningHandler(handler: WarningHandler): WarningHandler {
  const previous = warningHandler;
  warningHandler = handler;
  return previous;
}

/** Sets who receives what `printStack` and `printCallGraph` write; returns the handler it replaces. */
export function setTextHandler(handler: TextHandler): TextHandler {
  const previous = writeText;
  writeText = handler;
  return previous;
}

/** Sets who receives what the threads of a loop print. */
export function setThreadOutput(output: ThreadOutput): void {
  writeFromThread = output;
}

export function warn(category: Warning["category"], message: string, location?: SourceLocation): void {
  warningHandler({ category, message, ...(location !== undefined && { location }) });
}
