#!/usr/bin/env node
// The command: hands its arguments and the process to src/cli, and sets the exit code.
import { main } from "../src/cli/main.js";

process.exitCode = await main(process.argv.slice(2), process);
