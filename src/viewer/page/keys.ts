// The keys, as in the terminal's viewer. One is left alone where the element that has the focus makes use of it.
import type { StepKey } from "../model/control.js";

/** By the browser's name. */
const named: Readonly<Record<string, string>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  PageUp: "pageup",
  PageDown: "pagedown",
  Home: "home",
  End: "end",
  Escape: "escape",
  " ": "space",
};
const scrolling = ["up", "down", "pageup", "pagedown", "home", "end"];
const written = "npiIoOt/gG+=-sl?";

export function keyNamed(name: string): StepKey {
  return { name, text: "" };
}

export function keyWritten(text: string): StepKey {
  return { name: "", text };
}

/** Null: the key is not the viewer's. */
export function stepKeyOf(event: KeyboardEvent): StepKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const name = named[event.key];
  if (name === undefined)
    return written.includes(event.key) && !isTyped(event) ? keyWritten(event.key) : null;
  return isTyped(event) || isUsed(name, event) ? null : keyNamed(name);
}

function isTyped({ target }: KeyboardEvent): boolean {
  // A dialog that is open has the keys to itself.
  return (
    target instanceof Element &&
    (target.closest("dialog") !== null || target.matches("input:not([type=range], [type=checkbox])"))
  );
}

function isUsed(name: string, { target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  // The space bar presses what has the focus.
  if (name === "space") return target.closest("button, input[type=checkbox]") !== null;
  // What scrolls goes on scrolling.
  return scrolling.includes(name) && target.matches(".scroll");
}
