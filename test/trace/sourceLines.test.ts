// Where a trace says that a task stands, in the lessons: at every event in a line of that very function, in both languages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { sourcePath } from "../../src/course/files.js";
import { foldName } from "../../src/trace/fold.js";
import type { StackLine, TraceEvent } from "../../src/trace/event.js";
import { Timeline } from "../../src/trace/state/timeline.js";
import { folderWith } from "../helpers/folder.js";
import { lessonOf, lessonTrace, lessonTraceOf } from "../helpers/lessonTrace.js";
import { stepsOf } from "../helpers/steps.js";
import { SourceTree } from "./sourceTree.js";

/** The lesson that works for seconds, with less work to do on the same lines. */
const laborious = "concurrency_models";
const folder = folderWith({
  "less.ts": lessened(readFileSync(sourcePath(lessonOf(laborious), "typescript"), "utf8")),
});

function lessened(text: string): string {
  const smaller = text.replace("700_000_000", "7").replace("0, 300)", "0, 3)");
  if (smaller.length !== text.length - 12) throw new Error(`${laborious} has other figures`);
  return smaller;
}

/** Those of all tasks that are not done, at every event, and those of the events themselves: each once. */
function stacksOf(events: readonly TraceEvent[]): Set<readonly StackLine[]> {
  const timeline = new Timeline(events);
  const stacks = new Set<readonly StackLine[]>();
  for (const [number, event] of events.entries()) {
    if ("stack" in event && event.stack !== undefined) stacks.add(event.stack);
    for (const { task, coroutine, doing, stack } of timeline.stateAt(number + 1).tasks) {
      if (doing === "done") continue;
      stacks.add(stack);
      if (stack[0]?.name !== coroutine)
        throw new Error(`task ${task} stands in ${stack[0]?.name}, not ${coroutine}`);
    }
  }
  return stacks;
}

function own(stack: readonly StackLine[] = []): readonly StackLine[] {
  return stack.filter(({ internal }) => !internal);
}

/** What is called at the innermost line of the program's own, by what an event tells. */
const calls: Partial<Readonly<Record<TraceEvent["kind"], RegExp>>> = {
  output: /^(print|console\.\w+|process\.stdout\.write)$/,
  "output-part": /^(print|process\.stdout\.write)$/,
  blocked: /^time\.sleep$/,
  "task-created":
    /^(asyncio\.(run|createTask|ensureFuture|gather|wait|waitFor|shield|asCompleted|asPromise)|\w+\.(createTask|runUntilComplete|run))$/,
  // `run` cancels what is left.
  "cancel-requested": /^(\w+\.cancel|asyncio\.run)$/,
};

describe.each(lessons.map(({ id }) => id))("the lesson %s", (id) => {
  test("stands in the functions that it names, at awaits and calls, in both languages", async () => {
    const document = await (id === laborious ? lessonTraceOf(id, join(folder, "less.ts")) : lessonTrace(id));
    const { typescript, python } = document.programs;
    if (python === null || typescript === null) throw new Error(`${id} is not written in both`);
    const ours = new SourceTree(typescript.text, "typescript");
    const theirs = new SourceTree(python.text, "python");
    const steps = stepsOf(document);
    const wrong = new Set<string>();
    let checked = 0;
    const check = (isRight: boolean, { name, line }: StackLine, what: string): void => {
      checked++;
      if (!isRight)
        wrong.add(`${name}:${line} ${what}: ${typescript.text.split("\n")[(line ?? 0) - 1]?.trim()}`);
    };
    for (const stack of stacksOf(document.events)) {
      for (const line of own(stack)) {
        check(
          line.file === undefined && ours.functionsAt(line.line ?? 0).has(line.name),
          line,
          "is not in it",
        );
        const there = steps.lineOf(line, "python");
        const functions = there === null ? [] : [...theirs.functionsAt(there)];
        check(functions.includes(foldName(line.name)), line, `is in Python's ${functions}, line ${there}`);
      }
    }
    for (const event of document.events) {
      if (!("stack" in event) || event.stack === undefined) continue;
      const lines = own(event.stack);
      if (event.kind === "suspended") {
        for (const line of lines) check(ours.awaitsAt(line.line ?? 0), line, "awaits nothing");
      }
      const innermost = lines.at(-1);
      const wanted = calls[event.kind];
      // What goes to stderr is the library's own: it warns of what is called there.
      if (innermost === undefined || wanted === undefined || ("stream" in event && event.stream === "stderr"))
        continue;
      const called = ours.callsAt(innermost.line ?? 0);
      check(
        called.some((callee) => wanted.test(callee)),
        innermost,
        `no ${event.kind} in ${called}`,
      );
    }
    expect([...wrong]).toEqual([]);
    expect(checked).toBeGreaterThan(10);
  });
});
