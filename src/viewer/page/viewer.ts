// The page: the viewer of the trace that stands in the document. It has one state, which the keys and controls change as
// in the terminal's viewer, and from which every pane is drawn anew.
import type { Language } from "../../draw/language.js";
import { restoreNever } from "../../trace/never.js";
import { Timeline } from "../../trace/state/timeline.js";
import { type PagePayload, payloadId } from "../model/payload.js";
import { firstState, jump, perSecond, playOn, pressed, type StepKey, search } from "../model/stepControl.js";
import { type SourceLanguage, Steps } from "../model/stepModel.js";
import { sayIn } from "./dom.js";
import { makeHelp } from "./help.js";
import { keepInLink, placeInLink, recall, remember, themeChoices } from "./kept.js";
import { stepKeyOf } from "./keys.js";
import { type Layout, makeLayout, type PageState } from "./layout.js";
import { makeJump, makeTransport } from "./transport.js";
import { pageWords } from "./words.js";

const darkSystem = matchMedia("(prefers-color-scheme: dark)");

class Viewer {
  #steps: Steps;
  #state: PageState;
  /** In which language everything stands; null: in none yet. */
  #said: Language | null = null;
  /** Events a second; 0: nothing plays. */
  #pace = 0;
  #ticking = 0;
  #isDue = false;
  readonly #help = makeHelp();
  readonly #transport = makeTransport(
    (key) => this.#press(key),
    (step) => this.#goTo(this.#steps.shown.at(step)),
  );
  readonly #jump = makeJump(
    (text) => this.#seek(jump, "notATime", text),
    (text) => this.#seek(search, "notFound", text),
    () => this.#layout.focus(),
  );
  readonly #layout: Layout;

  constructor(payload: PagePayload) {
    const { document: trace } = payload;
    const place = placeInLink(location.hash) ?? { event: 0, internals: false };
    this.#steps = new Steps(trace, new Timeline(trace.events), place.internals);
    this.#state = {
      ...firstState(sourceOf(payload), languageOf()),
      event: this.#at(place.event),
      theme: recall("theme", themeChoices) ?? "auto",
      internals: place.internals,
    };
    this.#layout = makeLayout(payload, this.#steps, this.#jump.element, {
      change: (changes) => this.#change(changes),
      goToTime: (at) => this.#goTo(this.#steps.shown.atTime(at)),
      toggleHelp: () => this.#help.toggle(),
    });
  }

  start(): void {
    document.body.append(this.#layout.element, this.#transport.element, this.#help.element);
    document.addEventListener("keydown", (event) => {
      const key = event.defaultPrevented || !this.#help.keysAreOn() ? null : stepKeyOf(event);
      if (key === null) return;
      event.preventDefault();
      this.#press(key);
    });
    addEventListener("hashchange", () => {
      const place = placeInLink(location.hash);
      if (place === null) return;
      this.#change({ internals: place.internals });
      this.#goTo(this.#at(place.event));
    });
    darkSystem.addEventListener("change", () => this.#drawSoon());
    this.#draw();
  }

  /** The event at a place of the address: one that lies behind the end is the last one. */
  #at(place: number): number {
    return this.#steps.shown.at(Math.min(place, this.#steps.shown.length));
  }

  #press(key: StepKey): void {
    // What the terminal asks for in its last line, a page has fields for.
    if (key.text === "t") this.#jump.focus("time");
    else if (key.text === "/") this.#jump.focus("search");
    else if (key.text === "?") this.#help.toggle();
    else this.#change(pressed(key, this.#state, this.#steps) ?? {});
  }

  #goTo(event: number): void {
    this.#change({ event, isPlaying: false });
  }

  /** Goes to such a moment, or answers that there is none. */
  #seek(seek: typeof jump, missed: "notATime" | "notFound", text: string): string {
    const next = seek(text, { ...this.#state, isPlaying: false }, this.#steps);
    this.#change(next);
    return next.footer.kind === "note" ? pageWords[next.language][missed](text) : "";
  }

  #change(changes: Partial<PageState>): void {
    const before = this.#state;
    this.#state = { ...before, ...changes };
    for (const choice of ["language", "source", "theme"] as const)
      if (this.#state[choice] !== before[choice]) remember(choice, this.#state[choice]);
    if (this.#state.internals !== before.internals) {
      const { document: trace, timeline } = this.#steps;
      this.#steps = new Steps(trace, timeline, this.#state.internals);
      // The nearest of the events that are shown now.
      this.#goTo(this.#at(this.#steps.shown.placeOf(this.#state.event)));
    }
    this.#tickAsDue();
    this.#drawSoon();
  }

  /** Lets the run play at the state's speed, or stand still. */
  #tickAsDue(): void {
    const pace = this.#state.isPlaying ? perSecond(this.#state) : 0;
    if (this.#pace === pace) return;
    this.#pace = pace;
    clearInterval(this.#ticking);
    if (pace === 0) return;
    this.#ticking = setInterval(() => this.#change(playOn(this.#state, this.#steps)), 1000 / pace);
  }

  /** Before the browser paints next: however fast a slider moves, only what is seen is drawn. */
  #drawSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#isDue = false;
    const { language, theme, internals } = this.#state;
    const system = darkSystem.matches ? "dark" : "light";
    document.documentElement.dataset.theme = theme === "auto" ? system : theme;
    if (this.#said !== language) sayIn(language);
    this.#said = language;
    const model = this.#steps.model(this.#state);
    this.#transport.show(model, this.#state, pageWords[language]);
    this.#layout.show(model, this.#state, this.#steps, pageWords[language]);
    keepInLink({ event: model.step, internals });
  }
}

function languageOf(): Language {
  return recall("language", ["en", "ja"]) ?? (navigator.language.startsWith("ja") ? "ja" : "en");
}

function sourceOf({ document: trace }: PagePayload): SourceLanguage {
  return trace.programs.python === null
    ? "typescript"
    : (recall("source", ["typescript", "python"]) ?? "typescript");
}

const holder = document.getElementById(payloadId);
if (holder === null) throw new Error(`no #${payloadId} in the page`);
// Written by the same version's export, which has checked it.
const payload = JSON.parse(holder.textContent) as PagePayload;
for (const event of payload.document.events) restoreNever(event);
holder.remove();
new Viewer(payload).start();
