// The recorder: what it makes of a run, in which order, and that no program can break it.
import { describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import type { Clock } from "../../src/asyncio/clocks/clock.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { type Coroutine, coroutine } from "../../src/asyncio/python/coroutines.js";
import { setLogHandler } from "../../src/asyncio/python/log.js";
import { repr, reprSymbol } from "../../src/asyncio/python/repr.js";
import { run } from "../../src/asyncio/runners.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Recorder } from "../../src/run/core/recorder.js";
import type { TraceEvent } from "../../src/trace/event.js";

/** The trace of `main`, run in virtual time. */
async function traceOf(main: Coroutine<unknown>, clock: Clock = new VirtualClock()): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const recorder = new Recorder(clock, {
    push: (event) => events.push(event),
    passTime: () => {},
    flush: () => {},
  });
  const heard: string[] = [];
  const previous = setLogHandler(({ message }) => heard.push(message));
  try {
    await run(main, { loopFactory: () => new EventLoop({ clock, instruments: [recorder] }) });
  } finally {
    setLogHandler(previous);
  }
  // An instrument that throws is removed, and that is logged.
  expect(heard).toEqual([]);
  return events;
}

type Of<K extends TraceEvent["kind"]> = Extract<TraceEvent, { readonly kind: K }>;

const ofKind = <K extends TraceEvent["kind"]>(events: readonly TraceEvent[], kind: K): Of<K>[] =>
  events.filter((event): event is Of<K> => event.kind === kind);

describe("what a program writes", () => {
  /** A recorder on a clock that moves when told to, and the output that it told, a line an event. */
  function writing() {
    const clock = new VirtualClock();
    const events: TraceEvent[] = [];
    let flushed = 0;
    const sink = {
      push: (event: TraceEvent) => events.push(event),
      passTime: () => {},
      flush: () => {
        flushed = events.length;
      },
    };
    const told = (): string[] => {
      // Whatever is written is handed on at once.
      expect(flushed).toBe(events.length);
      return events.flatMap((event) => {
        if (event.kind !== "output" && event.kind !== "output-part") return [];
        const since = "since" in event ? ` since ${event.since}` : "";
        return [`${event.at} ${event.kind} ${event.stream} ${JSON.stringify(event.text)}${since}`];
      });
    };
    return { clock, recorder: new Recorder(clock, sink), told };
  }

  test("is told as it is written, and the line once more when it is complete", () => {
    const { clock, recorder, told } = writing();
    recorder.write("stdout", "load");
    clock.sleep(1);
    recorder.write("stdout", "ing ");
    expect(told()).toEqual(['0 output-part stdout "load"', '1 output-part stdout "ing "']);
    clock.sleep(1);
    recorder.write("stdout", "done\n");
    expect(told().slice(2)).toEqual(['2 output stdout "loading done" since 0']);
  });

  test("without a part before it is told without `since`, several lines of one write together", () => {
    const { recorder, told } = writing();
    recorder.write("stdout", "one\ntwo\n");
    recorder.write("stdout", "\n");
    expect(told()).toEqual(['0 output stdout "one\\ntwo"', '0 output stdout ""']);
  });

  test("with newlines in the middle completes a line, adds others, and begins one", () => {
    const { clock, recorder, told } = writing();
    recorder.write("stdout", "a");
    clock.sleep(1);
    recorder.write("stdout", "b\nc\nd\ne");
    clock.sleep(1);
    recorder.write("stdout", "\n");
    expect(told()).toEqual([
      '0 output-part stdout "a"',
      '1 output stdout "ab" since 0',
      '1 output stdout "c\\nd"',
      '1 output-part stdout "e"',
      '2 output stdout "e" since 1',
    ]);
  });

  test("to one stream neither completes nor lengthens a line of the other", () => {
    const { clock, recorder, told } = writing();
    recorder.write("stdout", "out");
    clock.sleep(1);
    recorder.write("stderr", "err");
    clock.sleep(1);
    recorder.write("stdout", "put\n");
    recorder.write("stderr", "or\n");
    expect(told()).toEqual([
      '0 output-part stdout "out"',
      '1 output-part stderr "err"',
      '2 output stdout "output" since 0',
      '2 output stderr "error" since 1',
    ]);
  });

  test("without its newline at the end is complete with the program, in each stream", () => {
    const { clock, recorder, told } = writing();
    recorder.write("stderr", "half an error");
    recorder.write("stdout", "half a line");
    clock.sleep(1);
    recorder.programEnded({ status: "returned" });
    expect(told().slice(2)).toEqual([
      '1 output stdout "half a line" since 0',
      '1 output stderr "half an error" since 0',
    ]);
  });

  test("and is nothing is not told", () => {
    const { recorder, told } = writing();
    recorder.write("stdout", "");
    expect(told()).toEqual([]);
  });

  test("is told with the task and the functions of the write, also where another began the line", async () => {
    const events: TraceEvent[] = [];
    const clock = new VirtualClock();
    const recorder = new Recorder(clock, {
      push: (event) => events.push(event),
      passTime: () => {},
      flush: () => {},
    });
    const child = coroutine(function* child() {
      yield* sleep(1);
      recorder.write("stdout", "ended by the child\n");
    });
    const main = coroutine(function* main() {
      const task = createTask(child());
      recorder.write("stdout", "begun by main, ");
      yield* task;
    });
    await run(main(), { loopFactory: () => new EventLoop({ clock, instruments: [recorder] }) });
    expect(ofKind(events, "output-part")).toMatchObject([{ task: 1, frames: ["main"] }]);
    expect(ofKind(events, "output")).toMatchObject([{ task: 2, frames: ["child"] }]);
  });
});

describe("a timer that is set", () => {
  test("counts from when its deadline was reckoned, though a busy machine tells it later", async () => {
    // Each look at the clock comes a second after the one before.
    class Slow extends VirtualClock {
      #looks = 0;
      #latest = 0;
      override time(): number {
        this.#latest = this.peek();
        return this.#latest;
      }
      override peek(): number {
        return super.peek() + this.#looks++;
      }
      get _latest(): number {
        return this.#latest;
      }
    }
    const main = coroutine(function* main() {
      yield* sleep(40);
    });
    const [set] = ofKind(await traceOf(main(), new Slow()), "timer-set");
    expect((set?.deadline ?? 0) - (set?.at ?? 0)).toBeCloseTo(40, 9);
  });
});

describe("what is too long for one event", () => {
  const most = 1_000_000;

  function written(...texts: readonly string[]): TraceEvent[] {
    const events: TraceEvent[] = [];
    const sink = { push: (event: TraceEvent) => events.push(event), passTime: () => {}, flush: () => {} };
    const recorder = new Recorder(new VirtualClock(), sink);
    for (const text of texts) recorder.write("stdout", text);
    recorder.programEnded({ status: "returned" });
    return events;
  }

  test("is told in pieces, which cut no character in two, and once it is complete as its beginning", () => {
    const line = `${"a".repeat(most - 1)}😀${"b".repeat(most)}`;
    const events = written(`${line}\n`);
    const parts = ofKind(events, "output-part").map(({ text }) => text);
    expect(parts.join("") === line).toBe(true);
    expect(parts.map((text) => text.length)).toEqual([most - 1, most, 2]);
    const [whole] = ofKind(events, "output").map(({ text }) => text);
    expect(whole === `${line.slice(0, most)}…`).toBe(true);
  });

  test("may be many lines", () => {
    const lines = "x\n".repeat(most);
    const events = ofKind(written(lines), "output");
    expect(events.map(({ text }) => text).join("\n") === lines.slice(0, -1)).toBe(true);
    expect(Math.max(...events.map(({ text }) => text.length))).toBeLessThanOrEqual(most);
  });

  test("may have been written in many parts", () => {
    const events = written(...Array.from({ length: 30 }, () => "p".repeat(100_000)));
    expect(ofKind(events, "output-part")).toHaveLength(30);
    const [whole] = ofKind(events, "output").map(({ text }) => text);
    expect(whole?.length).toBe(most + 1);
  });
});

describe("a timer that fires", () => {
  test("belongs to the iteration that begins, which comes right after it", async () => {
    const main = coroutine(function* main() {
      yield* sleep(1);
      yield* gather(sleep(0.5), sleep(0.5), sleep(2));
    });
    const events = await traceOf(main());
    const fired = [...events.entries()].filter(([, { kind }]) => kind === "timer-fired");
    expect(fired).toHaveLength(4);
    for (const [index, { iteration }] of fired) {
      const next = events.slice(index).find(({ kind }) => kind === "iteration");
      expect(next?.iteration).toBe(iteration);
      const before = events.slice(0, index).findLast(({ kind }) => kind === "iteration");
      expect(before?.iteration).toBe(iteration - 1);
    }
  });
});

describe("a task that is done", () => {
  test("is told to be done before whoever awaits it is woken", async () => {
    const child = coroutine(function* child() {
      yield* sleep(0);
      return "result";
    });
    const main = coroutine(function* main() {
      yield* createTask(child());
    });
    const events = (await traceOf(main())).filter(({ kind }) => kind === "task-done" || kind === "woken");
    expect(events.map((event) => ("task" in event ? [event.kind, event.task] : []))).toEqual([
      ["task-done", 2],
      ["woken", 1],
      ["task-done", 1],
    ]);
  });
});

describe("an iteration", () => {
  test("counts the timers that are still to fire, and none that was cancelled", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const timers = [5, 6, 7].map((delay) => loop.callLater(delay, () => {}));
      yield* sleep(0);
      // Not the first in the heap, which the loop drops at once: one that stays in it.
      timers[2]?.cancel();
      yield* sleep(0);
      timers[0]?.cancel();
      yield* sleep(0);
      yield* sleep(6.5);
    });
    const events = await traceOf(main());
    const end = events.findIndex((event) => event.kind === "task-done" && event.task === 1);
    // Before main; with three timers; with two; with one; as the second fires with the sleep's; main's last step.
    expect(ofKind(events.slice(0, end), "iteration").map(({ timers }) => timers)).toEqual([
      0, 3, 2, 1, 1, 0, 0,
    ]);
  });
});

describe("a result", () => {
  const gives = coroutine(function* gives(value: unknown) {
    yield* sleep(0);
    return value;
  });

  /** How the outcome of a task that returns `value` is told. */
  async function written(value: unknown): Promise<string> {
    const [done] = ofKind(await traceOf(gives(value)), "task-done");
    return done?.outcome.status === "finished" ? done.outcome.result : "";
  }

  /** Objects in objects, too deep for any stack. */
  function deep(): object {
    let value: object = Object.create(null) as object;
    for (let i = 0; i < 100_000; i++) value = Object.assign(Object.create(null) as object, { value });
    return value;
  }

  test.each([
    ["a string", "x".repeat(5_000_000)],
    ["a list", Array.from({ length: 1_000_000 }, (_, i) => i)],
    ["a set", new Set(Array.from({ length: 100_000 }, (_, i) => i))],
    ["a number", 10n ** 1000n],
    ["lists of lists", [1, 2, 3, 4, 5, 6].map(() => Array.from({ length: 1000 }, () => "y".repeat(1000)))],
  ])("that is huge is cut: %s", async (_what, value) => {
    const text = await written(value);
    expect(text).toContain("...");
    expect(text.length).toBeLessThan(2000);
  });

  test("that cannot be written is told by its class, and does not break what is written after it", async () => {
    expect(await written(deep())).toBe("<object instance>");
    const broken = {
      [reprSymbol](): string {
        throw new RangeError("Invalid string length");
      },
    };
    class Broken {
      [reprSymbol] = broken[reprSymbol];
    }
    const once = new Broken();
    expect(await written(once)).toBe("<Broken instance>");
    expect(await written(once)).toBe("<Broken instance>");
    expect(repr([1, "two"])).toBe("[1, 'two']");
  });

  test("that holds itself is written once", async () => {
    const loop: unknown[] = [1];
    loop.push(loop);
    expect((await written(loop)).length).toBeLessThan(100);
  });

  test("of an exception that cannot be written does not break it either", async () => {
    const fails = coroutine(function* fails() {
      yield* sleep(0);
      const error = new Error("e");
      Object.defineProperty(error, "message", {
        get() {
          throw new RangeError("no message");
        },
      });
      throw error;
    });
    const main = coroutine(function* main() {
      yield* gather(fails(), { returnExceptions: true });
    });
    const [, outcome] = ofKind(await traceOf(main()), "task-done").toSorted((a, b) => a.task - b.task);
    expect(outcome?.outcome).toEqual({ status: "failed", error: "<unprintable>" });
  });
});
