// `run --tree`: who waits for whom at one moment of a run, as `python -m asyncio pstree` draws it: each task with its
// coroutines below it, innermost last, and below that one the tasks that it awaits.
import { seconds } from "../../draw/figures.js";
import { foldName } from "../../draw/fold.js";
import { say } from "../../draw/say.js";
import type { Span } from "../../draw/spans.js";
import type { Paint, Theme } from "../../draw/theme.js";
import { isNarrow, type View } from "../../draw/view.js";
import { truncate, widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { TraceDocument } from "../../trace/document.js";
import type { Second, StackLine, TaskId, WaitTarget } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { pythonLineOf } from "../../trace/pythonLine.js";
import { shownStack } from "../../trace/state/awaitChain.js";
import { awaitedTasks, type Snapshot } from "../../trace/state/runState.js";
import type { TaskState } from "../../trace/state/taskState.js";
import { Timeline } from "../../trace/state/timeline.js";
import { viewerWords } from "../../viewer/words/words.js";
import type { CommandContext } from "../common/commandContext.js";
import { UsageError } from "../common/exitCode.js";
import { reportWords } from "../common/reportWords.js";
import type { Read } from "../common/traceOf.js";
import { runWords, type TreeMoment } from "./words.js";

export interface TaskTreeData {
  readonly document: TraceDocument;
  readonly snapshot: Snapshot;
  /** Why it is drawn as it was at this moment. */
  readonly moment: TreeMoment["moment"];
  /** The time that was asked for, which may be later than the last event before it. */
  readonly asked?: Second | undefined;
  /** Show the library's own coroutines as well. */
  readonly internals: boolean;
}

/** Of tasks beside each other, more than this are counted, not drawn. */
const mostBeside = 30;

export function renderTaskTree(data: TaskTreeData, view: View): string {
  const { snapshot, document, moment, asked } = data;
  const { width, language, theme } = view;
  const words = runWords[language].tree;
  const { at, event } = snapshot;
  if (!document.events.some(({ kind }) => kind === "task-created"))
    return paragraph(words.noTasks, width, 2).join("\n");
  const { source, events } = document;
  const [shown, told] = [seconds(asked ?? at), seconds(at)];
  const since = told === shown ? null : told;
  const heading = words.heading({ at: shown, since, event, total: events.length, moment, source });
  const head = paragraph(heading, width, 2);
  if (snapshot.taskCount === 0) return [...head, "", ...paragraph(words.none, width, 2)].join("\n");
  const lines = new TreeDrawer(data, view).draw().map((line) => paintLine(line, width, theme));
  return [...head, "", ...lines].join("\n");
}

/** A node: its own line, and what hangs below it. */
interface Node {
  readonly spans: readonly Span[];
  readonly below: readonly Node[];
}

interface TreeLine {
  readonly branches: string;
  readonly spans: readonly Span[];
}

class TreeDrawer {
  readonly #data: TaskTreeData;
  readonly #view: View;
  readonly #told = new Set<TaskId>();

  constructor(data: TaskTreeData, view: View) {
    this.#data = data;
    this.#view = view;
  }

  draw(): TreeLine[] {
    const { tasks } = this.#data.snapshot;
    const live = tasks.filter(({ doing }) => doing !== "done");
    const awaited = new Set(live.flatMap(({ waitsFor }) => awaitedTasks(waitsFor)));
    const roots = live.filter(({ task }) => !awaited.has(task)).map((task) => this.#nodeOf(task));
    // Tasks that wait for each other in a ring stand below no root.
    const rings: Node[] = [];
    for (const task of live) if (!this.#told.has(task.task)) rings.push(this.#nodeOf(task));
    const done = tasks.filter(({ doing }) => doing === "done").map((task) => this.#nodeOf(task));
    const lines: TreeLine[] = [];
    this.#lay([...this.#cut([...rings, ...roots]), ...this.#cut(done)], "", lines);
    return lines;
  }

  #nodeOf(state: TaskState): Node {
    const spans = this.#taskSpans(state);
    if (state.doing === "done") {
      const coroutine = { text: `  ${foldName(state.coroutine)}`, paint: this.#view.theme.faint };
      return { spans: [...spans, coroutine], below: [] };
    }
    if (this.#told.has(state.task)) return { spans, below: [] };
    this.#told.add(state.task);
    const awaited = awaitedTasks(state.waitsFor).flatMap((task) => {
      const found = this.#data.snapshot.task(task);
      return found === undefined || found.doing === "done" ? [] : [this.#nodeOf(found)];
    });
    const stack = shownStack(state.stack, this.#data.internals);
    const last = stack.length - 1;
    const bottom = this.#cut(awaited);
    if (last < 0) {
      const spans = [{ text: ` ${foldName(state.coroutine)}`, paint: null }, ...this.#waitSpans(state)];
      return { spans: this.#taskSpans(state), below: [{ spans, below: bottom }] };
    }
    const below = stack.reduceRight<readonly Node[]>((inner, frame, at) => {
      const wait = at === last ? this.#waitSpans(state) : [];
      return [{ spans: [...this.#frameSpans(frame), ...wait], below: inner }];
    }, bottom);
    return { spans, below };
  }

  /** Beside each other there is room for so many; the rest is counted. */
  #cut(nodes: readonly Node[]): readonly Node[] {
    const hidden = nodes.length - mostBeside;
    if (hidden <= 0) return nodes;
    const { language, theme } = this.#view;
    const more = { spans: [{ text: drawWords[language].more(hidden), paint: theme.faint }], below: [] };
    return [...nodes.slice(0, mostBeside), more];
  }

  #taskSpans({ name, state, doing, outcome, cancelRequested }: TaskState): Span[] {
    const { theme, language } = this.#view;
    const words = reportWords[language];
    const status = doing === "done" ? (outcome?.status ?? "finished") : doing;
    const paint: Paint =
      status === "finished" || status === "failed" || status === "cancelled"
        ? theme.outcome[status]
        : theme.state[status];
    const told =
      outcome?.status === "failed"
        ? [state, words.failedWith(oneLine(outcome.error))]
        : [state, ...(doing === "done" ? [] : [words.live.state[doing]])];
    if (cancelRequested) told.push(drawWords[language].cancelRequested);
    return [
      { text: `(T) ${name}`, paint: theme.strong },
      { text: "  ", paint: null },
      { text: say[language].list(told), paint },
    ];
  }

  #frameSpans(frame: StackLine): Span[] {
    const where = this.#whereOf(frame);
    return [
      { text: ` ${foldName(frame.name)}`, paint: null },
      ...(where === "" ? [] : [{ text: ` ${where}`, paint: this.#view.theme.faint }]),
    ];
  }

  /** In Python's program where there is one, as the names are Python's. */
  #whereOf({ line, internal, file }: StackLine): string {
    if (internal) return "asyncio";
    if (line === null) return file ?? "";
    const { python, typescript } = this.#data.document.programs;
    const pythonLine = file === undefined ? pythonLineOf(this.#data.document, line) : null;
    if (python !== null && pythonLine !== null) return `${lastPart(python.file)}:${pythonLine}`;
    return `${file ?? lastPart(typescript.file)}:${line}`;
  }

  #waitSpans({ waitsFor }: TaskState): Span[] {
    if (waitsFor === null) return [];
    return [{ text: `  ${this.#wordsFor(waitsFor)}`, paint: this.#view.theme.state.waiting }];
  }

  #wordsFor(on: WaitTarget): string {
    const { language } = this.#view;
    const { live } = reportWords[language];
    switch (on.kind) {
      case "sleep":
        return live.until(seconds(on.until));
      case "task":
        return live.forTask(this.#data.snapshot.task(on.task)?.name ?? "");
      case "gather":
        return live.forChildren(on.children);
      case "future":
        return on.label === undefined || on.label === "" ? live.forFuture : live.forTask(foldName(on.label));
      case "turn":
        return viewerWords[language].waits.turn;
    }
  }

  #lay(nodes: readonly Node[], before: string, lines: TreeLine[]): void {
    const { theme } = this.#view;
    const { last, other, past, none } = branchesOf(theme, isNarrow(this.#view));
    nodes.forEach((node, at) => {
      const isLast = at === nodes.length - 1;
      lines.push({ branches: before + (isLast ? last : other), spans: node.spans });
      this.#lay(node.below, before + (isLast ? none : past), lines);
    });
  }
}

function branchesOf({ ascii }: Theme, isNarrow: boolean): Record<"last" | "other" | "past" | "none", string> {
  const [corner, tee, line, bar] = ascii ? ["`", "|", "-", "|"] : ["└", "├", "─", "│"];
  const stretch = isNarrow ? "" : `${line}${line}`;
  const gap = isNarrow ? "" : "  ";
  return {
    last: `${corner}${stretch} `,
    other: `${tee}${stretch} `,
    past: `${bar}${gap} `,
    none: ` ${gap} `,
  };
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The line, cut to the width. */
function paintLine({ branches, spans }: TreeLine, width: number, theme: Theme): string {
  const start = `  ${branches}`;
  let room = width - widthOf(start);
  if (room < 1) return theme.faint(truncate(start.trimEnd(), width, theme.glyphs.ellipsis));
  let line = theme.faint(start);
  for (const { text, paint } of spans) {
    const shown = truncate(text, room, theme.glyphs.ellipsis);
    line += paint === null ? shown : paint(shown);
    room -= widthOf(shown);
    if (shown !== text || room <= 0) break;
  }
  return line;
}

export interface TreeOptions {
  readonly at?: Second;
  readonly internals?: boolean;
}

/** @throws {UsageError} when the run was over before the moment asked for */
export async function treeOf(
  { document, timeline = new Timeline(document.events) }: Read,
  { at, internals = false }: TreeOptions,
  context: CommandContext,
): Promise<string> {
  const { events } = document;
  const end = events.at(-1);
  if (at !== undefined && at > (end?.at ?? 0))
    throw new UsageError(runWords[context.language].nothingAt(at, seconds(end?.at ?? 0)));
  const { fullest } = timeline;
  // What a run that was cut short hung on is what one wants to see.
  const isCut = end?.kind !== "program-ended";
  const moment = at !== undefined ? "asked" : isCut ? "last" : fullest === null ? "end" : "fullest";
  const position =
    at !== undefined ? timeline.atTime(at) : isCut ? events.length : (fullest ?? events.length);
  const snapshot = timeline.stateAt(position);
  return renderTaskTree({ document, snapshot, moment, asked: at, internals }, await context.view());
}
