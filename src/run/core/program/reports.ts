// What the core has to say (warnings, logged errors) is written to the program's stderr, as Python does.
import { basename } from "node:path";
import {
  type LogRecord,
  setLogHandler,
  setTextHandler,
  setWarningHandler,
  type Warning,
} from "../../../asyncio/python/log.js";
import { activeLoop } from "../../../asyncio/running.js";
import { reportAtExit } from "../../../asyncio/shutdown_report.js";
import { write } from "./output.js";
import { traceback } from "./traceback.js";

function writeLogRecord({ level, message, exception }: LogRecord): void {
  // Python shows warnings and worse where nobody has set logging up.
  if (level === "DEBUG") return;
  write("stderr", exception === undefined ? `${message}\n` : `${message}\n${traceback(exception)}\n`);
}

/** With file and line, as Python writes it, but for the folders. */
function writeWarning({ category, message, location }: Warning): void {
  const where = location === undefined ? "" : `${basename(location.file)}:${location.line}: `;
  write("stderr", `${where}${category}: ${message}\n`);
}

/** Writes what the core reports, and once the process ends what nobody awaited or retrieved. */
export function writeReports(): void {
  setLogHandler(writeLogRecord);
  setWarningHandler(writeWarning);
  setTextHandler(write);
  // A loop that waits for a promise which nothing alive can settle is to report that.
  process.on("beforeExit", () => activeLoop()?._driver.noteNothingAlive());
  process.once("exit", reportAtExit);
}
