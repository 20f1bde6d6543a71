// Where everything stands on the page, and what of it is drawn anew with each event.
import { seconds } from "../../draw/figures.js";
import { capital, say } from "../../draw/say.js";
import { shownLanes } from "../../draw/shownLanes.js";
import type { Language } from "../../draw/view.js";
import type { Second, TaskId } from "../../trace/event.js";
import { awaitChain } from "../../trace/state/awaitChain.js";
import { labelText } from "../model/names.js";
import type { PagePayload, SourceLanguage } from "../model/source.js";
import type { StepModel, Steps } from "../model/steps.js";
import { whySentence } from "../words/texts.js";
import type { ViewerWords } from "../words/words.js";
import { type ThemeChoice, themeChoices } from "./choices.js";
import { h, Segmented, setText } from "./dom.js";
import type { Help } from "./help.js";
import { SourcePane } from "./sourcePane.js";
import { type PaneWords, showChain, showOutput, showReady, showTasks, showTimers } from "./tables.js";
import { legend, type TimelineLanes, TimelinePicture } from "./timeline.js";
import type { Jump, Transport } from "./transport.js";
import type { PageWords } from "./words.js";

export interface LayoutCalls {
  readonly language: (language: Language) => void;
  readonly source: (source: SourceLanguage) => void;
  readonly theme: (theme: ThemeChoice) => void;
  readonly internals: (internals: boolean) => void;
  readonly task: (task: TaskId) => void;
  readonly time: (at: Second) => void;
}

export interface ShownPage {
  readonly language: Language;
  readonly source: SourceLanguage;
  readonly theme: ThemeChoice;
  readonly internals: boolean;
  readonly isPlaying: boolean;
  readonly words: PaneWords;
  readonly steps: Steps;
}

interface Pane {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  readonly body: HTMLElement;
}

/** As in the style: what stands side by side elsewhere stands one below the other. */
const isNarrow = matchMedia("(max-width: 860px)");
const listPanes = ["tasks", "ready", "timers", "output", "stack"] as const;
type ListPane = (typeof listPanes)[number];

export class Layout {
  readonly elements: readonly HTMLElement[];
  readonly #payload: PagePayload;
  readonly #data: TimelineLanes;
  readonly #timeline: TimelinePicture;
  readonly #source: SourcePane;
  readonly #title = h("h1");
  readonly #facts = h("p", { class: "faint" });
  readonly #languages: Segmented<Language>;
  readonly #sources: Segmented<SourceLanguage>;
  readonly #themes: Segmented<ThemeChoice>;
  readonly #helpButton = h("button", { type: "button", class: "help" });
  readonly #whyHeading = h("h2", { id: "why-heading" });
  readonly #why = h("p", { id: "why", "aria-live": "polite" });
  readonly #timelinePane = pane("timeline", h("div"));
  readonly #hint = h("span", { class: "faint hint" });
  readonly #legend = h("ul", { class: "legend", role: "list" });
  readonly #sourcePane: Pane;
  readonly #lists: Readonly<Record<ListPane, Pane>>;
  readonly #internals = h("input", { type: "checkbox", id: "internals" });
  readonly #internalsLabel = h("label", { for: "internals" });
  readonly #made = h("p", { class: "made" });
  readonly #main = h("main", { class: "main", tabindex: -1 });

  constructor(
    payload: PagePayload,
    steps: Steps,
    transport: Transport,
    jump: Jump,
    help: Help,
    calls: LayoutCalls,
  ) {
    const { document: trace } = payload;
    this.#payload = payload;
    this.#data = {
      lanes: shownLanes(steps.timeline.lanes, trace.lanes),
      end: trace.events.at(-1)?.at ?? 0,
    };
    this.#timeline = new TimelinePicture(this.#data, calls.time);
    this.#timelinePane.body.replaceWith(...this.#timeline.elements, this.#legend);
    this.#timeline.lanes.setAttribute("aria-labelledby", this.#timelinePane.heading.id);
    this.#timelinePane.heading.after(this.#hint, jump.element);
    this.#source = new SourcePane(payload.code);
    this.#sourcePane = pane("source", this.#source.element);
    this.#sourcePane.heading.after(this.#source.file);
    this.#languages = new Segmented(["en", "ja"], calls.language);
    this.#sources = new Segmented(["typescript", "python"], calls.source);
    this.#themes = new Segmented(themeChoices, calls.theme);
    this.#helpButton.addEventListener("click", () => help.toggle());
    this.#internals.addEventListener("change", () => calls.internals(this.#internals.checked));
    this.#lists = {
      tasks: listPane("tasks", "wide"),
      ready: listPane("ready"),
      timers: listPane("timers"),
      output: listPane("output"),
      stack: listPane("stack"),
    };
    this.#lists.tasks.body.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button[data-task]") : null;
      if (button instanceof HTMLElement) calls.task(Number(button.dataset.task));
    });
    const columns = h(
      "div",
      { class: "columns" },
      this.#sourcePane.element,
      h("div", { class: "side" }, ...listPanes.map((name) => this.#lists[name].element)),
    );
    this.#main.append(
      h("section", { class: "pane why", "aria-labelledby": "why-heading" }, this.#whyHeading, this.#why),
      columns,
    );
    // One below the other, the source and the tasks come first. It is moved, not drawn elsewhere: the keyboard goes the same way.
    const place = (): void => {
      if (isNarrow.matches) this.#lists.tasks.element.after(this.#timelinePane.element);
      else columns.before(this.#timelinePane.element);
    };
    place();
    isNarrow.addEventListener("change", place);
    this.elements = [
      h(
        "div",
        { class: "page" },
        h(
          "header",
          { class: "top" },
          h("div", {}, this.#title, this.#facts),
          h(
            "div",
            { class: "switches" },
            this.#languages.element,
            this.#sources.element,
            this.#themes.element,
            this.#helpButton,
          ),
        ),
        this.#main,
        h(
          "footer",
          { class: "foot" },
          h("p", { class: "check" }, this.#internals, this.#internalsLabel),
          this.#made,
        ),
      ),
      h("div", { class: "dock" }, transport.element),
    ];
  }

  /** Gives the keyboard to the viewer, where the page stands. */
  focus(): void {
    this.#main.focus({ preventScroll: true });
  }

  say(language: Language, words: PageWords, step: ViewerWords): void {
    const { lesson, title } = this.#payload.document;
    const name = title[language];
    document.title = [...new Set([lesson, name])].filter((each) => each !== null).join(" · ");
    this.#title.replaceChildren(
      ...(lesson === null || lesson === name ? [name] : [h("code", {}, lesson), ` · ${name}`]),
    );
    const { source, events } = this.#payload.document;
    setText(this.#facts, step.noted(seconds(events.at(-1)?.at ?? 0), step.source[source]));
    this.#languages.say(words.languages, { en: "English", ja: "日本語" });
    for (const button of this.#languages.element.children) {
      if (button instanceof HTMLElement) button.lang = button.dataset.value ?? "";
    }
    this.#sources.say(words.written, { typescript: "TypeScript", python: "Python" });
    if (this.#payload.code.python === null) this.#sources.disable("python", capital(step.noPython));
    this.#themes.say(words.theme, words.themes);
    this.#helpButton.replaceChildren(words.help, h("kbd", { "aria-hidden": "true" }, "?"));
    setText(this.#whyHeading, capital(step.panes.why));
    setText(this.#timelinePane.heading, capital(step.panes.timeline));
    setText(this.#hint, words.timelineHint);
    setText(this.#sourcePane.heading, words.source);
    for (const name of listPanes) {
      setText(this.#lists[name].heading, name === "stack" ? words.stack : capital(step.panes[name]));
    }
    setText(this.#internalsLabel, words.internals);
    setText(this.#made, words.made);
    const named = this.#data.lanes.slice(0, 12).map(({ label }) => label);
    const said = { ...step, picture: words.timelinePicture(say[language].list(named)) };
    this.#timeline.say(said);
    this.#legend.replaceChildren(...legend(this.#data, said));
  }

  show(model: StepModel, shown: ShownPage): void {
    const { words, steps } = shown;
    this.#languages.show(shown.language);
    this.#sources.show(shown.source);
    this.#themes.show(shown.theme);
    this.#internals.checked = shown.internals;
    // While it plays, a screen reader would be told more than it can say.
    this.#why.setAttribute("aria-live", shown.isPlaying ? "off" : "polite");
    showSentence(this.#why, whySentence(model.why, shown.language));
    this.#timeline.show(model.at, model.chosen);
    this.#source.show(model.source, model.tasks.at(model.chosenRow), words);
    const { tasks, ready, timers, output, stack } = this.#lists;
    showTasks(tasks.body, model.tasks, model.chosenRow, words);
    showReady(ready.body, model.ready, words);
    showTimers(timers.body, model.timers, words);
    showOutput(output.body, model.output, words);
    // A task that has ended awaits nothing, wherever it was seen last.
    const chain =
      model.chosen === null || model.tasks.at(model.chosenRow)?.doing === "done"
        ? []
        : awaitChain(steps.timeline.stateAt(model.event), model.chosen, shown.internals);
    showChain(
      stack.body,
      chain,
      (task) => labelText(steps.names.task(task)),
      (frame) => steps.lineOf(frame, model.source.language),
      words,
    );
  }
}

function pane(name: string, body: HTMLElement, kind = ""): Pane {
  const heading = h("h2", { id: `${name}-heading` });
  if (body.hasAttribute("role")) body.setAttribute("aria-labelledby", heading.id);
  const element = h(
    "section",
    { class: `pane ${name} ${kind}`.trim(), "aria-labelledby": heading.id },
    h("header", {}, heading),
    body,
  );
  return { element, heading, body };
}

/** A list may be longer than its pane, and is then scrolled by the keyboard too. */
function listPane(name: ListPane, kind = ""): Pane {
  return pane(name, h("div", { class: "scroll", tabindex: 0, role: "group" }), kind);
}

/** A sentence with code in backticks. */
function showSentence(element: HTMLElement, sentence: string): void {
  if (element.dataset.sentence === sentence) return;
  element.dataset.sentence = sentence;
  element.replaceChildren(
    ...sentence.split("`").map((part, at) => (at % 2 === 1 ? h("code", {}, part) : part)),
  );
}
