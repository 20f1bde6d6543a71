// Where the core's messages go. The core writes to no stream itself: whoever embeds it sets the two handlers.

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
}

type TextHandler = (stream: "stdout" | "stderr", text: string) => void;
type LogHandler = (record: LogRecord) => void;
type WarningHandler = (warning: Warning) => void;

let logHandler: LogHandler = () => {};
let warningHandler: WarningHandler = () => {};
let textHandler: TextHandler = () => {};

/** Sets who receives what CPython sends to the `asyncio` logger; returns the handler it replaces. */
export function setLogHandler(handler: LogHandler): LogHandler {
  const previous = logHandler;
  logHandler = handler;
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
  const previous = textHandler;
  textHandler = handler;
  return previous;
}

export function log(record: LogRecord): void {
  logHandler(record);
}

export function warn(category: Warning["category"], message: string): void {
  warningHandler({ category, message });
}

export function writeText(stream: "stdout" | "stderr", text: string): void {
  textHandler(stream, text);
}
