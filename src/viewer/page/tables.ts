// The panes that list things: what is ready, the timers, the tasks, the output, the await chain.
import { seconds } from "../../draw/figures.js";
import { capital } from "../../draw/say.js";
import type { StackLine, TaskId } from "../../trace/event.js";
import type { AwaitLink } from "../../trace/state/awaitChain.js";
import { labelText } from "../model/names.js";
import type { OutputRow, ReadyRow, Rows, TaskRow, TimerRow } from "../model/steps.js";
import type { Variable } from "../model/variables.js";
import {
  becauseOf,
  detailOf,
  endingOf,
  leftText,
  printedText,
  queuedText,
  timerText,
} from "../words/texts.js";
import { button, h, reveal } from "./dom.js";
import type { PageWords } from "./words.js";

/** A page with more rows than this is slow to move through; the rest is counted. */
const mostRows = 200;

function listed<Row>(rows: Rows<Row>, draw: (row: Row) => HTMLElement, from = 0): HTMLElement[] {
  return Array.from({ length: Math.min(rows.length, mostRows) }, (_, at) => rows.at(from + at)).flatMap(
    (row) => (row === undefined ? [] : draw(row)),
  );
}

/** Writes a list into its pane, or that there is nothing in it; and how many of its rows are not drawn. */
function put(
  pane: HTMLElement,
  { length }: { readonly length: number },
  empty: string,
  words: PageWords,
  list: HTMLElement,
): void {
  if (length === 0) pane.replaceChildren(h("p", { class: "nothing" }, capital(empty)));
  else if (length <= mostRows) pane.replaceChildren(list);
  else pane.replaceChildren(list, h("p", { class: "faint" }, words.more(length - mostRows)));
}

function table(head: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  const names = head.map((text) => h("th", { scope: "col" }, text));
  return h("table", {}, h("thead", {}, h("tr", {}, ...names)), h("tbody", {}, ...rows));
}

export function showReady(pane: HTMLElement, rows: Rows<ReadyRow>, words: PageWords): void {
  const items = listed(rows, (row) => {
    const because = h("span", { class: "faint" }, becauseOf(row, words));
    return h("li", {}, h("b", {}, queuedText(row, words)), " ", because);
  });
  put(pane, rows, words.empty.ready, words, h("ol", { class: "queue" }, ...items));
}

export function showTimers(pane: HTMLElement, rows: Rows<TimerRow>, words: PageWords): void {
  const items = listed(rows, (row) => {
    const left = h("span", { class: "faint left" }, leftText(row.left, words));
    const deadline = h("td", { class: "figure" }, seconds(row.deadline), left);
    return h("tr", {}, deadline, h("td", {}, h("b", {}, timerText(row, words))));
  });
  const { deadline, target } = words.columns;
  put(pane, rows, words.empty.timers, words, table([deadline, target], items));
}

/** Around the chosen task, where there are more than can be shown. */
export function showTasks(
  pane: HTMLElement,
  rows: Rows<TaskRow>,
  chosenRow: number,
  choose: (task: TaskId) => void,
  words: PageWords,
): void {
  const from = Math.max(0, Math.min(chosenRow - mostRows / 2, rows.length - mostRows));
  const items = listed(
    rows,
    (row) => {
      const attributes = { class: "task", "data-task": row.task, "aria-pressed": String(row.isChosen) };
      const kind = row.doing === "done" ? endingOf(row) : row.doing;
      const state = h("span", { class: `state ${kind}` }, row.state.toLowerCase());
      state.style.setProperty("--dot", `var(--${kind}, transparent)`);
      return h(
        "tr",
        { class: row.isChosen ? "chosen" : "" },
        h(
          "td",
          {},
          button(() => choose(row.task), attributes, labelText(row.label)),
        ),
        h("td", {}, state),
        h("td", {}, detailOf(row, words)),
      );
    },
    from,
  );
  const focused = pane.querySelector<HTMLElement>(":focus")?.dataset.task;
  const { task, state, detail } = words.columns;
  put(pane, rows, words.empty.tasks, words, table([task, state, detail], items));
  // The rows are new ones; who walks through them by the keyboard stays where they were.
  if (focused !== undefined)
    pane.querySelector<HTMLElement>(`[data-task="${focused}"]`)?.focus({ preventScroll: true });
  const chosen = pane.querySelector<HTMLElement>(".chosen");
  if (chosen !== null) reveal(pane, chosen.offsetTop, chosen.offsetTop + chosen.offsetHeight);
}

/** The latest lines, and those before them as far as there is room. */
export function showOutput(pane: HTMLElement, rows: Rows<OutputRow>, words: PageWords): void {
  const items = listed(
    rows,
    (row) => {
      const printed = printedText(row, "←");
      const note = row.stream === "stderr" ? `${printed} · ${words.stderr}` : printed;
      return h(
        "li",
        { class: `wraps ${row.stream} ${row.isNew ? "new" : ""}` },
        h("span", { class: "printed-text" }, row.text),
        h("span", { class: "faint" }, note),
      );
    },
    Math.max(0, rows.length - mostRows),
  );
  put(pane, rows, words.empty.output, words, h("ol", { class: "lines" }, ...items));
  // The lines that are not drawn come before the others.
  pane.append(...pane.querySelectorAll(".lines"));
  pane.scrollTop = pane.scrollHeight;
}

/** The chosen task down to its innermost coroutine, then whom that waits for. */
export function showChain(
  pane: HTMLElement,
  chain: readonly AwaitLink[],
  nameOf: (task: TaskId) => string,
  lineOf: (frame: StackLine) => number | null,
  words: PageWords,
): void {
  const items = listed(chain, ({ task, depth, stack }) => {
    const frames = stack.map((frame) => {
      const line = lineOf(frame);
      const place = line === null ? null : h("span", { class: "faint" }, `:${line}`);
      return h("span", { class: frame.internal ? "frame internal" : "frame" }, frame.name, place);
    });
    const item = h("li", {}, ...(frames.length === 0 ? [h("b", {}, nameOf(task))] : frames));
    item.style.setProperty("--depth", String(Math.min(depth, 8)));
    return item;
  });
  put(pane, chain, words.emptyStack, words, h("ol", { class: "chain" }, ...items));
}

/** The variables of the function in which the chosen task stands, and what has changed in them. */
export function showVariables(
  pane: HTMLElement,
  variables: readonly Variable[] | null,
  words: PageWords,
): void {
  const rows = variables ?? [];
  const items = rows.map(({ name, text, change }) =>
    h(
      "li",
      { class: change === null ? "wraps" : "wraps new" },
      h("code", {}, `${name} = ${text}`),
      change === null ? null : h("span", { class: "faint" }, words.changes[change]),
    ),
  );
  put(pane, rows, words.empty.variables, words, h("ol", { class: "lines" }, ...items));
}
