// AsyncExitStack: in which order it is left. What else it does is compared with CPython (conformance, async_exit_stack).
import { expect, test } from "vitest";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { AsyncExitStack } from "../../src/asyncio/python/exit_stack.js";
import { runVirtual } from "./virtual.js";

test("leaves last what was entered first", async () => {
  const left: string[] = [];
  const main = coroutine(function* main() {
    yield* asyncWith(new AsyncExitStack(), function* (stack) {
      for (const name of ["first", "second", "third"]) stack.callback(() => left.push(name));
    });
  });
  await runVirtual(main());
  expect(left).toEqual(["third", "second", "first"]);
});
