// Whether a long text is shown in a pager, and in which.
import type { Pager } from "../terminal/pager.js";
import { isPaged, type Surroundings } from "./settings.js";

/** PAGER, else `less -R`; null off a terminal, and where PAGER is empty or `cat`. */
export function pagerOf(surroundings: Surroundings): Pager | null {
  if (!isPaged(surroundings)) return null;
  const asked = surroundings.env.PAGER;
  if (asked === undefined) return { command: "less", args: ["-R"], isAskedFor: false };
  const [command = "", ...args] = shellWords(asked);
  return command === "" || command === "cat" ? null : { command, args, isAskedFor: true };
}

/** A command line in words, as a shell parts it: quotes hold a word together, a backslash takes what follows as it is. */
export function shellWords(line: string): string[] {
  return (line.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g) ?? []).map((word) =>
    word.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g, (_, single, double, escaped) =>
      single !== undefined
        ? String(single)
        : double !== undefined
          ? String(double).replace(/\\(["\\$`])/g, "$1")
          : String(escaped),
    ),
  );
}
