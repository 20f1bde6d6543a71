// Writes coverage.md and prints the counts; with --check it writes nothing, and fails where the table is out of date.
import { readFileSync, writeFileSync } from "node:fs";
import { counts, gather, render } from "./coverage.js";
import { readInputs, tablePath } from "./coverage_inputs.js";

const inputs = readInputs();
const coverage = gather(inputs);
const table = render(inputs, coverage);
const errors = [...coverage.errors];

if (!process.argv.includes("--check")) writeFileSync(tablePath, table);
else if (readFileSync(tablePath, "utf8") !== table) {
  errors.push("test/core/conformance/coverage.md is out of date: npm run coverage writes it");
}
for (const error of errors) console.error(error);
if (errors.length > 0) process.exitCode = 1;
console.log(counts(inputs, coverage));
