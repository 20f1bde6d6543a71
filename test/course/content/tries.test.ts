// What a text says to try is read to the letter, and a fault in it is named.
import { describe, expect, test } from "vitest";
import { baseline } from "../../../src/course/catalogue.js";
import type { Room } from "./room.js";
import { changed, changesIn } from "./tries/change.js";
import { checkClaims } from "./tries/check.js";
import { checkCopied } from "./tries/items.js";
import { inTypeScript } from "./tries/typescript.js";

const python = [
  "async def nap():",
  "    await asyncio.sleep(1)",
  "    print(1)",
  "",
  "async def main():",
  "    task = asyncio.create_task(nap())",
  "    await asyncio.sleep(1)",
  "    await task",
].join("\n");

describe("a change", () => {
  const mainAfter = (text: string): string[] =>
    changed(python, changesIn(text), (piece) => piece)
      .split("\n")
      .slice(5);

  test.each([
    ["In `main`, change `sleep(1)` to `sleep(2)`.", ["    await asyncio.sleep(2)", "    await task"]],
    ["In `main`, change the line `await task` to `pass`.", ["    await asyncio.sleep(1)", "    pass"]],
    [
      "In `main`, swap the lines `await task` and `await asyncio.sleep(1)`.",
      ["    await task", "    await asyncio.sleep(1)"],
    ],
    [
      "In `main`, below `await task`, add `print(2)`.",
      ["    await asyncio.sleep(1)", "    await task", "    print(2)"],
    ],
    [
      "In `main`, above `await task`, add `print(2)`, and take out the line `await asyncio.sleep(1)`.",
      ["    print(2)", "    await task"],
    ],
  ])("%s", (text, lines) => {
    expect(mainAfter(text)).toEqual(["    task = asyncio.create_task(nap())", ...lines]);
  });

  test("moves a line", () => {
    const text = "In `main`, move the line `await task` right below `task = asyncio.create_task(nap())`.";
    expect(mainAfter(text)[1]).toBe("    await task");
  });

  test("is none where the code is not there, or twice", () => {
    expect(() => mainAfter("Change `sleep(1)` to `sleep(2)`.")).toThrow(
      "`sleep(1)` is there 2 times, not once",
    );
    expect(() => mainAfter("In `nap`, take out the line `await task`.")).toThrow(
      "`await task` is there 0 times, not once",
    );
  });

  test("is done to the other program in its own language", () => {
    const typescript =
      "const main = coroutine(function* main() {\n  const task = one();\n  yield* task;\n});";
    const changes = changesIn("In `main`, below `await task`, add `await asyncio.wait_for(task, 1)`.");
    expect(changed(typescript, changes, inTypeScript).split("\n")[3]).toBe(
      "  yield* asyncio.waitFor(task, 1);",
    );
  });
});

describe("the second thing to try", () => {
  const en = [
    "2. `npx asyncio-lessons copy nap` writes `nap.py`.",
    "   - In `main`, change `sleep(1)` to `sleep(2)`.",
    "   - Run it: `npx asyncio-lessons run ./nap.py`.",
    "   - It prints `1`.",
    "   - In TypeScript: `copy nap --typescript`, the same change, `run ./nap.ts`.",
  ].join("\n");
  const ja = [
    "2. `npx asyncio-lessons copy nap` で `nap.py` ができます。",
    "   - `main` の `sleep(1)` を `sleep(2)` に書き換えます。",
    "   - `npx asyncio-lessons run ./nap.py` で実行します。",
    "   - `1` が表示されます。",
    "   - TypeScript なら、`copy nap --typescript` でコピーし、同じように書き換え、`run ./nap.ts` で動かします。",
  ].join("\n");
  const typescript = "const main = coroutine(function* main() {\n  yield* asyncio.sleep(1);\n});";
  const faults = (english: string, japanese = ja): string[] => checkCopied(roomWith(english, japanese));

  function roomWith(english: string, japanese = ja): Room {
    const texts = { "en.md": english, "ja.md": japanese, "program.py": python, "program.ts": typescript };
    const files = Object.entries(texts).map(([name, text]): [string, string] => [
      name,
      name.endsWith(".md") ? `# Nap\n\n## A\n\n## B\n\n## C\n\n## Try\n\n${text}\n` : text,
    ]);
    return { id: "nap", lesson: undefined, files: new Map(files) };
  }

  test("is sound when it says what to do, what is seen, and how it is done in TypeScript", () => {
    expect(faults(en)).toEqual([]);
  });

  test.each([
    ["what it copies", en.replace("copy nap`", "copy cat`"), /^en.md has to say what to try second/],
    ["the command", en.replace("./nap.py", "./cat.py"), /^en.md has to say what to try second/],
    [
      "a change that can be made",
      en.replace("sleep(1)", "sleep(3)"),
      /^what to try cannot be done to program.py/,
    ],
    ["a change", en.replace("change", "see"), /cannot be done to program.py: nothing is changed$/],
    [
      "the same as the other text",
      en.replace("`1`", "`2`"),
      /^what to try cites `2` in en.md, `1` in ja.md$/,
    ],
    [
      "how to copy the other",
      en.replace("--typescript", "--ts"),
      /has no `copy nap --typescript` for TypeScript$/,
    ],
  ])("has to say %s", (_, text, fault) => {
    expect(faults(text).find((each) => fault.test(each))).toMatch(fault);
  });

  test("names what TypeScript writes otherwise", () => {
    const [english, japanese] = [en, ja].map((text) => text.replace("`sleep(2)`", "`sleep(await one())`"));
    expect(faults(english ?? "", japanese)).toEqual([
      "what to try does not say that TypeScript has `yield*` in `sleep(await one())`",
    ]);
  });

  test("says nothing that is not seen", () => {
    const room = roomWith(en.replace("It prints `1`.", "It prints `7` after 3 seconds."));
    expect(checkClaims(room, baseline, "2.000 s  1")).toEqual([
      "en.md says `7` of what to try, which is not seen",
      "en.md says 3 seconds of what to try, which is not seen",
    ]);
  });
});
