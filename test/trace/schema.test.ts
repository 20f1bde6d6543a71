// The format: what is written down of it (trace.schema.json) holds of real traces, and agrees with what reads them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { programPath } from "../../src/course/files.js";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { faultOfDocument } from "../../src/trace/wellFormed.js";
import { documentOf } from "../helpers/document.js";
import { runFile } from "../run/runs.js";

interface Schema {
  readonly $defs: Readonly<
    Record<string, { readonly required?: readonly string[]; readonly properties?: object }>
  >;
}

const file = fileURLToPath(new URL("../../src/trace/trace.schema.json", import.meta.url));
const schema = JSON.parse(readFileSync(file, "utf8")) as Schema;
const isTrace = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

/** Of every kind of event one that has all the fields that it can have. */
const at = { at: 1.5, iteration: 2 };
const stack = [
  { name: "main", line: 3, internal: false, file: "other.ts" },
  { name: "sleep", line: null, internal: true },
];
const frames = ["main"];
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
  { ...at, kind: "output-part", stream: "stdout", text: "a", task: null, thread: true, frames, stack },
  { ...at, kind: "output", stream: "stderr", text: "a", task: 1, thread: true, frames, stack, since: 0.5 },
  { ...at, kind: "blocked", seconds: 1, task: 1, frames, stack },
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
    begins: { name: "main", line: 3, internal: false },
    loop: 2,
  },
  { ...at, kind: "step-began", task: 1, cancelled: true },
  { ...at, kind: "suspended", task: 1, on: { kind: "sleep", until: 2, timer: 1 }, frames, stack },
  { ...at, kind: "suspended", task: 1, on: { kind: "task", task: 2 }, frames, stack },
  {
    ...at,
    kind: "suspended",
    task: 1,
    on: { kind: "gather", children: 2, future: 1, tasks: [2], nested: true },
    frames,
    stack,
  },
  {
    ...at,
    kind: "suspended",
    task: 1,
    on: { kind: "future", future: 1, label: "wait", tasks: [2] },
    frames,
    stack,
  },
  { ...at, kind: "suspended", task: 1, on: { kind: "turn" }, frames, stack },
  { ...at, kind: "woken", task: 1, state: "CANCELLED" },
  { ...at, kind: "woken", task: 1, state: "FINISHED", cancelled: true },
  { ...at, kind: "cancel-requested", task: 1, by: 2, stack },
  { ...at, kind: "task-done", task: 1, outcome: { status: "finished", result: "None" } },
  { ...at, kind: "task-done", task: 1, outcome: { status: "failed", error: "ValueError()" }, stack },
  { ...at, kind: "task-done", task: 1, outcome: { status: "cancelled" } },
  { ...at, kind: "timer-set", timer: 1, deadline: 2, task: 1, what: "sleep", wakes: 1, stack, loop: 2 },
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
  expect(faultOfDocument(JSON.parse(encodeTrace(document)))).toBeNull();
  const kinds = Object.keys(schema.$defs).filter((name) => hasField(name, "iteration"));
  expect(new Set(fullEvents.map(({ kind }) => kind))).toEqual(new Set(kinds));
  for (const kind of kinds) {
    const told = fullEvents.filter((event) => event.kind === kind).flatMap((event) => Object.keys(event));
    expect(new Set(told), kind).toEqual(new Set(Object.keys(schema.$defs[kind]?.properties ?? {})));
  }
});

function hasField(name: string, field: string): boolean {
  return Object.keys(schema.$defs[name]?.properties ?? {}).includes(field);
}

describe.each(fullEvents.map((event) => [event.kind, event] as const))("of a %s", (kind, event) => {
  test("schema and reader refuse the same: a field that is missing or of another type", () => {
    const required = schema.$defs[kind]?.required ?? [];
    for (const field of Object.keys(event)) {
      const missing = Object.fromEntries(Object.entries(event).filter(([name]) => name !== field));
      const isRefused = required.includes(field);
      agree(missing, isRefused, field);
      agree({ ...event, [field]: { odd: true } }, true, field);
      agree({ ...event, [field]: false }, true, field);
    }
    agree({ ...event, at: -1 }, true, "at");
  });

  function agree(changed: object, isRefused: boolean, field: string): void {
    const document = { ...documentOf([]), events: [changed] };
    expect(isTrace(document), `schema, ${field}`).toBe(!isRefused);
    // By itself: how events follow one another is no matter of the schema's.
    const fault = faultOfDocument(JSON.parse(JSON.stringify(document)));
    expect(fault, field).toEqual(isRefused ? { kind: "malformed-event", event: 1, where: field } : null);
  }
});

describe("a trace that is no trace", () => {
  const whole = documentOf([]);
  test.each([
    ["not JSON", "{", { kind: "not-json" }],
    ["nothing", "", { kind: "not-json" }],
    ["a list", "[]", { kind: "not-a-trace" }],
    ["null", "null", { kind: "not-a-trace" }],
    ["a report of another kind", '{"schema":1,"kind":"run"}', { kind: "not-a-trace" }],
    ["of a later version", '{"schema":2,"kind":"trace"}', { kind: "other-schema", schema: "2" }],
    ["of no version", '{"kind":"trace"}', { kind: "other-schema", schema: "undefined" }],
    [
      "without programs",
      JSON.stringify({ ...whole, programs: null }),
      { kind: "malformed", where: "programs" },
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

  test("but one that tells more than this version knows is read", () => {
    const later = JSON.stringify({ ...whole, more: 1, events: [{ ...fullEvents[0], more: 2 }] });
    expect(decodeTrace(later).fault).toBeUndefined();
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
      typescript: { ...typescript, text: written },
      python: { file: "a.py", text: written },
      pairs,
    };
    expect(decodeTrace(encodeTrace({ ...document, programs })).document?.programs).toEqual({
      typescript: { ...typescript, text },
      python: { file: "a.py", text },
      pairs,
    });
  }
  expect(decodeTrace(encodeTrace(document)).document?.programs).toEqual({ typescript, python, pairs });
});

describe("a real trace", () => {
  const ids = ["gather", "sequential", "queue", "cancellation", "task_group", "timeouts", "to_thread"];

  test.each(ids.flatMap((id) => [[id, true] as const, [id, false] as const]))(
    "of %s, detailed: %s, is as the schema has it, and is read as it was written",
    async (id, detail) => {
      const { events } = await runFile(programPath({ id }), { detail });
      const document = documentOf(events);
      const text = encodeTrace(document);
      isTrace(JSON.parse(text));
      expect(isTrace.errors).toBeNull();
      expect(decodeTrace(text).document).toEqual(document);
    },
  );
});
