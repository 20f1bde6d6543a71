// Where everything stands on the page, and what of it is drawn anew with each event.

import { seconds } from "../../draw/figures.js";
import { capital } from "../../draw/say.js";
import { shownLanes } from "../../draw/shownLanes.js";
import type { TraceDocument } from "../../trace/document.js";
import type { Second } from "../../trace/event.js";
import { awaitChain } from "../../trace/state/awaitChain.js";
import type { StepState } from "../model/control.js";
import { labelText } from "../model/names.js";
import type { PagePayload } from "../model/source.js";
import type { StepModel, Steps } from "../model/steps.js";
import { linesBelow, whySentence } from "../words/texts.js";
import { button, h, keyHint, type Said, scroller, segmented, whenSaid } from "./dom.js";
import { type ThemeChoice, themeChoices } from "./kept.js";
import { makeSourcePane } from "./sourcePane.js";
import { showChain, showOutput, showReady, showTasks, showTimers, showVariables } from "./tables.js";
import { makeTimeline } from "./timeline.js";
import type { PageWords } from "./words.js";

/** Where the reader is, and what they have chosen. */
export interface PageState extends StepState {
  readonly theme: ThemeChoice;
  /** Are the library's own callbacks and frames shown? */
  readonly internals: boolean;
}

interface LayoutCalls {
  readonly change: (changes: Partial<PageState>) => void;
  readonly goToTime: (at: Second) => void;
  readonly toggleHelp: () => void;
}

/** As in the style: what stands side by side elsewhere stands one below the other. */
const isNarrow = matchMedia("(max-width: 860px)");

/** The run's name, and what the reader can choose. */
function makeHead({ document: trace, code }: PagePayload, { change, toggleHelp }: LayoutCalls) {
  const title = h("h1");
  whenSaid((_, language) => {
    const { lesson } = trace;
    const name = trace.title[language];
    const isNamed = lesson !== null && lesson !== name;
    document.title = isNamed ? `${lesson} · ${name}` : name;
    title.replaceChildren(...(isNamed ? [h("code", {}, lesson), ` · ${name}`] : [name]));
  });
  const facts: Said = (words) => words.noted(seconds(endOf(trace)), words.from(trace));
  const languages = segmented(
    (words) => words.languages,
    [
      ["en", "English", { lang: "en" }],
      ["ja", "日本語", { lang: "ja" }],
    ],
    (language) => change({ language }),
  );
  const noPython: Said = (words) => capital(words.noPython);
  const noTypescript: Said = (words) => capital(words.noTypescript);
  const sources = segmented(
    (words) => words.written,
    [
      ["python", "Python", code.python === null ? { disabled: "", title: noPython } : {}],
      ["typescript", "TypeScript", code.typescript === null ? { disabled: "", title: noTypescript } : {}],
    ],
    (source) => change({ source }),
  );
  const themes = segmented(
    (words) => words.theme,
    themeChoices.map((choice) => [choice, ({ themes }) => themes[choice]] as const),
    (theme) => change({ theme }),
  );
  const help = button(toggleHelp, { class: "help" }, (words) => words.showHelp, keyHint("?"));
  return {
    element: h(
      "header",
      { class: "top wraps" },
      h("div", {}, title, h("p", { class: "faint" }, facts)),
      h("div", { class: "switches wraps" }, languages.element, sources.element, themes.element, help),
    ),
    show({ language, source, theme }: PageState): void {
      languages.show(language);
      sources.show(source);
      themes.show(theme);
    },
  };
}

export function makeLayout(payload: PagePayload, steps: Steps, jump: HTMLElement, calls: LayoutCalls) {
  const trace = payload.document;
  const head = makeHead(payload, calls);
  const why = h("p", { id: "why", "aria-live": "polite" });
  const below = h("pre", { class: "below" });
  const lanes = shownLanes(steps.timeline.lanes, trace.lanes);
  const timeline = makeTimeline(lanes, endOf(trace), calls.goToTime);
  const hint = h("span", { class: "faint hint" }, (words) => words.timelineHint);
  const timelinePane = pane("timeline", timeline.elements, [hint, jump]);
  const source = makeSourcePane(payload.code);
  const tasks = scroller("tasks");
  const tasksPane = pane("tasks", [tasks]);
  const ready = scroller("ready");
  const timers = scroller("timers");
  const output = scroller("output");
  const stack = scroller("stack");
  const variables = scroller("variables");
  const { hasVariables } = steps;
  const sourcePane = pane("source", [source.element], [source.name]);
  const columns = h(
    "div",
    { class: "columns" },
    hasVariables ? h("div", { class: "reading" }, sourcePane, pane("variables", [variables])) : sourcePane,
    h(
      "div",
      { class: "side" },
      tasksPane,
      pane("ready", [ready]),
      pane("timers", [timers]),
      pane("output", [output]),
      pane("stack", [stack]),
    ),
  );
  // One below the other, the source and the tasks come first. It is moved, not drawn elsewhere: the keyboard goes the same way.
  const place = (): void => {
    if (isNarrow.matches) tasksPane.after(timelinePane);
    else columns.before(timelinePane);
  };
  const main = h(
    "main",
    { class: "main", tabindex: -1 },
    h("section", { class: "pane why", "aria-labelledby": "why-heading" }, heading("why"), why, below),
    columns,
  );
  place();
  isNarrow.addEventListener("change", place);
  const internals = h("input", { type: "checkbox", id: "internals" });
  internals.addEventListener("change", () => calls.change({ internals: internals.checked }));
  const checked = h("label", { for: internals.id }, (words) => words.internals);
  const foot = h(
    "footer",
    { class: "foot wraps" },
    h("p", { class: "check row" }, internals, checked),
    h("p", { class: "made" }, (words) => words.made),
  );
  return {
    element: h("div", { class: "page" }, head.element, main, foot),
    /** Gives the keyboard to the viewer, where the page stands. */
    focus: () => main.focus({ preventScroll: true }),
    show(model: StepModel, state: PageState, steps: Steps, words: PageWords): void {
      head.show(state);
      internals.checked = state.internals;
      // While it plays, a screen reader would be told more than it can say.
      why.setAttribute("aria-live", state.isPlaying ? "off" : "polite");
      showSentence(why, whySentence(model.why, state.language));
      below.textContent = linesBelow(model.why).join("\n");
      timeline.show(model.at, model.chosen);
      const chosen = model.tasks.at(model.chosenRow);
      source.show(model.source, chosen, words);
      showTasks(tasks, model.tasks, model.chosenRow, (task) => calls.change({ task }), words);
      showReady(ready, model.ready, words);
      showTimers(timers, model.timers, words);
      showOutput(output, model.output, words);
      if (hasVariables) showVariables(variables, model.variables, words);
      // A task that has ended awaits nothing, wherever it was seen last.
      const chain =
        model.chosen === null || chosen?.doing === "done"
          ? []
          : awaitChain(steps.timeline.stateAt(model.event), model.chosen, state.internals);
      showChain(
        stack,
        chain,
        (task) => labelText(steps.names.task(task)),
        (frame) => steps.lineOf(frame, model.source.language),
        words,
      );
    },
  };
}

/** When a run ends. */
function endOf({ events }: TraceDocument): Second {
  return events.at(-1)?.at ?? 0;
}

type PaneName = keyof PageWords["panes"];

function pane(
  name: PaneName,
  body: readonly HTMLElement[],
  beside: readonly HTMLElement[] = [],
): HTMLElement {
  const title = h("header", { class: "wraps" }, heading(name), ...beside);
  return h("section", { class: `pane ${name}`, "aria-labelledby": `${name}-heading` }, title, ...body);
}

function heading(pane: PaneName): HTMLElement {
  return h("h2", { id: `${pane}-heading` }, ({ panes }, language) =>
    // Japanese has no capitals, but a name of Python's may come first.
    language === "ja" ? panes[pane] : capital(panes[pane]),
  );
}

/** A sentence with code in backticks. */
function showSentence(element: HTMLElement, sentence: string): void {
  if (element.dataset.sentence === sentence) return;
  element.dataset.sentence = sentence;
  element.replaceChildren(
    ...sentence.split("`").map((part, at) => (at % 2 === 1 ? h("code", {}, part) : part)),
  );
}
