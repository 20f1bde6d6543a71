// Is a value, read from a file of anybody's, a trace? What it says is not judged here, only whether it can be worked with,
// and of each event by itself: how they follow one another, order.ts judges.
import type { TraceFault } from "./codec.js";
import type { TraceEventKind } from "./event.js";

type Bag = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

/** Numbers of tasks and the like; the greatest that the index's lists can hold. */
const mostId = 2 ** 31 - 1;

const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number";
/** JSON can write what is beyond all numbers: 1e999. */
const isMoment: Check = (value) =>
  isNumber(value) && (value as number) >= 0 && value !== Number.POSITIVE_INFINITY;
const isCount: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
const isId: Check = (value) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= mostId;
const isBag = (value: unknown): value is Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every((each) => check(each));
const oneOf = (...values: readonly string[]): Check => {
  const set = new Set<unknown>(values);
  return (value) => set.has(value);
};

/** What an object has to have; a name that ends in "?" it may lack. */
type Shape = Readonly<Record<string, Check>>;

interface Field {
  readonly name: string;
  readonly check: Check;
  readonly isOptional: boolean;
}

function fieldsOf(shape: Shape): readonly Field[] {
  return Object.entries(shape).map(([key, check]) => ({
    name: key.replace(/\?$/, ""),
    check,
    isOptional: key.endsWith("?"),
  }));
}

/** The first field that is not as it should be; null: all are. */
function faultIn(bag: Bag, fields: readonly Field[]): string | null {
  for (const { name, check, isOptional } of fields) {
    const value = bag[name];
    if (value === undefined ? !isOptional : !check(value)) return name;
  }
  return null;
}

function shaped(shape: Shape): Check {
  const fields = fieldsOf(shape);
  return (value) => isBag(value) && faultIn(value, fields) === null;
}

/** One of several shapes, told apart by the value of `key`. */
function variants(key: string, shapes: Readonly<Record<string, Shape>>): Check {
  const known = new Map<unknown, readonly Field[]>(
    Object.entries(shapes).map(([value, shape]) => [value, fieldsOf(shape)]),
  );
  return (value) => {
    const fields = isBag(value) ? known.get(value[key]) : undefined;
    return fields !== undefined && faultIn(value as Bag, fields) === null;
  };
}

/** A moment that may never come: JSON has no infinity, so null stands for it there. */
const isDeadline: Check = (value) => value === null || isNumber(value);
const isSource = shaped({ file: isText, line: isId, text: orNull(isText) });
const isStack = listOf(
  shaped({
    name: isText,
    line: orNull(isCount),
    internal: (value) => typeof value === "boolean",
    "file?": isText,
  }),
);
const isYes: Check = (value) => value === true;
const isStatus = oneOf("PENDING", "FINISHED", "CANCELLED");
const isStream = oneOf("stdout", "stderr");
const isError = shaped({
  name: isText,
  message: isText,
  source: orNull(isSource),
  "causes?": listOf(isText),
  "errors?": listOf(isText),
  "hint?": isText,
});

const isTarget = variants("kind", {
  sleep: { until: isDeadline, "timer?": isId },
  task: { task: isId },
  gather: { children: isCount, "future?": isId, "tasks?": listOf(isId), "nested?": isYes },
  future: { "future?": isId, "label?": isText, "tasks?": listOf(isId) },
  turn: {},
});
const isTaskOutcome = variants("status", {
  finished: { result: isText },
  failed: { error: isText },
  cancelled: {},
});
const isProgramOutcome = variants("status", { returned: {}, raised: { error: isError } });
const isEnded = variants("kind", { task: { task: isId }, future: { "future?": isId } });

const frames: Shape = { frames: listOf(isText), "stack?": isStack };
const thread: Shape = { "thread?": isYes };
const written: Shape = { stream: isStream, text: isText, task: orNull(isId), ...thread, ...frames };
const loop: Shape = { "loop?": isId };
const entry: Shape = { handle: orNull(isId), timer: orNull(isId) };
const future: Shape = { future: isId, label: isText, state: isStatus };

const shapes: Readonly<Record<TraceEventKind, Shape>> = {
  "program-began": { "detail?": isYes },
  "program-ended": { outcome: isProgramOutcome },
  "output-part": written,
  output: { ...written, "since?": isNumber },
  blocked: { seconds: isNumber, task: orNull(isId), ...frames },
  unblocked: { task: orNull(isId) },
  span: {
    name: isText,
    state: oneOf("running", "blocked", "waiting"),
    from: isNumber,
    to: isNumber,
    "slept?": isNumber,
    ...thread,
  },
  iteration: { ready: isCount, timers: isCount, ...loop },
  "task-created": {
    task: isId,
    name: isText,
    coroutine: isText,
    parent: orNull(isId),
    "stack?": isStack,
    "begins?": (value) => isStack([value]),
    ...loop,
  },
  "step-began": { task: isId, "cancelled?": isYes },
  suspended: { task: isId, on: isTarget, ...frames },
  woken: { task: isId, "state?": isStatus, "cancelled?": isYes },
  "cancel-requested": { task: isId, by: orNull(isId), "stack?": isStack },
  "task-done": { task: isId, outcome: isTaskOutcome, "stack?": isStack },
  "timer-set": {
    timer: isId,
    deadline: isDeadline,
    task: orNull(isId),
    "what?": isText,
    "wakes?": orNull(isId),
    "stack?": isStack,
    ...loop,
  },
  "timer-fired": { timer: isId },
  "timer-cancelled": { timer: isId },
  "callback-scheduled": {
    handle: isId,
    name: isText,
    why: oneOf("call_soon", "done-callback"),
    task: orNull(isId),
    "of?": isEnded,
    "stack?": isStack,
    ...loop,
  },
  "callback-began": entry,
  "callback-ended": entry,
  skipped: { ...entry, task: orNull(isId) },
  waiting: { seconds: orNull(isNumber), ...loop },
  "loop-closed": loop,
  "future-created": future,
  "future-done": future,
};

const eventFields = new Map<unknown, readonly Field[]>(
  Object.entries(shapes).map(([kind, shape]) => [
    kind,
    fieldsOf({ at: isMoment, iteration: isCount, ...shape }),
  ]),
);

const isSourceText = shaped({ file: isText, text: isText });
const documentFields = fieldsOf({
  source: oneOf("measured", "virtual"),
  lesson: orNull(isText),
  title: shaped({ en: isText, ja: isText }),
  programs: shaped({
    typescript: isSourceText,
    python: orNull(isSourceText),
    pairs: listOf(shaped({ typescript: isId, python: isId })),
  }),
  lanes: listOf(isText),
  events: Array.isArray,
});

/** Null: it is one. */
export function faultOfDocument(value: unknown): TraceFault | null {
  if (!isBag(value) || value.kind !== "trace") return { kind: "not-a-trace" };
  if (value.schema !== 1) return { kind: "other-schema", schema: String(value.schema) };
  const where = faultIn(value, documentFields);
  if (where !== null) return { kind: "malformed", where };
  // Not `entries()`: there may be a million.
  const events = value.events as readonly unknown[];
  for (let i = 0; i < events.length; i++) {
    const fault = faultOfEvent(events[i]);
    if (fault !== null) return { kind: "malformed-event", event: i + 1, where: fault };
  }
  return null;
}

/** Which of its fields is not as it should be. */
function faultOfEvent(event: unknown): string | null {
  const fields = isBag(event) ? eventFields.get(event.kind) : undefined;
  return fields === undefined ? "kind" : faultIn(event as Bag, fields);
}
