// The panes that list things: what is ready, the timers, the tasks, the output.
import { seconds } from "../../draw/figures.js";
import { capital } from "../../draw/say.js";
import type { StackLine, TaskId } from "../../trace/event.js";
import type { AwaitLink } from "../../trace/state/awaitChain.js";
import { labelText, pythonName } from "../model/names.js";
import type { OutputRow, ReadyRow, Rows, TaskRow, TimerRow } from "../model/steps.js";
import {
  becauseOf,
  detailOf,
  endingOf,
  leftText,
  printedText,
  queuedText,
  timerText,
} from "../words/texts.js";
import type { ViewerWords } from "../words/words.js";
import { h, reveal } from "./dom.js";
import type { PageWords } from "./words.js";

/** A page with more rows than this is slow to move through; the rest is counted. */
const mostRows = 200;

export interface PaneWords {
  readonly page: PageWords;
  readonly step: ViewerWords;
}

function listed<Row>(rows: Rows<Row>, draw: (row: Row, at: number) => HTMLElement, from = 0): HTMLElement[] {
  const elements: HTMLElement[] = [];
  for (let at = from; at < Math.min(rows.length, from + mostRows); at += 1) {
    const row = rows.at(at);
    if (row !== undefined) elements.push(draw(row, at));
  }
  return elements;
}

function moreThan(rows: Rows<unknown>, words: ViewerWords): HTMLElement | null {
  return rows.length > mostRows ? h("p", { class: "faint" }, words.more(rows.length - mostRows)) : null;
}

/** Writes a list into its pane, or that there is nothing in it. */
function put(
  element: HTMLElement,
  { length }: { readonly length: number },
  empty: string,
  ...children: readonly (HTMLElement | null)[]
): void {
  if (length === 0) element.replaceChildren(h("p", { class: "nothing" }, capital(empty)));
  else element.replaceChildren(...children.filter((child) => child !== null));
}

export function showReady(element: HTMLElement, rows: Rows<ReadyRow>, { step }: PaneWords): void {
  const items = listed(rows, (row) =>
    h("li", {}, h("b", {}, queuedText(row, step)), " ", h("span", { class: "faint" }, becauseOf(row, step))),
  );
  put(element, rows, step.empty.ready, h("ol", { class: "queue" }, ...items), moreThan(rows, step));
}

export function showTimers(element: HTMLElement, rows: Rows<TimerRow>, { page, step }: PaneWords): void {
  const items = listed(rows, (row) =>
    h(
      "tr",
      {},
      h(
        "td",
        { class: "figure" },
        seconds(row.deadline),
        h("span", { class: "faint left" }, leftText(row.left, step)),
      ),
      h("td", {}, h("b", {}, timerText(row, step))),
    ),
  );
  put(
    element,
    rows,
    step.empty.timers,
    table([page.columns.deadline, page.columns.target], items),
    moreThan(rows, step),
  );
}

/** Around the chosen task, where there are more than can be shown. */
export function showTasks(
  element: HTMLElement,
  rows: Rows<TaskRow>,
  chosenRow: number,
  { page, step }: PaneWords,
): void {
  const from = Math.max(0, Math.min(chosenRow - mostRows / 2, rows.length - mostRows));
  const items = listed(
    rows,
    (row) =>
      h(
        "tr",
        { class: row.isChosen ? "chosen" : null },
        h(
          "td",
          {},
          h(
            "button",
            { type: "button", class: "task", "data-task": row.task, "aria-pressed": String(row.isChosen) },
            labelText(row.label),
          ),
        ),
        h("td", {}, h("span", { class: `state ${stateOf(row)}` }, row.state)),
        h("td", {}, detailOf(row, step)),
      ),
    from,
  );
  const { task, state, detail } = page.columns;
  const focused = element.contains(document.activeElement)
    ? document.activeElement?.getAttribute("data-task")
    : null;
  put(element, rows, step.empty.tasks, table([task, state, detail], items), moreThan(rows, step));
  // The rows are new ones; who walks through them by the keyboard stays where they were.
  if (focused != null)
    element.querySelector<HTMLElement>(`[data-task="${focused}"]`)?.focus({ preventScroll: true });
  const chosen = element.querySelector<HTMLElement>("tr.chosen");
  if (chosen !== null) reveal(element, chosen.offsetTop, chosen.offsetTop + chosen.offsetHeight);
}

function stateOf(row: TaskRow): string {
  const outcome = row.doing === "done" ? endingOf(row) : row.doing;
  return outcome === "finished" ? "done" : outcome;
}

/** The latest lines, and those before them as far as there is room. */
export function showOutput(element: HTMLElement, rows: Rows<OutputRow>, { step }: PaneWords): void {
  const from = Math.max(0, rows.length - mostRows);
  const items = listed(
    rows,
    (row) =>
      h(
        "li",
        { class: [row.stream, row.isNew ? "new" : ""].join(" ").trim() },
        h("span", { class: "printed-text" }, row.text),
        h("span", { class: "faint" }, printedOf(row, step)),
      ),
    from,
  );
  put(
    element,
    rows,
    step.empty.output,
    from > 0 ? moreThan(rows, step) : null,
    h("ol", { class: "lines" }, ...items),
  );
  element.scrollTop = element.scrollHeight;
}

function printedOf(row: OutputRow, step: ViewerWords): string {
  const printed = printedText(row, "←");
  return row.stream === "stderr" ? `${printed} · ${step.stderr}` : printed;
}

function table(head: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...rows),
  );
}

/** The chosen task down to its innermost coroutine, then whom that waits for. */
export function showChain(
  element: HTMLElement,
  chain: readonly AwaitLink[],
  nameOf: (task: TaskId) => string,
  lineOf: (frame: StackLine) => number | null,
  { page }: PaneWords,
): void {
  const items = chain.slice(0, mostRows).map((link) => {
    const frames = link.stack.map((frame) => {
      const line = lineOf(frame);
      return h(
        "span",
        { class: frame.internal ? "frame internal" : "frame" },
        pythonName(frame.name),
        line === null ? null : h("span", { class: "faint" }, `:${line}`),
      );
    });
    const item = h("li", {}, ...(frames.length === 0 ? [h("b", {}, nameOf(link.task))] : frames));
    item.style.setProperty("--depth", String(Math.min(link.depth, 8)));
    return item;
  });
  put(element, chain, page.emptyStack, h("ol", { class: "chain" }, ...items));
}
