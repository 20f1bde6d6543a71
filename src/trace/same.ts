// Do two traces tell of the same run, one of a program in TypeScript on the core, one of its Python program? Rule: what is left
// out of the comparison stands here, each with its reason; all else has to be equal.
import type { StackLine, TraceEvent } from "./event.js";
import { foldLine } from "./fold.js";

/** Where two traces part: the place of the first event of either that is not as the other's. */
export interface Difference {
  /** Of each trace the number of the event, from 0; the number of all where it has ended. */
  readonly ours: number;
  readonly theirs: number;
}

/** Null: they tell the same. */
export function firstDifference(
  ours: readonly TraceEvent[],
  theirs: readonly TraceEvent[],
  mask: Mask = (text) => text,
): Difference | null {
  const [left, right] = [comparable(ours, mask), comparable(theirs, mask)];
  const length = Math.max(left.length, right.length);
  for (let place = 0; place < length; place++) {
    const [one, other] = [left[place], right[place]];
    if (one?.text !== other?.text)
      return { ours: one?.at ?? ours.length, theirs: other?.at ?? theirs.length };
  }
  return null;
}

/** What an event is compared by, and which of the trace's it is. */
interface Compared {
  readonly text: string;
  readonly at: number;
}

/** Takes out of a line that a program prints what only a run can tell, such as how much memory was used. */
export type Mask = (line: string) => string;

/** A trace as it is compared. */
export function comparable(events: readonly TraceEvent[], mask: Mask = (text) => text): Compared[] {
  const masked = (event: TraceEvent): TraceEvent =>
    event.kind === "output" ? { ...event, text: event.text.split("\n").map(mask).join("\n") } : event;
  return joined(events).map(({ event, at }) => ({ text: textOf(masked(event), ""), at }));
}

interface Placed<E = TraceEvent> {
  readonly event: E;
  readonly at: number;
}

/** The events that are compared: writes that follow each other as one, and reports on objects at the end. */
function joined(events: readonly TraceEvent[]): Placed[] {
  const found: Placed[] = [];
  /** What only the end of objects brings about, which JavaScript does not tell: it is looked at as a whole. */
  const ofObjects: string[] = [];
  for (const [at, event] of events.entries()) {
    if (event.kind === "output" && event.stream === "stderr") {
      const reports = reportsIn(event.text);
      if (reports !== null) {
        ofObjects.push(...reports);
        continue;
      }
    }
    const last = found.at(-1);
    // To write such a report, Python reads the clock.
    const isBehind = ofObjects.length > 0 && event.iteration === 0 && last !== undefined;
    // A program's writes that follow each other are one or several, as its language has it.
    if (last?.event.kind === "output" && event.kind === "output" && isGoingOn(last.event, event)) {
      const text = `${last.event.text}\n${event.text}`;
      found[found.length - 1] = { at: last.at, event: { ...last.event, text } };
    } else found.push({ event: isBehind ? { ...event, at: last.event.at } : event, at });
  }
  const text = ofObjects.toSorted().join("\n");
  const report: Output = {
    kind: "output",
    at: 0,
    iteration: 0,
    stream: "stderr",
    text,
    task: null,
    frames: [],
  };
  return ofObjects.length === 0 ? found : [...found, { event: report, at: events.length - 1 }];
}

type Output = Extract<TraceEvent, { kind: "output" }>;

function isGoingOn(last: Output, next: Output): boolean {
  return (
    last.stream === next.stream &&
    last.at === next.at &&
    last.since === undefined &&
    next.since === undefined &&
    last.task === next.task &&
    last.frames.join() === next.frames.join()
  );
}

/**
 * What CPython reports when an object ends that should have been used: the lines that name it, without its place. Null: this is
 * something else.
 */
function reportsIn(text: string): string[] | null {
  const lines = text.split("\n");
  const named = lines.flatMap((line) => {
    const [, warning] = /(RuntimeWarning: coroutine '.*' was never awaited)$/.exec(line) ?? [];
    if (warning !== undefined) return [foldLine(warning)];
    return /^(Task|Future|_GatheringFuture) exception was never retrieved$|^Task was destroyed but it is pending!$/.test(
      line,
    )
      ? [line]
      : [];
  });
  return named.length === 0 ? null : named;
}

/** The lines of sources differ, and so does where they are; a JavaScript function's variables nobody can read. */
const leftOut: ReadonlySet<string> = new Set([
  "line",
  "file",
  "locals",
  "source",
  "traceback",
  "hint",
  "causes",
]);

/**
 * `async with` and `async for` are functions in TypeScript, and a part of the language in Python, as a comprehension is a function
 * there; what `__await__` does is not seen in both.
 */
const ofLanguage = /^(async_with|async_for|__await__|program|<genexpr>|<(list|set|dict)comp>)$/;

/** As JSON, what is compared of a value, its fields in the order of their names. */
function textOf(value: unknown, key: string): string {
  if (typeof value === "string")
    return JSON.stringify(names.has(key) ? foldName(value) : texts.has(key) ? foldText(value) : value);
  if (Array.isArray(value)) {
    if (key === "frames")
      return JSON.stringify(value.filter((name) => !ofLanguage.test(name)).map((name) => foldName(name)));
    const kept = key === "stack" ? stackOf(value) : value;
    return `[${kept.map((each) => textOf(each, key)).join(",")}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const name of Object.keys(fields).sort()) {
    if (leftOut.has(name) || fields[name] === undefined) continue;
    text += `${text === "" ? "" : ","}"${name}":${textOf(fields[name], name)}`;
  }
  return `{${text}}`;
}

/** A function without a name is a part of the one around it in JavaScript, and a line of its own in Python. */
function stackOf(lines: readonly StackLine[]): StackLine[] {
  const kept = lines.filter(({ name }) => !ofLanguage.test(name));
  return kept.filter(({ name }, place) => place === 0 || name !== "<lambda>");
}

const names: ReadonlySet<string> = new Set(["name", "coroutine", "what", "label"]);
const texts: ReadonlySet<string> = new Set(["text", "result", "error", "message", "errors"]);

/** `_onTimeout` and `_on_timeout` are one name, and so are `oneTwo` and `one_two` of a learner's own, `[asyncEnter]` and `__aenter__`. */
function foldName(name: string): string {
  return name
    .replace(/\[async(\w+)\]/, "a$1")
    .replaceAll("_", "")
    .toLowerCase();
}

function foldText(text: string): string {
  return foldLine(text)
    .replace(/[^\s:]*?[\w.]+\.(?:ts|js|py):\d+: (\w*Warning: .*)(?:\n {2}\S.*)?/g, "$1")
    .replace(/(running|done)(?:, defined)?(?: at [^>]*)?>/g, "$1>")
    .replace(/cb=\[[^\]]*\]/g, "cb")
    .replaceAll("_", "")
    .toLowerCase();
}
