// A lesson's text, drawn.
import { describe, expect, test } from "vitest";
import { readText, renderText } from "../../src/course/text.js";
import { ascii80, en40, en80, ja80, uncolored, viewOf } from "../helpers/view.js";

const english = readText(`# Wait for both

## What to watch

\`main\` holds a single \`await\`. Watch which of the coroutines prints first, and *when*: they are handed over in the order \`one_print\`, \`two_print\`.

A second paragraph.

## What happened and why

It printed 2, 1.

## A common misconception

"The **list** follows the clock." It follows the arguments.

## Two things to try

1. Run it with other delays, \`npx asyncio-lessons run gather --delays 3,2,1\`, and see what changes in the output.
2. Copy \`program.ts\` and change it.
`);

const japanese = readText(`# 両方を待つ

## 見どころ

\`main\` にある \`await\` は一つだけです。コルーチンは \`one_print\`、\`two_print\` の順に渡しています。どれが最初に表示するかに注目してください。

## 試してみよう

1. \`npx asyncio-lessons run gather --delays 3,2,1\` のように待ち時間を変えて実行し、表示の順がどう変わるかを確かめてください。
2. \`program.ts\` を写して書き換えてください。
`);

/** Markdown that lessons could use, as the body of one part. */
function body(markdown: string, view = en40): string {
  return renderText(readText(`# T\n## H\n${markdown}`), "watch", view);
}

describe("a lesson's text", () => {
  test("at 80 columns", () => {
    expect(renderText(english, "all", en80)).toMatchInlineSnapshot(`
      "  What to watch
          \`main\` holds a single \`await\`. Watch which of the coroutines prints first,
          and *when*: they are handed over in the order \`one_print\`, \`two_print\`.

          A second paragraph.

        What happened and why
          It printed 2, 1.

        A common misconception
          "The *list* follows the clock." It follows the arguments.

        Two things to try
          1. Run it with other delays,
             \`npx asyncio-lessons run gather --delays 3,2,1\`, and see what changes in
             the output.
          2. Copy \`program.ts\` and change it."
    `);
  });

  test("at 40 columns", () => {
    expect(renderText(english, "all", en40)).toMatchInlineSnapshot(`
      "  What to watch
          \`main\` holds a single \`await\`. Watch
          which of the coroutines prints
          first, and *when*: they are handed
          over in the order \`one_print\`,
          \`two_print\`.

          A second paragraph.

        What happened and why
          It printed 2, 1.

        A common misconception
          "The *list* follows the clock." It
          follows the arguments.

        Two things to try
          1. Run it with other delays, \`npx
             asyncio-lessons run gather
             --delays 3,2,1\`, and see what
             changes in the output.
          2. Copy \`program.ts\` and change it."
    `);
  });

  test("is the same in ASCII, and no wider on a wide terminal", () => {
    expect(renderText(english, "all", ascii80)).toBe(renderText(english, "all", en80));
    expect(renderText(english, "all", viewOf(200))).toBe(renderText(english, "all", en80));
  });

  test("in Japanese", () => {
    expect(renderText(japanese, "all", ja80)).toMatchInlineSnapshot(`
      "  見どころ
          \`main\` にある \`await\` は一つだけです。コルーチンは \`one_print\`、
          \`two_print\` の順に渡しています。どれが最初に表示するかに注目してください。

        試してみよう
          1. \`npx asyncio-lessons run gather --delays 3,2,1\` のように待ち時間を変えて
             実行し、表示の順がどう変わるかを確かめてください。
          2. \`program.ts\` を写して書き換えてください。"
    `);
  });

  test("gives one part alone, and nothing where there is none", () => {
    expect(renderText(english, "why", en80)).toBe("  What happened and why\n    It printed 2, 1.");
    expect(renderText(japanese, "misconception", ja80)).toBe("");
  });

  test("paints headings, names and emphasis, and keeps their marks", () => {
    const view = viewOf(80, "en", { color: true });
    const painted = renderText(english, "all", view);
    expect(uncolored(painted)).toBe(renderText(english, "all", en80));
    expect(painted).toContain("\u001b[1mWhat to watch\u001b[22m");
    expect(painted).toContain("\u001b[36mone_print\u001b[39m");
    expect(painted).toContain("\u001b[1mlist\u001b[22m");
  });

  test("paints a name that is broken on both of its lines", () => {
    const view = viewOf(40, "en", { color: true });
    const painted = body("Try this one: `npx asyncio-lessons run gather`.", view);
    expect(painted).toContain("\u001b[36mnpx asyncio-lessons\u001b[39m\n    \u001b[36mrun gather\u001b[39m");
  });
});

describe("Markdown", () => {
  test("sets lists out, also within lists", () => {
    expect(
      body("- one\n- two that is longer than a line has room for\n  - three\n\n9. nine\n10. ten"),
    ).toMatchInlineSnapshot(`
      "  H
          - one
          - two that is longer than a line has
            room for
            - three

          9. nine
          10. ten"
    `);
  });

  test("keeps code in fences as it stands, and breaks only what is too long", () => {
    expect(
      body("So:\n\n```python\nx = 1\n\nif x:\n    print(x, 'and a text that is too long')\n```\nEnd."),
    ).toMatchInlineSnapshot(`
      "  H
          So:

            x = 1

            if x:
                print(x, 'and a text that is
                    too long')

          End."
    `);
  });

  test("draws quotations, links and headings of lower rank", () => {
    expect(
      body(
        "### More\n\n> It was said that all was well.\n\nSee [the docs](https://docs.example) and <https://a.example>.",
      ),
    ).toMatchInlineSnapshot(`
      "  H
        More
          > It was said that all was well.

          See the docs (https://docs.example)
          and https://a.example."
    `);
  });

  test("shows characters as they are, and what it does not know as it is written", () => {
    expect(
      body("a < b && `c < d` \\*no\\* <b>bold</b>\n\n| a | b |\n| - | - |\n| 1 | 2 |"),
    ).toMatchInlineSnapshot(`
      "  H
          a < b && \`c < d\` *no* <b>bold</b>

          | a | b |
          | - | - |
          | 1 | 2 |"
    `);
  });

  test("joins lines: with a space, but not within Japanese", () => {
    expect(body("one\ntwo")).toContain("    one two");
    expect(body("`main`\nはここで\n待ちます")).toContain("    `main` はここで待ちます");
  });
});
