// Small helpers for the page's elements. Rule: text is set as text, never as markup.

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
  setAll(element, attributes);
  for (const child of children) if (child !== null) element.append(child);
}

export function setAll(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Sets the text where it is another: a screen reader would tell it again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
