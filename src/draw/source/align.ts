// Which line of program.ts stands for which line of program.py: the two are written alike, line by line where the
// languages allow. A line's words say which lines are alike, and the order of the lines does the rest.
import { foldName } from "../../trace/fold.js";

/** Two lines that say the same, counted from 1. */
export interface LinePair {
  readonly typescript: number;
  readonly python: number;
}

/** What a line of Python does, as far as it says so at its beginning. */
const pythonKinds = [
  [/^#/, "comment"],
  [/^(import|from)\b/, "import"],
  [/^class\b/, "class"],
  [/^(async )?def\b/, "function"],
  [/^(async )?for\b/, "for"],
  [/^while\b/, "while"],
  [/^(el)?if\b/, "if"],
  [/^else\b/, "else"],
  [/^try\b/, "try"],
  [/^except\b/, "except"],
  [/^finally\b/, "finally"],
  [/^(async )?with\b/, "with"],
  [/^match\b.*:$/, "match"],
  [/^case\b.*:$/, "case"],
  [/^return\b/, "return"],
  [/^raise\b/, "raise"],
] as const;

/** Lines of different kinds never stand for each other. */
type Kind = (typeof pythonKinds)[number][1] | "plain";

interface CodeLine {
  readonly kind: Kind;
  readonly words: readonly string[];
}

/** Two lines alike by less than this stand for different things. */
const leastAlike = 0.3;

/** The lines that match, each once, in increasing order of both programs. */
export function alignPrograms(typescript: string, python: string): readonly LinePair[] {
  const lines = typescript.split("\n");
  const left = lines.map(typescriptLine);
  const right = python.split("\n").map(pythonLine);
  const columns = right.length + 1;
  // best[i * columns + j]: how alike the lines from i and from j on can be at most.
  const best = new Float64Array((left.length + 1) * columns);
  const at = (i: number, j: number): number => best[i * columns + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      best[i * columns + j] = Math.max(
        at(i + 1, j),
        at(i, j + 1),
        at(i + 1, j + 1) + alike(left[i], right[j]),
      );
    }
  }
  const pairs: LinePair[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const score = alike(left[i], right[j]);
    // Of lines equally alike the first ones are taken.
    if (score > 0 && at(i, j) === at(i + 1, j + 1) + score) pairs.push({ typescript: ++i, python: ++j });
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return withTheirOnlyOnes(pairs, left, right).map((pair, nth, all) => {
    const before = all[nth - 1]?.typescript ?? 0;
    return { ...pair, typescript: beginningOf(pair.typescript, before, lines) };
  });
}

/** Between two pairs, a statement, or a `return`, that stands alone on each side is the same one, whatever its words. */
function withTheirOnlyOnes(
  pairs: readonly LinePair[],
  left: readonly (CodeLine | null)[],
  right: readonly (CodeLine | null)[],
): readonly LinePair[] {
  return pairs.flatMap((pair, nth) => {
    const before = pairs[nth - 1] ?? { typescript: 0, python: 0 };
    const found = (["plain", "return"] as const).flatMap((kind) => {
      const typescript = onlyOne(kind, left, before.typescript, pair.typescript);
      const python = onlyOne(kind, right, before.python, pair.python);
      return typescript === null || python === null ? [] : [{ typescript, python }];
    });
    return [...found, pair];
  });
}

/** The line of that kind between two others, if there is one alone. */
function onlyOne(
  kind: Kind,
  lines: readonly (CodeLine | null)[],
  after: number,
  before: number,
): number | null {
  const between = lines.slice(after, before - 1);
  const first = between.findIndex((line) => line?.kind === kind);
  const isAlone = first !== -1 && between.findLastIndex((line) => line?.kind === kind) === first;
  return isAlone ? after + first + 1 : null;
}

/** Where a statement goes on from the line above, that one is its beginning, as long as it stands for nothing else. */
function beginningOf(line: number, before: number, lines: readonly string[]): number {
  let first = line;
  while (first - 1 > before && /([([,]|=>)$/.test(lines[first - 2] ?? "")) first--;
  return first;
}

/** From 0 (nothing in common) to 1 (the same words), and a little more where the kind says something too. */
function alike(one: CodeLine | null | undefined, other: CodeLine | null | undefined): number {
  if (one == null || other == null || one.kind !== other.kind) return 0;
  const left = [...other.words];
  let shared = 0;
  for (const word of one.words) {
    const found = left.indexOf(word);
    if (found === -1) continue;
    left.splice(found, 1);
    shared++;
  }
  const all = one.words.length + other.words.length;
  const words = all === 0 ? 1 : (2 * shared) / all;
  if (one.kind === "plain" || one.kind === "comment") return words < leastAlike ? 0 : words;
  // Functions are known by their names, but for those that each language calls its own way.
  if (one.kind === "function" && one.words[0] !== other.words[0] && !/^__\w+__$/.test(other.words[0] ?? ""))
    return 0;
  // What is imported, or returned, must be named by both; so the one import of TypeScript is the first that it stands for.
  const isToBeNamed = one.kind === "import" || (one.kind === "return" && other.words.length > 0);
  if (isToBeNamed && shared === 0 && one.words.length > 0) return 0;
  return 0.4 + words;
}

/** Null for what no line of TypeScript stands for: an empty line, a bracket alone. */
function pythonLine(source: string): CodeLine | null {
  const text = source.trim();
  if (!/\w/.test(text)) return null;
  const kind = pythonKinds.find(([form]) => form.test(text))?.[1] ?? "plain";
  return { kind, words: wordsIn(text) };
}

const typescriptKinds: readonly (readonly [RegExp, Kind])[] = [
  [/^\/[/*]/, "comment"],
  [/^import\b/, "import"],
  [/^(export )?(abstract )?class\b/, "class"],
  [/^(\w+ = )?(coroutine|asyncGenerator)\(function\*/, "function"],
  [/^(export )?(async )?function\b/, "function"],
  [/^(static )?(override )?(async )?\*?\[?[\w.]+\]?\([^()]*\)(: [^{]+)? \{$/, "function"],
  [/^\w+ = (async )?\([^()]*\)(: [^=]+)? => \{$/, "function"],
  [/^(for|for await)\b/, "for"],
  [/\basyncFor\(/, "for"],
  [/^while\b/, "while"],
  [/^(else )?if\b/, "if"],
  [/^else\b/, "else"],
  [/^try\b/, "try"],
  [/^catch\b/, "except"],
  [/^finally\b/, "finally"],
  [/\basyncWith\(|^using\b|^await using\b/, "with"],
  [/^switch\b/, "match"],
  [/^case\b/, "case"],
  [/^return\b/, "return"],
  [/^throw\b/, "raise"],
];

/** `if (!(error instanceof X)) throw error;` only completes the `catch` above it: in Python `except X` says both. */
const guard = /^(if \(.*\)|else) throw \w+;$/;

/** Null for what no line of Python stands for. */
function typescriptLine(source: string): CodeLine | null {
  const text = source
    .trim()
    .replace(/^\} (?=else|catch|finally)/, "")
    .replace(/^(export )?(const|let|var) /, "")
    // What stands behind it on the same line is what Python's `except X:` has on the next.
    .replace(/^(else )?if \(\w+ instanceof [\w.]+\) (?=\w.*;$)/, "");
  if (!/\w/.test(text) || guard.test(text)) return null;
  const kind = typescriptKinds.find(([form]) => form.test(text))?.[1] ?? "plain";
  return { kind, words: wordsIn(text) };
}

/** Words that one of the languages has no need of, or that the kind says already. */
const noise = new Set(
  "async await yield coroutine function def const let new if elif else for of in while with as import from class extends try catch except finally return throw raise switch match case asyncWith asyncFor string number boolean unknown void any None null undefined self this super f".split(
    " ",
  ),
);

/** The names, numbers and words of a line, as Python writes them. */
function wordsIn(text: string): string[] {
  return (text.match(/[A-Za-z_]\w*|\d+(?:\.\d+)?/g) ?? [])
    .filter((word) => !noise.has(word))
    .map((word) => foldName(word));
}
