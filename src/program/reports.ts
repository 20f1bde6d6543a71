// What the core has to say (warnings, logged errors) is written to the program's stderr, as Python does.
import { type LogRecord, setLogHandler, setWarningHandler, type Warning } from "../asyncio/log.js";
import { repr } from "../asyncio/repr.js";
import { reportAtExit } from "../asyncio/shutdown_report.js";
import { write } from "./output.js";

function writeLogRecord({ level, message, exception }: LogRecord): void {
  // Python shows warnings and worse where nobody has set logging up.
  if (level === "DEBUG") return;
  const stack = exception instanceof Error ? (exception.stack ?? repr(exception)) : repr(exception);
  write("stderr", exception === undefined ? `${message}\n` : `${message}\n${stack}\n`);
}

function writeWarning({ category, message }: Warning): void {
  write("stderr", `${category}: ${message}\n`);
}

/** Writes what the core reports, and once the process ends what nobody awaited or retrieved. */
export function writeReports(): void {
  setLogHandler(writeLogRecord);
  setWarningHandler(writeWarning);
  process.once("exit", reportAtExit);
}
