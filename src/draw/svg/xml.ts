// Writes XML: the only place where text becomes markup, so that whatever a program prints leaves it well-formed.
import { oneLine } from "../../trace/harmless.js";

export type SvgAttributes = Readonly<Record<string, string | number>>;

/** An element; its children are markup already (see `textOf`), each on a line of its own but for those of a text. */
export function element(name: string, attributes: SvgAttributes, ...children: readonly string[]): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${textOf(String(value))}"`);
  const open = `<${name}${given.join("")}`;
  if (children.length === 0) return `${open}/>`;
  const isOneLine = children.length === 1 || name === "text";
  const inner = isOneLine ? children.join("") : `\n${children.join("\n")}\n`;
  return `${open}>${inner}</${name}>`;
}

/** A text of one line at its place. */
export function textElement(attributes: SvgAttributes, text: string): string {
  return element("text", attributes, textOf(text));
}

/** Text as it stands in an element or an attribute, on one line, without what XML cannot hold even as a reference. */
export function textOf(text: string): string {
  return oneLine(text)
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A length in pixels, to a hundredth. */
export function px(length: number): number {
  return Math.round(length * 100) / 100;
}
