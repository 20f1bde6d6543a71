// The last gate before a terminal: all that is written there goes through it, and of what acts on a terminal it lets
// through only the colours that the theme paints with. Texts of others are made harmless before they are laid out; this
// holds where somebody forgot to.
import { harmless } from "../trace/harmless.js";

const begin = "\u001b";
/** What turns the paints of `draw/paints.ts` on and off. */
const paint = new RegExp(`(${begin}\\[(?:[12]|22|3[1-69])m)`);

export function gated(text: string): string {
  if (!text.includes(begin)) return harmless(text);
  // What is parted by a group stands between the parts, at the odd places.
  const parts = text.split(paint);
  return parts.map((part, at) => (at % 2 === 1 ? part : harmless(part))).join("");
}
