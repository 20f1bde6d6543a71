// The keys, as in the terminal's viewer. One is left alone where the element that has the focus makes use of it.
import type { StepKey } from "../model/control.js";

const scrolling = ["up", "down", "pageup", "pagedown", "home", "end"];
const named = ["left", "right", ...scrolling, "escape", "space"];
const written = "npiIoOt/gG+=-sl?";

export function keyNamed(name: string): StepKey {
  return { name, text: "" };
}

export function keyWritten(text: string): StepKey {
  return { name: "", text };
}

/** Null: the key is not the viewer's. */
export function stepKeyOf(event: KeyboardEvent): StepKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyped(event)) return null;
  const name = event.key === " " ? "space" : event.key.replace("Arrow", "").toLowerCase();
  if (named.includes(name)) return isUsed(name, event) ? null : keyNamed(name);
  return written.includes(event.key) ? keyWritten(event.key) : null;
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
