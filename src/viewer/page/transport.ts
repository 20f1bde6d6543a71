// What moves through the run: the slider, the buttons beside it, the speed, and the two fields to go to a moment.
import { capital } from "../../draw/say.js";
import type { StepKey } from "../model/control.js";
import type { ViewerWords } from "../words/words.js";
import { type Attributes, h, setText, svg } from "./dom.js";
import { keyNamed, keyWritten } from "./keys.js";
import type { PageWords } from "./words.js";

/** What the buttons show, on a ground of 24 by 24. */
const icons = {
  first: "M6 5h2v14H6zM20 5v14L9 12z",
  back: "M17 5v14L7 12z",
  play: "M7 4v16l13 -8z",
  pause: "M6 5h4v14H6zM14 5h4v14h-4z",
  on: "M7 5v14l10 -7z",
  last: "M16 5h2v14h-2zM4 5v14l11 -7z",
} as const;

type WordKey = {
  readonly [Key in keyof PageWords]: PageWords[Key] extends string ? Key : never;
}[keyof PageWords];

const steps: readonly {
  readonly press: StepKey;
  readonly icon: keyof typeof icons;
  readonly word: WordKey;
}[] = [
  { press: keyWritten("g"), icon: "first", word: "first" },
  { press: keyNamed("left"), icon: "back", word: "previous" },
  { press: keyNamed("space"), icon: "play", word: "play" },
  { press: keyNamed("right"), icon: "on", word: "next" },
  { press: keyWritten("G"), icon: "last", word: "last" },
];

const jumps: readonly { readonly word: WordKey; readonly key: string }[] = [
  { word: "previousOfTask", key: "p" },
  { word: "nextOfTask", key: "n" },
  { word: "nextIteration", key: "i" },
  { word: "nextOutput", key: "o" },
];

export interface TransportState {
  readonly step: number;
  readonly steps: number;
  readonly time: string;
  readonly iteration: number;
  readonly isPlaying: boolean;
  readonly speed: string;
}

export interface TransportCalls {
  readonly press: (key: StepKey) => void;
  readonly slide: (step: number) => void;
}

export class Transport {
  readonly element: HTMLElement;
  readonly #slider = h("input", { type: "range", min: 0, step: 1, id: "slider" });
  readonly #label = h("label", { for: "slider", class: "hidden" });
  readonly #count = h("output", { for: "slider", class: "count" });
  readonly #time = h("span", { class: "time" });
  readonly #iteration = h("span", { class: "faint" });
  readonly #speed = h("span", { class: "rate" });
  readonly #slower: HTMLButtonElement;
  readonly #faster: HTMLButtonElement;
  readonly #speeds: HTMLElement;
  readonly #buttons: readonly { readonly word: WordKey; readonly button: HTMLButtonElement }[];
  readonly #jumps: readonly {
    readonly word: WordKey;
    readonly key: string;
    readonly button: HTMLButtonElement;
  }[];
  readonly #playPath = svg("path");
  #words: PageWords | null = null;
  #state: TransportState | null = null;

  constructor({ press, slide }: TransportCalls) {
    this.#slower = button(keyWritten("-"), press, {}, "−");
    this.#faster = button(keyWritten("+"), press, {}, "+");
    this.#buttons = steps.map(({ press: key, icon, word }) => {
      const path = icon === "play" ? this.#playPath : svg("path", { d: icons[icon] });
      const picture = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, path);
      return { word, button: button(key, press, { class: "icon" }, picture) };
    });
    this.#jumps = jumps.map(({ word, key }) => ({
      word,
      key,
      button: button(keyWritten(key), press),
    }));
    this.#speeds = h("div", { class: "speeds", role: "group" }, this.#slower, this.#speed, this.#faster);
    this.element = h(
      "section",
      { class: "transport" },
      h("p", { class: "place" }, this.#time, this.#count, this.#iteration),
      h("div", { class: "slide" }, this.#label, this.#slider),
      h("div", { class: "steps" }, ...this.#buttons.map(({ button }) => button)),
      h("div", { class: "jumps" }, ...this.#jumps.map(({ button }) => button)),
      this.#speeds,
    );
    this.#slider.addEventListener("input", () => slide(this.#slider.valueAsNumber));
  }

  say(words: PageWords): void {
    this.#words = words;
    this.element.setAttribute("aria-label", words.playback);
    setText(this.#label, words.slider);
    for (const { word, button } of this.#buttons) name(button, words[word]);
    for (const { word, key, button } of this.#jumps) {
      button.replaceChildren(words[word], h("kbd", { "aria-hidden": "true" }, key));
    }
    this.#speeds.setAttribute("aria-label", words.speed);
    name(this.#slower, words.slower);
    name(this.#faster, words.faster);
    if (this.#state !== null) this.show(this.#state);
  }

  show(state: TransportState): void {
    this.#state = state;
    const words = this.#words;
    if (words === null) return;
    const { step, steps: total, time, iteration, isPlaying, speed } = state;
    const place = words.eventOf(step, total);
    this.#slider.max = String(total);
    this.#slider.value = String(step);
    this.#slider.setAttribute("aria-valuetext", `${place}, ${time}`);
    setText(this.#count, place);
    setText(this.#time, time);
    setText(this.#iteration, words.iteration(iteration));
    setText(this.#speed, words.perSecond(speed));
    this.#playPath.setAttribute("d", isPlaying ? icons.pause : icons.play);
    for (const { word, button } of this.#buttons) {
      if (word === "play") name(button, words[isPlaying ? "pause" : word]);
    }
  }
}

/** A button that does what a key does. */
function button(
  key: StepKey,
  press: TransportCalls["press"],
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLButtonElement {
  const made = h("button", { type: "button", "data-key": key.name || key.text, ...attributes }, ...children);
  made.addEventListener("click", () => press(key));
  return made;
}

function name(button: HTMLElement, text: string): void {
  button.setAttribute("aria-label", text);
  button.title = text;
}

export interface JumpCalls {
  /** Both say whether there is such a moment. */
  readonly toTime: (text: string) => boolean;
  readonly find: (text: string) => boolean;
  /** Back to the viewer, whose keys are typed text as long as a field has the focus. */
  readonly leave: () => void;
}

export class Jump {
  readonly element: HTMLElement;
  readonly #time = h("input", { id: "time", inputmode: "decimal", autocomplete: "off", size: 6 });
  readonly #timeLabel = h("label", { for: "time" });
  readonly #timeButton = h("button", { type: "submit" });
  readonly #search = h("input", { id: "search", type: "search", autocomplete: "off", size: 15 });
  readonly #searchLabel = h("label", { for: "search" });
  readonly #searchButton = h("button", { type: "submit" });
  readonly #answer = h("p", { class: "answer", role: "status" });
  #words: ViewerWords | null = null;

  constructor({ toTime, find, leave }: JumpCalls) {
    const times = h("form", {}, this.#timeLabel, this.#time, this.#timeButton);
    const searches = h("form", { role: "search" }, this.#searchLabel, this.#search, this.#searchButton);
    const answered = (
      form: HTMLFormElement,
      field: HTMLInputElement,
      go: (text: string) => boolean,
      missed: "notATime" | "notFound",
    ): void =>
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const given = field.value.trim();
        const isFound = given === "" || go(given);
        this.#say(isFound ? "" : this.#words?.[missed](given));
        if (isFound && document.activeElement === field) leave();
      });
    answered(times, this.#time, toTime, "notATime");
    answered(searches, this.#search, find, "notFound");
    this.element = h("section", { class: "jump" }, times, searches, this.#answer);
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !(event.target instanceof HTMLElement)) return;
      event.preventDefault();
      leave();
    });
  }

  say(words: PageWords, step: ViewerWords): void {
    this.#words = step;
    this.element.setAttribute("aria-label", words.jump);
    this.#timeLabel.replaceChildren(words.time, h("kbd", { "aria-hidden": "true" }, "t"));
    this.#time.placeholder = words.seconds;
    this.#search.placeholder = words.searched;
    setText(this.#timeButton, words.jump);
    this.#searchLabel.replaceChildren(words.search, h("kbd", { "aria-hidden": "true" }, "/"));
    setText(this.#searchButton, words.find);
    this.#say("");
  }

  focusTime(): void {
    this.#time.focus();
    this.#time.select();
  }

  focusSearch(): void {
    this.#search.focus();
    this.#search.select();
  }

  #say(text = ""): void {
    setText(this.#answer, capital(text));
  }
}
