// The page's elements: how they are made, and a row of buttons of which one is pressed. Rule: text is set as text, never as
// markup.

type Child = Node | string | null;

/** The attributes of an element; `true` sets one without a value, `false` and null leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  put(element, attributes, children);
  return element;
}

/** The same for what is drawn. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  put(element, attributes, children);
  return element;
}

function put(element: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null) element.append(child);
}

/** Sets the text where it is another: a screen reader would tell it again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Scrolls a pane alone, never the page, until all from one place in it to another is seen. */
export function reveal(pane: HTMLElement, from: number, to: number, room = pane.clientHeight): void {
  if (from < pane.scrollTop) pane.scrollTop = from;
  else if (to > pane.scrollTop + room) pane.scrollTop = to - room;
}

/** A row of buttons of which one is pressed: the choice of a language, of the source, of the theme. */
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
