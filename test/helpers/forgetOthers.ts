// Run before each file of tests that has its modules in common with other files: what the tests of those have left to be
// reported at the end is told to nobody, and no clock of theirs goes on.
import { setLogHandler, setWarningHandler } from "../../src/asyncio/python/log.js";
import { reportAtExit } from "../../src/asyncio/shutdown_report.js";
import { setProgramClock } from "../../src/run/core/program/time.js";

setLogHandler(() => {});
setWarningHandler(() => {});
reportAtExit();
setProgramClock(null);
