// An exception group that ends a program, as a record: what it holds stands in it, not just how many.
import { expect, it } from "vitest";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { ExceptionGroup } from "../../src/asyncio/python/exception_group.js";
import { KeyError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { TaskGroup } from "../../src/asyncio/taskgroups.js";
import { describeError } from "../../src/run/core/outcomes.js";
import { runVirtual } from "../core/virtual.js";

const program = import.meta.url;

it("lists what the groups within it hold, and names the line of the block", async () => {
  const fails = coroutine(function* fails(error: Error): Generator<never, void> {
    throw error;
  });
  const main = coroutine(function* main() {
    yield* asyncWith(new TaskGroup(), function* (outer) {
      outer.createTask(fails(new ValueError("bad")));
      yield* asyncWith(new TaskGroup(), function* (inner) {
        inner.createTask(fails(new KeyError("k")));
      });
    });
  });
  const error: unknown = await runVirtual(main()).catch((reason: unknown) => reason);
  expect(describeError(error, program)).toMatchObject({
    name: "ExceptionGroup",
    message: "unhandled errors in a TaskGroup (2 sub-exceptions)",
    source: { text: "yield* asyncWith(new TaskGroup(), function* (outer) {" },
    errors: ["ValueError: bad", "KeyError: 'k'"],
  });
});

it("leaves out what goes beyond three", () => {
  const errors = [1, 2, 3, 4].map((n) => new ValueError(n));
  expect(describeError(new ExceptionGroup("many", errors), program).errors).toEqual([
    "ValueError: 1",
    "ValueError: 2",
    "ValueError: 3",
  ]);
});
