// Every lesson's text and programs can be drawn, at any width, with nothing lost.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { sourcePath, textPath } from "../../src/course/files.js";
import { readText, renderText } from "../../src/course/text.js";
import { highlight } from "../../src/draw/source/highlight.js";
import { renderPrograms } from "../../src/draw/source/programs.js";
import { widthOf } from "../../src/draw/width.js";
import { uncolored, viewOf } from "../helpers/view.js";

const widths = [30, 40, 80, 100, 120];

function wider(text: string, width: number): string[] {
  return text.split("\n").filter((line) => widthOf(line) > width);
}

describe.each(lessons)("$id", (lesson) => {
  const programs = {
    python: readFileSync(sourcePath(lesson, "python"), "utf8"),
    typescript: readFileSync(sourcePath(lesson, "typescript"), "utf8"),
  };

  test.each(["en", "ja"] as const)("its text in %s", (language) => {
    const markdown = readFileSync(textPath(lesson, language), "utf8");
    const text = readText(markdown);
    for (const width of widths) {
      const drawn = renderText(text, "all", viewOf(width, language));
      expect(wider(drawn, width)).toEqual([]);
      // Without spaces and marks of headings it is the text below the title.
      const bare = (words: string): string => words.replace(/^#.*? /gm, "").replace(/\s/g, "");
      expect(bare(drawn)).toBe(bare(markdown.slice(markdown.indexOf("\n##"))));
    }
  });

  test("its programs", () => {
    for (const width of [...widths, 400]) {
      const painted = renderPrograms(programs, "both", viewOf(width, "en", { color: true }), highlight);
      expect(wider(painted, width)).toEqual([]);
      expect(uncolored(painted)).toBe(renderPrograms(programs, "both", viewOf(width), null));
    }
    const wide = renderPrograms(programs, "both", viewOf(400), null);
    for (const line of `${programs.python}\n${programs.typescript}`.split("\n")) {
      expect(wide).toContain(line.trimEnd());
    }
  });
});
