// The options of every public call: a misspelt one is refused with the nearest name, and so is what is no object.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import * as library from "../../src/index.js";
import { errorLike } from "../helpers/errorLike.js";

const { asyncio, ContextVar, copyContext, coroutine, ValueError } = library;

// What is refused leaves coroutines and a task behind, of which nobody needs to hear.
asyncio.setWarningHandler(() => {});
asyncio.setLogHandler(() => {});

/** A loop of which nothing is ever run. */
const loop = new asyncio.EventLoop({ clock: new asyncio.VirtualClock() });
const future = loop.createFuture<unknown>();
const coro = coroutine(function* coro() {
  yield* asyncio.sleep(1);
});
const task = loop.createTask(coro());
const runner = new asyncio.Runner({ loopFactory: () => loop });
const callback = (): void => {};

/** Each call that takes options; each is refused before anything else is looked at. */
const calls: readonly (readonly [
  name: string,
  misspelt: string,
  meant: string,
  call: (options: never) => unknown,
])[] = [
  ["asCompleted", "timout", "timeout", (o) => asyncio.asCompleted([], o)],
  ["asPromise", "lop", "loop", (o) => asyncio.asPromise(future, o)],
  ["captureCallGraph", "limits", "limit", (o) => asyncio.captureCallGraph(future, o)],
  ["createTask", "Name", "name", (o) => loop.createTask(coro(), o)],
  ["ensureFuture", "lop", "loop", (o) => asyncio.ensureFuture(future, o)],
  ["formatCallGraph", "limits", "limit", (o) => asyncio.formatCallGraph(future, o)],
  ["printCallGraph", "fil", "file", (o) => asyncio.printCallGraph(future, o)],
  ["run", "loop_factory", "loopFactory", (o) => asyncio.run(coro(), o)],
  ["wait", "return_when", "returnWhen", (o) => asyncio.wait([future], o)],
  ["wrapFuture", "lop", "loop", (o) => asyncio.wrapFuture(future, o)],
  ["EventLoop", "clok", "clock", (o) => new asyncio.EventLoop(o)],
  ["Future", "looop", "loop", (o) => new asyncio.Future(o)],
  ["Future.addDoneCallback", "contex", "context", (o) => future.addDoneCallback(callback, o)],
  ["Queue", "max_size", "maxsize", (o) => new asyncio.Queue(o)],
  ["Queue.shutdown", "imediate", "immediate", (o) => new asyncio.Queue().shutdown(o)],
  ["Runner", "debugg", "debug", (o) => new asyncio.Runner(o)],
  ["Runner.run", "ctx_context", "context", (o) => runner.run(coro(), o)],
  ["Task", "eager_start", "eagerStart", (o) => new asyncio.Task(coro(), o)],
  ["Task.getStack", "limt", "limit", (o) => task.getStack(o)],
  ["Task.printStack", "limt", "limit", (o) => task.printStack(o)],
  ["ThreadPoolExecutor", "max_workers", "maxWorkers", (o) => new asyncio.ThreadPoolExecutor(o)],
  ["VirtualClock", "patient", "patience", (o) => new asyncio.VirtualClock(o)],
  ["ContextVar", "defualt", "default", (o) => new ContextVar("v", o)],
];

/** The same, where the options stand behind any number of arguments, and may be one of those. */
const callsWithArguments: typeof calls = [
  ["gather", "return_exceptions", "returnExceptions", (o) => asyncio.gather(future, o)],
  ["callSoon", "contxt", "context", (o) => loop.callSoon(callback, o)],
  ["callSoonThreadsafe", "Context", "context", (o) => loop.callSoonThreadsafe(callback, o)],
  ["callLater", "contex", "context", (o) => loop.callLater(1, callback, o)],
  ["callAt", "contex", "context", (o) => loop.callAt(1, callback, o)],
];

/** What another function of the table reads for them. */
const readByOthers = ["TaskGroup.createTask"];
/** It looks at them itself: an exception may be made of whatever arguments, objects too. */
const exceptions = ["BaseExceptionGroup"];

function refusal(name: string, misspelt: string, meant: string): TypeError {
  const call = name === "Future.addDoneCallback" || name.startsWith("Task.") ? name.split(".")[1] : name;
  return new TypeError(`${call}() got an unexpected option '${misspelt}'. Did you mean '${meant}'?`);
}

describe("a misspelt option", () => {
  test.each([...calls, ...callsWithArguments])("of %s is refused: %s", (name, misspelt, meant, call) => {
    const options = { [misspelt]: copyContext() } as never;
    expect(() => call(options)).toThrow(refusal(name, misspelt, meant));
  });

  test("that is near none has all of them named", () => {
    expect(() => asyncio.wait([future], { color: 1 } as never)).toThrow(
      new TypeError("wait() got an unexpected option 'color'. It takes 'timeout', 'returnWhen'"),
    );
  });

  test("beside a right one is refused as well", () => {
    expect(() => asyncio.wait([future], { timeout: 1, returnwhen: "x" } as never)).toThrow(
      new TypeError("wait() got an unexpected option 'returnwhen'. Did you mean 'returnWhen'?"),
    );
  });

  test("of a task group's createTask is refused, and of the function, in the running loop", async () => {
    const misspelt = { Name: "x" } as never;
    const refused = refusal("createTask", "Name", "name");
    const main = coroutine(function* main() {
      expect(() => asyncio.createTask(coro(), misspelt)).toThrow(refused);
      yield* library.asyncWith(new asyncio.TaskGroup(), function* (group) {
        expect(() => group.createTask(coro(), misspelt)).toThrow(refused);
      });
    });
    await asyncio.run(main());
  });
});

describe("an option where the thing itself is taken", () => {
  test.each([
    ["currentTask", "event loop", () => asyncio.currentTask({ loop } as never)],
    ["allTasks", "event loop", () => asyncio.allTasks({ loop } as never)],
    ["runCoroutineThreadsafe", "event loop", () => asyncio.runCoroutineThreadsafe(coro(), { loop } as never)],
    ["Condition", "lock", () => new asyncio.Condition({ loop } as never)],
  ])("is refused by %s", (call, thing, callIt) => {
    const got = "got {'loop': <EventLoop running=False closed=False debug=False>}";
    expect(callIt).toThrow(new TypeError(`${call}() takes the ${thing} itself, ${got}`));
  });

  test("is refused of a clock when its value is no patience", () => {
    const make = (patience: unknown) => () => new asyncio.VirtualClock({ patience: patience as number });
    expect(make("1")).toThrow(new TypeError("patience must be a number of seconds, got '1'"));
    expect(make(-1)).toThrow(new ValueError("patience must be 0 or more, got -1"));
    expect(make(Number.NaN)).toThrow(new ValueError("patience must be 0 or more, got nan"));
  });
});

describe("what is no object of options", () => {
  test.each(calls)("is refused by %s", (name, _misspelt, _meant, call) => {
    const options: readonly unknown[] = [null, "x", [1], new Map(), task];
    for (const given of options) {
      // A graph's future may be null, and a queue's options a number: those are not asked here.
      expect(() => call(given as never), name).toThrow(
        errorLike(TypeError, /\(\) takes its options as an object such as \{ \w+: … \}, got /),
      );
    }
  });

  test.each([
    ["Semaphore", (given: never) => new asyncio.Semaphore(given)],
    ["BoundedSemaphore", (given: never) => new asyncio.BoundedSemaphore(given)],
    ["Barrier", (given: never) => new asyncio.Barrier(given)],
  ])("but of options where a number is wanted is refused by %s", (_name, call) => {
    expect(() => call({ value: 2 } as never)).toThrow(
      new TypeError("a number was expected, got {'value': 2}"),
    );
  });
});

describe("an object among the arguments of a callback", () => {
  test.each([
    ["without a context", { contex: 1 }],
    ["with a context under a name of its own", { parent: copyContext() }],
    ["with a context and more", { context: copyContext(), name: "x" }],
    [
      "of a class",
      new (class {
        readonly context = copyContext();
      })(),
    ],
  ])("is an argument: %s", async (_what, argument) => {
    const seen: unknown[] = [];
    const main = coroutine(function* main() {
      asyncio.getRunningLoop().callSoon((given: unknown) => seen.push(given), argument);
      yield* asyncio.sleep(0);
    });
    await asyncio.run(main());
    expect(seen).toEqual([argument]);
  });
});

describe("every public call that takes options", () => {
  const folders = ["asyncio", "run/core/program"].map((each) =>
    resolve(import.meta.dirname, "../../src", each),
  );
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(folder, name), "utf8")),
  );

  /** The functions and, of the classes, the constructors and methods whose parameters name options. */
  function takingOptions(text: string): string[] {
    const found: string[] = [];
    let className = "";
    const heads =
      /^export (?:abstract )?class (\w+)|^export function (\w+)|^ {2}(?:override )?(\w+)(?=[<(])/gm;
    for (const head of text.matchAll(heads)) {
      const [whole, aClass, aFunction, method = ""] = head;
      if (aClass !== undefined) className = aClass;
      if (aClass !== undefined || method.startsWith("_")) continue;
      const rest = text.slice(head.index + whole.length);
      const parameters = rest.slice(0, rest.search(/[{;]\n|\{ \}|=>/));
      if (!/\b\w*[oO]ptions\b/.test(parameters)) continue;
      if (aFunction !== undefined) found.push(aFunction);
      else found.push(method === "constructor" ? className : `${className}.${method}`);
    }
    return found;
  }

  const isPublic = (name: string): boolean => {
    const [first = ""] = name.split(".");
    return first in asyncio || first in library;
  };

  test("is in this table", () => {
    const known = new Set([...calls, ...callsWithArguments].map(([name]) => name));
    const found = new Set(sources.flatMap(takingOptions).filter(isPublic));
    expect([...found].filter((name) => !known.has(name)).sort()).toEqual(
      [...readByOthers, ...exceptions].sort(),
    );
    expect(found.size).toBeGreaterThan(20);
  });
});
