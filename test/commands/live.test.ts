import { describe, expect, test } from "vitest";
import { renderLiveRace } from "../../src/commands/common/liveRace.js";
import { renderUnfinished } from "../../src/commands/common/taskLines.js";
import { type LiveTasksData, renderLiveTasks, renderWritten } from "../../src/commands/common/watchRun.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { RunState } from "../../src/trace/state/runState.js";
import {
  awaitingTrace,
  concurrentTrace,
  sequentialTrace,
  stateAfter,
  TraceBuilder,
} from "../helpers/trace.js";
import { ascii80, en40, en80, ja80, viewOf } from "../helpers/view.js";

const until = (events: readonly TraceEvent[], moment: number): RunState =>
  stateAfter(events.filter(({ at }) => at < moment));

const tasks = { label: "gather", state: until(concurrentTrace("gather"), 4.5), now: 4.5 };

describe("the live lines of a run", () => {
  test("at 80 columns", () => {
    expect(renderLiveTasks(tasks, en80)).toMatchInlineSnapshot(`
      "gather · 4.500 s
        ░ main         waiting   for three awaitables (gather)
        ░ one_print    waiting   1.500 s left
        ░ two_print    waiting   0.500 s left
        ✔ three_print  finished  printed 3"
    `);
  });

  test("at 40 columns", () => {
    expect(renderLiveTasks(tasks, en40)).toMatchInlineSnapshot(`
      "gather · 4.500 s
        ░ main         waiting   for three aw…
        ░ one_print    waiting   1.500 s left
        ░ two_print    waiting   0.500 s left
        ✔ three_print  finished  printed 3"
    `);
  });

  test("in ASCII", () => {
    expect(renderLiveTasks(tasks, ascii80)).toMatchInlineSnapshot(`
      "gather - 4.500 s
        . main         waiting   for three awaitables (gather)
        . one_print    waiting   1.500 s left
        . two_print    waiting   0.500 s left
        + three_print  finished  printed 3"
    `);
  });

  test("in Japanese", () => {
    expect(renderLiveTasks(tasks, ja80)).toMatchInlineSnapshot(`
      "gather · 4.500 s
        ░ main         待機中  三つの awaitable を待っています（gather）
        ░ one_print    待機中  あと1.500 s
        ░ two_print    待機中  あと0.500 s
        ✔ three_print  完了    「3」を出力"
    `);
  });

  test("name the function inside which a task waits, and a thread that is held", () => {
    const waiting = { label: "await", state: until(awaitingTrace(), 8), now: 8 };
    expect(renderLiveTasks(waiting, en80)).toMatchInlineSnapshot(`
      "await · 8.000 s
        ░ main  waiting  in two_print, 3.001 s left"
    `);
    const events = sequentialTrace();
    const state = stateAfter(events.slice(0, 2));
    expect(renderLiveTasks({ label: "sequential", state, now: 2.5 }, en80)).toMatchInlineSnapshot(`
      "sequential · 2.500 s
        ▓ main  holds the thread  in one_print, 3.500 s left"
    `);
    expect(renderLiveTasks({ label: "sequential", state, now: 2.5 }, ja80)).toMatchInlineSnapshot(`
      "sequential · 2.500 s
        ▓ main  スレッドを占有中  one_print の中で、あと3.500 s"
    `);
  });

  test("name the task that is waited for", () => {
    const state = until(concurrentTrace("tasks"), 4.5);
    expect(renderLiveTasks({ label: "create_task", state, now: 4.5 }, en80)).toContain("for one_print");
  });

  test("count the tasks that they have no room for", () => {
    expect(
      renderLiveTasks({ ...tasks, maxLines: 4 }, en80)
        .split("\n")
        .slice(3),
    ).toEqual(["  and 2 more"]);
  });
});

describe("output that has no newline yet", () => {
  const trace = new TraceBuilder().created(1, "main").to(1).wrote(1, ["main"], "loading the data");
  const write = (stream: "stdout" | "stderr", text: string): TraceEvent => {
    return { kind: "output-part", stream, text, task: 1, frames: ["main"], at: 2, iteration: 1 };
  };
  const data = (...more: TraceEvent[]): LiveTasksData => {
    return { label: "load", state: stateAfter([...trace.events, ...more]), now: 2.5 };
  };

  test("is drawn first, at 80 columns", () => {
    expect(renderLiveTasks(data(), en80)).toMatchInlineSnapshot(`
      "loading the data   at 1.000 s   ← main
        load · 2.500 s
        ▒ main  ready to run"
    `);
  });

  test("in both streams, at 40 columns", () => {
    expect(
      renderLiveTasks(data(write("stderr", "a warning that goes on, and on, and on")), en40),
    ).toMatchInlineSnapshot(`
      "loading the data   at 1.000 s   ← main
        a warning that goes on, and on, and on
          at 2.000 s   ← main (stderr)
        load · 2.500 s
        ▒ main  ready to run"
    `);
  });

  test("in ASCII", () => {
    expect(renderLiveTasks(data(), ascii80)).toMatchInlineSnapshot(`
      "loading the data   at 1.000 s   <- main
        load - 2.500 s
        = main  ready to run"
    `);
  });

  test("in Japanese, at 40 columns", () => {
    const text = "を読み込んでいます。しばらくお待ちください";
    expect(renderLiveTasks(data(write("stdout", text)), viewOf(40, "ja"))).toMatchInlineSnapshot(`
      "loading the dataを読み込んでいます。
        しばらくお待ちください
          1.000 s の時点   ← main
        load · 2.500 s
        ▒ main  実行可能"
    `);
  });

  test("looks as the line will look once it is complete, colours and all, but for the spinner's margin", () => {
    const view = viewOf(40, "ja", { color: true });
    const text = "読み込み中 loading… ".repeat(4);
    const rows = renderWritten({ text, at: 3, frames: ["one_print"], stream: "stdout" }, view).split("\n");
    const frames = ["main", "one_print"];
    const state = stateAfter(new TraceBuilder().to(3).wrote(1, frames, text).events);
    const drawn = renderLiveTasks({ label: "load", state, now: 9 }, view);
    expect(drawn.split("\n").slice(0, rows.length)).toEqual([rows[0]?.slice(2), ...rows.slice(1)]);
    expect(rows.length).toBeGreaterThan(2);
  });

  test("takes half of the lines at most: of one that is longer, its end is drawn", () => {
    const words = Array.from({ length: 40 }, (_, at) => `word${at}`).join(" ");
    expect(renderLiveTasks({ ...data(write("stdout", words)), maxLines: 6 }, en40)).toMatchInlineSnapshot(`
      "…
        word33 word34 word35 word36 word37
        word38 word39
        load · 2.500 s
        ▒ main  ready to run"
    `);
  });

  test.each([
    [1, ["load · 2.500 s"]],
    [2, ["…more", "load · 2.500 s"]],
    [3, ["…more", "load · 2.500 s", "▒ main  ready to run"]],
    [4, ["…", "and more", "load · 2.500 s", "▒ main  ready to run"]],
  ] as const)("leaves room for the heading: %i lines", (maxLines, expected) => {
    const drawn = renderLiveTasks({ ...data(write("stdout", " and more".repeat(20))), maxLines }, en40);
    expect(drawn.split("\n").map((line) => line.trim())).toEqual(expected);
  });

  test("of a line without end costs no more than what is seen of it", () => {
    const long = write("stdout", "𠮷".repeat(1_000_000));
    const before = process.cpuUsage();
    const drawn = renderLiveTasks({ ...data(long), maxLines: 8 }, en40);
    // The processor's time, in microseconds: however busy the machine is, it is no more.
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
    expect(drawn.split("\n")).toHaveLength(6);
    expect(drawn).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  });
});

const race = {
  full: 15,
  runners: [
    { label: "gather", state: "finished", at: 6.002, order: ["3", "2", "1"] },
    { label: "await_without_tasks", state: "running", at: 8, order: ["1"] },
    { label: "broken", state: "failed", at: 0, order: [] },
  ],
} as const;

describe("the live lines of a race", () => {
  test("at 80 columns", () => {
    expect(renderLiveRace(race, 9, en80)).toMatchInlineSnapshot(`
      "2 of 3 finished
        ✔ gather               ███████████████▋                         6.002 s  3 2 1
        █ await_without_tasks  ████████████████████▊                    8.000 s  1
        ✖ broken               0.000 s"
    `);
  });

  test("at 40 columns", () => {
    expect(renderLiveRace(race, 9, en40)).toMatchInlineSnapshot(`
      "2 of 3 finished
        ✔ gather         ██     6.002 s  3 2 1
        █ await_withou…  ██▋    8.000 s  1
        ✖ broken         0.000 s"
    `);
  });

  test("in ASCII", () => {
    expect(renderLiveRace(race, 9, ascii80)).toMatchInlineSnapshot(`
      "2 of 3 finished
        + gather               ################                         6.002 s  3 2 1
        # await_without_tasks  #####################                    8.000 s  1
        x broken               0.000 s"
    `);
  });

  test("in Japanese", () => {
    expect(renderLiveRace(race, 9, ja80)).toMatchInlineSnapshot(`
      "3件中2件が完了
        ✔ gather               ███████████████▋                         6.002 s  3 2 1
        █ await_without_tasks  ████████████████████▊                    8.000 s  1
        ✖ broken               0.000 s"
    `);
  });
});

describe("how many live lines there may be", () => {
  const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trim());

  test.each([
    [5, ["main", "one_print", "two_print", "three_print"]],
    [4, ["main", "one_print", "and 2 more"]],
    [2, ["and 4 more"]],
    [1, []],
  ] as const)("%i: the heading, and %j", (maxLines, expected) => {
    const [heading, ...lines] = linesOf(renderLiveTasks({ ...tasks, maxLines }, en80));
    expect(heading).toBe("gather · 4.500 s");
    expect(lines.map((line) => line.replace(/^[░✔] (\w+) .*/, "$1"))).toEqual(expected);
  });

  test("a race counts the runners that it has no room for", () => {
    const [heading, ...lines] = linesOf(renderLiveRace(race, 3, en80));
    expect(heading).toBe("2 of 3 finished");
    expect(lines).toEqual([expect.stringMatching(/^✔ gather /), "and 2 more"]);
    expect(linesOf(renderLiveRace(race, 4, en80))).toHaveLength(4);
  });
});

describe("what a run cut short was waiting for", () => {
  const state = until(concurrentTrace("tasks"), 4.5);

  test("at 80 columns", () => {
    expect(renderUnfinished(state, en80)).toMatchInlineSnapshot(`
      "  Unfinished, the last event being at 4.001 s:
        ░ main       waiting  for one_print
        ░ one_print  waiting  until 6.000 s
        ░ two_print  waiting  until 5.000 s"
    `);
  });

  test("at 40 columns", () => {
    expect(renderUnfinished(state, en40)).toMatchInlineSnapshot(`
      "  Unfinished, the last event being at
        4.001 s:
        ░ main       waiting
            for one_print
        ░ one_print  waiting
            until 6.000 s
        ░ two_print  waiting
            until 5.000 s"
    `);
  });

  test("of very many, the first are told one by one and the others counted", () => {
    const trace = new TraceBuilder().created(1, "main").iteration().began(1);
    for (let task = 2; task <= 1000; task++) trace.created(task, "worker", 1);
    trace.suspended(1, ["main"], { kind: "gather", children: 999 });
    const lines = renderUnfinished(stateAfter(trace.events), en80).split("\n");
    expect(lines).toHaveLength(21);
    expect(lines[1]).toContain("main");
    expect(lines.at(-1)).toBe("    and 981 more");
    expect(renderUnfinished(stateAfter(trace.events), ja80)).toContain("ほか981件");
  });

  test("in ASCII", () => {
    expect(renderUnfinished(state, ascii80)).toMatchInlineSnapshot(`
      "  Unfinished, the last event being at 4.001 s:
        . main       waiting  for one_print
        . one_print  waiting  until 6.000 s
        . two_print  waiting  until 5.000 s"
    `);
  });

  test("in Japanese", () => {
    expect(renderUnfinished(state, ja80)).toMatchInlineSnapshot(`
      "  終わっていないもの（最後のイベントは 4.001 s）：
        ░ main       待機中  one_print を待っています
        ░ one_print  待機中  6.000 s まで
        ░ two_print  待機中  5.000 s まで"
    `);
  });

  test("is told also when no task was left", () => {
    expect(renderUnfinished(new RunState(), en80)).toBe(
      "  No task was left; the program itself did not end.",
    );
  });
});
