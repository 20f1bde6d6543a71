// What the two programs of a lesson cannot have in common: everything else that they print is the same to the byte, and
// so are the names of functions, classes, parameters and variables.

interface Unequal {
  readonly why: string;
  /** What differs in the output; the rest of the line is the same. */
  readonly printed?: RegExp;
  /** The names that one of the languages alone has use for. */
  readonly names?: readonly string[];
}

const unequal: Readonly<Record<string, Unequal>> = {
  concurrency_models: {
    why: "real work is measured; Python's executors are objects, Node's threads and processes are sent text",
    printed: /(?<=: )[\d.]+(?= s, )|(?<=(?:threads|processes): .* s, )\d(?= under way at once$)/gm,
    names: [
      ..."workers future".split(" "),
      ..."now on_thread on_process text worker resolve reject stdout doing lanes index from to".split(" "),
    ],
  },
  coroutine: {
    why: "an object has an address in CPython alone",
    printed: /(?<=print_four)(?: at 0x[0-9a-f]+)?(?=>$)/gm,
  },
  promises: { why: "a promise is made by a function that is given one to resolve it", names: ["resolve"] },
  scale: { why: "memory and real time are measured", printed: /(?<=^memory: )[\d.]+|(?<=^time: )[\d.]+/gm },
  to_thread: {
    why: "a thread shares no objects in Node, so it loads what it needs",
    names: ["url", "print", "time"],
  },
};

/** What both programs of a lesson print, the parts that cannot be the same as `…`. */
export function comparable(id: string, printed: string): string {
  const differs = unequal[id]?.printed;
  return differs === undefined ? printed : printed.replace(differs, "…");
}

/** The names that one of a lesson's programs may define alone. */
export function ownNames(id: string): readonly string[] {
  return unequal[id]?.names ?? [];
}
