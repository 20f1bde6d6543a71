// The rule that holds for all that is drawn: no line is wider than the width, at any width, in any language.

import { describe, expect, test } from "vitest";
import { renderProgramError } from "../../src/commands/common/failures.js";
import { renderHeader } from "../../src/commands/common/header.js";
import { renderLiveRace } from "../../src/commands/common/liveRace.js";
import { renderUnfinished } from "../../src/commands/common/taskLines.js";
import { renderLiveTasks, renderWritten } from "../../src/commands/common/watchRun.js";
import { renderCompareSentences, renderCompareTable } from "../../src/commands/compare/compareTable.js";
import { renderExplanation, renderTermList } from "../../src/commands/explain/explanation.js";
import { renderLessonList } from "../../src/commands/list/list.js";
import { renderFlow } from "../../src/commands/run/flow.js";
import { renderRunReport } from "../../src/commands/run/runReport.js";
import { keyLines, renderCommands } from "../../src/commands/tour/keyLines.js";
import { renderStepRule } from "../../src/commands/tour/tourSteps.js";
import { renderVerifyTable } from "../../src/commands/verify/verifyTable.js";
import type { Term } from "../../src/course/terms/glossary.js";
import { readText, renderText } from "../../src/course/text.js";
import { renderAwaiting } from "../../src/draw/awaiting.js";
import { highlight } from "../../src/draw/source/highlight.js";
import { renderPrograms } from "../../src/draw/source/programs.js";
import type { Localized, View } from "../../src/draw/view.js";
import { widthOf } from "../../src/draw/width.js";
import { explanationOf } from "../../src/trace/compare.js";
import { flowOf } from "../../src/trace/flow.js";
import { lanesOf } from "../../src/trace/lanes.js";

import { article, compared, gather, gatherReport, repeated, sequential } from "../helpers/report.js";
import { concurrentTrace, sequentialTrace, stateAfter, TraceBuilder } from "../helpers/trace.js";
import { uncolored, viewOf } from "../helpers/view.js";

const long = "a_name_that_is_much_longer_than_any_name_should_be_in_a_lesson";
const mixed = "とても長い日本語の文字列です。mixed with_some_latin、そして括弧（かっこ）も続きます。".repeat(
  2,
);

/** A hundred lanes, long names, long errors, Japanese, blocks, and one that is left. */
function awkwardTrace(): TraceBuilder {
  const trace = new TraceBuilder().created(1, long).began(1).blocked(1, [long, mixed], 1.5);
  for (let task = 2; task <= 100; task += 1) trace.created(task, task % 3 === 0 ? mixed : "work", 1);
  trace.printed(1, [long], mixed).suspended(1, [long, "inner"], { kind: "gather", children: 99 });
  trace.to(20.5).began(2).printed(2, ["work"], `${mixed}\n${long}`);
  trace.done(2, { status: "failed", error: `ValueError('${mixed}')` }).done(3, { status: "cancelled" });
  return trace.to(31.4159);
}

const awkward = awkwardTrace().events;
const state = stateAfter(awkward);
const writingState = stateAfter(
  awkwardTrace()
    .wrote(2, ["work", long], mixed)
    .add({ kind: "output-part", stream: "stderr", text: long, task: 1, frames: [long], at: 32, iteration: 9 })
    .events,
);
const odd = { ...gather, label: long, order: Array.from({ length: 40 }, (_, at) => `${at}`) };
const oddRuns = [...repeated.runs, { figure: { ...odd, label: mixed }, explanation: explanationOf(awkward) }];

const awkwardText = readText(
  [
    `# ${mixed}`,
    ...[long, mixed].map((words) => `## ${words}\n\n${words} \`${long}\` *${mixed}*\n\n> ${words}`),
    `## ${long}\n\n1. ${mixed}\n2. ${long}\n   - \`${long} ${long}\`\n\n\`\`\`\n    ${long}\n${mixed}\n\`\`\``,
  ].join("\n\n"),
);
const awkwardPrograms = {
  python: `import asyncio\n\n${long} = "${mixed}"  # ${mixed}\n${" ".repeat(70)}${long}(${long})\n`,
  typescript: `const ${long} = "${mixed}"; // ${mixed}\n\n${" ".repeat(70)}${long}(${long});\n`.repeat(4),
};

const both = (text: string): Localized => ({ en: text, ja: text });
const awkwardTerm: Term = {
  id: long,
  name: { en: long, ja: mixed },
  means: both(mixed),
  synonyms: [long, mixed],
  see: [mixed],
  lessons: [long, long],
  python: "3.11",
};
const termNamed = (name: string): Term => ({ ...awkwardTerm, name: both(name) });

const drawn: Record<string, (view: View) => string> = {
  header: (view) => renderHeader({ id: long }, mixed, { origin: { source: "virtual" } }, view),
  output: (view) => renderWritten({ text: mixed, at: 4.001, frames: [long], stream: "stderr" }, view),
  report: (view) => renderRunReport(gatherReport, view),
  "report of a blocked run": (view) =>
    renderRunReport(
      { ...gatherReport, lanes: lanesOf(sequentialTrace()), explanation: explanationOf(sequentialTrace()) },
      view,
    ),
  "awkward report": (view) =>
    renderRunReport(
      {
        lanes: lanesOf(awkward),
        figures: [odd, sequential, article, ...compared.runs.map(({ figure }) => figure)],
        explanation: explanationOf(awkward),
        points: [{ kind: "never-retrieved", who: { name: long, task: "Task-2" }, error: mixed }],
        maxLanes: 12,
      },
      view,
    ),
  "flow of control": (view) => renderFlow(flowOf(concurrentTrace("tasks")), view),
  "awkward flow": (view) => renderFlow(flowOf(awkward), view),
  "an await": (view) => renderAwaiting({ task: "Task-1", coroutine: "main", at: 2, until: 3 }, view),
  "awkward await": (view) => renderAwaiting({ task: mixed, coroutine: long, at: 2, until: null }, view),
  "table of a comparison": (view) => renderCompareTable(compared, view),
  "awkward table": (view) => renderCompareTable({ ...repeated, runs: oddRuns }, view),
  sentences: (view) => renderCompareSentences({ ...repeated, runs: oddRuns }, view),
  list: (view) =>
    renderLessonList(
      [
        { id: "await_without_tasks", shows: mixed, order: odd.order, takes: "15 s", part: 1, isDone: true },
        { id: "gather", shows: long, order: [], takes: "1-10 s", part: 2, isDone: false },
      ],
      view,
    ),
  "explained term": (view) =>
    renderExplanation(
      {
        term: awkwardTerm,
        programs: {
          python: `${long}
        print("${mixed}")
`,
          typescript: `${" ".repeat(60)}${long}(${long})
`,
        },
        which: "both",
        outputs: [
          { text: `${mixed}\n${long}`, stream: "stdout" },
          { text: long, stream: "stderr" },
        ],
      },
      view,
      null,
    ),
  "list of terms": (view) =>
    renderTermList([{ name: both(mixed), terms: [long, mixed, "task"].map(termNamed) }], view),
  "verified lessons": (view) =>
    renderVerifyTable(
      [
        {
          id: long,
          isSame: false,
          lines: [
            { texts: [mixed, long], differs: true },
            { texts: [long, mixed], differs: false },
            { texts: ["x", null], differs: true },
          ],
          elapsed: [12345.678, null],
        },
        {
          id: "gather",
          isSame: true,
          lines: odd.order.map((text) => ({ texts: [text, text], differs: false })),
          elapsed: [6, 6],
        },
      ],
      mixed,
      view,
    ),
  "live tasks": (view) => renderLiveTasks({ label: mixed, state, now: 22, maxLines: 9 }, view),
  "live tasks with open lines": (view) =>
    renderLiveTasks({ label: mixed, state: writingState, now: 22, maxLines: 12 }, view),
  "live race": (view) =>
    renderLiveRace(
      {
        full: 10,
        runners: [
          { label: long, state: "running", at: 12, order: odd.order },
          { label: "b", state: "failed", at: 1, order: [mixed] },
        ],
      },
      9,
      view,
    ),
  "lesson's text": (view) => renderText(awkwardText, "all", view),
  programs: (view) => renderPrograms(awkwardPrograms, "both", view, highlight),
  "rule above a step": (view) => renderStepRule({ lesson: `${long}${mixed}`, step: "predict" }, view),
  "short rule above a step": (view) => renderStepRule({ lesson: "lock", step: "predict" }, view),
  commands: (view) => renderCommands({ "asyncio-lessons tour --reset": mixed }, view),
  keys: (view) => keyLines(["Enter: next", mixed, "b: back", "l: list", long], view).join("\n"),
  unfinished: (view) => renderUnfinished(state, view),
  error: (view) =>
    renderProgramError(
      { name: "ValueError", message: mixed, source: { file: `${long}/${long}.ts`, line: 1234, text: mixed } },
      view,
    ),
};

describe.each(Object.entries(drawn))("%s", (_, draw) => {
  test.each(["en", "ja"] as const)(
    "is never wider than the width, from 30 to 200 columns (%s)",
    (language) => {
      for (let width = 30; width <= 200; width += width < 64 ? 1 : 9) {
        // At the other widths it is the other language's turn.
        const ascii = (width % 2 === 0) === (language === "en");
        const tooWide = draw(viewOf(width, language, { ascii }))
          .split("\n")
          .filter((line) => widthOf(line) > width);
        expect(tooWide, `at ${width} columns`).toEqual([]);
      }
    },
  );

  test("has no trailing spaces or newline, and the same text with colour", () => {
    for (const width of [40, 80]) {
      const text = draw(viewOf(width));
      expect(text.split("\n").filter((line) => line !== line.trimEnd())).toEqual([]);
      expect(text.endsWith("\n")).toBe(false);
      expect(uncolored(draw(viewOf(width, "en", { color: true })))).toBe(text);
    }
  });
});

test("in ASCII and English nothing beyond ASCII is drawn, but what a program itself prints", () => {
  for (const name of ["report", "an await", "report of a blocked run", "table of a comparison"]) {
    for (const width of [40, 80, 120]) {
      expect(drawn[name]?.(viewOf(width, "en", { ascii: true }))).toMatch(/^[\n\x20-\x7e]+$/);
    }
  }
});
