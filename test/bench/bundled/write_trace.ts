// trace: writes a trace of so many events, in a process of its own, so that who reads it has no share in making it.
import { writeFileSync } from "node:fs";
import { longTrace } from "../../trace/long_trace.js";

const [, , file = "", events = ""] = process.argv;
writeFileSync(file, longTrace(Number(events)));
