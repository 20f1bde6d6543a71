// A row of buttons of which one is pressed: the choice of a language, of the source, of the theme.
import { h, setText } from "./dom.js";

export class Segmented<Value extends string> {
  readonly element: HTMLElement;
  readonly #buttons: ReadonlyMap<Value, HTMLButtonElement>;

  constructor(values: readonly Value[], choose: (value: Value) => void) {
    this.#buttons = new Map(
      values.map((value) => {
        const button = h("button", { type: "button", "data-value": value });
        button.addEventListener("click", () => choose(value));
        return [value, button];
      }),
    );
    this.element = h("div", { class: "segmented", role: "group" }, ...this.#buttons.values());
  }

  say(name: string, words: Readonly<Record<Value, string>>): void {
    this.element.setAttribute("aria-label", name);
    for (const [value, button] of this.#buttons) setText(button, words[value]);
  }

  show(chosen: Value): void {
    for (const [value, button] of this.#buttons)
      button.setAttribute("aria-pressed", String(value === chosen));
  }

  /** A choice that there is none of, as a program without its Python. */
  disable(value: Value, title: string): void {
    const button = this.#buttons.get(value);
    if (button === undefined) return;
    button.disabled = true;
    button.title = title;
  }
}
