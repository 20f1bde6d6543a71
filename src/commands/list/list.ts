// `list`: the lessons, part by part, with what each shows, the order and time to expect, and which are done.
import { lessons } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import { isDone, type Progress } from "../../course/progress.js";
import { mark, orderText } from "../../draw/figures.js";
import { isNarrow, type View } from "../../draw/view.js";
import { padEnd, padStart, widestOf, widthOf } from "../../draw/width.js";
import { behind, paragraph } from "../../draw/wrap.js";
import { harmlessJson } from "../../trace/harmless.js";
import { type CommandContext, type ExitCode, exitCode } from "../common/commandContext.js";
import { loadProgress, progressPath } from "../common/progressFile.js";
import { reportWords } from "../common/reportWords.js";

const en = {
  columns: { shows: "what it shows", expected: "takes" },
  /** The headings of the course's two parts. */
  parts: { 1: "Part one: the article's examples", 2: "Part two: beyond the article" },
  /** How many lessons the tour has been through; after the mark that they have in the list. */
  done: (count: number, total: number) => `done on the tour: ${count} of ${total}`,
  footer: "Run one: asyncio-lessons run gather",
};

const ja: typeof en = {
  columns: { shows: "内容", expected: "目安" },
  parts: { 1: "第1部：記事の例", 2: "第2部：記事の先へ" },
  done: (count, total) => `ツアーで修了：${total}件中${count}件`,
  footer: "実行するには：asyncio-lessons run gather",
};

const listWords = { en, ja };

export interface ListOptions {
  readonly json?: boolean;
}

export async function list({ json = false }: ListOptions, context: CommandContext): Promise<ExitCode> {
  const { stdout, stderr, words, language } = context;
  const { progress, fault } = loadProgress(progressPath(process));
  if (fault !== null) stderr.say(words.progressFault(fault));
  if (json) {
    const documents = lessons.map((lesson) => {
      const { id, title, shows, elapsed, article, part, passage, claims } = lesson;
      const order = expectedOrder(lesson);
      const done = isDone(progress, id);
      const { ideal, longest = null } = elapsed;
      return { id, title, shows, order, elapsed: ideal, longest, article, part, passage, claims, done };
    });
    stdout.line(harmlessJson({ schema: 1, kind: "lessons", lessons: documents }, 2));
    return exitCode.ok;
  }
  const { width } = await context.view();
  const footer = paragraph(listWords[language].footer, width, 2).join("\n");
  stdout.line(`${await listText(progress, context)}\n\n${footer}`);
  return exitCode.ok;
}

/** The table of the lessons. */
export async function listText(progress: Progress, context: CommandContext): Promise<string> {
  const entries = lessons.map((lesson) => ({
    id: lesson.id,
    shows: lesson.shows[context.language],
    order: expectedOrder(lesson),
    takes: takesText(lesson),
    part: lesson.part,
    isDone: isDone(progress, lesson.id),
  }));
  return renderLessonList(entries, await context.view());
}

/**
 * The values to expect, in the order of printing; none where a lesson prints sentences. What it prints after the elapsed
 * time shows something else.
 */
export function expectedOrder({ prints, compared }: Lesson): string[] {
  if (!compared) return [];
  const end = prints.findIndex((line) => "elapsed" in line);
  return prints
    .slice(0, end === -1 ? prints.length : end)
    .flatMap((line) => ("text" in line ? [line.text] : []));
}

/** How long a run takes in real time: as long as its waits, and where it measures real work, as long as the machine needs. */
function takesText({ elapsed: { ideal, longest } }: Lesson): string {
  return (longest === undefined ? mark(ideal) : `${ideal}-${mark(longest)}`).replace("s", " s");
}

interface LessonEntry extends Pick<Lesson, "id" | "part"> {
  readonly shows: string;
  /** The values to expect, in the order of printing. */
  readonly order: readonly string[];
  /** The time to expect. */
  readonly takes: string;
  /** Has the tour been through it? */
  readonly isDone: boolean;
}

type Row = Readonly<Record<"done" | "number" | "id" | "order" | "takes" | "shows", string>>;

/** The text that tells what a lesson shows stands beside the rest only when there is room for this many columns... */
const shortestText = 16;
/** ...and takes no more than these, for the eye's sake. */
const longestText = 72;

/** @param entries in the order of the lessons */
export function renderLessonList(entries: readonly LessonEntry[], view: View): string {
  const { theme, language, width } = view;
  const words = listWords[language];
  const { lesson, order } = reportWords[language].columns;
  const { shows, expected } = words.columns;
  const head: Row = { done: "", number: "#", id: lesson, order, takes: expected, shows };
  const rows = entries.map(
    ({ id, shows, order, takes, isDone }, at): Row => ({
      done: isDone ? theme.glyphs.outcome.finished : "",
      number: String(at + 1),
      id,
      order: orderText(order),
      takes,
      shows,
    }),
  );
  const columns = (["done", "number", "id", "order", "takes"] as const)
    .map((key) => ({ key, width: widestOf([head, ...rows].map((row) => row[key])) }))
    // There is no column for what is done where nothing is.
    .filter(({ width }) => width > 0);
  const line = (row: Row): string[] => {
    const cells = columns.map(({ key, width }) => {
      const pad = key === "number" || key === "takes" ? padStart : padEnd;
      return `${pad(row[key], width)}  `;
    });
    const start = `  ${cells.join("")}`;
    return behind(start, row.shows, Math.min(width, widthOf(start) + longestText));
  };
  const taken = columns.reduce((sum, { width }) => sum + width + 2, 2);
  const isStacked = isNarrow(view) || width - taken < shortestText;
  const draw = isStacked ? (row: Row): string[] => stacked(row, rows, view) : line;
  const parts = [...new Set(entries.map(({ part }) => part))].map((part, at) =>
    [
      ...(at === 0 && !isStacked ? line(head).map(theme.faint) : []),
      ...paragraph(words.parts[part], width, 2).map(theme.strong),
      ...rows.filter((_, at) => entries[at]?.part === part).flatMap(draw),
    ].join("\n"),
  );
  const done = entries.filter(({ isDone }) => isDone).length;
  const legend = `${theme.glyphs.outcome.finished} ${words.done(done, entries.length)}`;
  if (done > 0) parts.push(paragraph(legend, width, 2).join("\n"));
  return parts.join("\n\n");
}

/** Where there is no room for columns, what belongs together stands below its name. */
function stacked({ done, number, id, order, takes, shows }: Row, rows: readonly Row[], view: View): string[] {
  const { width, theme, language } = view;
  const columns = { ...reportWords[language].columns, ...listWords[language].columns };
  const doneWidth = widestOf(rows.map((row) => row.done));
  const before = doneWidth === 0 ? 0 : doneWidth + 1;
  const start = padEnd(done, before) + padStart(number, widestOf(rows.map((row) => row.number)));
  const indent = widthOf(start) + 2;
  const figures = [...(order === "" ? [] : [`${columns.order} ${order}`]), `${columns.expected} ${takes}`];
  return [
    ...paragraph(`${start}  ${id}`, width, 0, indent).map(theme.strong),
    ...paragraph(shows, width, indent),
    ...paragraph(figures.join(` ${theme.glyphs.dot} `), width, indent),
  ];
}
