// What the core has to say goes to the program's stderr, where Python writes it.
import { afterEach, beforeEach, expect, test } from "vitest";
import { EventLoop } from "../../../src/asyncio/base_events.js";
import { printCallGraph } from "../../../src/asyncio/graph.js";
import { log, warn } from "../../../src/asyncio/python/log.js";
import { outsideLoops } from "../../../src/asyncio/python/never_awaited.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { type OutputSink, setOutputSink } from "../../../src/run/core/program/output.js";
import { writeReports } from "../../../src/run/core/program/reports.js";

let written: string[] = [];
let previous: OutputSink;
let count = 0;

beforeEach(() => {
  written = [];
  previous = setOutputSink((stream, text) => written.push(`${stream}: ${text}`));
  count = process.listenerCount("exit");
  writeReports();
});

/** Others of this process may have left the same function. */
const added = (): NodeJS.ExitListener[] => process.listeners("exit").slice(count);

afterEach(() => {
  setOutputSink(previous);
  for (const listener of added()) process.off("exit", listener);
});

test("errors and warnings of the log are written with what they are about", () => {
  log({ level: "WARNING", message: "Executing <Handle f()> took 0.200 seconds" });
  log({ level: "ERROR", message: "Task exception was never retrieved", exception: "a string" });
  expect(written).toEqual([
    "stderr: Executing <Handle f()> took 0.200 seconds\n",
    "stderr: Task exception was never retrieved\n'a string'\n",
  ]);
});

test("an error is written with its traceback", () => {
  const exception = new Error("lost");
  exception.stack = "Error: lost\n    at f (file:///nowhere/program.ts:3:5)";
  log({ level: "ERROR", message: "Future exception was never retrieved", exception });
  const traceback =
    'Traceback (most recent call last):\n  File "/nowhere/program.ts", line 3, in f\nError: lost';
  expect(written).toEqual([`stderr: Future exception was never retrieved\n${traceback}\n`]);
});

test("what is logged for debugging only is not written", () => {
  log({ level: "DEBUG", message: "Close <EventLoop>" });
  expect(written).toEqual([]);
});

test("a warning is written with its category", () => {
  warn("RuntimeWarning", "coroutine 'f' was never awaited");
  expect(written).toEqual(["stderr: RuntimeWarning: coroutine 'f' was never awaited\n"]);
});

test("a printed stack goes to stderr, a printed call graph to stdout", async () => {
  const loop = new EventLoop();
  const task = loop.createTask(sleep(0), { name: "T" });
  await loop.runUntilComplete(task);
  task.printStack();
  printCallGraph(task);
  loop.close();
  expect(written).toEqual([
    "stderr: No stack for <Task finished name='T' coro=<sleep() done, defined> result=None>\n",
    "stdout: * Task(name='T')\n",
  ]);
});

test("what nobody awaited is written when the process ends", () => {
  outsideLoops.report();
  written = [];
  sleep(1);
  expect(written).toEqual([]);
  for (const listener of added()) listener(0);
  expect(written).toEqual(["stderr: RuntimeWarning: coroutine 'sleep' was never awaited\n"]);
});
