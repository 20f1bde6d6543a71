// A lesson's two programs, drawn.
import { describe, expect, test } from "vitest";
import { highlight } from "../../src/draw/source/highlight.js";
import { renderPrograms } from "../../src/draw/source/programs.js";
import { en40, en80, uncolored, viewOf } from "../helpers/view.js";

const programs = {
  python: `import asyncio
import time


async def fetch(name, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(f"{name} is cancelled after {time.time() - start:.1f} s")
        raise


asyncio.run(main())
`,
  typescript: `import { asyncio, coroutine, print, time } from "asyncio-lessons";

const fetch = coroutine(function* fetch(name: string, delay: number) {
  try {
    yield* asyncio.sleep(delay);
  } catch (error) {
    if (!(error instanceof asyncio.CancelledError)) throw error;
    print(\`\${name} is cancelled after \${(time.time() - start).toFixed(1)} s\`); // told once
    throw error;
  }
});

await asyncio.run(main());
`,
};

describe("two programs", () => {
  test("stand side by side at 120 columns, matching lines beside each other", () => {
    expect(renderPrograms(programs, "both", viewOf(120), null)).toMatchInlineSnapshot(`
      "  program.py                                                │ program.ts
         1  import asyncio                                        │  1  import { asyncio, coroutine, print, time } from
                                                                  │         "asyncio-lessons";
         2  import time                                           │  2
         3                                                        │
         4                                                        │
         5  async def fetch(name, delay):                         │  3  const fetch = coroutine(function* fetch(name: string,
                                                                  │         delay: number) {
         6      try:                                              │  4    try {
         7          await asyncio.sleep(delay)                    │  5      yield* asyncio.sleep(delay);
         8      except asyncio.CancelledError:                    │  6    } catch (error) {
                                                                  │  7      if (!(error instanceof asyncio.CancelledError))
                                                                  │             throw error;
         9          print(f"{name} is cancelled after             │  8      print(\`\${name} is cancelled after \${(time.time() -
                        {time.time() - start:.1f} s")             │             start).toFixed(1)} s\`); // told once
        10          raise                                         │  9      throw error;
        11                                                        │ 10    }
        12                                                        │ 11  });
                                                                  │ 12
        13  asyncio.run(main())                                   │ 13  await asyncio.run(main());"
    `);
  });

  test("at 100 columns, in ASCII", () => {
    expect(renderPrograms(programs, "both", viewOf(100, "en", { ascii: true }), null)).toMatchInlineSnapshot(`
      "  program.py                                      | program.ts
         1  import asyncio                              |  1  import { asyncio, coroutine, print, time }
                                                        |         from "asyncio-lessons";
         2  import time                                 |  2
         3                                              |
         4                                              |
         5  async def fetch(name, delay):               |  3  const fetch = coroutine(function*
                                                        |         fetch(name: string, delay: number) {
         6      try:                                    |  4    try {
         7          await asyncio.sleep(delay)          |  5      yield* asyncio.sleep(delay);
         8      except asyncio.CancelledError:          |  6    } catch (error) {
                                                        |  7      if (!(error instanceof
                                                        |             asyncio.CancelledError)) throw
                                                        |             error;
         9          print(f"{name} is cancelled after   |  8      print(\`\${name} is cancelled after
                        {time.time() - start:.1f} s")   |             \${(time.time() - start).toFixed(1)}
                                                        |             s\`); // told once
        10          raise                               |  9      throw error;
        11                                              | 10    }
        12                                              | 11  });
                                                        | 12
        13  asyncio.run(main())                         | 13  await asyncio.run(main());"
    `);
  });

  test("need no more columns than their lines do", () => {
    const drawn = renderPrograms(programs, "both", viewOf(250), null);
    expect(Math.max(...drawn.split("\n").map((line) => line.length))).toBeLessThan(180);
  });

  test("stand one below the other under 100 columns", () => {
    expect(renderPrograms(programs, "both", viewOf(99), null)).toMatch(/^ {2}program\.ts$/m);
    expect(renderPrograms(programs, "both", viewOf(99), null)).not.toContain("│");
    expect(renderPrograms(programs, "both", en80, null)).toMatchInlineSnapshot(`
      "  program.py
         1  import asyncio
         2  import time
         3
         4
         5  async def fetch(name, delay):
         6      try:
         7          await asyncio.sleep(delay)
         8      except asyncio.CancelledError:
         9          print(f"{name} is cancelled after {time.time() - start:.1f} s")
        10          raise
        11
        12
        13  asyncio.run(main())

        program.ts
         1  import { asyncio, coroutine, print, time } from "asyncio-lessons";
         2
         3  const fetch = coroutine(function* fetch(name: string, delay: number) {
         4    try {
         5      yield* asyncio.sleep(delay);
         6    } catch (error) {
         7      if (!(error instanceof asyncio.CancelledError)) throw error;
         8      print(\`\${name} is cancelled after \${(time.time() - start).toFixed(1)}
                    s\`); // told once
         9      throw error;
        10    }
        11  });
        12
        13  await asyncio.run(main());"
    `);
  });

  test("at 40 columns", () => {
    expect(renderPrograms(programs, "python", en40, null)).toMatchInlineSnapshot(`
      "  program.py (run: program.ts)
         1  import asyncio
         2  import time
         3
         4
         5  async def fetch(name, delay):
         6      try:
         7          await asyncio.sleep(delay)
         8      except asyncio.CancelledError:
         9          print(f"{name} is
                        cancelled after
                        {time.time() -
                        start:.1f} s")
        10          raise
        11
        12
        13  asyncio.run(main())"
    `);
  });

  test("one of them alone, at any width", () => {
    const python = renderPrograms(programs, "python", viewOf(120), null);
    const typescript = renderPrograms(programs, "typescript", viewOf(120), null);
    expect(python).toMatch(/^ {2}program\.py \(run: program\.ts\)\n {3}1 {2}import asyncio\n/);
    expect(typescript).toMatch(/^ {2}program\.ts\n {3}1 {2}import \{/);
    expect(python).not.toContain("yield*");
    expect(typescript).not.toContain("async def");
  });

  test("lose no word, whatever is broken", () => {
    const words = (text: string): string => text.replace(/[\s│]+/g, "");
    for (const width of [30, 40, 60, 80]) {
      const drawn = renderPrograms(programs, "typescript", viewOf(width), null);
      const lines = drawn
        .split("\n")
        .slice(1)
        .map((line) => line.slice(6));
      expect(words(lines.join(""))).toBe(words(programs.typescript));
    }
  });

  test("are the same with colours, once those are taken away", () => {
    for (const width of [40, 80, 120]) {
      const painted = renderPrograms(programs, "both", viewOf(width, "en", { color: true }), highlight);
      expect(painted).toContain("\u001b[35m");
      expect(uncolored(painted)).toBe(renderPrograms(programs, "both", viewOf(width), null));
    }
  });
});

describe("highlight", () => {
  /** `[kind:text]` for what is painted. */
  const marked = (code: string, written: "python" | "typescript"): string =>
    highlight(code, written)
      .map((line) => line.map(({ text, kind }) => (kind === null ? text : `[${kind}:${text}]`)).join(""))
      .join("\n");

  test("knows Python", () => {
    expect(
      marked(
        'async def f(x=None):\n    """Text\n    goes on."""\n    return f"{x:.1f} s", 1_000, True  # why',
        "python",
      ),
    ).toMatchInlineSnapshot(`
      "[keyword:async] [keyword:def] f(x=[keyword:None]):
          [string:"""Text]
      [string:    goes on."""]
          [keyword:return] [string:f"]{x:.1f}[string: s"], [number:1_000], [keyword:True]  [comment:# why]"
    `);
  });

  test("knows TypeScript", () => {
    expect(
      marked(
        `const f = coroutine(function* f(x: string) {\n  yield* g(\`\${x} < 1\`, 1.5, true, null); // why\n});`,
        "typescript",
      ),
    ).toMatchInlineSnapshot(`
      "[keyword:const] f = coroutine([keyword:function][keyword:*] f(x: string) {
        [keyword:yield][keyword:*] g([string:\`]\${x}[string: < 1\`], [number:1.5], [keyword:true], [keyword:null]); [comment:// why]
      });"
    `);
  });

  test("loses nothing of code that is not sound", () => {
    const code = 'def (:\n  "open\n\n}}} <b> &amp;';
    expect(
      highlight(code, "python")
        .map((line) => line.map(({ text }) => text).join(""))
        .join("\n"),
    ).toBe(code);
  });
});
