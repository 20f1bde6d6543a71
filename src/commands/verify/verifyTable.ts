// Two runs of each lesson side by side: every line that was printed, line by line, and how long it took.

import { orderText, seconds } from "../../draw/figures.js";
import { type Column, drawRuledTable, frameWidth } from "../../draw/table.js";
import { isNarrow, type View } from "../../draw/view.js";
import { widestOf, widthOf } from "../../draw/width.js";
import { paragraph, wrap } from "../../draw/wrap.js";
import type { Second } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { reportWords } from "../common/reportWords.js";
import { verifyWords } from "./words.js";

export interface VerifiedSide {
  /** The printed lines without the one that is only the elapsed time. */
  readonly lines: readonly string[];
  readonly elapsed: Second | null;
}

export interface VerifiedRow {
  readonly id: string;
  readonly isSame: boolean;
  /** Indices of the lines that differ. */
  readonly differing: ReadonlySet<number>;
  readonly typescript: VerifiedSide;
  readonly other: VerifiedSide;
}

export interface VerifyTableData {
  readonly rows: readonly VerifiedRow[];
  /** What stands beside TypeScript: `Python 3.13.0`, or what was recorded. */
  readonly other: string;
}

export function renderVerifyTable(data: VerifyTableData, view: View): string {
  if (isNarrow(view)) return data.rows.flatMap((row) => stacked(row, data.other, view)).join("\n");
  const { columns } = reportWords[view.language];
  const heads = data.rows.map((row) => headOf(row, view));
  const first = Math.min(widestOf([columns.lesson, ...heads.flat()]), Math.floor(view.width / 3));
  const room = Math.floor((view.width - frameWidth(3) - first) / 2);
  const cells = data.rows.map((row) => cellsOf(row, room, view));
  const wide = (head: string, at: 0 | 1): number =>
    Math.min(room, widestOf([head, ...cells.flatMap((pair) => pair[at])]));
  const table: Column[] = [
    { head: columns.lesson, width: first },
    { head: "TypeScript", width: wide("TypeScript", 0) },
    { head: data.other, width: wide(data.other, 1) },
  ];
  const rows = cells.map(([ours, theirs], at) => [
    painted(heads[at] ?? [], data.rows[at], view),
    ours.join("\n"),
    theirs.join("\n"),
  ]);
  return drawRuledTable(table, rows, view.theme);
}

/** The lesson, and whether it is the same on both sides: in a word as well. */
function headOf({ id, isSame }: VerifiedRow, { theme, language }: View): string[] {
  const words = verifyWords[language];
  const { finished, failed } = theme.glyphs.outcome;
  return [`${isSame ? finished : failed} ${id}`, isSame ? words.same : words.different];
}

function painted(head: readonly string[], row: VerifiedRow | undefined, { theme }: View): string {
  const paint = row?.isSame === true ? theme.outcome.finished : theme.outcome.failed;
  return head.map((line, at) => (at === 0 ? theme.strong(line) : paint(line))).join("\n");
}

/** Of each side its lines, each as high as the other side's, and the time. */
function cellsOf(row: VerifiedRow, width: number, view: View): [ours: string[], theirs: string[]] {
  const mark = `${view.theme.glyphs.outcome.failed} `;
  const times = [row.typescript, row.other].map(({ elapsed }) => (elapsed === null ? "-" : seconds(elapsed)));
  const cells: [string[], string[]] = [[], []];
  const put = (ours: string, theirs: string): void => {
    const wrapped = [ours, theirs].map((text) => wrap(text, width));
    const height = Math.max(...wrapped.map(({ length }) => length));
    for (const [at, cell] of cells.entries()) {
      const lines = wrapped[at] ?? [];
      cell.push(...lines, ...Array<string>(height - lines.length).fill(""));
    }
  };
  for (const { ours, theirs, differs } of pairsOf(row, width)) {
    const before = differs ? mark : "";
    put(ours === null ? "" : before + oneLine(ours), theirs === null ? "" : before + oneLine(theirs));
  }
  put(times[0] ?? "", times[1] ?? "");
  return cells;
}

/** A line of each side, or null where it has none. */
interface Pair {
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly differs: boolean;
}

/** Lines side by side; values, such as 3 and 2 and 1, stand in one line, `3 2 1`, where there is room. */
function pairsOf({ typescript, other, differing }: VerifiedRow, width: number): Pair[] {
  const count = Math.max(typescript.lines.length, other.lines.length);
  const pairs: Pair[] = [];
  let values: Pair[] = [];
  const putValues = (): void => {
    const joined = joinedOf(values);
    const fits = [joined.ours, joined.theirs].every((text) => widthOf(text ?? "") + 2 <= width);
    pairs.push(...(fits && values.length > 0 ? [joined] : values));
    values = [];
  };
  for (let at = 0; at < count; at++) {
    const [ours, theirs] = [typescript.lines[at] ?? null, other.lines[at] ?? null];
    const pair = { ours, theirs, differs: differing.has(at) };
    if (isValue(ours) && isValue(theirs)) values.push(pair);
    else {
      putValues();
      pairs.push(pair);
    }
  }
  putValues();
  return pairs;
}

function isValue(line: string | null): boolean {
  return line === null || !/\s/.test(line);
}

function joinedOf(values: readonly Pair[]): Pair {
  const join = (lines: readonly (string | null)[]): string | null => {
    const there = lines.filter((line) => line !== null);
    return there.length === 0 ? null : orderText(there);
  };
  return {
    ours: join(values.map(({ ours }) => ours)),
    theirs: join(values.map(({ theirs }) => theirs)),
    differs: values.some(({ differs }) => differs),
  };
}

function stacked(row: VerifiedRow, other: string, view: View): string[] {
  const { width, theme } = view;
  const [head = "", verdict = ""] = headOf(row, view);
  const pairs = pairsOf(row, width - 6);
  const side = (name: string, lines: readonly (string | null)[], elapsed: Second | null): string[] => {
    const shown = lines.flatMap((line, at) =>
      line === null
        ? []
        : [pairs[at]?.differs === true ? `${theme.glyphs.outcome.failed} ${oneLine(line)}` : oneLine(line)],
    );
    const time = elapsed === null ? "-" : seconds(elapsed);
    return [
      ...paragraph(name, width, 4).map(theme.faint),
      ...[...shown, time].flatMap((line) => paragraph(line, width, 6)),
    ];
  };
  const [ours, theirs] = [pairs.map((pair) => pair.ours), pairs.map((pair) => pair.theirs)];
  return [
    ...paragraph(`${head} ${theme.glyphs.dot} ${verdict}`, width, 2).map(theme.strong),
    ...side("TypeScript", ours, row.typescript.elapsed),
    ...side(other, theirs, row.other.elapsed),
  ];
}
