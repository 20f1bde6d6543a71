// One program in a worker thread: its events in their order, its output at once, its end in every way.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../../src/trace/event.js";
import { folderWith, programOf } from "../helpers/folder.js";
import { linesOf, runFile } from "./runs.js";

const folder = folderWith({
  "never.mjs": programOf("while (true) yield* asyncio.sleep(1);"),
  "small.mjs": programOf(
    'print("one", { end: " " });',
    'print("two");',
    "yield* asyncio.sleep(1);",
    "return 7;",
  ),
  "turns.mjs": programOf(
    "const other = asyncio.createTask(asyncio.sleep(2));",
    "yield* asyncio.sleep(0);",
    "other.cancel();",
    "try {",
    "  yield* other;",
    "} catch (e) {",
    "  if (!(e instanceof asyncio.CancelledError)) throw e;",
    "}",
    "time.sleep(0.5);",
  ),
  "startedInside.mjs": [
    'import { asyncio, coroutine, print } from "asyncio-lessons";',
    "const main = coroutine(function* main() {",
    '  print("main begins");',
    "  yield* asyncio.sleep(1);",
    '  print("main ends");',
    "});",
    "async function starts() {",
    "  const loop = asyncio.newEventLoop();",
    '  loop.callSoon(function callback() { print("called"); });',
    "  await loop.runUntilComplete(main());",
    '  print("over");',
    "}",
    "await starts();",
    "",
  ].join("\n"),
  "writes.mjs":
    'console.log("out");\nconsole.error("err");\nprocess.stdout.write("half, ");\nprocess.stdout.write(Buffer.from("whole\\n"));\n',
  // Each prints, and then holds on until somebody who has seen that writes the file.
  ...Object.fromEntries(
    Object.entries({
      "awaiting.mjs": ['print("seen?");', "while (!existsSync(sign)) yield* asyncio.sleep(0.01);"],
      "blocking.mjs": ['print("seen?");', "while (!existsSync(sign)) time.sleep(0.01);"],
      "inParts.mjs": ['print("seen?", { end: "" });', "while (!existsSync(sign)) time.sleep(0.01);"],
      "spinning.mjs": ['print("seen?");', "while (!existsSync(sign));"],
    }).map(([file, lines]) => [
      file,
      `import { existsSync } from "node:fs";\nconst sign = new URL("${file}.sign", import.meta.url);\n${programOf(...lines)}`,
    ]),
  ),
  "many.mjs": programOf("for (let n = 0; n < 20000; n++) print(n);"),
  "spin.mjs": programOf('print("spinning");', "while (true) {}"),
  "hold.mjs": programOf('print("holding");', "time.sleep(1000);"),
  "leaves.mjs":
    'import { asyncio, print } from "asyncio-lessons";\nprint("leaving");\nthrow new asyncio.CancelledError("gone");\n',
  "exits.mjs": 'import { SystemExit } from "asyncio-lessons";\nthrow new SystemExit(0);\n',
  "exits3.mjs": 'import { SystemExit } from "asyncio-lessons";\nthrow new SystemExit(3);\n',
  // Compiled, with a map that says: line 2 of the JavaScript is line 5 of the TypeScript.
  "compiled.mjs": "const text = null;\ntext.trim();\n//# sourceMappingURL=compiled.mjs.map\n",
  "compiled.mjs.map": JSON.stringify({
    version: 3,
    file: "compiled.mjs",
    sources: ["compiled.ts"],
    names: [],
    mappings: "AAAA;AAIA",
  }),
  "compiled.ts": "const text: null = null;\n\n\n\ntext.trim();\n",
});

function printed(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => (event.kind === "output" ? [`${event.stream}: ${event.text}`] : []));
}

describe("the events", () => {
  it("stand in the order in which they happened", async () => {
    const { ending, events } = await runFile(join(folder, "small.mjs"));
    expect(ending).toBe("ended");
    expect(linesOf(events)).toMatchInlineSnapshot(`
      "
      0.000000 #0 program-began
      0.000000 #0 task-created task=1 name=Task-1 coroutine=main parent=null
      0.000001 #1 iteration ready=1 timers=0
      0.000001 #1 step-began task=1
      0.000001 #1 output-part stream=stdout text=one  task=1 frames=main
      0.000001 #1 output stream=stdout text=one two task=1 frames=main since=0.000001
      0.000001 #1 timer-set timer=1 deadline=1.000001 task=1
      0.000001 #1 suspended task=1 on={kind=sleep until=1.000001} frames=main
      1.000001 #2 timer-fired timer=1
      1.000001 #2 iteration ready=1 timers=0
      1.000001 #2 woken task=1
      1.000002 #3 iteration ready=1 timers=0
      1.000002 #3 step-began task=1
      1.000002 #3 task-done task=1 outcome={status=finished result=7}
      1.000003 #4 iteration ready=1 timers=0
      1.000004 #5 iteration ready=1 timers=0
      1.000005 #6 iteration ready=1 timers=0
      1.000006 #7 iteration ready=1 timers=0
      1.000007 #8 iteration ready=1 timers=0
      1.000007 #0 program-ended outcome={status=returned}
      "
    `);
  });

  it("tell of turns, cancellations and blocking sleeps", async () => {
    expect(linesOf((await runFile(join(folder, "turns.mjs"))).events)).toMatchInlineSnapshot(`
      "
      0.000000 #0 program-began
      0.000000 #0 task-created task=1 name=Task-1 coroutine=main parent=null
      0.000001 #1 iteration ready=1 timers=0
      0.000001 #1 step-began task=1
      0.000001 #1 task-created task=2 name=Task-2 coroutine=sleep parent=1
      0.000001 #1 suspended task=1 on={kind=turn} frames=main
      0.000002 #2 iteration ready=2 timers=0
      0.000002 #2 step-began task=2
      0.000002 #2 timer-set timer=1 deadline=2.000002 task=2
      0.000002 #2 suspended task=2 on={kind=sleep until=2.000002} frames=sleep
      0.000002 #2 step-began task=1
      0.000002 #2 cancel-requested task=2 by=1
      0.000002 #2 woken task=2
      0.000002 #2 suspended task=1 on={kind=task task=2} frames=main
      0.000003 #3 iteration ready=1 timers=1
      0.000003 #3 step-began task=2
      0.000003 #3 timer-cancelled timer=1
      0.000003 #3 task-done task=2 outcome={status=cancelled}
      0.000003 #3 woken task=1
      0.000004 #4 iteration ready=1 timers=0
      0.000004 #4 step-began task=1
      0.000004 #4 blocked seconds=0.500000 task=1 frames=main
      0.500004 #4 unblocked task=1
      0.500004 #4 task-done task=1 outcome={status=finished result=None}
      0.500005 #5 iteration ready=1 timers=0
      0.500006 #6 iteration ready=1 timers=0
      0.500007 #7 iteration ready=1 timers=0
      0.500008 #8 iteration ready=1 timers=0
      0.500009 #9 iteration ready=1 timers=0
      0.500009 #0 program-ended outcome={status=returned}
      "
    `);
  });

  it("are handed on one by one, in the same order as they are returned in", async () => {
    const seen: TraceEvent[] = [];
    const { events } = await runFile(join(folder, "many.mjs"), { onEvent: (event) => seen.push(event) });
    expect(seen).toEqual(events);
    expect(printed(events)).toEqual(Array.from({ length: 20_000 }, (_, n) => `stdout: ${n}`));
    expect(events.map(({ at }) => at)).toEqual(
      events.map(({ at }) => at).toSorted((one, other) => one - other),
    );
  });

  it("hold what is written to the process's streams, a line when its newline comes", async () => {
    const { events } = await runFile(join(folder, "writes.mjs"));
    expect(printed(events)).toEqual(["stdout: out", "stderr: err", "stdout: half, whole"]);
  });
});

describe("the functions named as active", () => {
  it("are those that the loop runs, not the one that started it", async () => {
    const { events } = await runFile(join(folder, "startedInside.mjs"));
    const active = events.flatMap((event) =>
      event.kind === "output" ? [`${event.text}: ${event.frames.join(">")}`] : [],
    );
    expect(active).toEqual(["called: callback", "main begins: main", "main ends: main", "over: starts"]);
  });
});

describe("output", () => {
  it.each(["awaiting.mjs", "blocking.mjs", "inParts.mjs", "spinning.mjs"])(
    "of %s arrives as it is printed, whatever the program does next",
    async (file) => {
      const { ending, events } = await runFile(join(folder, file), {
        clock: { kind: "real", speed: 1 },
        onEvent: (event) => {
          if (event.kind === "output-part" || event.kind === "output") {
            writeFileSync(join(folder, `${file}.sign`), "");
          }
        },
      });
      expect(ending).toBe("ended");
      expect(events.at(-1)).toMatchObject({ kind: "program-ended", outcome: { status: "returned" } });
    },
  );
});

describe("the end", () => {
  it("of a run whose signal is aborted already comes before it begins", async () => {
    const signal = AbortSignal.abort();
    expect(await runFile(join(folder, "spin.mjs"), { signal })).toMatchObject({
      ending: "interrupted",
      events: [],
    });
  });

  it.each(["spin.mjs", "hold.mjs"])("of %s comes when the signal is aborted", async (file) => {
    const abort = new AbortController();
    const { ending, events } = await runFile(join(folder, file), {
      signal: abort.signal,
      clock: { kind: "real", speed: 1 },
      onEvent: ({ kind }) => {
        if (kind === "output") abort.abort();
      },
    });
    expect(ending).toBe("interrupted");
    expect(events.at(-1)?.kind).not.toBe("program-ended");
  });

  it.each(["spin.mjs", "hold.mjs"])(
    "of %s comes with the time-out, and what it did is kept",
    async (file) => {
      const clock = { kind: "real", speed: 1 } as const;
      let events: readonly TraceEvent[] = [];
      // Ever later, until the program got so far.
      for (let timeout = 0.25; printed(events).length === 0; timeout *= 2) {
        const began = performance.now();
        const run = await runFile(join(folder, file), { timeout, clock });
        expect(run.ending).toBe("timed-out");
        expect(performance.now() - began).toBeGreaterThan(timeout * 1000 - 10);
        events = run.events;
      }
      expect(printed(events)).toHaveLength(1);
      expect(events.at(-1)?.kind).toBe(file === "hold.mjs" ? "blocked" : "output");
    },
  );

  it("of a run in detail comes with the most events that are kept, of which it has no more", async () => {
    const never = await runFile(join(folder, "never.mjs"), { detail: true, mostEvents: 1000 });
    expect(never.ending).toBe("full");
    expect(never.events).toHaveLength(1000);
    const small = (mostEvents?: number) => runFile(join(folder, "small.mjs"), { detail: true, mostEvents });
    const { events } = await small();
    expect(await small(events.length)).toMatchObject({ ending: "ended", events });
    expect(await small(events.length - 1)).toMatchObject({ ending: "full", events: events.slice(0, -1) });
  });

  it("of any other run comes when it comes: no more is kept, all is handed on, and its end is known", async () => {
    const seen: TraceEvent[] = [];
    const onEvent = (event: TraceEvent): void => {
      seen.push(event);
    };
    const { ending, events, cut, outcome, at } = await runFile(join(folder, "small.mjs"), {
      mostEvents: 5,
      onEvent,
    });
    expect(events).toEqual(seen.slice(0, 5));
    expect(seen.at(-1)).toMatchObject({ kind: "program-ended", outcome, at });
    expect({ ending, cut, outcome }).toEqual({
      ending: "ended",
      cut: { events: 5, until: events[4]?.at },
      outcome: { status: "returned" },
    });
  });

  it("is no failure when the program ends itself with SystemExit(0), and is one with another code", async () => {
    const outcome = async (file: string): Promise<unknown> => {
      const last = (await runFile(join(folder, file))).events.at(-1);
      return last?.kind === "program-ended" ? last.outcome : last;
    };
    expect(await outcome("exits.mjs")).toEqual({ status: "returned" });
    expect(await outcome("exits3.mjs")).toMatchObject({ status: "raised", error: { name: "SystemExit" } });
    expect(await outcome("leaves.mjs")).toMatchObject({
      status: "raised",
      error: { name: "CancelledError", message: "gone", source: { line: 3 } },
    });
  });

  it("names the line of the source that a compiled program was made from", async () => {
    const { events } = await runFile(join(folder, "compiled.mjs"));
    expect(events.at(-1)).toMatchObject({
      kind: "program-ended",
      outcome: {
        status: "raised",
        error: {
          name: "TypeError",
          source: { file: join(folder, "compiled.ts"), line: 5, text: "text.trim();" },
        },
      },
    });
  });
});
