#!/usr/bin/env node
// For main.test.ts: stands in for Python. To every program it gives a trace that no loop gives, unless nothing is asked
// for but the version. FAKE_PYTHON_VERSION is what it says it is.
import { createInterface } from "node:readline";

const words = process.argv.slice(2).filter((word) => word !== "-B");
const [, what, first = "0", count = "0"] = words;
const write = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const trace = ["1|0|f0 enter", "1|0|never"];

if (what === "version") {
  process.stdout.write(`${process.env.FAKE_PYTHON_VERSION}\n`);
} else if (what === "serve") {
  for await (const _line of createInterface({ input: process.stdin })) {
    write({ python: "(the program)", trace });
  }
} else {
  const body = [
    ["log", 1],
    ["sleep", 10],
    ["return", 2],
  ];
  for (let i = 0; i < Number(count); i++) {
    const program = {
      seed: Number(first) + i,
      objs: { S0: 1, Q0: 0 },
      funcs: [{ name: "f0", vars: 0, body }],
    };
    write({ seed: program.seed, program, trace });
  }
}
