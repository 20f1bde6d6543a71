// Every line of every program that a learner is shown, in lessons and in terms: which line of Python stands for it.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { sourcePath, termRooms } from "../../src/course/files.js";
import { terms } from "../../src/course/terms/glossary.js";
import { foldName } from "../../src/trace/fold.js";
import { alignPrograms } from "../../src/draw/source/align.js";
import { matchingLine } from "../../src/trace/labels.js";
import { SourceTree } from "../trace/sourceTree.js";

type Written = "typescript" | "python";

/** What only one of the languages has to say, wherever it stands. */
const alone: Readonly<Record<Written, RegExp>> = {
  // Imports; a name that is declared; the second half of what TypeScript says in one line; what ends another's statement.
  python:
    /^(import .*|from .* import .*|global \w+|pass|return "(pending|cancelled)"|print\($|if __name__ .*)$/,
  // Imports; the guard in a `catch`; a note for the compiler, or on what follows; what goes on from the line above.
  typescript: /^(import .*|if \(!.*\) throw \w+;|\/\/ .*|asyncio\.sleep\(.*\),|\} from .*)$/,
};

/** Lines that stand for nothing in the other program. */
const known: Readonly<Record<string, Partial<Record<Written, readonly string[]>>>> = {
  // Python's function raises from 3.14 on.
  run_until_complete: {
    python: ["try:", "except RuntimeError:  # from Python 3.14 on", "loop = asyncio.new_event_loop()"],
  },
  // A rejected promise is made in one line, a failed future in two.
  promises: { python: ["refused = Future()"] },
  // Python counts memory only once it is asked to.
  scale: { python: ["tracemalloc.start()"] },
  // Its names stand one below the other.
  task_group: {
    typescript: "asyncio asyncWith coroutine ExceptionGroup print repr time ValueError"
      .split(" ")
      .map((name) => `${name},`),
  },
};

/** How threads and processes are begun differs too much: there only the functions that both have are held against each other. */
const partlyAnew = new Set(["concurrency_models", "to_thread"]);

const programs = [
  ...lessons.map((lesson) => ({ id: lesson.id, pathOf: (written: Written) => sourcePath(lesson, written) })),
  ...terms.map((term) => ({
    id: `explain ${term.id}`,
    pathOf: (written: Written) => sourcePath(term, written, termRooms),
  })),
].map(({ id, pathOf }) => {
  const read = (written: Written): string => readFileSync(pathOf(written), "utf8");
  return { id, typescript: read("typescript"), python: read("python") };
});

/** The names, words and numbers of a line, as Python writes them. */
function wordsOf(line: string): ReadonlySet<string> {
  const words = line.match(/[A-Za-z_]\w*|\d+/g) ?? [];
  return new Set(words.filter((word) => !common.has(word)).map(foldName));
}

/** What any two lines may have in common. */
const common = new Set([
  "asyncio",
  "coroutine",
  "function",
  "const",
  "let",
  "async",
  "await",
  "yield",
  "def",
  "print",
]);

/** What is caught stands in the line below `catch`; an awaitable is what has `__await__`, or what can be iterated. */
const sameInOtherWords = [
  [/^except\b/, /^\} catch\b/],
  [/^raise$/, /^throw error;$/],
  [/^def __await__/, /^\*\[Symbol\.iterator\]/],
] as const;

describe.each(programs)("$id", ({ id, typescript, python }) => {
  const pairs = alignPrograms(typescript, python);
  const lines = { typescript: typescript.split("\n"), python: python.split("\n") };
  const lineOf = (written: Written, at: number): string => lines[written][at - 1]?.trim() ?? "";

  test.each(["python", "typescript"] as const)("leaves no line of %s without a match", (written) => {
    const matched = new Set(pairs.map((pair) => pair[written]));
    const left = lines[written]
      .filter((line, at) => /\w/.test(line) && !matched.has(at + 1))
      .map((line) => line.trim())
      .filter((line) => !alone[written].test(line) && known[id]?.[written]?.includes(line) !== true);
    if (!partlyAnew.has(id)) expect(left).toEqual([]);
  });

  test("matches no line with one that says something else", () => {
    const wrong = pairs
      .map((pair) => [lineOf("python", pair.python), lineOf("typescript", pair.typescript)] as const)
      .filter(([one, other]) => {
        if (sameInOtherWords.some(([left, right]) => left.test(one) && right.test(other))) return false;
        const [left, right] = [wordsOf(one), wordsOf(other)];
        return left.size > 0 && right.size > 0 && ![...left].some((word) => right.has(word));
      });
    expect(wrong).toEqual([]);
  });

  test("shows for every line of TypeScript one of the same function of Python, or none", () => {
    const ours = new SourceTree(typescript, "typescript");
    const theirs = new SourceTree(python, "python");
    const document = {
      runtime: { name: "core", version: null },
      programs: { typescript: { file: "", text: typescript }, python: { file: "", text: python }, pairs },
    } as const;
    const wrong = lines.typescript.filter((text, at) => {
      const line = matchingLine(document, at + 1);
      if (!/\w/.test(text) || line === null) return false;
      const functions = [...ours.functionsAt(at + 1)].map((name) =>
        name === "<lambda>" ? "__await__" : foldName(name),
      );
      return !functions.some((name) => theirs.functionsAt(line).has(name));
    });
    expect(wrong).toEqual([]);
  });
});
