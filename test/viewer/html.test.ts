// The page as text: whole, closed to the outside, within its size, and in both languages.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { pageWords } from "../../src/viewer/page/words.js";
import { viewerWords } from "../../src/viewer/words/words.js";
import { documentOf } from "../helpers/document.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { builtPage, pageOf } from "../helpers/pageTrace.js";

const fake = { script: "run()", scriptHash: "sha256-a", style: "a{}", styleHash: "sha256-b" };

/** What the page itself will read. */
function payloadOf(html: string): unknown {
  const [, json = ""] = /<script type="application\/json" id="trace">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json);
}

describe("a page", () => {
  test("holds its trace, whatever the trace says", () => {
    const nasty = `</script><script>alert(1)</script><!-- <b>&amp; "x" \u2028\u2029 日本語 \u0000`;
    const document = documentOf(
      [
        { kind: "program-began", at: 0, iteration: 0 },
        { kind: "output", at: 0, iteration: 0, stream: "stdout", text: nasty, task: null, frames: [] },
      ],
      nasty,
      nasty,
    );
    const html = pageOf(document, fake);
    expect(payloadOf(html)).toMatchObject({ document });
    expect(html.match(/<script\b/g)).toHaveLength(2);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html).not.toMatch(/<!--|[\u2028\u2029]/);
    expect(html).toContain("<title>&lt;/script&gt;");
  });

  test("lets nothing run but the script that the build made, by its hash", () => {
    const { script, scriptHash, style, styleHash } = builtPage();
    const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
    expect([scriptHash, styleHash]).toEqual([hashOf(script), hashOf(style)]);
    const html = pageOf(documentOf([]));
    expect(html).toContain(`default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'`);
    expect(html).not.toMatch(/\sstyle="|\son\w+="|unsafe-/);
  });

  test("needs no network, and makes no code out of text", () => {
    const html = pageOf(documentOf([]));
    const addresses = html.match(/https?:\/\/[^"'`\s)]+/g) ?? [];
    // The name of a language, which nothing fetches.
    expect([...new Set(addresses)]).toEqual(["http://www.w3.org/2000/svg"]);
    expect(html).not.toMatch(/\beval\(|new Function|\bimport\(|\bfetch\(|XMLHttpRequest|WebSocket|@import/);
    expect(html).not.toMatch(/url\((?!"?#)/);
  });

  test.each(lessons.filter(({ clock }) => clock === "any"))("of $id is under 300 KB", async (lesson) => {
    const size = Buffer.byteLength(pageOf(await lessonTrace(lesson.id)));
    expect(size).toBeLessThan(300_000);
  });
});

describe("the words of the page", () => {
  /** Every text by its path; of a function, what it makes of one and another value. */
  function textsOf(words: object, path = ""): Map<string, string> {
    const texts = new Map<string, string>();
    for (const [key, value] of Object.entries(words)) {
      const at = `${path}${key}`;
      if (typeof value === "string") texts.set(at, value);
      else if (typeof value === "function") texts.set(at, String(value("1", "2", "3")));
      else for (const [inner, text] of textsOf(value, `${at}.`)) texts.set(inner, text);
    }
    return texts;
  }
  /** What is the same in both languages: Python's names, and figures with a name. */
  const same = new Set([
    "step",
    "noted",
    "also",
    "waits.gather",
    "waits.future",
    "terms.future.name",
    "waits.some",
    "readyBecause.call_soon",
    "inside",
    // As Python calls them.
    "flow.word.pending",
    "flow.word.finished",
    "flow.word.failed",
    "flow.word.cancelled",
  ]);

  test.each([
    ["page", pageWords.en, pageWords.ja],
    ["step", viewerWords.en, viewerWords.ja],
  ])("are there in both languages: %s", (_, english, japanese) => {
    const [en, ja] = [textsOf(english), textsOf(japanese)];
    expect([...ja.keys()].sort()).toEqual([...en.keys()].sort());
    for (const [path, text] of en) {
      // They are put together of `source`, numbers and Python's name.
      if (path === "from" || path === "ranOn") continue;
      expect(text.trim(), path).not.toBe("");
      expect(text, path).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
      if (same.has(path)) continue;
      expect(ja.get(path), path).not.toBe(text);
      expect(ja.get(path), path).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    }
  });
});
