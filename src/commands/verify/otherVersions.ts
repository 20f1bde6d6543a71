// What Pythons before 3.13 do otherwise, as which the core behaves. Rule: each has its sentence, and what it changes is left out
// of the comparison on such a Python; nothing else is.
import type { Language } from "../../draw/view.js";
import type { TraceEvent } from "../../trace/event.js";

interface Otherwise {
  /** The first 3.x that does as the core does. */
  readonly since: number;
  /** The lesson that shows it, where only one does. */
  readonly lesson?: string;
  /** The event without what differs; none: what is printed is compared in the place of the events. */
  readonly without?: (event: TraceEvent) => TraceEvent;
  readonly words: Readonly<Record<Language, string>>;
}

const otherwise: readonly Otherwise[] = [
  {
    since: 13,
    lesson: "as_completed",
    without: (event) =>
      "name" in event && /^_?(handle|on)_?completion$/i.test(event.name)
        ? ({ ...event, name: "as_completed" } as TraceEvent)
        : event,
    words: {
      en: "before 3.13, the callback of as_completed has another name.",
      ja: "3.13 より前では、as_completed のコールバックの名前が違います。",
    },
  },
  {
    since: 12,
    without(event) {
      if (!("ended" in event)) return event;
      const { ended, ...rest } = event;
      return rest as TraceEvent;
    },
    words: {
      en: "before 3.12, it cannot be told how a coroutine within another has ended.",
      ja: "3.12 より前では、内側のコルーチンがどう終わったかを知ることができません。",
    },
  },
  {
    since: 12,
    lesson: "timeouts",
    words: {
      en: "before 3.12, wait_for runs what it is given in a task of its own: of timeouts, what is printed was compared.",
      ja: "3.12 より前の wait_for は、渡されたものを別のタスクで動かします。そのため timeouts は、出力で比べました。",
    },
  },
  {
    since: 9,
    words: {
      en: "before 3.9, asyncio.run does not shut the default executor down at its end: what is printed was compared, and its order.",
      ja: "3.9 より前の asyncio.run は、終わるときに既定の executor を終了しません。そのため、出力とその順序で比べました。",
    },
  },
];

function appliesTo(version: string): readonly Otherwise[] {
  const minor = Number(/^3\.(\d+)/.exec(version)?.[1]);
  return otherwise.filter(({ since }) => minor < since);
}

/** Are the events of this lesson to be compared on that Python? Null: of a program of one's own. */
export function hasSameEvents(version: string, lesson: string | null): boolean {
  const isKnown = /^3\.([89]|1[0-3])\b/.test(version);
  return isKnown && appliesTo(version).every((each) => each.without || (each.lesson ?? lesson) !== lesson);
}

/** The events without what that version does otherwise. */
export function asOn(version: string, events: readonly TraceEvent[]): readonly TraceEvent[] {
  const changes = appliesTo(version).flatMap(({ without }) => without ?? []);
  if (changes.length === 0) return events;
  return events.map((event) => changes.reduce((changed, without) => without(changed), event));
}

/** What that version does otherwise, as far as these lessons show it. */
export function toldOf(version: string, lessons: readonly string[], language: Language): string[] {
  return appliesTo(version)
    .filter(({ lesson }) => lesson === undefined || lessons.includes(lesson))
    .map(({ words }) => words[language]);
}
