// Programs with one fault each, which the first line of each names, and all that is told of it: the report under its run, the
// warnings with their lines, the tree of the moment that matters, and the reasons of the events that end something.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Language } from "../../src/draw/view.js";
import { decodeTrace } from "../../src/trace/codec.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { whySentence } from "../../src/viewer/words/texts.js";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";
import { stepsOf, whyAt } from "../helpers/steps.js";

const folder = join(import.meta.dirname, "faulty");
const programs = readdirSync(folder).filter((file) => file.endsWith(".ts"));

/** The events whose reasons a learner looks for first when something has gone wrong. */
const telling: readonly TraceEvent["kind"][] = ["cancel-requested", "task-done", "program-ended"];

test("there are sixty of them at least, and each says what is wrong with it", () => {
  expect(programs.length).toBeGreaterThanOrEqual(60);
  for (const file of programs) expect(readFileSync(join(folder, file), "utf8")).toMatch(/^\/\/ .+\.\n/);
});

describe.each(programs)("of %s", (file) => {
  const languages = ["en", "ja"] as const;
  test.each(languages)("all that is told is true (%s)", async (language) => {
    const told = await toldOf(file, language);
    await expect(told).toMatchFileSnapshot(join(folder, `${file.replace(".ts", "")}.${language}.txt`));
  });
});

async function toldOf(file: string, language: Language): Promise<string> {
  const cwd = folderWith({ [file]: readFileSync(join(folder, file), "utf8") });
  const traced = ["--virtual", "--trace", "run.json", "--lang", language];
  // So wide that nothing wraps: how long a folder's name is must not be seen.
  const options = { cwd, env: { COLUMNS: "2000" } };
  const { stdout, stderr, code } = await command(["run", `./${file}`, ...traced], options);
  const tree = await command(["run", "run.json", "--tree", "--lang", language], options);
  const decoded = decodeTrace(readFileSync(join(cwd, "run.json"), "utf8"));
  if (!("document" in decoded)) throw new Error(JSON.stringify(decoded));
  const steps = stepsOf(decoded.document);
  const { events } = decoded.document;
  const reasons = events.flatMap(({ kind }, at) =>
    telling.includes(kind) ? [`${kind}: ${whySentence(whyAt(steps, at + 1), language)}`] : [],
  );
  const written = stdout.split("\n\n").filter((part) => !part.includes("├─"));
  const parts = [written.join("\n\n"), stderr, `exit ${code}\n`, tree.stdout, `${reasons.join("\n")}\n`];
  return parts.join("\n").replaceAll(cwd, "…");
}
