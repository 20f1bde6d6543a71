// What throws in a callback, a done-callback or the exception handler is reported, and the loop goes on; a SystemExit or
// a KeyboardInterrupt ends the run, and the loop can be run again.
import {
  asyncio,
  type Coroutine,
  coroutine,
  KeyboardInterrupt,
  KeyError,
  print,
  repr,
  SystemExit,
  time,
  ValueError,
} from "asyncio-lessons";

function shown(context: asyncio.ExceptionContext): void {
  const { message, exception, ...rest } = context;
  print("handler:", message.split(" at ")[0], repr(exception), Object.keys({ ...rest, message }).sort());
}

function boom(): never {
  throw new ValueError("boom");
}

function leaves(error: Error): () => never {
  return function leaving() {
    throw error;
  };
}

const fails = coroutine(function* fails(error: Error) {
  throw error;
});

const ticks = coroutine(function* ticks() {
  yield* asyncio.sleep(0);
  yield* asyncio.sleep(0);
});

async function attempt(loop: asyncio.EventLoop, label: string, run: Coroutine<unknown>): Promise<void> {
  try {
    print(label, await loop.runUntilComplete(run));
  } catch (error) {
    print(label, "raised", repr(error), loop.isRunning(), loop.isClosed());
  }
}

const withCallbacks = coroutine(function* withCallbacks(loop: asyncio.EventLoop, seen: string[]) {
  const future = loop.createFuture<string>();
  future.addDoneCallback(() => seen.push("before"));
  future.addDoneCallback(boom);
  future.addDoneCallback(boom);
  future.addDoneCallback(() => seen.push("after"));
  future.setResult("r");
  yield* ticks();
  return seen;
});

const timers = coroutine(function* timers(loop: asyncio.EventLoop) {
  loop.callLater(1, boom);
  loop.callLater(1, print, "same moment");
  loop.callSoon(boom);
  loop.callSoon(print, "same iteration");
  yield* asyncio.sleep(2);
  return "timers over";
});

const endedBy = coroutine(function* endedBy(loop: asyncio.EventLoop, error: Error, seen: string[]) {
  loop.callSoon(() => seen.push("before"));
  loop.callSoon(leaves(error));
  loop.callSoon(() => seen.push("after"));
  yield* asyncio.sleep(1);
  return "slept";
});

const doneCallbackLeaves = coroutine(function* doneCallbackLeaves(
  loop: asyncio.EventLoop,
  error: Error,
  seen: string[],
) {
  const future = loop.createFuture<null>();
  future.addDoneCallback(leaves(error));
  future.addDoneCallback(() => seen.push("later callback"));
  future.setResult(null);
  yield* asyncio.sleep(1);
  return "slept";
});

export default async function program(): Promise<void> {
  const previous = asyncio.setLogHandler(function emit({ message, exception }) {
    // What Python hands on knows when it was made.
    time.time();
    print("logged:", message.split(/ at |\n/)[0], "|", repr(exception));
  });
  const loop = asyncio.newEventLoop();
  await attempt(loop, "default", timers(loop));
  await attempt(loop, "done-callbacks", withCallbacks(loop, []));
  loop.setExceptionHandler((_loop, context) => shown(context));
  await attempt(loop, "handled", timers(loop));
  loop.setExceptionHandler((_loop, context) => {
    shown(context);
    throw new KeyError("in the handler");
  });
  await attempt(loop, "broken handler", withCallbacks(loop, []));
  for (const error of [new SystemExit(3), new KeyboardInterrupt("stop")]) {
    loop.setExceptionHandler((_loop, context) => shown(context));
    let seen: string[] = [];
    await attempt(loop, "callback", endedBy(loop, error, seen));
    print(seen);
    await attempt(loop, "again", ticks());
    print(seen);
    seen = [];
    await attempt(loop, "done-callback", doneCallbackLeaves(loop, error, seen));
    await attempt(loop, "again", ticks());
    print(seen);
    loop.setExceptionHandler(leaves(error));
    await attempt(loop, "handler", timers(loop));
    await attempt(loop, "again", ticks());
    await attempt(loop, "task", fails(error));
    await attempt(loop, "again", ticks());
  }
  for (const task of asyncio.allTasks(loop)) task.cancel();
  await attempt(loop, "leftovers", ticks());
  loop.close();
  asyncio.setLogHandler(previous);
}
