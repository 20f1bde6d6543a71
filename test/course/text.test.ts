// A lesson's text in its parts.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { textPath } from "../../src/course/files.js";
import { readText } from "../../src/course/text.js";

describe("readText", () => {
  test("parts a text at its headings, by their place", () => {
    const text = readText(
      "# A title\n\n## Before\n\nWatch `main`.\n\nAnd more.\n\n## Then\n\nWhy.\n\n## No\n\nIt is not so.\n\n## Do\n\n1. a\n2. b\n",
    );
    expect(text).toEqual({
      title: "A title",
      parts: {
        watch: { heading: "Before", body: "Watch `main`.\n\nAnd more." },
        why: { heading: "Then", body: "Why." },
        misconception: { heading: "No", body: "It is not so." },
        try: { heading: "Do", body: "1. a\n2. b" },
      },
    });
  });

  test("takes a `#` within a fence for no heading", () => {
    const { title, parts } = readText("# T\n## A\n```python\n# one\n~~~\n## two\n```\n## B\nb\n");
    expect(title).toBe("T");
    expect(parts.watch.body).toBe("```python\n# one\n~~~\n## two\n```");
    expect(parts.why).toEqual({ heading: "B", body: "b" });
  });

  test("leaves empty what is missing, and reads Windows' line ends", () => {
    const { parts } = readText("# T\r\n\r\n## A\r\n\r\na\r\n");
    expect(parts.watch).toEqual({ heading: "A", body: "a" });
    expect(parts.try).toEqual({ heading: "", body: "" });
  });

  test.each(
    lessons.flatMap((lesson) => (["en", "ja"] as const).map((language) => [lesson, language] as const)),
  )("loses nothing of $id in %s", (lesson, language) => {
    const markdown = readFileSync(textPath(lesson, language), "utf8");
    const { title, parts } = readText(markdown);
    const whole = Object.values(parts).filter(({ heading }) => heading !== "");
    const again = [`# ${title}`, ...whole.flatMap(({ heading, body }) => [`## ${heading}`, body])].join(
      "\n\n",
    );
    expect(`${again}\n`).toBe(markdown);
  });
});
