// Programs with one fault each, which the first line of each names, and all that is told of it: the report under its run, the
// warnings with their lines, the tree of the moment that matters, and the reasons of the events that end something.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import type { CommandContext } from "../../src/commands/common/commandContext.js";
import { renderProgramError } from "../../src/commands/common/failures.js";
import { renderSentence } from "../../src/commands/run/runReport.js";
import { renderSummary } from "../../src/commands/run/summary.js";
import { treeOf } from "../../src/commands/run/taskTree.js";
import type { Language } from "../../src/draw/view.js";
import { explanationOf } from "../../src/trace/compare.js";
import type { TraceDocument } from "../../src/trace/document.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { lanesOf } from "../../src/trace/lanes.js";
import { pointsOf } from "../../src/trace/points/points.js";
import { stuckAt } from "../../src/trace/stuck.js";
import { writtenOf } from "../../src/trace/written.js";
import { whySentence } from "../../src/viewer/words/texts.js";
import { documentOf } from "../helpers/document.js";
import { folderWith } from "../helpers/folder.js";
import { stepsOf, whyAt } from "../helpers/steps.js";
import { viewOf } from "../helpers/view.js";
import { runFile } from "../run/runs.js";

const folder = join(import.meta.dirname, "faulty");
const programs = readdirSync(folder).filter((file) => file.endsWith(".ts"));
const compiled = folderWith({});

// Two thirds of what such a run costs is getting tsx ready, so they are compiled here at once, and as tsx does it.
beforeAll(() => {
  const entryPoints = programs.map((file) => join(folder, file));
  const options = { format: "esm", keepNames: true, sourcemap: "inline", target: "node20" } as const;
  buildSync({ ...options, entryPoints, outdir: compiled, outExtension: { ".js": ".mjs" } });
});

/** The events whose reasons a learner looks for first when something has gone wrong. */
const telling: readonly TraceEvent["kind"][] = ["cancel-requested", "task-done", "program-ended"];

test("there are sixty of them at least, and each says what is wrong with it", () => {
  expect(programs.length).toBeGreaterThanOrEqual(60);
  for (const file of programs) expect(readFileSync(join(folder, file), "utf8")).toMatch(/^\/\/ .+\.\n/);
});

test.each(programs)("all that is told of %s is true", async (file) => {
  const { events } = await runFile(join(compiled, file.replace(".ts", ".mjs")), { detail: true });
  const document = documentOf(events, readFileSync(join(folder, file), "utf8"), file);
  const written = writtenOf(events).map(({ stream, text }) => `${stream === "stderr" ? "! " : "> "}${text}`);
  const parts = [written.join("\n"), await toldOf(document, "en"), await toldOf(document, "ja")];
  const told = parts.join("\n\n").replaceAll(folder, "…");
  await expect(`${told}\n`).toMatchFileSnapshot(join(folder, file.replace(".ts", ".txt")));
});

async function toldOf(document: TraceDocument, language: Language): Promise<string> {
  const { events, title } = document;
  const stuck = stuckAt(events);
  // So wide that nothing wraps: how long a folder's name is must not be seen.
  const view = viewOf(2000, language);
  const end = events.at(-1);
  const error = end?.kind === "program-ended" && end.outcome.status === "raised" ? end.outcome.error : null;
  const figure = { label: title[language], order: [], elapsed: 0, source: "virtual" } as const;
  const steps = stepsOf(document);
  const reasons = events.flatMap(({ kind }, at) =>
    telling.includes(kind) ? [`  ${at}. ${whySentence(whyAt(steps, at + 1), language)}`] : [],
  );
  // Of a context it is asked for the view and its language.
  const context = { view: async () => view, language } as CommandContext;
  return [
    renderSummary(lanesOf(events.slice(0, stuck ?? events.length)), 30, view, stuck !== null),
    error === null
      ? renderSentence(figure, null, explanationOf(events), pointsOf(events, null), view)
      : renderProgramError(error, view),
    await treeOf({ document, recorded: document, timeline: steps.timeline }, {}, context),
    reasons.join("\n"),
  ].join("\n\n");
}
