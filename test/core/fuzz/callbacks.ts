// What a random program has called by the loop: call_soon, call_later and done-callbacks.
import { asyncWith, coroutine } from "asyncio-lessons";
import type { Callback } from "./ast.js";
import { makeError } from "./errors.js";
import type { Frame, World } from "./world.js";

const notifier = coroutine(function* notifier(world: World) {
  yield* asyncWith(world.condition, function* () {
    world.condition.notify(1);
  });
});

const bumper = coroutine(function* bumper(world: World) {
  yield* asyncWith(world.condition, function* () {
    world.count++;
    world.condition.notify(1);
  });
});

/** @param frame of the call that has set it up: its variables are read when it is called */
export function runCallback(frame: Frame, callback: Callback): void {
  const { world } = frame;
  const { loop, log, queue, priorityQueue } = world;
  switch (callback[0]) {
    case "log":
      log(`cb ${callback[1]}`);
      return;
    case "ev":
      world.events[callback[2]].set();
      return;
    case "fut": {
      const future = world.futures[callback[2]];
      if (!future.done()) future.setResult(callback[3]);
      return;
    }
    case "cancel":
      log("cb cancel", frame.tasks.get(callback[1])?.cancel());
      return;
    case "q":
      if (callback[1] === "put_nowait") {
        if (!queue.full()) queue.putNowait(callback[2]);
      } else if (!queue.empty()) log("cb got", queue.getNowait());
      return;
    case "cond":
      loop.createTask(notifier(world));
      return;
    case "spawn":
      loop.createTask(world.call(callback[1]));
      return;
    case "cv":
      log("cb cv", world.variable.get());
      return;
    case "pput":
      if (!priorityQueue.full()) priorityQueue.putNowait(world.prioritise(callback[1], callback[2]));
      return;
    case "bump":
      loop.createTask(bumper(world));
      return;
    case "bwait":
      loop.createTask(world.barrier.wait());
      return;
    case "task_done":
      world.queueOf(callback[1]).taskDone();
      return;
    case "shutdown":
      world.queueOf(callback[1]).shutdown(callback[2]);
      return;
    case "raise":
      throw makeError(callback[1], "cb");
  }
}
