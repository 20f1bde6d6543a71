// Of every lesson and every term's program: who waits for whom at the moment that matters, and what is warned of on stderr,
// with its lines. What else is told of them is held in `closingSentence.test.ts` and in `test/viewer/whyKept.test.ts`.
import { expect, test } from "vitest";
import type { CommandContext } from "../../src/commands/common/commandContext.js";
import { treeOf } from "../../src/commands/run/taskTree.js";
import { lessons } from "../../src/course/catalogue.js";
import { sourcePath, termRooms } from "../../src/course/files.js";
import { terms } from "../../src/course/terms/glossary.js";
import type { Language } from "../../src/draw/view.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { writtenOf } from "../../src/trace/written.js";
import { packageFolder } from "../helpers/built.js";
import { documentOf } from "../helpers/document.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { stepsOf } from "../helpers/steps.js";
import { viewOf } from "../helpers/view.js";
import { runOnce } from "../run/runs.js";

async function toldOf(id: string, document: TraceDocument, language: Language): Promise<string> {
  const warnings = writtenOf(document.events).filter(({ stream }) => stream === "stderr");
  // So wide that nothing wraps. Of a context it is asked for the view and its language.
  const context = { view: async () => viewOf(2000, language), language } as CommandContext;
  const { timeline } = stepsOf(document);
  const tree = await treeOf({ document, recorded: document, timeline }, {}, context);
  const lines = [`# ${id}`, ...warnings.map(({ text }) => text), tree, ""];
  return lines.join("\n").replaceAll(packageFolder, "…");
}

test.each(["en", "ja"] as const)(
  "say of every lesson and term what they were read to say (%s)",
  async (language) => {
    const told: string[] = [];
    for (const { id } of lessons) {
      // It tells the times of other processes, which are never the same.
      if (id !== "concurrency_models") told.push(await toldOf(id, await lessonTrace(id), language));
    }
    for (const term of terms) {
      const { events } = await runOnce(sourcePath(term, "typescript", termRooms), { detail: true });
      told.push(await toldOf(term.id, documentOf(events, "", "program.ts"), language));
    }
    await expect(told.join("\n")).toMatchFileSnapshot(`./__snapshots__/trees.${language}.txt`);
  },
);
