// What moves through the run: the slider, the buttons beside it, the speed, and the two fields to go to a moment.
import { h, setText, svg } from "./dom.js";
import type { Command } from "./keys.js";
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
  readonly command: Command;
  readonly icon: keyof typeof icons;
  readonly word: WordKey;
}[] = [
  { command: "first", icon: "first", word: "first" },
  { command: "back", icon: "back", word: "previous" },
  { command: "play", icon: "play", word: "play" },
  { command: "on", icon: "on", word: "next" },
  { command: "last", icon: "last", word: "last" },
];

const jumps: readonly { readonly command: Command; readonly word: WordKey; readonly key: string }[] = [
  { command: "previousOfTask", word: "previousOfTask", key: "p" },
  { command: "nextOfTask", word: "nextOfTask", key: "n" },
  { command: "nextIteration", word: "nextIteration", key: "i" },
  { command: "nextOutput", word: "nextOutput", key: "o" },
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
  readonly command: (command: Command) => void;
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
  readonly #slower = h("button", { type: "button", "data-command": "slower" }, "−");
  readonly #faster = h("button", { type: "button", "data-command": "faster" }, "+");
  readonly #speeds: HTMLElement;
  readonly #buttons: readonly { readonly word: WordKey; readonly button: HTMLButtonElement }[];
  readonly #jumps: readonly {
    readonly word: WordKey;
    readonly key: string;
    readonly button: HTMLButtonElement;
  }[];
  readonly #playPath: SVGPathElement;
  readonly #play: HTMLButtonElement;
  #words: PageWords | null = null;
  #state: TransportState | null = null;

  constructor({ command, slide }: TransportCalls) {
    let playPath: SVGPathElement | null = null;
    let play: HTMLButtonElement | null = null;
    this.#buttons = steps.map((each) => {
      const path = svg("path", { d: icons[each.icon] });
      const picture = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, path);
      const button = h("button", { type: "button", "data-command": each.command, class: "icon" }, picture);
      if (each.command === "play") [playPath, play] = [path, button];
      return { word: each.word, button };
    });
    if (playPath === null || play === null) throw new Error("no play button");
    this.#playPath = playPath;
    this.#play = play;
    this.#jumps = jumps.map(({ command: each, word, key }) => ({
      word,
      key,
      button: h("button", { type: "button", "data-command": each }),
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
    for (const button of this.element.querySelectorAll("button")) {
      button.addEventListener("click", () => command(button.dataset.command as Command));
    }
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
    this.#slider.style.setProperty("--share", String(total === 0 ? 0 : step / total));
    this.#slider.setAttribute("aria-valuetext", `${place}, ${time}`);
    setText(this.#count, place);
    setText(this.#time, time);
    setText(this.#iteration, words.iteration(iteration));
    setText(this.#speed, words.perSecond(speed));
    this.#playPath.setAttribute("d", isPlaying ? icons.pause : icons.play);
    name(this.#play, isPlaying ? words.pause : words.play);
  }
}

function name(button: HTMLElement, text: string): void {
  button.setAttribute("aria-label", text);
  button.title = text;
}
