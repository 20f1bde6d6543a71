// A task that cannot wait for what it yielded is told so at that await and may go on; tasks that wait for themselves
// through others are not found, and cannot be cancelled.
import {
  type Awaitable,
  asyncio,
  type Coroutine,
  coroutine,
  print,
  RecursionError,
  RuntimeError,
  repr,
  type Suspension,
} from "asyncio-lessons";

/** What TypeScript would refuse: anything may be yielded. */
function yields(value: unknown): Awaitable<unknown> {
  return {
    *[Symbol.iterator]() {
      return yield value as Suspension;
    },
  };
}

const waits = coroutine(function* waits(awaited: Awaitable<unknown>) {
  return yield* awaited;
});

const caught = coroutine(function* caught(awaited: Awaitable<unknown>) {
  try {
    return yield* awaited;
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error;
    return `caught ${error.message.split(":")[0]?.split(" <")[0]}`;
  }
});

const twice = coroutine(function* twice(awaited: Awaitable<unknown>) {
  for (let i = 0; i < 2; i++) print(yield* caught(awaited));
  yield* asyncio.sleep(0.5);
  return "goes on";
});

function state(task: asyncio.Task<unknown>): unknown {
  if (!task.done()) return "pending";
  if (task.cancelled()) return "cancelled";
  return task.exception() === null ? task.result() : repr(task.exception()).split(":")[0];
}

const foreign = coroutine(function* foreign(loop: asyncio.EventLoop) {
  for (const value of [1, 2.5, true, "text", [1], {}]) {
    const task = asyncio.createTask(waits(yields(value)));
    yield* asyncio.wait([task]);
    print(task.exception());
  }
  print(yield* asyncio.createTask(waits(yields(null))), "is fine");
  const future = loop.createFuture();
  print(yield* asyncio.createTask(twice(yields(future))), future.done());
  const other = asyncio.newEventLoop();
  print(yield* asyncio.createTask(twice(other.createFuture())));
  const waiting = waits(future);
  const task = other.createTask(waiting);
  print(yield* asyncio.createTask(twice(task)));
  try {
    other.runUntilComplete(task);
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error;
    print(error.message);
  }
  task._logDestroyPending = false;
  other.close();
  waiting.close();
  print(task.done());
});

const briefly = coroutine(function* briefly(task: asyncio.Task<unknown>) {
  const [done, pending] = yield* asyncio.wait([task], { timeout: 1 });
  return `(${done.size}, ${pending.size})`;
});

type Waiting = (task: asyncio.Task<unknown>) => Awaitable<unknown>;

const own = coroutine(function* own(name: string, make: Waiting) {
  const me = coroutine(function* me() {
    return yield* make(asyncio.currentTask() as asyncio.Task<unknown>);
  });
  const task = asyncio.createTask(me());
  yield* asyncio.wait([task], { timeout: 3 });
  print(name, state(task));
  if (!task.done()) {
    cancel(task);
    yield* asyncio.wait([task], { timeout: 3 });
    print(name, state(task), task.cancelling() > 0);
  }
  return task;
});

function cancel(task: asyncio.Task<unknown>): void {
  try {
    print(task.cancel());
  } catch (error) {
    if (!(error instanceof RecursionError)) throw error;
    print("RecursionError");
  }
}

const circle = coroutine(function* circle() {
  const tasks: asyncio.Task<unknown>[] = [];
  const one = coroutine(function* one(i: number): Generator<Suspension, unknown, unknown> {
    yield* asyncio.sleep(0);
    return yield* tasks[(i + 1) % 3] as asyncio.Task<unknown>;
  });
  tasks.push(
    ...[0, 1, 2].map((i): asyncio.Task<unknown> => asyncio.createTask(one(i) as Coroutine<unknown>)),
  );
  yield* asyncio.sleep(1);
  print(tasks.map(state));
  cancel(tasks[0] as asyncio.Task<unknown>);
  yield* asyncio.sleep(1);
  print(
    tasks.map(state),
    tasks.map((task) => task.cancelling() > 0),
  );
  for (const task of tasks) task._logDestroyPending = false;
});

const outside = coroutine(function* outside(loop: asyncio.EventLoop) {
  yield* foreign(loop);
  yield* own("itself", waits);
  yield* own("wait", (task) => asyncio.wait([task]));
  yield* own("wait_for", (task) => asyncio.waitFor(task, 1));
  yield* own("shield", asyncio.shield);
  yield* own("wait with timeout", briefly);
  (yield* own("gather", (task) => asyncio.gather(task)))._logDestroyPending = false;
  yield* circle();
  print(yield* asyncio.sleep(1, "usable"));
});

export default async function program(): Promise<void> {
  const loop = asyncio.newEventLoop();
  await loop.runUntilComplete(outside(loop));
  print(asyncio.allTasks(loop).size);
  loop.close();
}
