// A task may refuse to be cancelled, as often as it likes, and may be cancelled while it cleans up; `run` asks each
// leftover once, and waits for as long as it takes.
import {
  asyncio,
  asyncWith,
  type Coroutine,
  coroutine,
  ExceptionGroup,
  print,
  repr,
  ValueError,
} from "asyncio-lessons";

let start = 0;

/** Seconds since the beginning, as Python writes a float. */
function now(): string {
  return (asyncio.getRunningLoop().time() - start).toFixed(1);
}

function refusal(error: unknown): void {
  if (!(error instanceof asyncio.CancelledError)) throw error;
}

const refuses = coroutine(function* refuses(times: number, seconds: number) {
  let left = times;
  for (;;) {
    try {
      yield* asyncio.sleep(seconds);
      return `slept it out after ${times - left} refusals`;
    } catch (error) {
      refusal(error);
      if (left === 0) throw error;
      left--;
      print("refused", now());
    }
  }
});

const cleansUp = coroutine(function* cleansUp(seconds: number, again: number) {
  try {
    yield* asyncio.sleep(10);
  } finally {
    for (let i = 0; i < again; i++) {
      try {
        yield* asyncio.sleep(seconds);
        print("cleaned up", now());
      } catch (error) {
        refusal(error);
        print("cancelled in cleanup", now());
      }
    }
  }
});

function state(task: asyncio.Task<unknown>): unknown {
  if (!task.done()) return "pending";
  if (task.cancelled()) return "cancelled";
  return task.exception() === null ? task.result() : repr(task.exception());
}

const cancelAndLook = coroutine(function* cancelAndLook(
  name: string,
  body: Coroutine<unknown>,
  times: number,
) {
  const task = asyncio.createTask(body);
  yield* asyncio.sleep(0);
  for (let i = 0; i < times; i++) {
    print(name, task.cancel(), task.cancelling());
    yield* asyncio.sleep(1);
  }
  yield* asyncio.wait([task]);
  print(name, state(task), task.cancelling(), task.cancel(), now());
});

const timed = coroutine(function* timed(name: string, body: Coroutine<unknown>) {
  try {
    print(name, yield* asyncio.waitFor(body, 1), now());
  } catch (error) {
    print(name, error instanceof Error ? error.name : error, now());
  }
});

const inGroup = coroutine(function* inGroup() {
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
      group.createTask(refuses(1, 3));
      group.createTask(cleansUp(2, 2));
      yield* asyncio.sleep(0);
      throw new ValueError("body");
    });
  } catch (error) {
    if (!(error instanceof ExceptionGroup)) throw error;
    const messages = error.exceptions.map(({ message }) => message);
    print("group", messages, now());
  }
});

const late = coroutine(function* late() {
  print("late", now());
  yield* asyncio.sleep(1);
  print("never");
});

const endless = coroutine(function* endless() {
  try {
    yield* asyncio.sleep(1000);
  } finally {
    asyncio.createTask(late());
  }
});

const twoMessages = coroutine(function* twoMessages() {
  const task = asyncio.createTask(refuses(1, 10));
  yield* asyncio.sleep(0);
  task.cancel("one");
  task.cancel("two");
  yield* asyncio.sleep(0);
  yield* asyncio.sleep(0);
  print(state(task), task.cancelling(), task.uncancel(), task.uncancel(), task.uncancel());
  task.cancel();
  yield* asyncio.wait([task]);
  print(state(task));
});

const main = coroutine(function* main() {
  start = asyncio.getRunningLoop().time();
  yield* cancelAndLook("never refuses", refuses(0, 10), 1);
  yield* cancelAndLook("refuses once", refuses(1, 10), 1);
  yield* cancelAndLook("gives in", refuses(2, 10), 3);
  yield* cancelAndLook("cleans up", cleansUp(2, 1), 1);
  yield* cancelAndLook("cleans up again", cleansUp(2, 3), 3);
  yield* twoMessages();
  yield* timed("wait_for refuses", refuses(1, 4));
  yield* timed("wait_for cleans up", cleansUp(2, 1));
  const gathering = asyncio.gather(refuses(1, 2), asyncio.sleep(5));
  yield* asyncio.sleep(0);
  gathering.cancel();
  try {
    print(yield* gathering);
  } catch (error) {
    refusal(error);
    print("gather cancelled", now());
  }
  yield* inGroup();
  asyncio.createTask(refuses(1, 100));
  asyncio.createTask(cleansUp(50, 2));
  asyncio.createTask(refuses(3, 10)).cancel();
  asyncio.createTask(endless());
  yield* asyncio.sleep(0);
  return "main over";
});

const refusedMain = coroutine(function* refusedMain() {
  try {
    yield* asyncio.sleep(1);
  } catch (error) {
    refusal(error);
  }
  return "refused main";
});

const outer = coroutine(function* outer() {
  const task = asyncio.currentTask();
  if (task !== null) asyncio.getRunningLoop().callSoon(task.cancel.bind(task));
  return yield* refusedMain();
});

const timedEnd = coroutine(function* timedEnd() {
  return yield* main();
});

export default async function program(): Promise<void> {
  print(await asyncio.run(timedEnd()));
  print(await asyncio.run(outer()));
}
