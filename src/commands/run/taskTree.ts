// `run --tree`: who waits for whom at one moment of a run, as `python -m asyncio pstree` draws it: each task with its
// coroutines below it, innermost last, and below that one the tasks that it awaits.
import { posix } from "node:path";
import { seconds } from "../../draw/figures.js";
import { say } from "../../draw/say.js";
import type { Span } from "../../draw/spans.js";
import { isNarrow, type View } from "../../draw/view.js";
import { truncate, widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { TraceDocument } from "../../trace/document.js";
import type { Second, StackLine, TaskId, TraceEvent } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { matchingLine, ranIn } from "../../trace/labels.js";
import { shownStack } from "../../trace/state/awaitChain.js";
import { awaitedTasks, type Snapshot } from "../../trace/state/runState.js";
import type { TaskState } from "../../trace/state/taskState.js";
import { Timeline } from "../../trace/state/timeline.js";
import { stuckAt } from "../../trace/stuck.js";
import { viewerWords } from "../../viewer/words/words.js";
import { type CommandContext, UsageError } from "../common/commandContext.js";
import { reportWords } from "../common/reportWords.js";
import { paintOf, waitWords } from "../common/taskLines.js";
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
  const { width, language } = view;
  const words = runWords[language].tree;
  const { at, event } = snapshot;
  if (!document.events.some(({ kind }) => kind === "task-created"))
    return paragraph(words.noTasks, width, 2).join("\n");
  const { events } = document;
  const [shown, told] = [seconds(asked ?? at), seconds(at)];
  const since = told === shown ? null : told;
  const heading = words.heading({ at: shown, since, event, total: events.length, moment, origin: document });
  const head = paragraph(heading, width, 2);
  if (snapshot.taskCount === 0) return [...head, "", ...paragraph(words.none, width, 2)].join("\n");
  const lines = linesOf(rootsOf(data, view), "", view);
  return [...head, "", ...lines].join("\n");
}

/** A node: its own line, and what hangs below it. */
interface Node {
  readonly spans: readonly Span[];
  readonly below: readonly Node[];
}

function rootsOf({ document, snapshot, internals }: TaskTreeData, view: View): readonly Node[] {
  const told = new Set<TaskId>();
  const nodeOf = (state: TaskState): Node => {
    const spans = taskSpans(state, view);
    if (state.doing === "done")
      return {
        spans: [...spans, { text: `  ${state.coroutine}`, paint: view.theme.faint }],
        below: [],
      };
    if (told.has(state.task)) return { spans, below: [] };
    told.add(state.task);
    const awaited = awaitedTasks(state.waitsFor).flatMap((task) => {
      const found = snapshot.task(task);
      return found === undefined || found.doing === "done" ? [] : [nodeOf(found)];
    });
    const frames = shownStack(state.stack, internals).map((frame) => frameSpans(frame, document, view));
    if (frames.length === 0) frames.push([{ text: ` ${state.coroutine}`, paint: null }]);
    frames.at(-1)?.push(...waitSpans(state, snapshot, view));
    return { spans, below: frames.reduceRight((below, spans) => [{ spans, below }], cut(awaited, view)) };
  };
  const live = snapshot.tasks.filter(({ doing }) => doing !== "done");
  const awaited = new Set(live.flatMap(({ waitsFor }) => awaitedTasks(waitsFor)));
  const roots = live.filter(({ task }) => !awaited.has(task)).map(nodeOf);
  // Tasks that wait for each other in a ring stand below no root.
  const rings = live.flatMap((task) => (told.has(task.task) ? [] : [nodeOf(task)]));
  const done = snapshot.tasks.filter(({ doing }) => doing === "done").map(nodeOf);
  return [...cut([...rings, ...roots], view), ...cut(done, view)];
}

/** Beside each other there is room for so many; the rest is counted. */
function cut(nodes: readonly Node[], { language, theme }: View): readonly Node[] {
  const hidden = nodes.length - mostBeside;
  if (hidden <= 0) return nodes;
  const more = { spans: [{ text: drawWords[language].more(hidden), paint: theme.faint }], below: [] };
  return [...nodes.slice(0, mostBeside), more];
}

function taskSpans(task: TaskState, { theme, language }: View): Span[] {
  const { name, state, doing, outcome, cancelRequested } = task;
  const words = reportWords[language];
  const told: string[] = [state.toLowerCase()];
  if (outcome?.status === "failed") told.push(words.failedWith(oneLine(outcome.error)));
  else if (doing !== "done") told.push(words.live.state[doing]);
  if (cancelRequested) told.push(drawWords[language].cancelRequested);
  return [
    { text: `(T) ${name}`, paint: theme.strong },
    { text: "  ", paint: null },
    { text: say[language].list(told), paint: paintOf(task, theme) },
  ];
}

function frameSpans(frame: StackLine, document: TraceDocument, view: View): Span[] {
  const where = whereOf(frame, document, view);
  return [
    { text: ` ${frame.name}`, paint: null },
    ...(where === "" ? [] : [{ text: ` ${where}`, paint: view.theme.faint }]),
  ];
}

/** In the file that ran; where there is room, with the line of Python that matches, as the names are Python's. */
function whereOf({ line, internal, file }: StackLine, document: TraceDocument, view: View): string {
  if (internal) return "asyncio";
  if (line === null) return file ?? "";
  const { programs } = document;
  const of = ranIn(document);
  const ran = `${file ?? posix.basename(programs[of]?.file ?? "")}:${line}`;
  const { python } = programs;
  const pythonLine = file === undefined && of === "typescript" ? matchingLine(document, line) : null;
  if (python === null || pythonLine === null || isNarrow(view)) return ran;
  return viewerWords[view.language].noted(ran, `${posix.basename(python.file)}:${pythonLine}`);
}

function waitSpans({ waitsFor }: TaskState, snapshot: Snapshot, view: View): Span[] {
  if (waitsFor === null) return [];
  const { live } = reportWords[view.language];
  const told =
    waitsFor.kind === "turn"
      ? viewerWords[view.language].waits.turn
      : waitsFor.kind === "future" && waitsFor.label
        ? live.forTask(waitsFor.label)
        : waitWords(waitsFor, (task) => snapshot.task(task)?.name ?? "", null, view);
  return [{ text: `  ${told}`, paint: view.theme.state.waiting }];
}

/** Each node with its branches, cut to the width. */
function linesOf(nodes: readonly Node[], before: string, view: View): string[] {
  const [corner, tee, line, bar] = view.theme.ascii ? ["`", "|", "-", "|"] : ["└", "├", "─", "│"];
  const [stretch, gap] = isNarrow(view) ? ["", ""] : [`${line}${line}`, "  "];
  return nodes.flatMap(({ spans, below }, at) => {
    const [branch, past] = at === nodes.length - 1 ? [corner, " "] : [tee, bar];
    return [
      paintLine(`  ${before}${branch}${stretch} `, spans, view),
      ...linesOf(below, `${before}${past}${gap} `, view),
    ];
  });
}

function paintLine(start: string, spans: readonly Span[], { width, theme }: View): string {
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

/** @throws {UsageError} when the run was over before the moment asked for */
export async function treeOf(
  { document, timeline = new Timeline(document.events) }: Read,
  { at, internals = false }: { readonly at?: Second; readonly internals?: boolean },
  context: CommandContext,
): Promise<string> {
  const { events } = document;
  const end = events.at(-1);
  if (at !== undefined && at > (end?.at ?? 0))
    throw new UsageError(runWords[context.language].nothingAt(at, seconds(end?.at ?? 0)));
  const { moment, position } = momentOf(events, timeline, at);
  const snapshot = timeline.stateAt(position);
  return renderTaskTree({ document, snapshot, moment, asked: at, internals }, await context.view());
}

/** Which moment is shown, and how many events had happened by then. */
function momentOf(
  events: readonly TraceEvent[],
  timeline: Timeline,
  asked: Second | undefined,
): { readonly moment: TreeMoment["moment"]; readonly position: number } {
  if (asked !== undefined) return { moment: "asked", position: timeline.atTime(asked) };
  // What a run hung on that was cut short, or could not go on, is what one wants to see.
  if (events.at(-1)?.kind !== "program-ended") return { moment: "last", position: events.length };
  const stuck = stuckAt(events);
  if (stuck !== null) return { moment: "stuck", position: stuck };
  const { fullest } = timeline;
  return fullest === null
    ? { moment: "end", position: events.length }
    : { moment: "fullest", position: fullest };
}
