// What hardly any program does, and what becomes of it: coroutines driven by hand, subclasses with ideas of their own,
// contexts entered upon each other, exceptions that escape.
import { describe, expect, test } from "vitest";
import {
  asyncio,
  type Coroutine,
  copyContext,
  coroutine,
  RuntimeError,
  repr,
  StopIteration,
  SystemExit,
  ValueError,
} from "../../src/index.js";
import { errorLike } from "../helpers/errorLike.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

describe("a call that need not wait", () => {
  test("refuses a value at its start, as any coroutine does", () => {
    const queue = new asyncio.Queue<number>();
    queue.putNowait(1);
    const calls = [queue.get(), queue.put(2), asyncio.sleep(0)];
    for (const call of calls) {
      expect(() => call.next(5)).toThrow(
        new TypeError("can't send non-None value to a just-started coroutine"),
      );
      call.close();
    }
    expect(queue.qsize()).toBe(1);
  });

  test("is over after it, also when the queue raises", () => {
    class Broken extends asyncio.Queue<number> {
      protected override _get(): number {
        throw new StopIteration();
      }
      protected override _put(): void {
        throw new ValueError("no room");
      }
    }
    const queue = new Broken();
    const put = queue.put(1);
    expect(() => put.next()).toThrow(new ValueError("no room"));
    expect(put.state).toBe("CORO_CLOSED");
    expect(() => put.next()).toThrow(new RuntimeError("cannot reuse already awaited coroutine"));
    (queue as unknown as { _queue: number[] })._queue = [1];
    const get = queue.get();
    expect(() => get.next()).toThrow(new RuntimeError("coroutine raised StopIteration"));
    expect(get.state).toBe("CORO_CLOSED");
  });

  test("asks a queue with its own idea of empty and full as often as CPython does", async () => {
    const asked: string[] = [];
    class Watched extends asyncio.Queue<number> {
      override empty(): boolean {
        asked.push("empty");
        return super.empty();
      }
      override full(): boolean {
        asked.push("full");
        return super.full();
      }
    }
    const main = coroutine(function* main() {
      const queue = new Watched(1);
      const get = asyncio.createTask(queue.get());
      yield* asyncio.sleep(0);
      const whileWaiting = asked.splice(0);
      yield* queue.put(7);
      const put = asked.splice(0);
      return [whileWaiting, put, yield* get];
    });
    expect(await runVirtual(main())).toEqual([["empty"], ["full", "full"], 7]);
  });

  test("is over once a future's await has given its result: it gives nothing more", () => {
    const future = virtualLoop().createFuture<number>();
    future.setResult(1);
    const await_ = future[Symbol.iterator]();
    expect(await_.next()).toMatchObject({ done: true, value: 1 });
    expect(await_.next()).toMatchObject({ done: true, value: undefined });
  });
});

describe("a gather", () => {
  test("hears of futures with methods of a program's own by those, and reports what they throw", async () => {
    const heard: string[] = [];
    class Odd extends asyncio.Future<number> {
      override addDoneCallback(...args: Parameters<asyncio.Future<number>["addDoneCallback"]>): void {
        heard.push("addDoneCallback");
        super.addDoneCallback(...args);
      }
      override exception(): unknown {
        throw new ValueError("odd");
      }
    }
    const main = coroutine(function* main() {
      const loop = asyncio.getRunningLoop();
      loop.setExceptionHandler((_, { message }) => heard.push(message.replace(/ _doneCallback.*/, " …")));
      const odd = new Odd();
      void asyncio.gather(odd, asyncio.sleep(1));
      odd.setException(new ValueError("v"));
      yield* asyncio.sleep(2);
    });
    await runVirtual(main());
    expect(heard.slice(0, 2)).toEqual(["addDoneCallback", "Exception in callback …"]);
  });

  test("asks a task factory that leaves coroutines alone once for each, however often one is given", async () => {
    let asked = 0;
    const main = coroutine(function* main() {
      const loop = asyncio.getRunningLoop();
      const coroutines = ["a", "b"].map((name) => asyncio.sleep(1, name));
      loop.setTaskFactory((_loop, _coroutine) => {
        asked++;
        return asyncio.ensureFuture(loop.createFuture()) as unknown as asyncio.Task<never>;
      });
      const [a, b] = coroutines as [Coroutine<string>, Coroutine<string>];
      const gathered = asyncio.gather(a, b, a, b);
      loop.setTaskFactory(null);
      gathered.cancel();
      for (const each of coroutines) each.close();
      yield* asyncio.wait([gathered]);
    });
    await expect(runVirtual(main())).rejects.toThrow(errorLike(TypeError, /setName is not a function/));
    expect(asked).toBe(2);
  });
});

describe("the never-awaited", () => {
  test("are all reported, however many there are", async () => {
    const forgotten = coroutine(function* forgotten() {});
    const main = coroutine(function* main() {
      for (let i = 0; i < 1700; i++) forgotten();
    });
    const heard = hearReports();
    await runVirtual(main());
    expect(heard.filter((line) => line.includes("'forgotten' was never awaited"))).toHaveLength(1700);
  });
});

describe("a task's own context", () => {
  test("is entered while the task runs, also where other contexts have been entered upon it", async () => {
    const main = coroutine(function* main() {
      const refused: string[] = [];
      const known = copyContext();
      const enter = (): void => {
        try {
          asyncio
            .currentTask()
            ?.getContext()
            .run(() => refused.push("not refused"));
        } catch (error) {
          refused.push(String(error).slice(0, 35));
        }
      };
      known.run(enter);
      known.run(() => copyContext().run(enter));
      enter();
      yield* asyncio.sleep(0);
      known.run(() => refused.push("entered"));
      return refused;
    });
    const text = "RuntimeError: cannot enter context: ";
    expect(await runVirtual(main())).toEqual([text, text, text, "entered"].map((each) => each.slice(0, 35)));
  });
});

describe("a loop", () => {
  test("has no current task once an exception has escaped from one", async () => {
    const loop = virtualLoop();
    const main = coroutine(function* main() {
      yield* asyncio.sleep(0);
      throw new SystemExit(3);
    });
    const task = loop.createTask(main());
    await expect(loop.runForever()).rejects.toThrow(new SystemExit(3));
    expect(asyncio.currentTask(loop)).toBe(null);
    expect(task.done()).toBe(true);
    loop.close();
  });

  test("that is closed takes a stop without complaint, and nothing else", () => {
    const loop = virtualLoop();
    loop.close();
    expect(() => loop.stop()).not.toThrow();
    expect(() => loop.callSoon(() => {})).toThrow(new RuntimeError("Event loop is closed"));
    expect(repr(loop)).toBe("<EventLoop running=False closed=True debug=False>");
  });
});
