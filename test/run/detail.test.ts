// Detail mode, in the built package: lines of the source as it was written, callbacks, futures, and the same run as without.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { programPath, sourcePath } from "../../src/course/files.js";
import { callSites } from "../../src/run/core/frames.js";
import type { StackLine, TraceEvent } from "../../src/trace/event.js";
import { shownStack } from "../../src/trace/state/awaitChain.js";
import { Timeline } from "../../src/trace/state/timeline.js";
import { folderWith } from "../helpers/folder.js";
import { runFile, runOnce } from "./runs.js";

const detailKinds: ReadonlySet<string> = new Set([
  "callback-scheduled",
  "callback-began",
  "callback-ended",
  "skipped",
  "waiting",
  "loop-closed",
  "future-created",
  "future-done",
]);
const detailFields = ["detail", "stack", "begins", "state", "what", "wakes", "loop", "cancelled", "through"];

function withoutDetails(events: readonly TraceEvent[]): unknown[] {
  return events
    .filter(({ kind }) => !detailKinds.has(kind))
    .map((event) => {
      const left: Record<string, unknown> = { ...event };
      if (event.kind !== "span") for (const field of detailFields) delete left[field];
      if (event.kind === "suspended") {
        const on: Record<string, unknown> = { ...event.on };
        for (const field of ["timer", "future", "label", ...(event.on.kind === "task" ? [] : ["tasks"])]) {
          delete on[field];
        }
        if (event.on.kind === "future") delete on.children;
        left.on = on;
      }
      return left;
    });
}

function ofKind<K extends TraceEvent["kind"]>(
  events: readonly TraceEvent[],
  kind: K,
): Extract<TraceEvent, { kind: K }>[] {
  return events.filter((event): event is Extract<TraceEvent, { kind: K }> => event.kind === kind);
}

/** "main:12 > ~sleep", a library's coroutine with a tilde. */
function written(stack: readonly StackLine[] = []): string {
  return stack
    .map(({ name, line, internal, file }) =>
      internal ? `~${name}` : `${name}:${line}${file === undefined ? "" : ` in ${file}`}`,
    )
    .join(" > ");
}

const folder = folderWith({
  "sleeps.ts": `import { asyncio, coroutine } from "asyncio-lessons";
const main = coroutine(function* main() {
  yield* asyncio.sleep(1);
});
await asyncio.run(main());
`,
  "helper.ts": `import { asyncio, coroutine, print } from "asyncio-lessons";

interface Gone { readonly text: string; }

export const nap = coroutine(function* nap(seconds: number) {
  const gone: Gone = { text: "nap" };
  print(gone.text);
  yield* asyncio.sleep(seconds);
});
`,
  "given.ts": `import { asyncio, coroutine, print } from "asyncio-lessons";
function twice(job: (turn: number) => void): void {
  for (let turn = 0; turn < 2; turn++) job(turn);
}

const main = coroutine(function* main() {
  yield* asyncio.sleep(1);
  twice((turn) => {
    [turn].forEach((each) => print(each));
  });
});
await asyncio.run(main());
`,
  "own.ts": `import { asyncio, asyncWith, coroutine, print } from "asyncio-lessons";
import { nap } from "./helper.js";

interface Gone {
  readonly seconds: number;
}

function say(text: string): void {
  print(text);
}

const lock = new asyncio.Lock();
const child = coroutine(function* child({ seconds }: Gone) {
  yield* asyncWith(lock, function* () {
    [1].forEach(() => say("mine"));
    yield* nap(seconds);
  });
});

const main = coroutine(function* main() {
  yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
    group.createTask(child({ seconds: 1 }));
    group.createTask(child({ seconds: 2 }));
  });
  const sleeping = asyncio.createTask(asyncio.sleep(9));
  const loop = asyncio.getRunningLoop();
  loop.callSoon(function stop() {
    sleeping.cancel();
  });
  loop.callSoon(() => {}).cancel();
  yield* asyncio.wait(new Set([sleeping]), { timeout: 5 });
});

print("before");
await asyncio.run(main());
`,
});

describe("a program of one's own, through tsx", () => {
  const run = runFile(join(folder, "own.ts"), { detail: true });

  test("stands at the lines of its source, other files by their path, the library's coroutines between", async () => {
    const { events } = await run;
    expect(ofKind(events, "output").map(({ text, stack }) => `${text}: ${written(stack)}`)).toEqual([
      "before: <module>:34",
      "mine: child:15 > ~async_with > say:9",
      "nap: child:16 > ~async_with > nap:7 in helper.ts",
      "mine: child:15 > ~async_with > say:9",
      "nap: child:16 > ~async_with > nap:7 in helper.ts",
    ]);
    expect(ofKind(events, "suspended").map(({ task, stack }) => `${task}: ${written(stack)}`)).toEqual([
      "1: main:21 > ~async_with",
      "2: child:16 > ~async_with > nap:8 in helper.ts > ~sleep",
      "3: child:14 > ~async_with > ~Lock.acquire",
      "3: child:16 > ~async_with > nap:8 in helper.ts > ~sleep",
      "1: main:31 > ~wait",
      "4: ~sleep",
    ]);
    const begun = ofKind(events, "task-created").map(({ stack, begins }) => [
      written(stack),
      written(begins && [begins]),
    ]);
    expect(begun).toEqual([
      ["<module>:35", "main:20"],
      ["main:22 > ~async_with", "child:13"],
      ["main:23 > ~async_with", "child:13"],
      ["main:25", "~sleep"],
    ]);
    expect(ofKind(events, "cancel-requested").map(({ stack }) => written(stack))).toEqual(["stop:28"]);
  });

  test("tells what is waited for, and through what", async () => {
    const { events } = await run;
    expect(ofKind(events, "suspended").map(({ on }) => on)).toMatchObject([
      { kind: "future", future: 1, label: "TaskGroup", tasks: [2, 3] },
      { kind: "sleep", timer: 1 },
      { kind: "future", future: 2, label: "Lock.acquire" },
      { kind: "sleep", timer: 2 },
      { kind: "future", future: 3, label: "wait", tasks: [4] },
      { kind: "sleep", timer: 4 },
    ]);
    expect(ofKind(events, "future-done").map(({ label, state }) => [label, state])).toEqual([
      ["Lock.acquire", "FINISHED"],
      ["TaskGroup", "FINISHED"],
      ["wait", "FINISHED"],
    ]);
  });

  test("tells of callbacks: who scheduled them and why, those that are not run as well", async () => {
    const { events } = await run;
    const scheduled = ofKind(events, "callback-scheduled").map(({ name, why, task }) => [name, why, task]);
    expect(scheduled).toEqual([
      ["_onTaskDone", "done-callback", 2],
      ["_onTaskDone", "done-callback", 3],
      ["stop", "call_soon", 1],
      ["<lambda>", "call_soon", 1],
      ["_onCompletion", "done-callback", 4],
      ["_runUntilCompleteCb", "done-callback", 1],
    ]);
    expect(ofKind(events, "skipped")).toMatchObject([{ handle: 4, timer: null, task: null }]);
    expect(ofKind(events, "timer-set").map(({ what, wakes }) => [what, wakes])).toEqual([
      ["sleep", 2],
      ["sleep", 3],
      ["_releaseWaiter", null],
      ["sleep", 4],
    ]);
  });
});

// V8 tells where a function begins up to some version, and without that it cannot be known.
const { getEnclosingLineNumber } = Object.getPrototypeOf(callSites(callSites, 1)[0]);
test.runIf(getEnclosingLineNumber)(
  "a function that is given to another, and called by it, is a line of its own",
  async () => {
    const { events } = await runFile(join(folder, "given.ts"), { detail: true });
    const stack = "main:8 > twice:3 > <lambda>:9";
    expect(ofKind(events, "output").map((event) => written(event.stack))).toEqual([stack, stack]);
  },
);

test("the example in the format's documentation is a real run", async () => {
  const readme = readFileSync(new URL("../../src/trace/README.md", import.meta.url), "utf8");
  const [, example = ""] = /## An example.*?```json\n(.*?)```/s.exec(readme) ?? [];
  const { events } = await runFile(join(folder, "sleeps.ts"), { detail: true });
  const told = events.map((event) => {
    const left: Record<string, unknown> = JSON.parse(
      JSON.stringify(event, (_key, value) =>
        typeof value === "number" ? Math.round(value * 1e6) / 1e6 : value,
      ),
    );
    for (const field of ["at", "frames", "stack", "begins"]) delete left[field];
    return left;
  });
  const lines = example.trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.map((line) => JSON.parse(line))).toEqual(told.slice(0, lines.length));
});

// The one prints what it measures by a real clock, the other makes a million events.
const unfit = ["concurrency_models", "scale"];
const fit = lessons.filter(({ id }) => !unfit.includes(id));

describe.each(fit.map((lesson) => [lesson.id, lesson] as const))("the lesson %s", (_id, lesson) => {
  test("is told the same as without details, and every function of its stands at its own lines", async () => {
    const program = programPath(lesson);
    const plain = await runOnce(program);
    const { events } = await runOnce(program, { detail: true });
    expect(withoutDetails(events)).toEqual(withoutDetails(plain.events));
    const lines = readFileSync(sourcePath(lesson, "typescript"), "utf8").split("\n");
    for (const event of events) {
      if (event.kind === "task-created" && event.begins?.internal === false) {
        const { begins, coroutine } = event;
        expect(lines[(begins.line ?? 0) - 1]).toContain(coroutine === "<lambda>" ? "coroutine(" : coroutine);
      }
      if (!("stack" in event) || event.stack === undefined) continue;
      for (const { line, internal } of event.stack) {
        if (!internal) expect(lines[(line ?? 0) - 1], JSON.stringify(event)).toMatch(/\S/);
      }
      const own = event.stack.findLast(({ internal }) => !internal);
      // What comes from a thread of the program's own has no stack here.
      if (event.kind === "output" && event.stream === "stdout" && own !== undefined) {
        expect(lines[(own.line ?? 0) - 1]).toMatch(/print|log|write/);
      }
    }
  });
});

test("a task that fails stands where its error was made, whoever is passed that error where it awaited it", async () => {
  const text = `import { asyncio, asyncWith, coroutine } from "asyncio-lessons";
const lock = new asyncio.Lock();
const inner = coroutine(function* inner() {
  yield* asyncio.sleep(1);
  yield* asyncWith(lock, function* () {
    throw new RangeError("on purpose");
  });
});
const child = coroutine(function* child() {
  yield* inner();
});
const main = coroutine(function* main() {
  const task = asyncio.createTask(child());
  yield* asyncio.sleep(0);
  yield* task;
});
await asyncio.run(main());
`;
  const { events } = await runFile(join(folderWith({ "fails.ts": text }), "fails.ts"), { detail: true });
  expect(ofKind(events, "task-done").map(({ task, stack }) => `${task} ${written(stack)}`)).toEqual([
    "2 child:10 > inner:6",
    "1 ",
  ]);
  const end = new Timeline(events).stateAt(events.length);
  expect(end.tasks.map(({ task, stack }) => `${task} ${written(shownStack(stack, false))}`)).toEqual([
    "1 main:15",
    "2 child:10 > inner:6",
  ]);
});
