// What has waited in one loop refuses to wait in another; what belongs to one loop is refused by another, and both loops
// stay usable.
import {
  type Awaitable,
  asyncio,
  asyncWith,
  type Coroutine,
  type CoroutineGenerator,
  coroutine,
  print,
} from "asyncio-lessons";

function told(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const isBound = error.message.endsWith("is bound to a different event loop");
  return `${error.name}: ${isBound ? "bound to another" : error.message.split(" <")[0]}`;
}

const used = coroutine(function* used(wait: () => Coroutine<unknown>) {
  const tasks = [wait(), wait()].map((waiting) => asyncio.createTask(waiting));
  yield* asyncio.sleep(1);
  const results = tasks.map((task) => {
    if (task.done()) return task.exception() === null ? "passed" : told(task.exception());
    task.cancel();
    return "waits";
  });
  yield* asyncio.wait(tasks);
  return results;
});

const condition = coroutine(function* condition(shared: asyncio.Condition) {
  try {
    yield* asyncWith(shared, () => asyncio.waitFor(shared.wait(), 1));
    return "notified";
  } catch (error) {
    return told(error);
  }
});

const joined = coroutine(function* joined(queue: asyncio.Queue<string>) {
  queue.putNowait("first");
  const waiting = asyncio.createTask(queue.join());
  yield* asyncio.sleep(0);
  queue.getNowait();
  queue.taskDone();
  return yield* attempt(() => waiting);
});

const got = coroutine(function* got(queue: asyncio.Queue<string>) {
  const waiting = asyncio.createTask(queue.get());
  yield* asyncio.sleep(0);
  queue.putNowait("next");
  return yield* waiting;
});

const attempt = coroutine(function* attempt(call: () => Awaitable<unknown>) {
  try {
    return yield* call();
  } catch (error) {
    return told(error);
  }
});

const group = coroutine(function* grouped(shared: asyncio.TaskGroup) {
  yield* asyncWith(shared, function* (entered) {
    entered.createTask(asyncio.sleep(0));
  });
  return "used";
});

const spends = coroutine(function* spends(limit: asyncio.Timeout) {
  return yield* asyncWith(limit, () => asyncio.sleep(2, "in time"));
});

const things: Readonly<Record<string, () => () => Coroutine<unknown>>> = {
  lock: () => waitOn(new asyncio.Lock(), (lock) => lock.acquire()),
  semaphore: () => waitOn(new asyncio.Semaphore(1), (semaphore) => semaphore.acquire()),
  event: () => waitOn(new asyncio.Event(), (event) => event.wait()),
  queue: () => waitOn(new asyncio.Queue<number>(), (queue) => queue.get()),
  "full queue": () => waitOn(new asyncio.Queue<number>(1), (queue) => queue.put(1)),
  barrier: () => waitOn(new asyncio.Barrier(3), (barrier) => barrier.wait()),
};

function waitOn<T>(thing: T, wait: (thing: T) => Coroutine<unknown>): () => Coroutine<unknown> {
  return () => wait(thing);
}

export default async function program(): Promise<void> {
  const [one, two] = [asyncio.newEventLoop(), asyncio.newEventLoop()];
  for (const [name, make] of Object.entries(things)) {
    const wait = make();
    print(
      name,
      await one.runUntilComplete(used(wait)),
      await two.runUntilComplete(used(wait)),
      await one.runUntilComplete(used(wait)),
    );
  }
  const shared = new asyncio.Condition();
  print(
    "condition",
    await one.runUntilComplete(condition(shared)),
    await two.runUntilComplete(condition(shared)),
    await one.runUntilComplete(condition(shared)),
  );
  const twice = new asyncio.Queue<string>();
  print("joined queue", await one.runUntilComplete(joined(twice)), await two.runUntilComplete(joined(twice)));
  const queue = new asyncio.Queue<string>();
  print(
    "joined queue",
    await one.runUntilComplete(joined(queue)),
    await two.runUntilComplete(got(queue)),
    await one.runUntilComplete(attempt(() => queue.get())),
  );
  const [future, task] = [two.createFuture<unknown>(), two.createTask(asyncio.sleep(1, "slept"))];
  const done = two.createFuture<string>();
  done.setResult("done");
  print("future", await one.runUntilComplete(attempt(() => asyncio.waitFor(future, 1))));
  print("shield", await one.runUntilComplete(attempt(() => asyncio.shield(future))));
  print("gather", await one.runUntilComplete(attempt(() => asyncio.gather(future, asyncio.sleep(0)))));
  const waited = coroutine(function* waited(): CoroutineGenerator<string> {
    const [over, pending] = yield* asyncio.wait([future, task], { timeout: 1 });
    return `(${over.size}, ${pending.size})`;
  });
  print("wait", await one.runUntilComplete(attempt(waited)));
  print("done one", await one.runUntilComplete(attempt(() => asyncio.waitFor(done, 1))));
  for (const loop of [one, two]) {
    try {
      print(await loop.runUntilComplete(loop === one ? future : task));
    } catch (error) {
      print(told(error));
    }
  }
  const tasks = new asyncio.TaskGroup();
  print(
    "group",
    await one.runUntilComplete(group(tasks)),
    await two.runUntilComplete(attempt(() => group(tasks))),
  );
  let limit = new asyncio.Timeout(null);
  const makes = coroutine(function* makes() {
    limit = asyncio.timeout(5);
    return "made";
  });
  print(await one.runUntilComplete(makes()), await two.runUntilComplete(attempt(() => spends(limit))));
  print(
    await one.runUntilComplete(asyncio.sleep(0, "usable")),
    await two.runUntilComplete(asyncio.sleep(0, "usable")),
  );
  one.close();
  two.close();
}
