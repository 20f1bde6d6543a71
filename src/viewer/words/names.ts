// What the sentences of both languages are made from: names, times and values as they are written in them.
import { foldName } from "../../draw/fold.js";
import { truncate } from "../../draw/width.js";
import type { Second } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import type { Label } from "../../trace/labels.js";
import type { Why } from "../model/whyOf.js";

/** A name of the program, marked as such: Python's spelling, with the task's name where several share the coroutine. */
export function nameOf({ name, task }: Label): string {
  return `\`${labelText({ name, task })}\``;
}

export function labelText({ name, task }: Label): string {
  return task === null ? pythonName(name) : `${pythonName(name)} ${task}`;
}

export function codeOf(name: string): string {
  return `\`${pythonName(name)}\``;
}

/** Also of what begins with underscores, as the library's own callbacks do. */
export function pythonName(name: string): string {
  const [under = ""] = /^_*/.exec(name) ?? [];
  return under + foldName(name.slice(under.length));
}

/** What a program prints or returns may be of any length. */
export function shortened(text: string, ellipsis = "..."): string {
  return truncate(oneLine(text), 60, ellipsis);
}

/** How a text of the program stands in a sentence. */
export type Quoted = (text: string) => string;

type Fired = Extract<Why, { readonly kind: "timer-fired" }>;

/** Less than this is what a clock and a loop take in any case. */
const usual: Second = 0.05;

/** Had a timer been due for a while when the loop came to see it? */
export function isLate(fired: Fired): fired is Fired & { readonly deadline: Second } {
  return fired.deadline !== null && fired.at - fired.deadline > usual;
}
