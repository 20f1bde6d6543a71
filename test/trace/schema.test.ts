// The format: the schema that ships holds of real traces, and agrees with the check of foreign ones.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { programPath } from "../../src/course/files.js";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.js";
import { traceDocument } from "../../src/trace/document.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { jsonSchemaOf } from "../../src/trace/shape.js";
import { documentOf } from "../helpers/document.js";
import { runOnce } from "../run/runs.js";

interface ObjectSchema {
  readonly properties: Readonly<Record<string, { readonly const?: unknown }>>;
  readonly required: readonly string[];
}

interface Schema {
  readonly title: string;
  readonly properties: { readonly events: { readonly items: { readonly oneOf: readonly ObjectSchema[] } } };
}

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");
const schema = JSON.parse(read("../../dist/trace.schema.json")) as Schema;
const isTrace = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);
const ofKind = new Map(
  schema.properties.events.items.oneOf.map((event) => [event.properties.kind?.const, event]),
);

test("the schema that ships is the one of these definitions", () => {
  expect(jsonSchemaOf(traceDocument, schema.title)).toEqual(schema);
});

/** Of every kind of event one that has all the fields that it can have. */
const at = { at: 1.5, iteration: 2 };
const stack = [
  { name: "main", line: 3, internal: false, file: "other.ts" },
  { name: "sleep", line: null, internal: true },
];
const locals = { delay: "1", words: "['a']" };
const frames = ["main"];
const ended = [
  { name: "load", error: "KeyError()" },
  { name: "read", cancelled: true },
] as const;
const error = {
  name: "ValueError",
  message: "no",
  source: { file: "own.ts", line: 3, text: null },
  causes: ["OSError"],
  errors: ["ValueError: 1"],
  hint: "yield-star",
} as const;
const fullEvents: readonly TraceEvent[] = [
  { kind: "program-began", at: 0, iteration: 0, detail: true },
  {
    ...at,
    kind: "output-part",
    stream: "stdout",
    text: "a",
    task: null,
    thread: true,
    frames,
    ended,
    stack,
    locals,
  },
  {
    ...at,
    kind: "output",
    stream: "stderr",
    text: "a",
    task: 1,
    thread: true,
    frames,
    ended,
    stack,
    locals,
    since: 0.5,
  },
  { ...at, kind: "blocked", seconds: 1, task: 1, frames, ended, stack, locals },
  { ...at, kind: "unblocked", task: 1 },
  { ...at, kind: "span", name: "work", state: "blocked", from: 0, to: 1, thread: true, slept: 0.5 },
  { ...at, kind: "iteration", ready: 1, timers: 0, loop: 2 },
  {
    ...at,
    kind: "task-created",
    task: 1,
    name: "Task-1",
    coroutine: "main",
    parent: null,
    stack,
    locals,
    begins: { name: "main", line: 3, internal: false },
    loop: 2,
  },
  { ...at, kind: "step-began", task: 1, cancelled: true },
  {
    ...at,
    kind: "suspended",
    task: 1,
    on: { kind: "sleep", until: 2, timer: 1 },
    frames,
    ended,
    stack,
    locals,
  },
  { ...at, kind: "suspended", task: 1, on: { kind: "task", task: 2 }, frames, stack, locals },
  {
    ...at,
    kind: "suspended",
    task: 1,
    on: { kind: "gather", children: 2, future: 1, tasks: [2], nested: true },
    frames,
    stack,
    locals,
  },
  {
    ...at,
    kind: "suspended",
    task: 1,
    on: { kind: "future", future: 1, label: "wait", tasks: [2] },
    frames,
    stack,
    locals,
  },
  { ...at, kind: "suspended", task: 1, on: { kind: "turn" }, frames, stack, locals },
  { ...at, kind: "woken", task: 1, state: "CANCELLED" },
  { ...at, kind: "woken", task: 1, state: "FINISHED", cancelled: true },
  { ...at, kind: "cancel-requested", task: 1, by: 2, stack, locals },
  { ...at, kind: "cancel-requested", task: 1, by: 2, through: { by: "TaskGroup", why: "failed", of: 2 } },
  { ...at, kind: "task-done", task: 1, outcome: { status: "finished", result: "None" } },
  {
    ...at,
    kind: "task-done",
    task: 1,
    outcome: { status: "failed", error: "ValueError()" },
    ended,
    stack,
    locals,
  },
  { ...at, kind: "task-done", task: 1, outcome: { status: "cancelled" } },
  {
    ...at,
    kind: "timer-set",
    timer: 1,
    deadline: 2,
    task: 1,
    what: "sleep",
    wakes: 1,
    stack,
    locals,
    loop: 2,
  },
  { ...at, kind: "timer-fired", timer: 1 },
  { ...at, kind: "timer-cancelled", timer: 1 },
  {
    ...at,
    kind: "callback-scheduled",
    handle: 1,
    name: "stop",
    why: "done-callback",
    task: null,
    of: { kind: "future", future: 1 },
    loop: 2,
  },
  {
    ...at,
    kind: "callback-scheduled",
    handle: 1,
    name: "stop",
    why: "call_soon",
    task: 1,
    of: { kind: "task", task: 2 },
    stack,
    locals,
  },
  { ...at, kind: "callback-began", handle: 1, timer: null },
  { ...at, kind: "callback-ended", handle: null, timer: 1 },
  { ...at, kind: "skipped", handle: null, timer: null, task: 1 },
  { ...at, kind: "waiting", seconds: null, loop: 2 },
  { ...at, kind: "loop-closed", loop: 2 },
  { ...at, kind: "future-created", future: 1, label: "gather", state: "PENDING" },
  { ...at, kind: "future-done", future: 1, label: "gather", state: "FINISHED" },
  { ...at, kind: "program-ended", outcome: { status: "raised", error } },
];

test("the schema knows every kind of event, with all its fields, and the reader takes them", () => {
  const document = documentOf(fullEvents);
  isTrace(document);
  expect(isTrace.errors).toBeNull();
  expect(traceDocument.faultIn(JSON.parse(encodeTrace(document)))).toBeNull();
  expect(new Set(fullEvents.map(({ kind }) => kind))).toEqual(new Set(ofKind.keys()));
  for (const [kind, { properties }] of ofKind) {
    const told = fullEvents.filter((event) => event.kind === kind).flatMap((event) => Object.keys(event));
    expect(new Set(told), String(kind)).toEqual(new Set(Object.keys(properties)));
  }
});

describe.each(fullEvents.map((event) => [event.kind, event] as const))("of a %s", (kind, event) => {
  test("schema and check refuse the same: a field that is missing, and any part of another type", () => {
    for (const field of Object.keys(event)) {
      const { [field]: _, ...missing } = event as Readonly<Record<string, unknown>>;
      const isRefused = ofKind.get(kind)?.required.includes(field);
      expect(refused(missing), field).toEqual(isRefused ? ["events", 0, field] : null);
      for (const changed of changesOf(event[field as keyof TraceEvent])) {
        const fault = refused({ ...event, [field]: changed });
        if (fault !== null) expect(fault, JSON.stringify(changed)).toEqual(["events", 0, field]);
      }
      expect(refused({ ...event, [field]: { odd: { odd: true } } }), field).not.toBeNull();
    }
  });

  /** The way to what is wrong, as far as readers are told of it. How events follow one another is another matter. */
  function refused(changed: object): readonly (string | number)[] | null {
    const document = { ...documentOf([]), events: [changed] };
    const fault = traceDocument.faultIn(document);
    expect(isTrace(document), JSON.stringify(changed)).toBe(fault === null);
    return fault?.slice(0, 3) ?? null;
  }
});

const odd = [null, true, false, -1, 0, 0.5, 2 ** 31, 1e300, "", "odd", [], [null], {}];

/** The value with something odd in the place of it, or of any of its parts. */
function changesOf(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return odd;
  if (Array.isArray(value)) return [...odd, ...changesOf(value[0]).map((each) => [each, ...value.slice(1)])];
  const inside = Object.entries(value).flatMap(([name, each]) =>
    changesOf(each).map((changed) => ({ ...value, [name]: changed })),
  );
  return [...odd, ...inside];
}

describe("a trace that is no trace", () => {
  const whole = documentOf([]);
  test.each([
    ["not JSON", "{", { kind: "not-json" }],
    ["nothing", "", { kind: "not-json" }],
    ["a list", "[]", { kind: "not-a-trace" }],
    ["null", "null", { kind: "not-a-trace" }],
    ["a report of another kind", '{"schema":1,"kind":"run"}', { kind: "not-a-trace" }],
    ["of a later version", '{"schema":3,"kind":"trace"}', { kind: "other-schema", schema: "3" }],
    [
      "of a version that is no text",
      '{"schema":{"toString":1},"kind":"trace"}',
      { kind: "other-schema", schema: "object" },
    ],
    ["of no version", '{"kind":"trace"}', { kind: "other-schema", schema: "undefined" }],
    [
      "without programs",
      JSON.stringify({ ...whole, programs: null }),
      { kind: "malformed", where: "programs" },
    ],
    [
      "of a runtime that nobody knows",
      JSON.stringify({ ...whole, runtime: { name: "pypy", version: null } }),
      { kind: "malformed", where: "runtime" },
    ],
    ["without events", JSON.stringify({ ...whole, events: {} }), { kind: "malformed", where: "events" }],
    [
      "with an unknown event",
      JSON.stringify({ ...whole, events: [fullEvents[0], { kind: "later", at: 0, iteration: 0 }] }),
      { kind: "malformed-event", event: 2, where: "kind" },
    ],
    [
      "with an event that is none",
      JSON.stringify({ ...whole, events: [null] }),
      { kind: "malformed-event", event: 1, where: "kind" },
    ],
  ])("%s: is told apart", (_what, text, fault) => {
    expect(decodeTrace(text)).toEqual({ fault });
  });

  test("but one that tells more than this version knows is read, however deep that goes", () => {
    const later = JSON.stringify({ ...whole, more: 1, events: [{ ...fullEvents[0], more: 2 }] });
    expect(decodeTrace(later).fault).toBeUndefined();
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(decodeTrace(later.replace('"more":2', `"more":${deep}`)).fault).toBeUndefined();
    expect(decodeTrace(later.replace('"lanes":[]', `"lanes":${deep}`)).fault).toEqual({
      kind: "malformed",
      where: "lanes",
    });
  });

  test("names that have a meaning to JavaScript are fields that nobody knows", () => {
    const text = JSON.stringify({ ...whole, events: [fullEvents[0]] });
    const odd = '"__proto__":{"schema":2,"odd":1},"constructor":{"prototype":{"odd":1}},';
    for (const written of [text.replace("{", `{${odd}`), text.replace('"events":[{', `"events":[{${odd}`)])
      expect(decodeTrace(written).document?.events).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, "odd")).toBe(false);
    expect(decodeTrace('{"__proto__":{"kind":"trace","schema":2}}')).toEqual({
      fault: { kind: "not-a-trace" },
    });
  });
});

test("an editor may have put a byte order mark before it", () => {
  const document = documentOf(fullEvents.slice(0, 1));
  expect(decodeTrace(`\ufeff${encodeTrace(document)}`).document).toEqual(document);
});

test("a timer that never fires is read as it was written", () => {
  const never = Number.POSITIVE_INFINITY;
  const document = documentOf([
    { kind: "program-began", at: 0, iteration: 0 },
    { ...at, kind: "task-created", task: 1, name: "Task-1", coroutine: "main", parent: null },
    { ...at, kind: "step-began", task: 1 },
    { ...at, kind: "timer-set", timer: 1, deadline: never, task: null },
    { ...at, kind: "suspended", task: 1, on: { kind: "sleep", until: never }, frames },
  ]);
  const text = encodeTrace(document);
  expect(text).toContain('"deadline":null');
  expect(isTrace(JSON.parse(text))).toBe(true);
  expect(decodeTrace(text).document).toEqual(document);
});

test("a program's text is read with line feeds alone, however its lines end", () => {
  const document = documentOf([]);
  const { typescript, python, pairs } = document.programs;
  const text = "one\n\ntwo\n";
  for (const end of ["\r\n", "\r", "\n"]) {
    const written = `\ufeff${text.replaceAll("\n", end)}`;
    const programs = {
      typescript: { file: "a.ts", text: written },
      python: { file: "a.py", text: written },
      pairs,
    };
    expect(decodeTrace(encodeTrace({ ...document, programs })).document?.programs).toEqual({
      typescript: { file: "a.ts", text },
      python: { file: "a.py", text },
      pairs,
    });
  }
  expect(decodeTrace(encodeTrace(document)).document?.programs).toEqual({ typescript, python, pairs });
});

test("a trace that was recorded with schema 1 is read, and is one of schema 2 from then on", () => {
  const text = read("schema_1.fixture.json");
  const recorded = JSON.parse(text) as { readonly events: readonly TraceEvent[] };
  expect(new Set(recorded.events.map(({ kind }) => kind))).toEqual(new Set(ofKind.keys()));
  const { document } = decodeTrace(text);
  expect(document).toEqual({ ...recorded, schema: 2, runtime: { name: "core", version: null } });
  expect(isTrace(document)).toBe(true);
  expect(decodeTrace(JSON.stringify({ ...recorded, schema: 2 })).fault).toEqual({
    kind: "malformed",
    where: "runtime",
  });
});

describe("a real trace", () => {
  const ids = ["gather", "sequential", "queue", "cancellation", "task_group", "timeouts", "to_thread"];

  test.each(ids.flatMap((id) => [[id, true] as const, [id, false] as const]))(
    "of %s, detailed: %s, is as the schema has it, and is read as it was written",
    async (id, detail) => {
      const { events } = await runOnce(programPath({ id }), { detail });
      const document = documentOf(events);
      const text = encodeTrace(document);
      isTrace(JSON.parse(text));
      expect(isTrace.errors).toBeNull();
      expect(decodeTrace(text).document).toEqual(document);
    },
  );
});
