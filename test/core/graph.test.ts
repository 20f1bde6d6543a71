// getStack, printStack and call graphs: where a task stands and who awaits it, as far as JavaScript tells.
import { beforeEach, describe, expect, test } from "vitest";
import type { CallFrame } from "../../src/asyncio/base_tasks.js";
import { createTask, currentTask } from "../../src/asyncio/create_task.js";
import type { Future } from "../../src/asyncio/futures.js";
import { gather } from "../../src/asyncio/gather.js";
import { captureCallGraph, formatCallGraph, printCallGraph } from "../../src/asyncio/graph.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { setTextHandler } from "../../src/asyncio/python/log.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { shield } from "../../src/asyncio/shield.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { TaskGroup } from "../../src/asyncio/taskgroups.js";
import { Task } from "../../src/asyncio/tasks.js";
import { wait } from "../../src/asyncio/wait.js";
import { runBriefly } from "./briefly.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

const inner = coroutine(function* inner(future: Future<unknown>) {
  return yield* future;
});
const outer = coroutine(function* outer(future: Future<unknown>) {
  return yield* inner(future);
});

/** Without what differs from machine to machine. */
const plain = (text: string): string =>
  text
    .replaceAll(/\/[^ "']*\/(\w+\.test\.ts)/g, "$1")
    .replaceAll(/(:|line )\d+/g, "$1N")
    .replaceAll(/Task-\d+/g, "Task-N");
const names = (frames: readonly CallFrame[] | undefined): string[] => (frames ?? []).map(({ name }) => name);

beforeEach(() => {
  // Debug mode tells of slow steps.
  hearReports();
});

describe("Task.getStack", () => {
  test("of a suspended task is its coroutine, and in debug mode those that it awaits, innermost last", async () => {
    for (const debug of [false, true]) {
      const main = coroutine(function* main() {
        const task = createTask(outer(getRunningLoop().createFuture()));
        const before = names(task.getStack());
        yield* sleep(0);
        const stack = task.getStack();
        task.cancel();
        return [before, names(stack), stack.map(({ isCoroutine, isExact }) => [isCoroutine, isExact])];
      });
      const expected = debug ? ["outer", "inner"] : ["outer"];
      expect(await runVirtual(main(), { debug })).toEqual([
        ["outer"],
        expected,
        expected.map(() => [true, false]),
      ]);
    }
  });

  test("forgets a coroutine that has ended, and names asyncio's own", async () => {
    const twice = coroutine(function* twice(future: Future<unknown>) {
      yield* inner(future);
      yield* sleep(5);
    });
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture<null>();
      const task = createTask(twice(future));
      yield* sleep(0);
      const first = names(task.getStack());
      future.setResult(null);
      yield* sleep(0.1);
      const stack = task.getStack();
      task.cancel();
      return [first, names(stack), stack.at(-1)?.file];
    });
    expect(await runVirtual(main(), { debug: true })).toEqual([["twice", "inner"], ["twice", "sleep"], null]);
  });

  test("does not take an eager task for what its maker awaits", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture<null>();
      const eager = new Task(inner(future), { loop: getRunningLoop(), eagerStart: true });
      const look = createTask(
        coroutine(function* look() {
          return names(me?.getStack());
        })(),
      );
      yield* sleep(0);
      future.setResult(null);
      yield* eager;
      return yield* look;
    });
    let me: Task<unknown> | null = null;
    const wrapper = coroutine(function* wrapper() {
      me = currentTask();
      return yield* main();
    });
    expect(await runVirtual(wrapper(), { debug: true })).toEqual(["wrapper", "main", "sleep"]);
  });

  test("of the running task is every active function, with its line", async () => {
    const helper = (): CallFrame[] => currentTask()?.getStack() ?? [];
    const child = coroutine(function* child() {
      yield* sleep(0);
      return helper();
    });
    const main = coroutine(function* main() {
      return yield* child();
    });
    const stack = await runVirtual(main());
    expect(names(stack)).toEqual(["main", "child", "helper"]);
    expect(stack.map(({ isCoroutine }) => isCoroutine)).toEqual([true, true, false]);
    expect(stack.every(({ isExact, file }) => isExact && file?.endsWith("graph.test.ts"))).toBe(true);
    const lines = stack.map(({ line }) => line ?? 0);
    expect(lines[0]).toBeGreaterThan(lines[1] ?? 0);
    expect(lines[1]).toBeGreaterThan(lines[2] ?? 0);
  });

  test("of one that has failed is where its exception came from; of one that has not: nothing", async () => {
    const fails = coroutine(function* fails() {
      yield* sleep(0);
      throw new ValueError("v");
    });
    const caller = coroutine(function* caller() {
      yield* fails();
    });
    const main = coroutine(function* main() {
      const tasks = [createTask(caller()), createTask(sleep(0)), createTask(sleep(9))] as const;
      yield* sleep(0);
      tasks[2].cancel();
      yield* wait(tasks);
      return tasks.map((task) => [names(task.getStack()), names(task.getStack({ limit: 1 }))]);
    });
    const [failed, ended, cancelled] = await runVirtual(main());
    expect(failed?.[0]?.slice(-2)).toEqual(["caller", "fails"]);
    expect(failed?.[1]).toHaveLength(1);
    expect([ended, cancelled]).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  test("is limited to the innermost frames", async () => {
    const main = coroutine(function* main() {
      const task = createTask(outer(getRunningLoop().createFuture()));
      yield* sleep(0);
      const stacks = [0, 1, 2, 9, null].map((limit) => names(task.getStack({ limit })));
      task.cancel();
      return stacks;
    });
    const both = ["outer", "inner"];
    expect(await runVirtual(main(), { debug: true })).toEqual([[], ["inner"], both, both, both]);
  });
});

describe("Task.printStack", () => {
  test("writes the stack as a traceback is written, to stderr unless told otherwise", async () => {
    const written: [string, string][] = [];
    const previous = setTextHandler((stream, text) => written.push([stream, plain(text)]));
    const loop = virtualLoop();
    const task = loop.createTask(outer(loop.createFuture()), { name: "T" });
    loop.setDebug(true);
    await runBriefly(loop);
    loop.setDebug(false);
    task.printStack();
    task.printStack({ limit: 1, file: (text) => written.push(["mine", plain(text)]) });
    task.cancel();
    await runBriefly(loop);
    task.printStack();
    setTextHandler(previous);
    loop.close();
    const me =
      "<Task pending name='T' coro=<outer() running, defined at graph.test.ts:N> wait_for=<Future pending cb=[Task.task_wakeup()]>>";
    expect(written).toEqual([
      [
        "stderr",
        [
          `Stack for ${me} (most recent call last):`,
          '  File "graph.test.ts", line N, in outer',
          '  File "graph.test.ts", line N, in inner',
          "",
        ].join("\n"),
      ],
      ["mine", `Stack for ${me} (most recent call last):\n  File "graph.test.ts", line N, in inner\n`],
      ["stderr", "No stack for <Task cancelled name='T' coro=<outer() done, defined at graph.test.ts:N>>\n"],
    ]);
  });

  test("ends the traceback of a failed task with its exception", async () => {
    const fails = coroutine(function* fails() {
      throw new ValueError("v");
    });
    const loop = virtualLoop();
    const task = loop.createTask(fails(), { name: "T" });
    await runBriefly(loop);
    let text = "";
    task.printStack({
      file: (piece) => {
        text += plain(piece);
      },
    });
    expect(text).toMatch(
      /^Traceback for <Task finished name='T' .* exception=ValueError\('v'\)> \(most recent call last\):\n/,
    );
    expect(text.endsWith('  File "graph.test.ts", line N, in fails\nValueError: v\n')).toBe(true);
    task.exception();
    loop.close();
  });
});

describe("the call graph", () => {
  test("of a task names those that await it, and those that await them", async () => {
    const main = coroutine(function* main() {
      const leaf = createTask(outer(getRunningLoop().createFuture()), { name: "leaf" });
      const middle = createTask(inner(leaf), { name: "middle" });
      const both = createTask(inner(gather(middle, sleep(0))), { name: "both" });
      yield* sleep(0);
      yield* sleep(0);
      const text = plain(formatCallGraph(leaf));
      leaf.cancel();
      yield* wait([both]);
      return text;
    });
    expect((await runVirtual(main(), { debug: true })).split("\n")).toEqual([
      "* Task(name='leaf')",
      "  + Call stack:",
      "  |   File 'graph.test.ts', line N, in async inner(), defined there",
      "  |   File 'graph.test.ts', line N, in async outer(), defined there",
      "  + Awaited by:",
      "    * Task(name='middle')",
      "      + Call stack:",
      "      |   File 'graph.test.ts', line N, in async inner(), defined there",
      "      + Awaited by:",
      "        * Future()",
      "          + Awaited by:",
      "            * Task(name='both')",
      "              + Call stack:",
      "              |   File 'graph.test.ts', line N, in async inner(), defined there",
    ]);
  });

  test("in debug mode goes through TaskGroup, wait and shield as well", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const futures = [loop.createFuture<null>(), loop.createFuture<null>()] as const;
      const waits = coroutine(function* waits() {
        yield* wait([futures[0]]);
      });
      const shields = coroutine(function* shields() {
        yield* shield(futures[1]);
      });
      return yield* asyncWith(new TaskGroup(), function* (group) {
        const member = group.createTask(waits(), { name: "waits" });
        group.createTask(shields(), { name: "shields" });
        yield* sleep(0);
        yield* sleep(0);
        const graphs = [...futures, member].map((future) => captureCallGraph(future));
        for (const future of futures) future.setResult(null);
        return graphs.map((graph) => graph?.awaitedBy.map((each) => nameOf(each.future)));
      });
    });
    const nameOf = (future: Future<unknown>): string =>
      future instanceof Task ? future.getName() : "future";
    const [waited, shielded, member] = await runVirtual(main(), { debug: true });
    expect([waited, shielded]).toEqual([["waits"], ["future"]]);
    expect(member?.[0]).toMatch(/^Task-\d+$/);
  });

  test("of the running task, unless one is given, has its active functions, innermost first", async () => {
    const helper = (limit: number | null = null): string[] =>
      names(captureCallGraph(null, { limit })?.callStack);
    const child = coroutine(function* child() {
      return [helper(), helper(1), helper(-1), helper(0)];
    });
    const main = coroutine(function* main() {
      return yield* child();
    });
    expect(await runVirtual(main())).toEqual([["helper", "child", "main"], ["helper"], ["main"], []]);
  });

  test("is none in a callback, and an error outside a loop or of what is no future", async () => {
    const seen: unknown[] = [];
    const main = coroutine(function* main() {
      getRunningLoop().callSoon(() => seen.push(captureCallGraph(), formatCallGraph()));
      yield* sleep(0);
      expect(() => captureCallGraph(3 as never)).toThrow(
        new TypeError("3 object does not appear to be compatible with asyncio.Future"),
      );
    });
    await runVirtual(main());
    expect(seen).toEqual([null, ""]);
    expect(() => captureCallGraph()).toThrow(
      new RuntimeError(
        "captureCallGraph() is called outside of a running event loop and no *future* to introspect was provided",
      ),
    );
  });

  test("is printed to stdout unless told otherwise", async () => {
    const written: [string, string][] = [];
    const previous = setTextHandler((stream, text) => written.push([stream, text]));
    const loop = virtualLoop();
    const future = loop.createFuture();
    printCallGraph(future);
    printCallGraph(future, { file: (text) => written.push(["mine", text]) });
    setTextHandler(previous);
    loop.close();
    expect(written).toEqual([
      ["stdout", "* Future()\n"],
      ["mine", "* Future()\n"],
    ]);
  });

  test("tells tasks that await each other in a circle once", async () => {
    const loop = virtualLoop();
    const tasks: Task<unknown>[] = [];
    const awaits = coroutine(function* awaits(which: number): Generator<Task<unknown>, void, unknown> {
      yield* tasks[which] as unknown as Iterable<Task<unknown>>;
    });
    tasks.push(loop.createTask(awaits(1), { name: "A" }), loop.createTask(awaits(0), { name: "B" }));
    await runBriefly(loop);
    const awaiters = captureCallGraph(tasks[0])?.awaitedBy ?? [];
    expect(awaiters.map((graph) => [(graph.future as Task<unknown>).getName(), graph.awaitedBy])).toEqual([
      ["B", []],
    ]);
    for (const task of tasks) task._logDestroyPending = false;
    loop.close();
  });
});
