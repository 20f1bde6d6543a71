// A running loop cannot be closed, from wherever that is tried; closing drops what is ready and what is timed, leaves
// tasks pending and refuses all that needs the loop from then on.
import { asyncio, coroutine, print, repr } from "asyncio-lessons";

async function attempt(label: string, call: () => unknown): Promise<void> {
  try {
    print(label, await call());
  } catch (error) {
    print(label, "raised", repr(error));
  }
}

/** The same at once, for calls that give no promise. */
function attemptNow(label: string, call: () => unknown): void {
  try {
    print(label, call());
  } catch (error) {
    print(label, "raised", repr(error));
  }
}

async function running(): Promise<void> {
  const loop = asyncio.newEventLoop();
  loop.callSoon(() => attemptNow("from a callback", loop.close.bind(loop)));
  const future = loop.createFuture<null>();
  future.addDoneCallback(() => attemptNow("from a done-callback", loop.close.bind(loop)));
  const main = coroutine(function* main() {
    attemptNow("from a coroutine", loop.close.bind(loop));
    future.setResult(null);
    yield* asyncio.sleep(1);
    loop.callSoon(loop.close.bind(loop));
    yield* asyncio.sleep(1);
    return "goes on";
  });
  loop.setExceptionHandler((_loop, { exception }) => print("handler:", repr(exception)));
  print(await loop.runUntilComplete(main()), loop.isClosed());
  loop.callSoon(() => loop.stop());
  loop.callSoon(() => attemptNow("after stop", loop.close.bind(loop)));
  await loop.runForever();
  loop.close();
  loop.close();
  print(loop.isClosed());
}

async function pending(): Promise<void> {
  const loop = asyncio.newEventLoop();
  const lines: string[] = [];
  loop.setExceptionHandler((_loop, { message }) => print("handler:", message));
  const waits = coroutine(function* waits() {
    try {
      yield* asyncio.sleep(10);
    } finally {
      lines.push("finally");
    }
  });
  const sleeping = loop.createTask(waits());
  await loop.runUntilComplete(asyncio.sleep(1));
  const ready = loop.createTask(waits());
  const [soon, later] = [loop.callSoon(print, "never"), loop.callLater(1, print, "never")];
  const future = loop.createFuture<number>();
  future.addDoneCallback(print);
  const done = loop.createFuture<number>();
  done.setResult(1);
  loop.close();
  const count = asyncio.allTasks(loop).size;
  print(lines, sleeping.done(), ready.done(), count, soon.cancelled(), later.cancelled());
  const unstarted = waits();
  const calls: Readonly<Record<string, () => unknown>> = {
    call_soon: () => loop.callSoon(print),
    call_later: () => loop.callLater(1, print),
    call_at: () => loop.callAt(1, print),
    call_soon_threadsafe: () => loop.callSoonThreadsafe(print),
    create_task: () => loop.createTask(unstarted),
    run_forever: () => loop.runForever(),
    run_until_complete: () => loop.runUntilComplete(unstarted),
    cancel: () => sleeping.cancel(),
    "ready cancel": () => ready.cancel(),
    set_result: () => future.setResult(1),
    add_done_callback: () => done.addDoneCallback(print),
    create_future: () => loop.createFuture().done(),
    "handle cancel": () => soon.cancel(),
    "timer cancel": () => later.cancel(),
    stop: () => loop.stop(),
    set_debug: () => loop.setDebug(false),
    time: () => loop.time() > 0,
    close: loop.close.bind(loop),
  };
  for (const [label, call] of Object.entries(calls)) await attempt(label, call);
  unstarted.close();
  print(future.done(), sleeping.cancelling(), ready.cancelling());
  for (const task of [sleeping, ready]) {
    task._logDestroyPending = false;
    attemptNow("coroutine", () => task.getCoro().close());
  }
  print(lines);
}

export default async function program(): Promise<void> {
  await running();
  await pending();
}
