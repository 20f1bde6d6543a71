// What breaks the documented order of a trace is refused, and no real trace is.
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { checkedTimeline, type Misplacement } from "../../src/trace/order.js";
import { documentOf } from "../helpers/document.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { sleepersTrace } from "../helpers/sleepers.js";

const faultOf = (events: readonly TraceEvent[]): unknown =>
  decodeTrace(encodeTrace(documentOf(events))).fault;

describe("a real trace is in order", () => {
  test("of every lesson, whole and cut short", async () => {
    for (const { id } of lessons.filter(({ clock }) => clock === "any")) {
      const document = await lessonTrace(id);
      expect(decodeTrace(encodeTrace(document)).fault, id).toBeUndefined();
      const half = checkedTimeline(document.events.slice(0, document.events.length >> 1));
      expect(half.misplaced, id).toBeNull();
    }
  });

  test("in detail and without, down to no event at all", async () => {
    for (const detail of [true, false]) {
      const events = await sleepersTrace(3, detail);
      for (let length = 0; length <= events.length; length += 1)
        expect(faultOf(events.slice(0, length)), `${length}`).toBeUndefined();
    }
  });
});

/** Makes another list of the events of a run of two sleepers: what is the matter with it, and in which event? */
type Damage = readonly [
  what: string,
  damage: (events: readonly TraceEvent[]) => readonly TraceEvent[],
  kind: TraceEvent["kind"],
  Misplacement,
];

const without =
  (kind: TraceEvent["kind"]) =>
  (events: readonly TraceEvent[]): readonly TraceEvent[] =>
    events.toSpliced(
      events.findIndex((event) => event.kind === kind),
      1,
    );
const twice =
  (kind: TraceEvent["kind"]) =>
  (events: readonly TraceEvent[]): readonly TraceEvent[] => {
    const at = events.findIndex((event) => event.kind === kind);
    return events.toSpliced(at, 0, events[at] as TraceEvent);
  };
/** Changes the first event of a kind. */
const changed =
  (kind: TraceEvent["kind"], change: object) =>
  (events: readonly TraceEvent[]): readonly TraceEvent[] => {
    const at = events.findIndex((event) => event.kind === kind);
    return events.with(at, { ...events[at], ...change } as TraceEvent);
  };
const beginning: Misplacement = { why: "beginning" };

const damages: readonly Damage[] = [
  ["reversed", (events) => events.toReversed(), "program-ended", beginning],
  ["without its beginning", without("program-began"), "task-created", beginning],
  ["begun twice", twice("program-began"), "program-began", beginning],
  ["a moment that goes back", changed("woken", { at: 0.5 }), "woken", { why: "earlier" }],
  ["a step of no task", without("task-created"), "step-began", { why: "unknown", what: "task" }],
  ["a task made twice", twice("task-created"), "task-created", { why: "number", what: "task" }],
  ["a task left out", changed("task-created", { task: 2 }), "task-created", { why: "number", what: "task" }],
  [
    "its own parent",
    changed("task-created", { parent: 1 }),
    "task-created",
    { why: "unknown", what: "task" },
  ],
  ["a step within its step", twice("step-began"), "step-began", { why: "step", kind: "step-began" }],
  ["suspended without a step", without("step-began"), "suspended", { why: "step", kind: "suspended" }],
  ["suspended twice", twice("suspended"), "suspended", { why: "step", kind: "suspended" }],
  ["done twice", twice("task-done"), "task-done", { why: "step", kind: "task-done" }],
  ["a timer set twice", twice("timer-set"), "timer-set", { why: "number", what: "timer" }],
  ["a timer left out", without("timer-set"), "suspended", { why: "unknown", what: "timer" }],
  ["no such timer", changed("timer-fired", { timer: 9 }), "timer-fired", { why: "unknown", what: "timer" }],
  [
    "no such task",
    changed("suspended", { on: { kind: "task", task: 9 } }),
    "suspended",
    { why: "unknown", what: "task" },
  ],
  ["no such future", without("future-created"), "suspended", { why: "unknown", what: "future" }],
  ["a future made twice", twice("future-created"), "future-created", { why: "number", what: "future" }],
  [
    "a callback left out",
    without("callback-scheduled"),
    "callback-scheduled",
    { why: "number", what: "handle" },
  ],
  [
    "no such callback",
    changed("callback-began", { handle: 9 }),
    "callback-began",
    { why: "unknown", what: "handle" },
  ],
];

describe("a trace is refused for the place of an event:", () => {
  test.each(damages)("%s", async (_what, damage, kind, misplacement) => {
    const events = damage(await sleepersTrace(2, true));
    const fault = decodeTrace(encodeTrace(documentOf(events))).fault;
    if (fault?.kind !== "misplaced-event") throw new Error(`it is ${fault?.kind}`);
    expect([events[fault.event - 1]?.kind, fault.misplacement]).toEqual([kind, misplacement]);
  });

  test("the first that is wrong is named, counted from 1", async () => {
    const events = await sleepersTrace(2, true);
    expect(faultOf(events.with(1, { ...(events[1] as TraceEvent), at: 9 }))).toEqual({
      kind: "misplaced-event",
      event: 3,
      misplacement: { why: "earlier" },
    });
  });
});

test("a moment before the beginning, or beyond all numbers, is none", () => {
  const text = encodeTrace(documentOf([{ kind: "program-began", at: 7, iteration: 0 }]));
  for (const at of ["-1", "1e999", "null", '"1"'])
    expect(decodeTrace(text.replace('"at":7', `"at":${at}`)).fault).toEqual({
      kind: "malformed-event",
      event: 1,
      where: "at",
    });
});
