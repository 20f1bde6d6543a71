// Wrong ideas of what becomes of a coroutine, a task or a future: what a run would have printed then, with lines of it left out
// or moved. Rule: as in `alternatives.ts`, none without a moment of the trace that speaks against it.
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import { type Label, labelsOf } from "../../trace/labels.js";
import { Course, type End } from "../../trace/points/course.js";
import { isHanded, isOwn, moment, mostAtOnce } from "../../trace/waits.js";
import type { EvidenceOf } from "./evidence.js";

/** What speaks against them. */
export type MisreadingEvidence =
  /** A call of `who` made a coroutine, which nobody awaited. */
  | { readonly kind: "never-ran"; readonly who: Label }
  /** The wait of `other` began only after that of `one` had ended. */
  | { readonly kind: "waited-apart"; readonly one: Label; readonly other: Label; readonly began: Second }
  /** `before` was printed while the loop had a task already, and `first` only when the loop ran. */
  | { readonly kind: "loop-idle"; readonly before: string; readonly first: string }
  /** `who` was left at `left`, and went on to its end at `ended`. */
  | { readonly kind: "resumed"; readonly who: Label; readonly left: Second; readonly ended: Second }
  /** `who` had failed at `at`, and yet `text` was printed at `later`. */
  | {
      readonly kind: "failed-alone";
      readonly who: Label;
      readonly at: Second;
      readonly text: string;
      readonly later: Second;
    }
  /** `who` was cancelled at `asked`, and ended at `ended`. */
  | { readonly kind: "took-time"; readonly who: Label; readonly asked: Second; readonly ended: Second }
  /** `who` failed at `at`, and `other` was cancelled for it. */
  | { readonly kind: "taken-along"; readonly who: Label; readonly at: Second; readonly other: Label }
  /** `who` was at work from `from` to `to`, and only then `other` went on. */
  | {
      readonly kind: "still-at-work";
      readonly who: Label;
      readonly from: Second;
      readonly to: Second;
      readonly other: Label;
    }
  /** A wait for `who`, which ran in another thread, ended at `asked`, and `who` at `ended`. */
  | { readonly kind: "thread-ran-on"; readonly who: Label; readonly asked: Second; readonly ended: Second }
  /** Of what the program measured under one name, two stretches overlapped. */
  | { readonly kind: "measured-together"; readonly who: Label; readonly from: Second; readonly to: Second }
  /** Or one began only after the other had ended. */
  | { readonly kind: "measured-apart"; readonly who: Label; readonly began: Second };

interface Printed {
  readonly text: string;
  readonly at: Second;
  readonly event: number;
  readonly of: Extract<TraceEvent, { readonly kind: "output" }>;
}

/** What would have been printed, and how long it would have taken; null where that is not known. */
export interface Misreading<E = MisreadingEvidence> {
  readonly lines: readonly string[] | null;
  readonly seconds: Second | null;
  readonly evidence: E;
}

/** The end of the run as it was is `#seconds`. */
export class Misreadings {
  readonly #course: Course;
  readonly #printed: readonly Printed[];
  readonly #labelOf: ReturnType<typeof labelsOf>;
  readonly #seconds: Second;

  constructor(events: readonly TraceEvent[], seconds: Second) {
    this.#course = new Course(events, moment, Number.POSITIVE_INFINITY);
    this.#seconds = seconds;
    this.#labelOf = labelsOf(this.#course.run.tasks);
    this.#printed = events.flatMap((of, event) => {
      if (of.kind !== "output" || of.stream !== "stdout") return [];
      return of.text.split("\n").map((text) => ({ text, at: of.at, event, of }));
    });
  }

  #who(task: TaskId, name?: string): Label {
    const state = this.#course.run.task(task);
    const label = state === undefined ? { name: "", task: null } : this.#labelOf(state);
    return name === undefined || name === label.name ? label : { name, task: null };
  }

  /** The lines without some of them. */
  #without(isLeftOut: (line: Printed) => boolean): string[] {
    return this.#printed.filter((line) => !isLeftOut(line)).map(({ text }) => text);
  }

  /** A call that nobody awaited is taken to run what it calls, or to be an error. */
  calls(isError: boolean): Misreading | null {
    const { events, run, ends } = this.#course;
    const warning = events
      .filter((event) => event.kind === "output")
      .flatMap(({ text }) => /coroutine '(?:[^']*\.)?([^'.]+)' was never awaited/.exec(text) ?? [])[1];
    if (warning === undefined) return null;
    const texts = this.#without(() => false);
    const called = Math.max(
      0,
      texts.findIndex((text) => text.includes(`coroutine object ${warning}`)),
    );
    const evidence = { kind: "never-ran", who: { name: warning, task: null } } as const;
    if (isError) return { lines: texts.slice(0, called), seconds: this.#printed[called]?.at ?? 0, evidence };
    const other = run.tasks.find(({ coroutine }) => coroutine === warning);
    const own = this.#printed.filter(({ of }) => of.task === other?.task && other !== undefined);
    const took = other === undefined ? 0 : (ends.get(other.task)?.at ?? 0) - other.created.at;
    return {
      lines: texts.toSpliced(called, 0, ...own.map(({ text }) => text)),
      seconds: this.#seconds + took,
      evidence,
    };
  }

  /** Whatever is waited for is taken to be under way from the start. */
  inBackground(): Misreading | null {
    const { requests, waits } = this.#course;
    // What was cut short says nothing of how long it would have lasted.
    if (requests.some(({ frames }) => frames.length > 0)) return null;
    const own = waits.filter(isOwn).filter(({ began }) => began.kind === "suspended");
    const [one, other] = own;
    if (one === undefined || other === undefined || mostAtOnce(own) > 1) return null;
    const lengths = own.map(({ from, to }) => to - from);
    const shorter = lengths.reduce((sum, length) => sum + length, 0) - Math.max(...lengths);
    const [who, next] = [one, other].map(({ task, began }) => this.#who(task ?? 0, began.frames.at(-1)));
    if (who === undefined || next === undefined) return null;
    const evidence = {
      kind: "waited-apart",
      one: who,
      ended: one.to,
      other: next,
      began: other.from,
    } as const;
    return { lines: null, seconds: this.#seconds - shorter, evidence };
  }

  /** The loop is taken to work beside the program that has made it. */
  loopBeside(): Misreading | null {
    const { events } = this.#course;
    const first = this.#printed.findIndex(({ of }) => of.iteration > 0);
    const outside = this.#printed.slice(0, Math.max(0, first));
    const [begins, last] = [outside[0], outside.at(-1)];
    if (begins === undefined || last === undefined) return null;
    const isMade = events.slice(begins.event, last.event).some(({ kind }) => kind === "task-created");
    const one = this.#printed[first];
    if (!isMade || one === undefined) return null;
    const texts = this.#without(() => false);
    const evidence = { kind: "loop-idle", before: last.text, first: one.text } as const;
    return { lines: texts.toSpliced(first, 1).toSpliced(1, 0, one.text), seconds: this.#seconds, evidence };
  }

  /** What a main task leaves behind is taken to be cancelled in any case. */
  cancelsTheRest(): Misreading | null {
    const { leavings, ends, requests, run } = this.#course;
    for (const { left, at } of leavings) {
      const task = left.find((each) => (ends.get(each)?.at ?? 0) - at > moment && !this.#isAsked(each));
      const end = task === undefined ? undefined : ends.get(task);
      if (end === undefined) continue;
      const isAfter = ({ of, at: printed }: Printed): boolean => of.task === end.task && printed >= at;
      const name = run.task(end.task)?.coroutine;
      const like = requests.find((request) => run.task(request.task)?.coroutine === name);
      const said = this.#printed.filter(
        ({ of, event }) => like && of.task === like.task && event > like.event,
      );
      const place = this.#without((line) => line.at >= at && line.of.iteration === 0).length;
      const before = this.#printed.findIndex((line) => line.at >= at && line.of.iteration === 0);
      const kept = this.#printed.map((line) => (isAfter(line) ? [] : [line.text]));
      kept.splice(
        before === -1 ? place : before,
        0,
        said.map(({ text }) => text),
      );
      const evidence = { kind: "resumed", who: this.#who(end.task), left: at, ended: end.at } as const;
      return { lines: kept.flat(), seconds: this.#seconds - (end.at - at), evidence };
    }
    return null;
  }

  #isAsked(task: TaskId): boolean {
    return this.#course.requests.some((request) => request.task === task);
  }

  /** A task's failure is taken to end the whole run. */
  failureEndsAll(): Misreading | null {
    const end = this.#failed();
    const next = end && this.#printed.find(({ event }) => event > end.event);
    if (!end || !next) return null;
    const { at, event, task } = end;
    const who = this.#who(task);
    const evidence = { kind: "failed-alone", who, at, text: next.text, later: next.at } as const;
    return { lines: this.#without((line) => line.event > event), seconds: at, evidence };
  }

  #failed(): End | undefined {
    const { ends, run } = this.#course;
    return [...ends.values()].find(({ task, outcome }) => {
      return outcome.status === "failed" && (run.task(task)?.parent ?? null) !== null;
    });
  }

  /** Whoever is cancelled is taken to be over at once. */
  cancelStops(): Misreading | null {
    const stops = this.#course.requests.flatMap((request) => {
      const { task, at, frames, by } = request;
      const end = this.#course.endOf(request);
      const isInner = frames.length > 1 || (by !== null && by !== task);
      return end !== null && isInner && frames.length > 0 && end.at - at > moment
        ? [{ ...request, end }]
        : [];
    });
    const [first] = stops;
    if (first === undefined) return null;
    const lines = this.#without(({ of, event }) =>
      stops.some(
        (stop) =>
          of.task === stop.task &&
          event > stop.event &&
          of.at <= stop.end.at &&
          stop.frames.every((frame, depth) => of.frames[depth] === frame),
      ),
    );
    const saved = stops.reduce((sum, { at, end }) => sum + end.at - at, 0);
    const who = this.#who(first.task, first.frames.at(-1));
    const evidence = { kind: "took-time", who, asked: first.at, ended: first.end.at } as const;
    return { lines, seconds: this.#seconds - saved, evidence };
  }

  /** The results of a gather are taken to come as its children end. */
  resultsAsDone(): Misreading<EvidenceOf<"first-done">> | null {
    const { events, ends, run } = this.#course;
    for (const [event, on] of events.entries()) {
      if (on.kind !== "suspended" || on.on.kind !== "gather" || on.on.children < 2) continue;
      const made = run.tasks.filter(({ parent, created }) => parent === on.task && created.at <= on.at);
      const children = made.slice(-on.on.children).flatMap(({ task }) => ends.get(task) ?? []);
      const next = events.findIndex(
        (each, at) => at > event && each.kind === "suspended" && each.task === on.task,
      );
      const isSaid = (line: Printed): boolean =>
        line.of.task === on.task && line.event > event && (next === -1 || line.event < next);
      const said = this.#printed.filter(isSaid);
      if (said.length !== children.length) continue;
      const order = children.map((end, at) => ({ end, text: said[at]?.text ?? "" }));
      order.sort((one, other) => one.end.event - other.end.event);
      const [first, last] = [order[0], order.at(-1)];
      if (first === undefined || last === undefined || last.end.at - first.end.at <= moment) continue;
      const texts = order.map(({ text }) => text);
      const lines = this.#printed.map((line) => (isSaid(line) ? (texts.shift() ?? "") : line.text));
      const evidence = {
        kind: "first-done",
        first: this.#who(first.end.task),
        firstAt: first.end.at,
        last: this.#who(last.end.task),
        lastAt: last.end.at,
      } as const;
      return { lines, seconds: this.#seconds, evidence };
    }
    return null;
  }

  /** A failure is taken to leave the other tasks of its group alone. */
  othersRunOn(): Misreading | null {
    const { requests, run, ends } = this.#course;
    const end = this.#failed();
    const along = requests.find(({ task, by, at }) => {
      const isSibling = run.task(task)?.parent === run.task(end?.task ?? 0)?.parent;
      return end !== undefined && by === null && isSibling && at >= end.at && at - end.at <= moment;
    });
    if (end === undefined || along === undefined) return null;
    if (ends.get(along.task)?.outcome.status !== "cancelled") return null;
    const [who, other] = [this.#who(end.task), this.#who(along.task)];
    const lines = this.#without(({ of, event }) => of.task === along.task && event > along.event);
    return { lines, seconds: null, evidence: { kind: "taken-along", who, at: end.at, other } };
  }

  /** What another has taken to work on is taken to be done. */
  takenIsDone(): Misreading | null {
    const { run, waits } = this.#course;
    const coroutineOf = (task: TaskId | null): string => run.task(task ?? 0)?.coroutine ?? "";
    const handed = waits.filter(isHanded).toSorted((one, other) => other.to - one.to);
    for (const wait of handed) {
      const work = waits.find(({ task, from, to, began }) => {
        const isSleep = began.kind === "suspended" && began.on.kind === "sleep";
        return isSleep && task === wait.by && from > wait.from && Math.abs(to - wait.to) <= moment;
      });
      // Those that do the same take turns.
      if (work === undefined || coroutineOf(work.task) === coroutineOf(wait.task)) continue;
      const { from, to } = work;
      const [who, other] = [this.#who(work.task ?? 0), this.#who(wait.task ?? 0)];
      const evidence = { kind: "still-at-work", who, from, to, other } as const;
      return { lines: null, seconds: this.#seconds - (to - from), evidence };
    }
    return null;
  }

  /** A timeout is taken to stop a function in another thread. */
  threadStops(): Misreading | null {
    const { events, requests } = this.#course;
    const spans = events.filter((event) => event.kind === "span").filter(({ thread }) => thread);
    for (const { name, from, to } of spans) {
      const asked = requests.find(({ at }) => at > from + moment && at < to - moment);
      if (asked === undefined) continue;
      const who = { name, task: null };
      const lines = this.#without(
        ({ of, at }) => of.thread === true && at > asked.at && of.frames[0] === name,
      );
      const evidence = { kind: "thread-ran-on", who, asked: asked.at, ended: to } as const;
      return { lines, seconds: this.#seconds, evidence };
    }
    return null;
  }

  /** How many are under way at once is taken to be one throughout, or as many as there are; of what was measured. */
  measured(isTogether: boolean): Misreading | null {
    const spans = this.#course.events
      .filter((event) => event.kind === "span")
      .filter(({ thread }) => !thread);
    const number = (text: string): number => Number(/(\d+) under way|: (\d+)$/.exec(text)?.[1] ?? Number.NaN);
    const formOf = (text: string): string => text.replace(/\d+(\.\d+)?/g, "");
    const lines = this.#without(({ text }) => {
      const alike = this.#printed.filter((line) => formOf(line.text) === formOf(text));
      return alike.some((line) =>
        isTogether ? number(line.text) > number(text) : number(line.text) < number(text),
      );
    });
    for (const [at, one] of spans.entries()) {
      const other = spans.slice(at + 1).find(({ name, state }) => name === one.name && state === one.state);
      if (other === undefined) continue;
      const who = { name: one.name, task: null };
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
      if (!isTogether && to - from > moment)
        return { lines, seconds: null, evidence: { kind: "measured-together", who, from, to } };
      if (isTogether && one.state === "running" && other.from >= one.to)
        return {
          lines,
          seconds: null,
          evidence: { kind: "measured-apart", who, began: other.from },
        };
    }
    return null;
  }

  /** Each task is taken to have a thread of its own: then the program would not count one. */
  threadEach(): readonly string[] {
    return this.#without(({ text }) => /\bthreads?: 1$/.test(text));
  }
}
