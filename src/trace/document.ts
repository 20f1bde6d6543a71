// A trace as a document: a run's events, and what is needed to show them to somebody who has nothing else at hand.
import { id, traceEvent } from "./event.js";
import {
  described,
  exactly,
  fromZero,
  listOf,
  named,
  type Of,
  object,
  oneOf,
  optional,
  orNull,
  text,
} from "./shape.js";

const sourceText = named(
  "sourceText",
  object({ file: text, text }, "A program's text; `file` is a name to show, no path on anybody's machine."),
);

export const traceDocument = object(
  {
    schema: exactly(2),
    kind: exactly("trace"),
    runtime: object(
      {
        name: oneOf("core", "python", "embedded"),
        version: described(orNull(text), "Null: not known, as of a trace that was recorded with schema 1."),
      },
      "What ran the program: this library's own core, the learner's CPython, or the embedded one. The version is the library's, or Python's.",
    ),
    source: described(
      oneOf("measured", "virtual"),
      "Where its times come from: a real clock, or virtual time.",
    ),
    speed: optional(
      fromZero,
      "How many seconds of the program passed in one of the clock's, if not one. All times are the program's.",
    ),
    lesson: described(orNull(text), "A lesson's id; null for a program of one's own."),
    title: object({ en: text, ja: text }, "What to call it."),
    programs: object({
      typescript: described(orNull(sourceText), "Null: the program is written in Python alone."),
      python: described(orNull(sourceText), "Null: it is written in TypeScript alone."),
      pairs: described(
        listOf(object({ typescript: id, python: id })),
        "Matching lines of the two, counted from 1.",
      ),
    }),
    lanes: described(listOf(text), "Names worth a lane of their own; none: all."),
    events: described(listOf(traceEvent), "In the order in which they happened."),
  },
  "A run's events, and what is needed to show them. What is optional is told in detail mode only, unless it says otherwise. Tasks, timers, handles and futures are numbered from 1 each, in the order in which they are told of; numbers are never used twice.",
);

export type TraceDocument = Of<typeof traceDocument>;
