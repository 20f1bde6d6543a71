// The two fields that lead to a moment: a time, and a search through the events.
import { capital } from "../../draw/say.js";
import type { ViewerWords } from "../words/words.js";
import { h, setText } from "./dom.js";
import type { PageWords } from "./words.js";

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
    times.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = this.#time.value.trim();
      const isFound = given === "" || toTime(given);
      this.#say(isFound ? "" : this.#words?.notATime(given));
      if (isFound && document.activeElement === this.#time) leave();
    });
    searches.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = this.#search.value.trim();
      const isFound = given === "" || find(given);
      this.#say(isFound ? "" : this.#words?.notFound(given));
      if (isFound && document.activeElement === this.#search) leave();
    });
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
