// The viewer: one state, which the keys and controls change as the terminal's viewer has it, and from which every pane
// is drawn anew.
import { seconds } from "../../draw/figures.js";
import type { Language } from "../../draw/view.js";
import { Timeline } from "../../trace/state/timeline.js";
import {
  firstState,
  jump,
  perSecond,
  playOn,
  pressed,
  type StepKey,
  type StepState,
  search,
} from "../model/control.js";
import type { PagePayload, SourceLanguage } from "../model/source.js";
import { type StepModel, Steps } from "../model/steps.js";
import { viewerWords } from "../words/words.js";
import { recall, remember, ThemeSwitch } from "./choices.js";
import { Help } from "./help.js";
import { stepKeyOf } from "./keys.js";
import { Layout } from "./layout.js";
import { Link, placeInLink } from "./link.js";
import { Jump, Transport } from "./transport.js";
import { pageWords } from "./words.js";

const languages = ["en", "ja"] as const;
const sources = ["typescript", "python"] as const;

export class Viewer {
  readonly #payload: PagePayload;
  readonly #run: Timeline;
  #steps: Steps;
  #internals: boolean;
  #state: StepState;
  /** In which language everything stands, and at what speed it plays; null: not at all. */
  #said: Language | null = null;
  #ticking: { readonly perSecond: number; readonly timer: number } | null = null;
  #isDue = false;
  readonly #theme = new ThemeSwitch();
  readonly #link = new Link();
  readonly #help = new Help();
  readonly #transport = new Transport({
    press: (key) => this.#press(key),
    slide: (step) => this.#goTo(this.#steps.shown.at(step)),
  });
  readonly #jump = new Jump({
    toTime: (text) => this.#seek(jump, text),
    find: (text) => this.#seek(search, text),
    leave: () => this.#layout.focus(),
  });
  readonly #layout: Layout;

  constructor(payload: PagePayload) {
    const { document: trace } = payload;
    this.#payload = payload;
    const place = placeInLink(location.hash);
    this.#internals = place?.internals ?? false;
    this.#run = new Timeline(trace.events);
    this.#steps = new Steps(trace, this.#run, this.#internals);
    this.#state = { ...firstState(sourceOf(payload), languageOf()), event: this.#at(place?.event ?? 0) };
    this.#layout = new Layout(payload, this.#steps, this.#transport, this.#jump, this.#help, {
      language: (language) => this.#change({ ...this.#state, language }),
      source: (source) => this.#change({ ...this.#state, source }),
      theme: (theme) => {
        this.#theme.choose(theme);
        this.#drawSoon();
      },
      internals: (internals) => this.#showInternals(internals),
      task: (task) => this.#change({ ...this.#state, task }),
      time: (at) => this.#goTo(this.#steps.shown.atTime(at)),
    });
  }

  start(): void {
    document.body.append(...this.#layout.elements, this.#help.element);
    document.addEventListener("keydown", (event) => {
      const key = event.defaultPrevented || !this.#help.keysAreOn ? null : stepKeyOf(event);
      if (key === null) return;
      event.preventDefault();
      this.#press(key);
    });
    addEventListener("hashchange", () => {
      const place = placeInLink(location.hash);
      if (place === null) return;
      if (place.internals !== this.#internals) this.#showInternals(place.internals);
      this.#goTo(this.#at(place.event));
    });
    this.#draw();
  }

  /** The event at a place of the address: one that lies behind the end is the last one. */
  #at(place: number): number {
    return this.#steps.shown.at(Math.min(place, this.#steps.shown.length));
  }

  #press(key: StepKey): void {
    // What the terminal asks for in its last line, a page has fields for.
    if (key.text === "t") this.#jump.focusTime();
    else if (key.text === "/") this.#jump.focusSearch();
    else if (key.text === "?") this.#help.toggle();
    else this.#change(pressed(key, this.#state, this.#steps) ?? this.#state);
  }

  #goTo(event: number): void {
    this.#change({ ...this.#state, event, isPlaying: false });
  }

  /** Is there such a moment? */
  #seek(seek: typeof jump, text: string): boolean {
    const next = seek(text, { ...this.#state, isPlaying: false }, this.#steps);
    this.#change(next);
    return next.footer.kind !== "note";
  }

  #change(next: StepState): void {
    const { language, source } = this.#state;
    this.#state = next;
    if (next.language !== language) remember("language", next.language);
    if (next.source !== source) remember("source", next.source);
    this.#tickAsDue();
    this.#drawSoon();
  }

  /** Lets the run play at the state's speed, or stand still. */
  #tickAsDue(): void {
    const wanted = this.#state.isPlaying ? perSecond(this.#state) : null;
    if ((this.#ticking?.perSecond ?? null) === wanted) return;
    if (this.#ticking !== null) clearInterval(this.#ticking.timer);
    this.#ticking =
      wanted === null
        ? null
        : {
            perSecond: wanted,
            timer: setInterval(() => this.#change(playOn(this.#state, this.#steps)), 1000 / wanted),
          };
  }

  #showInternals(internals: boolean): void {
    this.#internals = internals;
    this.#steps = new Steps(this.#payload.document, this.#run, internals);
    this.#goTo(this.#at(this.#steps.shown.placeOf(this.#state.event)));
  }

  /** Everything that does not change from event to event, in the reader's language. */
  #say(language: Language): void {
    const page = pageWords[language];
    document.documentElement.lang = language;
    const step = viewerWords[language];
    this.#layout.say(language, page, step);
    this.#transport.say(page);
    this.#jump.say(page, step);
    this.#help.say(page, step);
    this.#said = language;
  }

  /** Before the browser paints next: however fast a slider moves, only what is seen is drawn. */
  #drawSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#isDue = false;
    const { language, source, isPlaying } = this.#state;
    if (this.#said !== language) this.#say(language);
    const model: StepModel = this.#steps.model(this.#state);
    this.#transport.show({
      step: model.step,
      steps: model.steps,
      time: seconds(model.at),
      iteration: model.iteration,
      isPlaying,
      speed: String(perSecond(this.#state)),
    });
    this.#layout.show(model, {
      language,
      source,
      theme: this.#theme.choice,
      internals: this.#internals,
      isPlaying,
      words: { page: pageWords[language], step: viewerWords[language] },
      steps: this.#steps,
    });
    this.#link.show({ event: model.step, internals: this.#internals });
  }
}

function languageOf(): Language {
  return recall("language", languages) ?? (navigator.language.startsWith("ja") ? "ja" : "en");
}

function sourceOf({ document: trace }: PagePayload): SourceLanguage {
  return trace.programs.python === null ? "typescript" : (recall("source", sources) ?? "typescript");
}
