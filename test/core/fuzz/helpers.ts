// A helper is a task that waits for one thing: the wider grammar has several wait for the same, and cancels one of them.
import { asyncio, asyncWith, type CoroutineGenerator, coroutine } from "asyncio-lessons";
import type { HelperKind } from "./ast.js";
import { nameOf } from "./words.js";
import { pairOf, type World } from "./world.js";

/** Does what the coroutine of that name in generator/wide.py does. */
export const helper = coroutine(function* helper(world: World, kind: HelperKind, name: string) {
  world.log(`${name} ${kind}`);
  try {
    yield* wait(world, kind, name);
    world.log(`${name} done`);
  } catch (error) {
    world.log(`${name} raised ${nameOf(error)}`);
    throw error;
  }
});

function* wait(world: World, kind: HelperKind, name: string): CoroutineGenerator<void> {
  switch (kind) {
    case "get":
      return world.log(`${name} got`, yield* world.queue.get());
    case "put":
      return yield* world.queue.put(0);
    case "sem":
      return void (yield* asyncWith(world.semaphore, () => asyncio.sleep(0)));
    case "lock":
      return void (yield* asyncWith(world.lock, () => asyncio.sleep(0)));
    case "cond":
      return void (yield* asyncWith(world.condition, () => world.condition.wait()));
    case "ev":
      return void (yield* world.events.E0.wait());
    case "join":
      return yield* world.queue.join();
    case "pq":
      return world.log(`${name} got`, pairOf(yield* world.priorityQueue.get()));
  }
}
