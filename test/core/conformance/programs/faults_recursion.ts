// Awaits, calls, cancellations and reprs nested 10,000 deep raise RecursionError, a RuntimeError that can be caught;
// everything else goes on. Tasks that wait for one another may be as many as one likes.
import {
  type Awaitable,
  asyncEnter,
  asyncExit,
  asyncio,
  asyncWith,
  type CoroutineGenerator,
  coroutine,
  ExceptionGroup,
  print,
  RecursionError,
  RuntimeError,
  repr,
} from "asyncio-lessons";

const depth = 10_000;

function told(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return `${error.name}: ${error.message.slice(0, 32)} ${error instanceof RuntimeError ? "True" : "False"}`;
}

function runaway(n: number): number {
  return 1 + runaway(n + 1);
}

const deep = coroutine(function* deepBody(n: number): CoroutineGenerator<number> {
  return n === 0 ? 0 : 1 + (yield* deep(n - 1));
});

let ends = 0;
const tidy = coroutine(function* tidyBody(n: number): CoroutineGenerator<number> {
  try {
    return n === 0 ? 0 : 1 + (yield* tidy(n - 1));
  } finally {
    ends++;
  }
});

const swallows = coroutine(function* swallows(n: number) {
  try {
    return yield* deep(n);
  } catch (error) {
    if (!(error instanceof RecursionError)) throw error;
    yield* asyncio.sleep(1);
    return "swallowed";
  }
});

const plain = coroutine(function* plain() {
  return runaway(0);
});

const ticker = coroutine(function* ticker() {
  for (let i = 0; i < 3; i++) {
    yield* asyncio.sleep(1);
    print("tick", i);
  }
});

const link = coroutine(function* link(before: asyncio.Task<number> | null): CoroutineGenerator<number> {
  return 1 + (before === null ? 0 : yield* before);
});

const caught = coroutine(function* caught(name: string, awaited: Awaitable<unknown>) {
  try {
    print(name, yield* awaited);
  } catch (error) {
    print(name, told(error));
  }
});

const keepsBack = {
  *[asyncEnter]() {},
  *[asyncExit](error: unknown) {
    print("left with", error instanceof Error ? error.name : error);
    return true;
  },
};

const grouped = coroutine(function* grouped() {
  yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
    group.createTask(deep(depth));
    group.createTask(ticker());
  });
});

const nesting = coroutine(function* nesting(loop: asyncio.EventLoop) {
  const inner = loop.createFuture<unknown>();
  let outer: asyncio.Future<unknown> = inner;
  for (let i = 0; i < depth; i++) outer = asyncio.gather(outer);
  try {
    outer.cancel();
  } catch (error) {
    print("gathers", told(error), inner.done());
  }
  inner.setResult("set");
  let nested = yield* outer;
  for (let i = 0; i < 3; i++) [nested] = nested as [unknown];
  try {
    repr(nested);
  } catch (error) {
    print("repr", told(error));
  }
});

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  loop.setExceptionHandler((_loop, { exception }) => print("handler:", told(exception)));
  const other = asyncio.createTask(ticker());
  yield* caught("shallow", deep(500));
  yield* caught("own await", deep(depth));
  const task = asyncio.createTask(deep(depth));
  yield* caught("task", task);
  print(told(task.exception()));
  yield* caught("finally", tidy(depth));
  print(ends > 500);
  yield* caught("task that swallows it", asyncio.createTask(swallows(depth)));
  yield* caught("plain", plain());
  yield* caught("gather", asyncio.gather(asyncio.sleep(1, "one"), deep(depth)));
  for (const result of yield* asyncio.gather(deep(depth), plain(), deep(5), { returnExceptions: true })) {
    print(typeof result === "number" ? result : told(result));
  }
  yield* caught("wait_for", asyncio.waitFor(deep(depth), 1));
  yield* caught("shield", asyncio.shield(deep(depth)));
  try {
    yield* grouped();
  } catch (error) {
    if (!(error instanceof ExceptionGroup)) throw error;
    print(error.exceptions.map(told));
  }
  yield* asyncWith(keepsBack, () => deep(depth));
  loop.callSoon(runaway, 0);
  loop.callLater(1, runaway, 0);
  yield* asyncio.sleep(2);
  const future = loop.createFuture<number>();
  future.addDoneCallback(() => runaway(0));
  future.setResult(1);
  yield* asyncio.sleep(0);
  yield* asyncio.sleep(0);
  yield* other;
  let before: asyncio.Task<number> | null = null;
  for (let i = 0; i < 2 * depth; i++) before = asyncio.createTask(link(before));
  yield* caught("chain of tasks", before as asyncio.Task<number>);
  yield* nesting(loop);
  print(repr([[["fine"]]]), asyncio.allTasks().size, yield* asyncio.sleep(1, "usable"));
});

const eager = coroutine(function* eagerBody(n: number): CoroutineGenerator<number> {
  return n === 0 ? 0 : 1 + (yield* asyncio.createTask(eager(n - 1)));
});

const eagerMain = coroutine(function* eagerMain() {
  const before = asyncio.currentTask();
  asyncio.getRunningLoop().setTaskFactory(asyncio.eagerTaskFactory);
  yield* caught("eager", asyncio.createTask(eager(100)));
  yield* caught("eager", asyncio.createTask(eager(depth)));
  print(asyncio.allTasks().size, asyncio.currentTask() === before, yield* asyncio.sleep(1, "usable"));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
  try {
    await asyncio.run(deep(depth));
  } catch (error) {
    print("main", told(error));
  }
  await asyncio.run(eagerMain());
}
