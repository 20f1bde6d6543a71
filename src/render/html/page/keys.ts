// The keys, as in the terminal's viewer. A key is left alone where the element that has the focus makes use of it.
import type { HelpKey } from "./words.js";

export type Command =
  | "back"
  | "on"
  | "taskUp"
  | "taskDown"
  | "nextOfTask"
  | "previousOfTask"
  | "nextIteration"
  | "nextOutput"
  | "time"
  | "search"
  | "first"
  | "last"
  | "play"
  | "faster"
  | "slower"
  | "source"
  | "language"
  | "help";

const commands: Readonly<Record<string, Command>> = {
  ArrowLeft: "back",
  ArrowRight: "on",
  ArrowUp: "taskUp",
  ArrowDown: "taskDown",
  n: "nextOfTask",
  p: "previousOfTask",
  i: "nextIteration",
  o: "nextOutput",
  t: "time",
  "/": "search",
  g: "first",
  G: "last",
  " ": "play",
  "+": "faster",
  // The same key without Shift.
  "=": "faster",
  "-": "slower",
  s: "source",
  l: "language",
  "?": "help",
};

/** What the help lists. */
export const keyRows: readonly { readonly keys: readonly string[]; readonly does: HelpKey }[] = [
  { keys: ["←", "→"], does: "event" },
  { keys: ["↑", "↓"], does: "task" },
  { keys: ["n", "p"], does: "ofTask" },
  { keys: ["i"], does: "iteration" },
  { keys: ["o"], does: "output" },
  { keys: ["t"], does: "time" },
  { keys: ["/"], does: "search" },
  { keys: ["g", "G"], does: "ends" },
  { keys: ["Space"], does: "play" },
  { keys: ["+", "−"], does: "speed" },
  { keys: ["s"], does: "source" },
  { keys: ["l"], does: "language" },
  { keys: ["?"], does: "help" },
];

export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const command = commands[event.key] ?? null;
  const target = event.target instanceof Element ? event.target : null;
  if (command === null || target === null) return command;
  // A dialog that is open has the keys to itself.
  if (target.closest("dialog") !== null) return null;
  if (target.matches("input:not([type=range], [type=checkbox])")) return null;
  // The space bar presses what has the focus.
  if (command === "play" && target.closest("button, summary, input[type=checkbox]") !== null) return null;
  // What scrolls goes on scrolling.
  if ((command === "taskUp" || command === "taskDown") && target.closest(".scroll") === target) return null;
  return command;
}
