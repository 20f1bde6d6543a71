// What a step's rows say: the terminal's panes say what the shared words make of them, row for row; the page is asked in a
// browser (test/page/).
import { describe, expect, test } from "vitest";
import type { Label } from "../../src/trace/labels.js";
import { calledName, labelText, type NamedTimer, type Queued } from "../../src/viewer/model/names.js";
import type { ReadyRow, Rows, TaskRow, TimerRow } from "../../src/viewer/model/steps.js";
import type { Waker } from "../../src/viewer/model/why.js";
import { outputLines, readyLines, taskLines, timerLines } from "../../src/viewer/terminal/panes.js";
import {
  becauseOf,
  detailOf,
  leftText,
  printedText,
  queuedText,
  timerText,
} from "../../src/viewer/words/texts.js";
import { viewerWords } from "../../src/viewer/words/words.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { stepsOf, styleOf } from "../helpers/steps.js";

const languages = ["en", "ja"] as const;
const main = { name: "one_print", task: null };
const work = { name: "work", task: "Task-3" };

function timerOf(what: string, wakes: Label | null = null, role: NamedTimer["role"] = null): NamedTimer {
  return { what, wakes, setBy: work, role };
}

function rowsOf<T>({ length, at }: Rows<T>): T[] {
  return Array.from({ length }, (_, index) => at(index)).filter((row) => row !== undefined);
}

const both = (text: (language: (typeof languages)[number]) => string): string[] => languages.map(text);

test("names are the program's own; those that the library gives what the loop calls are in Python's spelling", () => {
  expect(labelText({ name: "_fetchPage", task: "Task-2" })).toBe("_fetchPage Task-2");
  expect(["onTick", "bound setResult", "_doneCallback"].map(calledName)).toEqual([
    "onTick",
    "set_result",
    "_done_callback",
  ]);
});

describe("a row of", () => {
  test.each<[Queued, string[]]>([
    [{ kind: "task", of: work }, ["work Task-3", "work Task-3"]],
    [{ kind: "callback", name: "stop", role: null }, ["stop", "stop"]],
    [
      { kind: "callback", name: "_doneCallback", role: { kind: "tells", label: "gather", of: work } },
      ["callback of gather", "gather のコールバック"],
    ],
    [
      { kind: "callback", name: "_onTimeout", role: { kind: "timeout" } },
      ["callback of timeout", "タイムアウトのコールバック"],
    ],
    [
      { kind: "callback", name: "_setState", role: { kind: "result" } },
      ["result from outside", "外からの結果"],
    ],
    [{ kind: "timer", ...timerOf("sleep", main) }, ["timer: one_print", "タイマー：one_print"]],
    [{ kind: "timer", ...timerOf("later") }, ["timer: later", "タイマー：later"]],
    [{ kind: "timer", ...timerOf("") }, ["timer", "タイマー"]],
    [
      { kind: "timer", ...timerOf("_onTimeout", null, "timeout") },
      ["timer: timeout of work Task-3", "タイマー：work Task-3 のタイムアウト"],
    ],
  ])("the ready queue names who stands there: %o", (queued, said) => {
    expect(both((language) => queuedText(queued, viewerWords[language]))).toEqual(said);
  });

  test.each<[ReadyRow["why"], Waker | null, string[]]>([
    ["created", { kind: "task", of: main }, ["just created", "作られたばかり"]],
    ["woken", { kind: "timer" }, ["sleep is over", "sleep が終わった"]],
    ["woken", { kind: "task-done", of: main }, ["one_print is done", "one_print が完了した"]],
    ["woken", { kind: "task", of: main }, ["woken by one_print", "one_print が起こした"]],
    ["woken", { kind: "future", label: "gather" }, ["gather is done", "gather が完了した"]],
    ["woken", { kind: "future", label: "" }, ["woken", "起こされた"]],
    ["cancelled", { kind: "task", of: main }, ["cancelled", "キャンセル要求"]],
    ["turn", null, ["gave way", "順番を譲った"]],
    ["call_soon", { kind: "task", of: main }, ["call_soon", "call_soon"]],
    ["done-callback", null, ["done callback", "完了コールバック"]],
    ["done-callback", { kind: "task-done", of: main }, ["one_print is done", "one_print が完了した"]],
    ["due", null, ["due", "期限が来た"]],
  ])("the ready queue tells why it stands there: %s %o", (why, by, said) => {
    const row: ReadyRow = { kind: "task", of: work, why, by };
    expect(both((language) => becauseOf(row, viewerWords[language]))).toEqual(said);
  });

  test.each<[Pick<TimerRow, "timer" | "left">, string[]]>([
    [{ timer: timerOf("sleep", main), left: 2 }, ["one_print in 2.000 s", "one_print あと2.000 s"]],
    [{ timer: timerOf("later"), left: -1 }, ["calls later 1.000 s overdue", "later を呼ぶ 1.000 s 超過"]],
    [{ timer: timerOf(""), left: -0.0001 }, ["timer in 0.000 s", "タイマー あと0.000 s"]],
    [
      { timer: timerOf("_onTimeout", null, "timeout"), left: 1 },
      ["timeout of work Task-3 in 1.000 s", "work Task-3 のタイムアウト あと1.000 s"],
    ],
    [
      { timer: timerOf("_wakeThread", null, "thread"), left: 1 },
      ["another thread in 1.000 s", "別のスレッド あと1.000 s"],
    ],
  ])("the timers: %o", (row, said) => {
    const text = (language: (typeof languages)[number]): string =>
      `${timerText(row, viewerWords[language])} ${leftText(row.left, viewerWords[language])}`;
    expect(both(text)).toEqual(said);
  });

  const pending: TaskRow = {
    task: 1,
    label: main,
    state: "PENDING",
    doing: "waiting",
    waitsFor: null,
    inner: null,
    outcome: null,
    cancelRequested: false,
    isChosen: false,
  };

  test.each<[Partial<TaskRow>, string[]]>([
    [{}, ["waiting", "待機中"]],
    [{ doing: "running" }, ["running", "実行中"]],
    [{ doing: "ready" }, ["ready to run", "実行可能"]],
    [{ doing: "blocked", inner: "readAll" }, ["readAll: holds the thread", "readAll：スレッドを占有中"]],
    [
      { waitsFor: { kind: "sleep", until: 6, left: 2 }, cancelRequested: true },
      ["sleep 2.000 s left, cancel requested", "sleep あと2.000 s、キャンセル要求あり"],
    ],
    [{ waitsFor: { kind: "task", of: work } }, ["task work Task-3", "タスク work Task-3"]],
    [{ waitsFor: { kind: "gather", children: 3, done: 1 } }, ["gather (1 of 3)", "gather（1/3）"]],
    [{ waitsFor: { kind: "gather", children: 3, done: null } }, ["gather of 3", "gather（3個）"]],
    [{ waitsFor: { kind: "future", label: "wait", children: 3, done: 2 } }, ["wait (2 of 3)", "wait（2/3）"]],
    [{ waitsFor: { kind: "future", label: null, children: 0, done: null } }, ["a future", "Future"]],
    [
      { waitsFor: { kind: "future", label: "Lock.acquire", children: 0, done: null } },
      ["Lock.acquire", "Lock.acquire"],
    ],
    [{ waitsFor: { kind: "turn" } }, ["its next turn", "次の順番"]],
    [{ doing: "done", outcome: { status: "finished", result: "3\n4" } }, ["returned 3 4", "戻り値 3 4"]],
    [{ doing: "done", outcome: { status: "failed", error: "E()" } }, ["raised E()", "例外 E()"]],
    [{ doing: "done", outcome: { status: "cancelled" } }, ["", ""]],
  ])("the tasks: %o", (changes, said) => {
    const row = { ...pending, ...changes };
    expect(both((language) => detailOf(row, viewerWords[language]))).toEqual(said);
  });
});

test.each(["gather", "cancellation", "timeouts", "lock", "blocking_call", "to_thread"])(
  "the terminal's panes say what the shared words say, at every event of %s",
  async (id) => {
    const steps = stepsOf(await lessonTrace(id), true);
    for (const language of languages) {
      const words = viewerWords[language];
      const style = styleOf(language);
      for (let place = 0; place <= steps.shown.length; place++) {
        const model = steps.model({ event: steps.shown.at(place), task: null, source: "python" });
        const said = [
          ...readyLines(model, 100, style),
          ...timerLines(model, 100, style),
          ...taskLines(model, 100, style, 200),
          ...outputLines(model, 100, style),
        ].map((line) => line.map(({ text }) => text).join(""));
        const expected = [
          ...rowsOf(model.ready).map((row) => [queuedText(row, words), becauseOf(row, words)]),
          ...rowsOf(model.timers).map((row) => [timerText(row, words), leftText(row.left, words)]),
          ...rowsOf(model.tasks).map((row) => [
            labelText(row.label),
            row.state.toLowerCase(),
            detailOf(row, words),
          ]),
          ...rowsOf(model.output).map((row) => [row.text, printedText(row, "←")]),
        ];
        for (const parts of expected) {
          const line = said.find((each) => parts.every((part) => each.includes(part)));
          if (line === undefined) expect(said, `${place} in ${language}`).toContain(parts.join(" … "));
        }
      }
    }
  },
);
