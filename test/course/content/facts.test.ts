// What the texts say of Python is what CPython does: `facts.md` lists sentences, and what checks each.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { beliefs } from "../../../src/course/beliefs.js";
import { lessons } from "../../../src/course/catalogue.js";
import { packageRoot, textPath } from "../../../src/course/files.js";
import type { Lesson } from "../../../src/course/model.js";
import { terms } from "../../../src/course/terms/glossary.js";
import { readText } from "../../../src/course/text.js";
import { sentencesOf } from "./markdown.js";
import { findPython, isAtLeast, printedInVirtualTime, runTogether } from "./python.js";

const here = join(packageRoot(), "test", "course", "content");
const languages = ["en", "ja"] as const;
type Language = (typeof languages)[number];

const sections = readFileSync(join(here, "facts.md"), "utf8").split(/^## /m).slice(1);

/** What a lesson's sentences are checked by, and each as it is listed: whole, or its beginning and its end around a "…". */
const checkOf = (section: string): readonly { check: string; listed: Record<Language, string[]> }[] =>
  section
    .split(/^- /m)
    .slice(1)
    .map((part) => {
      const listed = (language: Language): string[] =>
        new RegExp(`^  - ${language}: (.+)$`, "m").exec(part)?.[1]?.split(" ‖ ") ?? [];
      return { check: /^.*/.exec(part)?.[0] ?? "", listed: { en: listed("en"), ja: listed("ja") } };
    });

function isListedAs(listed: string, sentence: string): boolean {
  if (listed === sentence) return true;
  const [beginning = "", end, ...more] = listed.split(/ ?… ?/);
  return (
    end !== undefined && more.length === 0 && sentence.startsWith(beginning) && sentence.endsWith(end.trim())
  );
}

const kinds = ["the run", "belief 10", "documentation", "TypeScript", "by hand", "no fact"];
const programOf = (check: string): string | undefined => /^`(\w+\.py)`$/.exec(check)?.[1];

function explained(lesson: Lesson, language: Language): string {
  const { why, misconception } = readText(readFileSync(textPath(lesson, language), "utf8")).parts;
  return `${why.body}\n${misconception.body}`;
}

const places: readonly { place: string; textIn: (language: Language) => string }[] = [
  ...lessons.map((lesson) => ({
    place: `lessons/${lesson.id}`,
    textIn: (language: Language) => explained(lesson, language),
  })),
  ...terms.map(({ id, means }) => ({
    place: `explain ${id}`,
    textIn: (language: Language) => means[language],
  })),
  ...beliefs.map(({ number, fact }) => ({
    place: `belief ${number}`,
    textIn: (language: Language) => fact[language],
  })),
];

describe.each(places)("$place", ({ place, textIn }) => {
  const checks = checkOf(sections.find((section) => section.startsWith(`\`${place}\``)) ?? "");

  test("its checks are programs, or of a kind that the list explains", () => {
    const strange = checks.filter(({ check }) => !kinds.includes(check) && programOf(check) === undefined);
    expect(strange).toEqual([]);
  });

  test.each(languages)("every sentence is listed once, and nothing else is: %s", (language) => {
    const sentences = sentencesOf(textIn(language), language);
    const listed = checks.flatMap((each) => each.listed[language]);
    const times = (sentence: string): number => listed.filter((each) => isListedAs(each, sentence)).length;
    const stray = listed.filter((each) => !sentences.some((sentence) => isListedAs(each, sentence)));
    expect({ unlisted: sentences.filter((sentence) => times(sentence) !== 1), stray }).toEqual({
      unlisted: [],
      stray: [],
    });
  });
});

/** Is there the Python that the facts are told of? */
async function hasPython(): Promise<boolean> {
  const python = await findPython();
  if (python.found && isAtLeast(python.version, "3.13")) return true;
  console.warn("skipped: there is no Python 3.13, so the facts are not checked");
  return false;
}

const programsIn = (folder: string): string[] =>
  readdirSync(join(here, folder)).filter((file) => file.endsWith(".py"));

test("every program that checks a fact is named, and all hold on CPython 3.13", async () => {
  const named = new Set(
    sections.flatMap((section) => checkOf(section).flatMap(({ check }) => programOf(check) ?? [])),
  );
  const there = programsIn("facts");
  expect([...named].sort()).toEqual(there.sort());
  if (!(await hasPython())) return;
  const programs = there.map((file) => join(here, "facts", file));
  expect(await runTogether(programs)).toEqual({ stdout: "", stderr: "" });
});

test("every program against a belief prints on CPython 3.13 what is recorded of it", async () => {
  if (!(await hasPython())) return;
  const programs = programsIn("beliefs").map((file) => join(here, "beliefs", file));
  const printed = await printedInVirtualTime(programs);
  for (const program of programs) {
    const run = printed.get(program);
    if (run === undefined || run instanceof Error) throw new Error(`${program}: ${run?.message}`);
    const recorded = readFileSync(program.replace(/\.py$/, ".out"), "utf8");
    expect([run.stdout + run.stderr, run.stderr + run.stdout]).toContain(recorded);
  }
});
