// How event loop, task, coroutine and future hang together, as it stands below the timeline of a run.
import type { Awaiting } from "../../trace/awaiting.js";
import { awaitingWords } from "../awaiting.js";
import { seconds } from "../figures.js";
import type { Language } from "../view.js";
import { wrap } from "../wrap.js";
import { margin, pictureWidth } from "./picture.js";
import { element, textElement } from "./xml.js";

const lineHeight = 18;
const boxWidth = pictureWidth - 2 * margin - 40;
/** So many columns of letters are never wider than a box. */
const columns = 100;

/** @returns what stands from `top` on, how high that is, and how it is read aloud */
export function drawAwaiting(
  awaiting: Awaiting,
  top: number,
  language: Language,
): { readonly parts: readonly string[]; readonly height: number; readonly told: readonly string[] } {
  const words = awaitingWords[language];
  const heading = words.heading(seconds(awaiting.at), awaiting.coroutine);
  const boxes = words.boxes(awaiting);
  const parts: string[] = [];
  let y = top;
  const put = (x: number, text: string, kind: string): void => {
    for (const line of wrap(text, columns)) {
      y += lineHeight;
      parts.push(textElement({ class: kind, x, y }, line));
    }
  };
  put(margin, heading, "words faint");
  y += 12;
  const middles = boxes.map(({ title, text, down, up }) => {
    const from = y;
    put(margin + 12, title, "strong");
    put(margin + 12, text, "words");
    y += 10;
    const shape = { x: margin, y: from, width: boxWidth, height: y - from, rx: 4 };
    parts.push(element("rect", { class: "stem", fill: "none", ...shape }));
    const middle = (from + y) / 2;
    if (down !== undefined) parts.push(...drawStep(margin + 40, y + 3, 1, down));
    if (up !== undefined) parts.push(...drawStep(pictureWidth / 2, y + 25, -1, up));
    if (down !== undefined) y += 28;
    return middle;
  });
  // A future that is done comes back to the loop.
  const [loop = y, future = y] = [middles[0], middles.at(-1)];
  const right = margin + boxWidth;
  parts.push(drawLine(`M${right} ${future}h24V${loop}H${right + 3}m6 -4l-6 4l6 4`));
  return { parts, height: y - top, told: [heading, ...boxes.map(({ title, text }) => `${title}: ${text}`)] };
}

/** An arrow of 22 pixels downwards (1) or upwards (-1), with its words. */
function drawStep(x: number, from: number, way: 1 | -1, words: string): string[] {
  return [
    drawLine(`M${x} ${from}v${22 * way}m-4 ${-6 * way}l4 ${6 * way}l4 ${-6 * way}`),
    textElement({ class: "small words", x: x + 12, y: from + 11 * way + 4 }, words),
  ];
}

function drawLine(d: string): string {
  return element("path", { class: "stem", fill: "none", d });
}
