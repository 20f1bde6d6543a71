// One form for what both programs print.
import { expect, test } from "vitest";
import { foldLine, foldName } from "../../src/trace/fold.js";

test.each([
  ["onePrint and runUntilComplete()", "one_print and run_until_complete()"],
  ["ValueError in TaskGroup", "ValueError in TaskGroup"],
  ["<coroutine object f at 0x7f12ab>", "<coroutine object f>"],
  ["memory: 0.6 kB a sleeper", "memory: 0.6 kB a sleeper"],
])("%s", (line, folded) => {
  expect(foldLine(line)).toBe(folded);
});

test.each([
  ["onePrint", "one_print"],
  ["TaskGroup", "TaskGroup"],
  ["Condition.waitFor", "Condition.wait_for"],
  ["Queue.get", "Queue.get"],
])("the name %s", (name, folded) => {
  expect(foldName(name)).toBe(folded);
});
