// Moments of a run that speak against a wrong idea of it: who waited when, who began after whom, who held the thread.
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import { type Label, labelsOf } from "../../trace/labels.js";
import { type Lane, lanesOf } from "../../trace/lanes.js";
import { RunState, type Snapshot } from "../../trace/state/runState.js";
import { moment, type Wait, Waits } from "../../trace/waits.js";

interface Stretch {
  readonly from: Second;
  readonly to: Second;
}

interface PrintedBefore {
  readonly first: Label;
  readonly firstAt: Second;
  readonly second: Label;
  readonly secondAt: Second;
}

interface Kinds {
  /** Both waited from `from` to `to`. */
  readonly "waited-together": Stretch & { readonly one: Label; readonly other: Label };
  /** `later` began at `began`, not before `earlier` had ended. */
  readonly "began-after": {
    readonly how: "function" | "coroutine" | "task";
    readonly earlier: Label;
    readonly ended: Second;
    readonly later: Label;
    readonly began: Second;
  };
  /** `first` was made before `second`, and yet `second` printed before it. */
  readonly overtaken: PrintedBefore;
  /** `first` was made before `second`, and printed before it. */
  readonly "in-order": PrintedBefore;
  readonly waited: Stretch & { readonly who: Label };
  /** `who` was made, but its creator went on first, and printed `between`. */
  readonly queued: { readonly who: Label; readonly by: Label; readonly between: string | null };
  /** `who` held the thread; `next` took its next step only afterwards. */
  readonly held: Stretch & { readonly who: Label; readonly next: Label | null };
  /** `who` waited until `by` gave way. */
  readonly contended: Stretch & { readonly who: Label; readonly by: Label };
  /** `by` made it possible for `who` to go on, and then printed `between` itself before `who` did anything. */
  readonly "gave-way": {
    readonly who: Label;
    readonly by: Label;
    readonly between: string;
    readonly at: Second;
  };
  /** Nobody awaited `who`, and yet it printed. */
  readonly "ran-unawaited": { readonly who: Label; readonly text: string; readonly at: Second };
  /** `who` would have waited until `until`, but the program was over at `ended`. */
  readonly "left-waiting": {
    readonly who: Label;
    readonly until: Second;
    readonly ended: Second;
    readonly cancelled: boolean;
  };
  /** `first` was done, and yet the one who awaited went on only once `last` was. */
  readonly "first-done": {
    readonly first: Label;
    readonly firstAt: Second;
    readonly last: Label;
    readonly lastAt: Second;
  };
}

export type EvidenceOf<K extends keyof Kinds> = { readonly kind: K } & Kinds[K];

/** Names are as the program writes them. */
export type Evidence = { [K in keyof Kinds]: EvidenceOf<K> }[keyof Kinds];

export class Witness {
  readonly #events: readonly TraceEvent[];
  /** The state after all events. */
  readonly #run: Snapshot;
  readonly #labelOf: ReturnType<typeof labelsOf>;
  /** Those for time and for futures, in the order of their beginnings; and those that outlasted the run. */
  readonly #waits: readonly Wait[];
  readonly #open: readonly Wait[];
  /** Those that lasted; null as long as nobody has asked for them. */
  #lanes: readonly Lane[] | null = null;

  constructor(events: readonly TraceEvent[]) {
    const run = new RunState();
    const waits = new Waits();
    for (const event of events) {
      run.apply(event);
      waits.note(event, run);
    }
    this.#events = events;
    this.#run = run;
    this.#labelOf = labelsOf(run.tasks);
    this.#open = waits.open(run);
    this.#waits = waits.ended
      .filter(({ began }) => began.kind === "blocked" || ["sleep", "future"].includes(began.on.kind))
      .sort((one, other) => one.from - other.from);
  }

  waitedTogether(): EvidenceOf<"waited-together"> | null {
    const waits = this.#ownWaits().filter(({ began }) => began.kind !== "blocked");
    for (const [at, one] of waits.entries()) {
      for (const other of waits.slice(at + 1)) {
        const from = Math.max(one.from, other.from);
        const to = Math.min(one.to, other.to);
        if (one.task !== other.task && to - from > moment)
          return { kind: "waited-together", one: this.#waiter(one), other: this.#waiter(other), from, to };
      }
    }
    return null;
  }

  /** @param what what began late: a call by the same coroutine or function, or a task made by the same task */
  beganAfter(what: "call" | "task"): EvidenceOf<"began-after"> | null {
    this.#lanes ??= lanesOf(this.#events).filter(({ from, to }) => to - from > moment);
    const lanes = this.#lanes;
    const isSibling = (one: Lane, other: Lane): boolean =>
      what === "call"
        ? one.task === other.task && one.depth === other.depth
        : one.depth === 0 && other.depth === 0 && one.parent !== null && one.parent === other.parent;
    for (const [at, earlier] of lanes.entries()) {
      const later = lanes
        .slice(at + 1)
        .find((lane) => lane.from >= earlier.to - moment && isSibling(earlier, lane));
      if (later === undefined) continue;
      return {
        kind: "began-after",
        how: what === "task" ? "task" : later.task === null ? "function" : "coroutine",
        earlier: this.#who(earlier.task, earlier.name),
        ended: earlier.to,
        later: this.#who(later.task, later.name),
        began: later.from,
      };
    }
    return null;
  }

  overtaken(): EvidenceOf<"overtaken"> | null {
    const found = this.#printedApart((soon, late) => late < soon);
    if (found === null) return null;
    const { soon, soonAt, late, lateAt } = found;
    return { kind: "overtaken", first: late, firstAt: lateAt, second: soon, secondAt: soonAt };
  }

  inOrder(): EvidenceOf<"in-order"> | null {
    const found = this.#printedApart((soon, late) => late > soon);
    if (found === null) return null;
    const { soon, soonAt, late, lateAt } = found;
    return { kind: "in-order", first: soon, firstAt: soonAt, second: late, secondAt: lateAt };
  }

  /** The first task that printed before another of which `holds` is true; of several others, the one made first. */
  #printedApart(
    holds: (soon: TaskId, late: TaskId) => boolean,
  ): { readonly soon: Label; readonly soonAt: Second; readonly late: Label; readonly lateAt: Second } | null {
    const lines = this.#events.flatMap((event) =>
      event.kind === "output" && event.stream === "stdout" && event.task !== null && this.isChild(event.task)
        ? [{ at: event.at, task: event.task }]
        : [],
    );
    for (const [at, soon] of lines.entries()) {
      const [late] = lines
        .slice(at + 1)
        .filter(({ task }) => holds(soon.task, task))
        .toSorted((a, b) => a.task - b.task);
      if (late === undefined) continue;
      return { soon: this.#who(soon.task), soonAt: soon.at, late: this.#who(late.task), lateAt: late.at };
    }
    return null;
  }

  /** Was it made in a task? What was not, such as the main task, is in no order of making. */
  isChild(task: TaskId): boolean {
    return this.#run.task(task)?.parent != null;
  }

  longestWait(): EvidenceOf<"waited"> | null {
    const [longest] = this.#ownWaits().toSorted((a, b) => b.to - b.from - (a.to - a.from));
    if (longest === undefined) return null;
    return { kind: "waited", who: this.#waiter(longest), from: longest.from, to: longest.to };
  }

  queued(): EvidenceOf<"queued"> | null {
    for (const [at, event] of this.#events.entries()) {
      if (event.kind !== "task-created" || event.parent === null) continue;
      const between = this.#printedBefore(this.#events.slice(at + 1), event.parent, event.task);
      if (between === null) continue;
      const { text } = between;
      return { kind: "queued", who: this.#who(event.task), by: this.#who(event.parent), between: text };
    }
    return null;
  }

  held(): EvidenceOf<"held"> | null {
    const wait = this.#waits.find(({ began, from, to }) => began.kind === "blocked" && to - from > moment);
    if (wait === undefined) return null;
    const { from, to, task } = wait;
    const next = this.#events.find(
      (event) => event.kind === "step-began" && event.at >= to && event.task !== task,
    );
    const who = next?.kind === "step-began" ? this.#who(next.task) : null;
    return { kind: "held", who: this.#waiter(wait), from, to, next: who };
  }

  contended(): EvidenceOf<"contended"> | null {
    const wait = this.#waits.find((each) => isContended(each) && each.to - each.from > moment);
    if (wait === undefined) return null;
    const { from, to, by } = wait;
    return { kind: "contended", who: this.#waiter(wait), from, to, by: this.#who(by) };
  }

  gaveWay(): EvidenceOf<"gave-way"> | null {
    for (const wait of this.#waits.filter(isContended)) {
      const { task, to, by } = wait;
      const after = this.#events.filter(({ at }) => at >= to);
      const between = this.#printedBefore(after, by, task);
      if (between === null) continue;
      const { text, at } = between;
      return { kind: "gave-way", who: this.#waiter(wait), by: this.#who(by), between: text, at };
    }
    return null;
  }

  /** The first line that one task printed before the next step of another, if that takes one. */
  #printedBefore(
    events: readonly TraceEvent[],
    printing: TaskId | null,
    stepping: TaskId | null,
  ): { readonly text: string; readonly at: Second } | null {
    const end = events.findIndex((event) => event.kind === "step-began" && event.task === stepping);
    const line = events
      .slice(0, Math.max(end, 0))
      .find((event) => event.kind === "output" && event.task === printing);
    if (line?.kind !== "output") return null;
    const [text = ""] = line.text.split("\n");
    return { text, at: line.at };
  }

  #ownWaits(): Wait[] {
    return this.#waits.filter(({ by, isServed, from, to }) => by === null && !isServed && to - from > moment);
  }

  /** The tasks that nobody can have awaited: they outlived the one who made them. */
  unawaited(): ReadonlySet<TaskId> {
    const outlived = this.#run.tasks.filter(({ parent, doing, since }) => {
      const maker = parent === null ? undefined : this.#run.task(parent);
      return maker?.doing === "done" && (doing !== "done" || since > maker.since);
    });
    return new Set(outlived.map(({ task }) => task));
  }

  ranUnawaited(): EvidenceOf<"ran-unawaited"> | null {
    const unawaited = this.unawaited();
    for (const event of this.#events) {
      if (event.kind !== "output" || event.stream !== "stdout" || event.task === null) continue;
      if (!unawaited.has(event.task)) continue;
      return { kind: "ran-unawaited", who: this.#who(event.task), text: event.text, at: event.at };
    }
    return null;
  }

  leftWaiting(): EvidenceOf<"left-waiting"> | null {
    const main = this.#run.task(this.#run.main ?? 0);
    if (main?.doing !== "done") return null;
    const ended = main.cause.at;
    const left = [...this.#waits, ...this.#open].flatMap(({ task, began, to }) => {
      const until = began.kind === "suspended" && began.on.kind === "sleep" ? began.on.until : 0;
      const { outcome, cause } = this.#run.task(task ?? 0) ?? {};
      const cancelled = outcome?.status === "cancelled" && cause !== undefined && cause.at >= ended;
      const isLeft = (outcome === null || cancelled) && to >= ended && until > ended + moment;
      return isLeft ? [{ task, until, cancelled }] : [];
    });
    const [last] = left.sort((a, b) => b.until - a.until);
    if (last === undefined) return null;
    const { task, until, cancelled } = last;
    return { kind: "left-waiting", who: this.#who(task), until, ended, cancelled };
  }

  /** @param by when whoever awaited them went on: those done later it did not wait for */
  firstDone(awaited: readonly TaskId[], by: Second): EvidenceOf<"first-done"> | null {
    const done = awaited
      .flatMap((task) => this.#run.task(task) ?? [])
      .filter(({ doing, cause }) => doing === "done" && cause.at <= by)
      .sort((one, other) => one.since - other.since);
    const [first, last] = [done[0], done.at(-1)];
    if (first === undefined || last === undefined) return null;
    const [firstAt, lastAt] = [first.cause.at, last.cause.at];
    if (lastAt - firstAt <= moment) return null;
    return { kind: "first-done", first: this.#labelOf(first), firstAt, last: this.#labelOf(last), lastAt };
  }

  /** @param name the function, if not the task's own coroutine */
  #who(task: TaskId | null, name?: string): Label {
    const state = this.#run.task(task ?? 0);
    const label = state === undefined ? { name: "", task: null } : this.#labelOf(state);
    return name === undefined ? label : { ...label, name };
  }

  #waiter({ task, began }: Wait): Label {
    return this.#who(task, began.frames.at(-1));
  }
}

/** Another task gave way in its step. */
function isContended({ by, isServed }: Wait): boolean {
  return by !== null && !isServed;
}
