// The page's elements: how they are made, and said in the reader's language. Rule: text is set as text, never as markup.
import type { Language } from "../../draw/view.js";
import { type PageWords, pageWords } from "./words.js";

/** A text in the reader's language. It is set anew when that changes, so only an element that stays may have one. */
export type Said = (words: PageWords, language: Language) => string;

export type Child = Node | string | Said | null;
export type Attributes = Readonly<Record<string, string | number | Said>>;

const sayings: ((words: PageWords, language: Language) => void)[] = [];

/** For what changes with the language, and is more than one text. */
export function whenSaid(saying: (words: PageWords, language: Language) => void): void {
  sayings.push(saying);
}

/** Says everything that does not change from event to event. */
export function sayIn(language: Language): void {
  document.documentElement.lang = language;
  for (const saying of sayings) saying(pageWords[language], language);
}

export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  return filled(document.createElement(name), attributes, children);
}

/** The same for what is drawn. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function filled<Made extends Element>(
  element: Made,
  attributes: Attributes,
  children: readonly Child[],
): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") whenSaid((...words) => element.setAttribute(name, value(...words)));
    else element.setAttribute(name, String(value));
  }
  for (const child of children) {
    if (typeof child === "function") {
      const text = element.appendChild(new Text());
      whenSaid((...words) => setText(text, child(...words)));
    } else if (child !== null) element.append(child);
  }
  return element;
}

export function button(
  press: () => void,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLButtonElement {
  const made = h("button", { type: "button", ...attributes }, ...children);
  made.addEventListener("click", press);
  return made;
}

/** Sets the text where it is another: a screen reader would tell it again. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Shows the key that does the same as what it stands in; its name would be read out as part of that. */
export function keyHint(key: string): HTMLElement {
  return h("kbd", { "aria-hidden": "true" }, key);
}

/** What is scrolled where it is longer than its pane, by the keyboard too, and is named as the pane is. */
export function scroller(pane: string, kind = ""): HTMLElement {
  const attributes = { tabindex: 0, role: "group", "aria-labelledby": `${pane}-heading` };
  return h("div", { class: `scroll ${kind}`.trim(), ...attributes });
}

/** Scrolls a pane alone, never the page, until all from one place in it to another is seen. */
export function reveal(pane: HTMLElement, from: number, to: number, room = pane.clientHeight): void {
  if (from < pane.scrollTop) pane.scrollTop = from;
  else if (to > pane.scrollTop + room) pane.scrollTop = to - room;
}

/** A row of buttons of which one is pressed: the choice of a language, of the source, of the theme. */
export function segmented<Value extends string>(
  name: Said,
  choices: readonly (readonly [value: Value, text: string | Said, attributes?: Attributes])[],
  choose: (value: Value) => void,
) {
  const buttons = choices.map(([value, text, attributes = {}]) => ({
    value,
    element: button(() => choose(value), attributes, text),
  }));
  const row = { class: "segmented", role: "group", "aria-label": name };
  return {
    element: h("div", row, ...buttons.map(({ element }) => element)),
    show(chosen: Value): void {
      for (const { value, element } of buttons)
        element.setAttribute("aria-pressed", String(value === chosen));
    },
  };
}
