// What the texts say of Python is what CPython does: `facts.md` lists sentences and the programs that check them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { beliefs } from "../../../src/course/beliefs.js";
import { packageRoot } from "../../../src/course/files.js";
import { termWithId } from "../../../src/course/terms/glossary.js";
import { findPython, isAtLeast, runTogether } from "./python.js";

const here = join(packageRoot(), "test", "course", "content");

/** What is listed of one place: a lesson's texts, a term or a belief. */
const listed = readFileSync(join(here, "facts.md"), "utf8")
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    place: /`(.+)`/.exec(section)?.[1] ?? "",
    sentences: [...section.matchAll(/^- (.+)$/gm)].map(([, sentence = ""]) => sentence),
    programs: [...section.matchAll(/^Checked by `(.+?)`/gm)].map(([, program = ""]) => program),
  }));

function textOf(place: string): string {
  const [kind, name = ""] = place.split(/[ /]/);
  if (kind === "lessons") {
    return ["en.md", "ja.md"]
      .map((file) => readFileSync(join(packageRoot(), place, file), "utf8"))
      .join("\n");
  }
  const belief = beliefs.find(({ number }) => number === Number(name));
  const said = kind === "explain" ? termWithId(name)?.means : belief?.fact;
  return `${said?.en}\n${said?.ja}`;
}

test.each(listed)("what is listed of $place stands there, in both languages, and is checked", (section) => {
  const { place, sentences, programs } = section;
  const text = textOf(place);
  expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([]);
  expect(sentences.filter((sentence) => /[ぁ-ん]/.test(sentence))).toHaveLength(sentences.length / 2);
  expect(programs).not.toEqual([]);
});

test("every program that checks a fact is named, and all hold on CPython 3.13", async () => {
  const named = new Set(listed.flatMap(({ programs }) => programs));
  const there = readdirSync(join(here, "facts")).filter((file) => file.endsWith(".py"));
  expect([...named].sort()).toEqual(there.sort());
  const python = await findPython();
  if (!python.found || !isAtLeast(python.version, "3.13")) {
    console.warn("skipped: there is no Python 3.13, so the facts are not checked");
    return;
  }
  const programs = there.map((file) => join(here, "facts", file));
  expect(await runTogether(programs)).toEqual({ stdout: "", stderr: "" });
});
