// The sentence below a run says what that run shows. It is held for every lesson and every term's program here, and for programs
// with a fault each in `faulty.test.ts`. It needs no details: runs with them serve, as other tests want these.
import { expect, test } from "vitest";
import { renderSentence } from "../../src/commands/run/runReport.js";
import { lessons } from "../../src/course/catalogue.js";
import { sourcePath, termRooms } from "../../src/course/files.js";
import { terms } from "../../src/course/terms/glossary.js";
import type { Language } from "../../src/draw/view.js";
import { explanationOf, type Figure } from "../../src/trace/compare.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { pointsOf } from "../../src/trace/points/points.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { TraceBuilder } from "../helpers/trace.js";
import { viewOf } from "../helpers/view.js";
import { runOnce } from "../run/runs.js";

/** What stands below a run that is compared with nothing. */
function sentenceOf(label: string, events: readonly TraceEvent[], language: Language): string {
  const figure: Figure = { label, order: [], elapsed: events.at(-1)?.at ?? 0, source: "virtual" };
  return renderSentence(
    figure,
    null,
    explanationOf(events),
    pointsOf(events, null),
    viewOf(400, language),
  ).trim();
}

test.each(["en", "ja"] as const)(
  "says what each lesson and each term's program shows (%s)",
  async (language) => {
    const lines: string[] = [];
    for (const { id } of lessons) {
      // Its work is real: no two runs of it are the same.
      if (id === "concurrency_models") continue;
      const { events } = await lessonTrace(id);
      lines.push(sentenceOf(id, events, language));
    }
    lines.push("");
    for (const term of terms) {
      const { events } = await runOnce(sourcePath(term, "typescript", termRooms), { detail: true });
      lines.push(sentenceOf(term.id, events, language));
    }
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`./__snapshots__/closing.${language}.txt`);
  },
);

test("tells of a step that held the thread without a sleep, in real time at any speed", () => {
  const run = (seconds: number) => {
    const trace = new TraceBuilder().created(1, "main").began(1).created(2, "spin", 1);
    trace.suspended(1, ["main"], { kind: "sleep", until: 1 }).began(2).to(seconds).done(2);
    return trace.to(1).woken(1).began(1).done(1).returned().events;
  };
  expect(sentenceOf("spin.py", run(0.4), "en")).toBe(
    "spin.py: `spin` held the thread for 0.400 s at a stretch (measured), so the event loop stood still meanwhile.",
  );
  expect(pointsOf(run(0.04), 1)).toEqual([]);
  // A tenth of a second is four of the program's here.
  expect(pointsOf(run(0.4), 40)).toEqual([]);
});

test("takes what a busy machine adds in real time for no time at all", () => {
  const trace = new TraceBuilder().created(1, "main").began(1).created(2, "fails", 1);
  trace.suspended(1, ["main"], { kind: "task", task: 2 }).began(2);
  trace.done(2, { status: "failed", error: "ValueError('x')" }).to(0.02).woken(1).began(1).done(1).returned();
  expect(pointsOf(trace.events, 1).map(({ kind }) => kind)).toEqual(["caught"]);
  expect(pointsOf(trace.events, null).map(({ kind }) => kind)).toEqual(["unheard"]);
});

test("names what held the thread outside every task: a callback, or the file between two runs of a loop", () => {
  const run = (hold: (trace: TraceBuilder) => void) => {
    const trace = new TraceBuilder().created(1, "nap").began(1);
    trace.suspended(1, ["nap"], { kind: "sleep", until: 1 });
    hold(trace);
    return sentenceOf("nap.py", trace.iteration().woken(1).began(1).done(1).returned().events, "en");
  };
  const late = "nap.py: `nap` was due at 1.000 s, but ran only at 3.000 s:";
  expect(run((trace) => trace.blocked(null, [], 3))).toBe(
    `${late} the program's file itself held the thread.`,
  );
  expect(run((trace) => trace.iteration().blocked(null, [], 3))).toBe(
    `${late} a callback of the loop held the thread.`,
  );
  expect(run((trace) => trace.iteration().blocked(null, ["poll"], 3))).toBe(
    `${late} \`poll\` held the thread.`,
  );
});

test("tells of turns that a task takes in a row while another waits, unless it waits in between", () => {
  const run = (waitsAfter: number) => {
    const trace = new TraceBuilder().created(1, "main").created(2, "job", 1).began(2);
    trace.suspended(2, ["job"], { kind: "sleep", until: 1 }).began(1);
    for (let turn = 1; turn <= 12; turn++) {
      trace.suspended(1, ["main"], turn === waitsAfter ? { kind: "future" } : { kind: "turn" });
      trace.iteration().began(1);
    }
    trace.suspended(1, ["main"], { kind: "task", task: 2 }).to(1).woken(2).began(2).done(2);
    return pointsOf(trace.woken(1).began(1).done(1).returned().events, null);
  };
  expect(run(0)).toEqual([
    {
      kind: "busy",
      who: { name: "main", task: null },
      turns: 12,
      other: { name: "job", task: null },
      count: 1,
    },
  ]);
  expect(run(6)).toEqual([]);
});
