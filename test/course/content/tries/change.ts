// What a learner is told to change in a copied program, read out of the English text as it stands there, and done to the
// program in either language.

export type Change = Readonly<Record<string, string>> & { readonly within?: string };

const code = (name: string): string => `\`(?<${name}>[^\`]+)\``;

/** The forms in which a text may say it. */
const FORMS = new RegExp(
  [
    `\\bIn ${code("within")}`,
    `change (?:the line ${code("wholeLine")}|${code("from")}) to ${code("to")}`,
    `swap the lines ${code("one")} and ${code("other")}`,
    `move the line ${code("moved")} right below ${code("under")}`,
    `above ${code("above")}, add ${code("added")}`,
    `below ${code("below")}, add ${code("addedBelow")}`,
    `take out the line ${code("out")}`,
  ].join("|"),
  "gi",
);

/** The changes that a text names, in order: `In main` holds for those behind it. */
export function changesIn(text: string): Change[] {
  let within: string | undefined;
  return [...text.matchAll(FORMS)].flatMap(({ groups = {} }) => {
    const named = Object.fromEntries(Object.entries(groups).filter(([, found]) => found !== undefined));
    within = named.within ?? within;
    if (named.within !== undefined) return [];
    return [within === undefined ? named : { ...named, within }];
  });
}

/** How one of the languages writes a piece of code that a text has in Python. */
export type Dialect = (piece: string) => string;

/**
 * The program as changed.
 *
 * @throws Error where a piece of code that the change is about is not there, or more than once
 */
export function changed(program: string, changes: readonly Change[], dialect: Dialect): string {
  return changes.reduce((text, change) => changedOnce(text, change, dialect), program);
}

function changedOnce(program: string, change: Change, dialect: Dialect): string {
  const lines = program.split("\n");
  const [first, end] = change.within === undefined ? [0, lines.length] : functionIn(lines, change.within);
  const lineOf = (piece: string): number =>
    only(
      piece,
      lines.flatMap((line, at) => (at >= first && at < end && bare(line) === dialect(piece) ? [at] : [])),
    );
  const put = (at: number, piece: string, like: number): void => {
    lines.splice(at, 0, written(dialect(piece), lines[like] ?? ""));
  };
  const { wholeLine, from, to = "", one, other, moved, under, above, added = "", below, addedBelow } = change;
  if (wholeLine !== undefined) {
    const at = lineOf(wholeLine);
    lines[at] = written(dialect(to), lines[at] ?? "");
  } else if (from !== undefined) {
    const at = only(
      from,
      lines.flatMap((line, at) => {
        const times = at >= first && at < end ? line.split(dialect(from)).length - 1 : 0;
        return new Array<number>(times).fill(at);
      }),
    );
    lines[at] = (lines[at] ?? "").replace(dialect(from), () => dialect(to));
  } else if (one !== undefined && other !== undefined) {
    const [here, there] = [lineOf(one), lineOf(other)];
    [lines[here], lines[there]] = [lines[there] ?? "", lines[here] ?? ""];
  } else if (moved !== undefined && under !== undefined) {
    const [line = ""] = lines.splice(lineOf(moved), 1);
    lines.splice(lineOf(under) + 1, 0, line);
  } else if (above !== undefined) put(lineOf(above), added, lineOf(above));
  else if (below !== undefined) put(lineOf(below) + 1, addedBelow ?? "", lineOf(below));
  else lines.splice(lineOf(change.out ?? ""), 1);
  return lines.join("\n");
}

function only(piece: string, places: readonly number[]): number {
  const [at, ...more] = places;
  if (at === undefined || more.length > 0)
    throw new Error(`\`${piece}\` is there ${places.length} times, not once`);
  return at;
}

/** A line without its indent, and without what TypeScript alone has around it. */
function bare(line: string): string {
  return line.trim().replace(/^(?:const|let) (?=\w+ =)|;$/g, "");
}

/** A new line beside one that is there, with its indent and its end. */
function written(piece: string, like: string): string {
  const [indent = ""] = /^\s*/.exec(like) ?? [];
  return piece === "" ? "" : `${indent}${piece}${like.endsWith(";") ? ";" : ""}`;
}

/** From the head of a function to the next line that is not indented, which in TypeScript closes it. */
function functionIn(lines: readonly string[], name: string): [number, number] {
  const head = new RegExp(`^(?:async )?def ${name}\\(|\\bfunction\\*? ${name}\\(`);
  const first = only(
    name,
    lines.flatMap((line, at) => (head.test(line) ? [at] : [])),
  );
  const length = lines.slice(first + 1).findIndex((line) => /^\S/.test(line));
  return [first, length === -1 ? lines.length : first + 1 + length];
}
