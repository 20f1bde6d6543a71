// The dialog that lists the keys and the words, where they can be turned off too: single letters get in the way of speech input.
import { capital } from "../../draw/say.js";
import { helpRows, onlyInTerminal, type ViewerWords } from "../words/words.js";
import { recall, remember } from "./choices.js";
import { h, setText } from "./dom.js";
import type { PageWords } from "./words.js";

export class Help {
  readonly element = h("dialog", { "aria-labelledby": "help-title" });
  /** Has the focus at first: what has it is scrolled to, and the keys stand at the top. */
  readonly #title = h("h2", { id: "help-title", tabindex: -1, autofocus: true });
  readonly #list = h("dl", {});
  readonly #termsTitle = h("h3", {});
  readonly #terms = h("dl", { class: "terms" });
  readonly #termsMore = h("p", { class: "faint" });
  readonly #box = h("input", { type: "checkbox", id: "shortcuts" });
  readonly #boxLabel = h("label", { for: "shortcuts" });
  readonly #close = h("button", { type: "button" });
  readonly #made = h("p", { class: "faint" });

  constructor() {
    this.#box.checked = recall("keys", ["off"]) === null;
    this.#box.addEventListener("change", () => remember("keys", this.#box.checked ? "on" : "off"));
    this.#close.addEventListener("click", () => this.element.close());
    // A click beside the dialog falls on the dialog itself.
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.element.close();
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "?") return;
      event.preventDefault();
      event.stopPropagation();
      this.element.close();
    });
    this.element.append(
      h(
        "div",
        { class: "sheet" },
        this.#title,
        this.#list,
        this.#termsTitle,
        this.#terms,
        this.#termsMore,
        h("p", { class: "check" }, this.#box, this.#boxLabel),
        this.#made,
        this.#close,
      ),
    );
  }

  get keysAreOn(): boolean {
    return this.#box.checked;
  }

  say(words: PageWords, { help, terms, termsTitle, termsMore }: ViewerWords): void {
    setText(this.#title, words.keys);
    setText(this.#boxLabel, words.shortcuts);
    setText(this.#close, words.close);
    setText(this.#made, words.made);
    this.#list.replaceChildren(
      ...helpRows
        .filter(({ does }) => !onlyInTerminal.includes(does))
        .flatMap(({ keys, does }) => [
          h("dt", {}, ...keys.map((key) => h("kbd", {}, key))),
          h("dd", {}, help[does]),
        ]),
    );
    setText(this.#termsTitle, capital(termsTitle));
    setText(this.#termsMore, capital(termsMore));
    this.#terms.replaceChildren(
      ...Object.values(terms).flatMap(({ name, means }) => [h("dt", {}, name), h("dd", {}, means)]),
    );
  }

  toggle(): void {
    if (this.element.open) this.element.close();
    else this.element.showModal();
  }
}
