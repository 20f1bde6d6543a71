// What is raised while a timeout's cancellation is handled in its block has the TimeoutError as its context, in place of
// the CancelledError.
import {
  asyncio,
  asyncWith,
  BaseExceptionGroup,
  type Coroutine,
  coroutine,
  print,
  ValueError,
} from "asyncio-lessons";

function told(error: unknown): string {
  const parts: string[] = [];
  for (let one = error; one instanceof Error; one = "context" in one ? one.context : null) {
    parts.push(one.cause instanceof Error ? `${one.name} (cause ${one.cause.name})` : one.name);
  }
  return parts.join(" <- ");
}

const scene = coroutine(function* scene(name: string, body: () => Coroutine<unknown>, limit: number | null) {
  try {
    yield* asyncWith(asyncio.timeout(limit), function* () {
      print(name, yield* body());
    });
  } catch (error) {
    print(name, told(error));
    if (error instanceof BaseExceptionGroup) print(error.exceptions.map(told));
  }
});

const inExcept = coroutine(function* inExcept() {
  try {
    yield* asyncio.sleep(10);
  } catch {
    throw new ValueError();
  }
});
const inFinally = coroutine(function* inFinally() {
  try {
    yield* asyncio.sleep(10);
  } finally {
    // biome-ignore lint/correctness/noUnsafeFinally: it is what the scene is about
    throw new ValueError();
  }
});
const withCause = coroutine(function* withCause() {
  try {
    yield* asyncio.sleep(10);
  } catch (cause) {
    throw new ValueError(undefined, { cause });
  }
});
const called = coroutine(function* called() {
  return yield* inFinally();
});
const inLock = coroutine(function* inLock() {
  yield* asyncWith(new asyncio.Lock(), () => inFinally());
});
/** The block's own body raises, with no coroutine in between. */
const inTimeout = coroutine(function* inTimeout() {
  yield* asyncWith(asyncio.timeout(5), function* () {
    try {
      yield* asyncio.sleep(10);
    } catch {
      throw new ValueError();
    }
  });
});
const inTask = coroutine(function* inTask() {
  yield* asyncio.createTask(inExcept());
});
const inGroup = coroutine(function* inGroup() {
  yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
    group.createTask(inExcept());
    yield* asyncio.sleep(10);
  });
});
const goesOn = coroutine(function* goesOn() {
  try {
    yield* asyncio.sleep(10);
  } catch (error) {
    if (!(error instanceof asyncio.CancelledError)) throw error;
  }
  return "swallowed";
});
const atOnce = coroutine(function* atOnce() {
  throw new ValueError();
});
const cancelledByAnother = coroutine(function* cancelledByAnother() {
  const task = asyncio.currentTask();
  if (task !== null) asyncio.getRunningLoop().callLater(0.5, task.cancel.bind(task));
  yield* inExcept();
});

const main = coroutine(function* main() {
  yield* scene("in_except", inExcept, 1);
  yield* scene("in_finally", inFinally, 1);
  yield* scene("with_cause", withCause, 1);
  yield* scene("called", called, 1);
  yield* scene("in_lock", inLock, 1);
  yield* scene("in_timeout", inTimeout, 1);
  yield* scene("in_task", inTask, 1);
  yield* scene("in_group", inGroup, 1);
  yield* scene("goes_on", goesOn, 1);
  yield* scene("at_once", atOnce, 1);
  yield* scene("cancelled_by_another", cancelledByAnother, 1);
  asyncio.currentTask()?.uncancel();
  yield* scene("expired before", inExcept, -1);
  yield* scene("no limit", atOnce, null);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
