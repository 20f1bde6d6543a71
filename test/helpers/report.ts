// Data to draw: the runs of the lessons' hand-written traces, as the commands would hand them over.

import type { RunReport } from "../../src/commands/run/runReport.js";
import { type Comparison, explanationOf, type Figure, statisticsOf } from "../../src/trace/compare.js";
import { lanesOf } from "../../src/trace/lanes.js";
import { awaitingTrace, concurrentTrace, sequentialTrace } from "./trace.js";

export const gather: Figure = {
  label: "gather",
  order: ["3", "2", "1"],
  elapsed: 6.001,
  source: "measured",
};

export const sequential: Figure = {
  label: "sequential",
  order: ["1", "2", "3"],
  elapsed: 15,
  source: "virtual",
};

const awaiting: Figure = {
  label: "await_without_tasks",
  order: ["1", "2", "3"],
  elapsed: 15.004,
  source: "measured",
};

export const article: Figure = {
  label: "article",
  order: ["3", "2", "1"],
  elapsed: 6.00412,
  source: "article",
  note: { kind: "borrowed", from: "create_task" },
};

export const gatherReport: RunReport = {
  lanes: lanesOf(concurrentTrace("gather")),
  figures: [gather, sequential, article],
  maxLanes: 30,
  points: [],
  explanation: explanationOf(concurrentTrace("gather")),
};

/** Three lessons, each run once. */
export const compared: Comparison = {
  runs: [
    { figure: sequential, explanation: explanationOf(sequentialTrace()) },
    { figure: awaiting, explanation: explanationOf(awaitingTrace()) },
    { figure: gather, explanation: explanationOf(concurrentTrace("gather")) },
  ],
  baseline: "sequential",
};

/** The same, `gather` run three times. */
export const repeated: Comparison = {
  ...compared,
  runs: compared.runs.map((run) => {
    if (run.figure !== gather) return run;
    const statistics = statisticsOf([6.001, 6.002, 6.006]);
    return { ...run, figure: { ...gather, elapsed: statistics.mean, statistics }, late: 0.005 };
  }),
};
