// A run that was predicted, read once: what its tasks did and printed, and the moments of it that speak against a wrong idea.
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import { type Label, labelsOf } from "../../trace/labels.js";
import { type Lane, lanesOf } from "../../trace/lanes.js";
import { RunState, type Snapshot } from "../../trace/state/runState.js";
import { moment, type Wait, Waits } from "../../trace/waits.js";
import { writtenOf } from "../../trace/written.js";
import type { MisreadingEvidence } from "./misreadings.js";
import { type Script, ScriptWriter } from "./scripts.js";

/** A moment that a witness tells of, such as who held the thread from when to when. Names are as the program writes them. */
export type Evidence = WitnessEvidence | MisreadingEvidence;

type WitnessEvidence = {
  [Tells in keyof Witness]: Witness[Tells] extends (...given: never[]) => infer Told
    ? Extract<Told, { readonly kind: string }>
    : never;
}[keyof Witness];

export type EvidenceOf<K extends Evidence["kind"]> = Extract<Evidence, { readonly kind: K }>;

/** A line on stdout. */
interface PrintedLine {
  readonly text: string;
  readonly at: Second;
  readonly task: TaskId | null;
  /** The function that printed it. */
  readonly by: string | null;
}

/** Each method finds the first moment of its kind; null: there is none. */
export class Witness {
  readonly scripts: readonly Script[];
  readonly lines: readonly PrintedLine[];
  readonly events: readonly TraceEvent[];
  /** The state after all events. */
  readonly #run: Snapshot;
  readonly #labelOf: ReturnType<typeof labelsOf>;
  /** Those for time and for futures, in the order of their beginnings; and those that outlasted the run. */
  readonly #waits: readonly Wait[];
  readonly #open: readonly Wait[];

  constructor(events: readonly TraceEvent[]) {
    const run = new RunState();
    const waits = new Waits();
    const writer = new ScriptWriter();
    for (const event of events) {
      run.apply(event);
      const wait = waits.note(event, run);
      if (wait !== null) writer.waited(wait, run);
      writer.write(event, run);
    }
    this.#open = waits.open(run);
    for (const wait of this.#open) writer.waited(wait, run);
    this.scripts = writer.scripts;
    this.lines = writtenOf(events).flatMap(({ stream, text, at, task, frames }) => {
      const by = frames.at(-1) ?? null;
      return stream === "stdout" ? text.split("\n").map((line) => ({ text: line, at, task, by })) : [];
    });
    this.events = events;
    this.#run = run;
    this.#labelOf = labelsOf(run.tasks);
    this.#waits = waits.ended
      .filter(({ began }) => began.kind === "blocked" || ["sleep", "future"].includes(began.on.kind))
      .sort((one, other) => one.from - other.from);
  }

  get eventCount(): number {
    return this.events.length;
  }

  /** Both waited from `from` to `to`. */
  waitedTogether() {
    const waits = this.#ownWaits().filter(({ began }) => began.kind !== "blocked");
    for (const [at, one] of waits.entries()) {
      for (const other of waits.slice(at + 1)) {
        const from = Math.max(one.from, other.from);
        const to = Math.min(one.to, other.to);
        if (one.task === other.task || to - from <= moment) continue;
        const [who, whom] = [this.#waiter(one), this.#waiter(other)];
        return { kind: "waited-together", one: who, other: whom, from, to } as const;
      }
    }
    return null;
  }

  /**
   * `later` began at `began`, not before `earlier` had ended.
   *
   * @param what a call by the same coroutine or function, or a task made by the same task
   */
  beganAfter(what: "call" | "task") {
    const lanes = lanesOf(this.events).filter(({ from, to }) => to - from > moment);
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
        how: what === "task" ? what : later.task === null ? "function" : "coroutine",
        earlier: this.#who(earlier.task, earlier.name),
        ended: earlier.to,
        later: this.#who(later.task, later.name),
        began: later.from,
      } as const;
    }
    return null;
  }

  /** `first` was made before `second`, and yet `second` printed before it. */
  overtaken() {
    const found = this.#printedApart(-1);
    return found && ({ kind: "overtaken", ...found } as const);
  }

  /** `first` was made before `second`, and printed before it. */
  inOrder() {
    const found = this.#printedApart(1);
    return found && ({ kind: "in-order", ...found } as const);
  }

  /**
   * The first task that printed before one made later (1) or earlier (-1) than itself; of several such, that made first.
   */
  #printedApart(way: 1 | -1) {
    const lines = this.#prints().flatMap(({ at, task }) => (this.isChild(task) ? [{ at, task }] : []));
    for (const [at, soon] of lines.entries()) {
      const [late] = lines
        .slice(at + 1)
        .filter(({ task }) => way * (task - soon.task) > 0)
        .toSorted((a, b) => a.task - b.task);
      if (late === undefined) continue;
      const [first, second] = way === 1 ? [soon, late] : [late, soon];
      const [one, other] = [this.#who(first.task), this.#who(second.task)];
      return { first: one, firstAt: first.at, second: other, secondAt: second.at };
    }
    return null;
  }

  #prints() {
    return this.events.filter((event) => event.kind === "output").filter(({ stream }) => stream === "stdout");
  }

  /** Was it made in a task? What was not, such as the main task, is in no order of making. */
  isChild(task: TaskId | null): task is TaskId {
    return task !== null && this.#run.task(task)?.parent != null;
  }

  longestWait() {
    const [longest] = this.#ownWaits().toSorted((a, b) => b.to - b.from - (a.to - a.from));
    if (longest === undefined) return null;
    return { kind: "waited", who: this.#waiter(longest), from: longest.from, to: longest.to } as const;
  }

  /** `who` was made, but its creator went on first, and printed `between`. */
  queued() {
    for (const [at, event] of this.events.entries()) {
      if (event.kind !== "task-created" || event.parent === null) continue;
      const between = this.#printedBefore(this.events.slice(at + 1), event.parent, event.task);
      if (between === null) continue;
      const [who, by] = [this.#who(event.task), this.#who(event.parent)];
      return { kind: "queued", who, by, between: between.text } as const;
    }
    return null;
  }

  /** `by`, which had made `who`, awaited what did not have to wait, went on, and printed `between`. */
  keptOn() {
    const found = this.queued();
    return found && ({ ...found, kind: "kept-on" } as const);
  }

  /** `who` held the thread; `next` took its next step only afterwards. */
  held() {
    const wait = this.#waits.find(({ began, from, to }) => began.kind === "blocked" && to - from > moment);
    if (wait === undefined) return null;
    const { from, to, task } = wait;
    const next = this.events
      .filter((event) => event.kind === "step-began")
      .find((event) => event.at >= to && event.task !== task);
    const who = next === undefined ? null : this.#who(next.task);
    return { kind: "held", who: this.#waiter(wait), from, to, next: who } as const;
  }

  /** `who` waited until `by` gave way. */
  contended() {
    const wait = this.#waits.find((each) => isContended(each) && each.to - each.from > moment);
    if (wait === undefined) return null;
    const { from, to, by } = wait;
    return { kind: "contended", who: this.#waiter(wait), from, to, by: this.#who(by) } as const;
  }

  /** `by` made it possible for `who` to go on, and then printed `between` itself before `who` did anything. */
  gaveWay() {
    for (const wait of this.#waits.filter(isContended)) {
      const { task, to, by } = wait;
      const after = this.events.filter(({ at }) => at >= to);
      const between = this.#printedBefore(after, by, task);
      if (between === null) continue;
      const { text, at } = between;
      return { kind: "gave-way", who: this.#waiter(wait), by: this.#who(by), between: text, at } as const;
    }
    return null;
  }

  /** The first line that one task printed before the next step of another, if that takes one. */
  #printedBefore(events: readonly TraceEvent[], printing: TaskId | null, stepping: TaskId | null) {
    const end = events.findIndex((event) => event.kind === "step-began" && event.task === stepping);
    const line = events
      .slice(0, Math.max(end, 0))
      .filter((event) => event.kind === "output")
      .find(({ task }) => task === printing);
    if (line === undefined) return null;
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

  /** Nobody awaited `who`, and yet it printed. */
  ranUnawaited() {
    const unawaited = this.unawaited();
    const line = this.#prints().find(({ task }) => task !== null && unawaited.has(task));
    if (line === undefined) return null;
    return { kind: "ran-unawaited", who: this.#who(line.task), text: line.text, at: line.at } as const;
  }

  /** `who` would have waited until `until`, but the program was over at `ended`. */
  leftWaiting() {
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
    return { kind: "left-waiting", who: this.#who(task), until, ended, cancelled } as const;
  }

  /**
   * `first` was done, and yet the one who awaited went on only once `last` was.
   *
   * @param by when whoever awaited them went on: those done later it did not wait for
   */
  firstDone(awaited: readonly TaskId[], by: Second) {
    const done = awaited
      .flatMap((task) => this.#run.task(task) ?? [])
      .filter(({ doing, cause }) => doing === "done" && cause.at <= by)
      .sort((one, other) => one.since - other.since);
    const [first, last] = [done[0], done.at(-1)];
    if (first === undefined || last === undefined) return null;
    const [firstAt, lastAt] = [first.cause.at, last.cause.at];
    if (lastAt - firstAt <= moment) return null;
    const [one, other] = [this.#labelOf(first), this.#labelOf(last)];
    return { kind: "first-done", first: one, firstAt, last: other, lastAt } as const;
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
