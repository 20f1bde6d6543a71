// Moments of a run that speak against a wrong idea of it: who waited when, who began after whom, who held the thread.
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import { type Lane, lanesOf } from "../../trace/lanes.js";

/** A coroutine or function as the program writes it; with its task's name where several bear that name. */
export interface Who {
  readonly name: string;
  readonly task: string | null;
}

export type Evidence =
  /** Both waited from `from` to `to`. */
  | {
      readonly kind: "waited-together";
      readonly one: Who;
      readonly other: Who;
      readonly from: Second;
      readonly to: Second;
    }
  /** `later` began at `began`, not before `earlier` had ended. */
  | {
      readonly kind: "began-after";
      readonly how: "function" | "coroutine" | "task";
      readonly earlier: Who;
      readonly ended: Second;
      readonly later: Who;
      readonly began: Second;
    }
  /** `first` was made before `second`, and yet `second` printed before it. */
  | {
      readonly kind: "overtaken";
      readonly first: Who;
      readonly firstAt: Second;
      readonly second: Who;
      readonly secondAt: Second;
    }
  /** `first` was made before `second`, and printed before it. */
  | {
      readonly kind: "in-order";
      readonly first: Who;
      readonly firstAt: Second;
      readonly second: Who;
      readonly secondAt: Second;
    }
  | { readonly kind: "waited"; readonly who: Who; readonly from: Second; readonly to: Second }
  /** `who` was made, but its creator went on first, and perhaps printed `between`. */
  | { readonly kind: "queued"; readonly who: Who; readonly by: Who; readonly between: string | null }
  /** `who` held the thread; `next` took its next step only afterwards. */
  | {
      readonly kind: "held";
      readonly who: Who;
      readonly from: Second;
      readonly to: Second;
      readonly next: Who | null;
    }
  /** `who` waited until `by` gave way. */
  | {
      readonly kind: "contended";
      readonly who: Who;
      readonly from: Second;
      readonly to: Second;
      readonly by: Who;
    }
  /** `by` made it possible for `who` to go on, and then printed `between` itself before `who` did anything. */
  | {
      readonly kind: "gave-way";
      readonly who: Who;
      readonly by: Who;
      readonly between: string;
      readonly at: Second;
    }
  /** Nobody awaited `who`, and yet it printed. */
  | { readonly kind: "ran-unawaited"; readonly who: Who; readonly text: string; readonly at: Second }
  /** `who` would have waited until `until`, but the program was over at `ended`. */
  | {
      readonly kind: "left-waiting";
      readonly who: Who;
      readonly until: Second;
      readonly ended: Second;
      readonly cancelled: boolean;
    }
  /** `first` was done, and yet the one who awaited went on only once `last` was. */
  | {
      readonly kind: "first-done";
      readonly first: Who;
      readonly firstAt: Second;
      readonly last: Who;
      readonly lastAt: Second;
    };

export type EvidenceOf<K extends Evidence["kind"]> = Extract<Evidence, { readonly kind: K }>;

interface NamedWait {
  readonly task: TaskId | null;
  readonly who: Who;
  readonly from: Second;
  readonly to: Second;
  readonly held: boolean;
  /** For what: its own time, its own tasks, or another task that gave way in its step. */
  readonly for: "time" | "tasks" | { readonly task: TaskId };
}

/** Shorter than this is no time at all. */
const moment: Second = 0.002;

export class Witness {
  readonly #events: readonly TraceEvent[];
  readonly #names = new Map<TaskId, { readonly coroutine: string; readonly name: string }>();
  readonly #parents = new Map<TaskId, TaskId | null>();
  /** How many tasks bear a name. */
  readonly #bearers = new Map<string, number>();
  readonly #waits: readonly NamedWait[];

  constructor(events: readonly TraceEvent[]) {
    this.#events = events;
    for (const event of events) {
      if (event.kind !== "task-created") continue;
      const { task, coroutine, name, parent } = event;
      this.#parents.set(task, parent);
      this.#names.set(task, { coroutine, name });
      this.#bearers.set(coroutine, (this.#bearers.get(coroutine) ?? 0) + 1);
    }
    this.#waits = this.#findWaits();
  }

  waitedTogether(): EvidenceOf<"waited-together"> | null {
    const waits = this.#ownWaits().filter(({ held }) => !held);
    for (const [at, one] of waits.entries()) {
      for (const other of waits.slice(at + 1)) {
        const from = Math.max(one.from, other.from);
        const to = Math.min(one.to, other.to);
        if (one.task !== other.task && to - from > moment)
          return { kind: "waited-together", one: one.who, other: other.who, from, to };
      }
    }
    return null;
  }

  /** @param what what began late: a call by the same coroutine or function, or a task made by the same task */
  beganAfter(what: "call" | "task"): EvidenceOf<"began-after"> | null {
    const lanes = lanesOf(this.#events).filter(({ from, to }) => to - from > moment);
    const isSibling = (one: Lane, other: Lane): boolean => {
      if (what === "call") return one.task === other.task && one.depth === other.depth;
      const [parent, otherParent] = [one, other].map(({ task }) =>
        task === null ? null : this.#parents.get(task),
      );
      return one.depth === 0 && other.depth === 0 && parent != null && parent === otherParent;
    };
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
    const found = this.#printedApart((earlier, later) => later < earlier);
    return (
      found && {
        kind: "overtaken",
        first: found.late,
        firstAt: found.lateAt,
        second: found.soon,
        secondAt: found.soonAt,
      }
    );
  }

  inOrder(): EvidenceOf<"in-order"> | null {
    const found = this.#printedApart((earlier, later) => later > earlier);
    return (
      found && {
        kind: "in-order",
        first: found.soon,
        firstAt: found.soonAt,
        second: found.late,
        secondAt: found.lateAt,
      }
    );
  }

  /** The first task that printed before another of which `holds` is true; of several others, the one made first. */
  #printedApart(
    holds: (soon: TaskId, late: TaskId) => boolean,
  ): { readonly soon: Who; readonly soonAt: Second; readonly late: Who; readonly lateAt: Second } | null {
    const lines = this.#events.flatMap((event) => {
      if (event.kind !== "output" || event.stream !== "stdout" || event.task === null) return [];
      // What nobody made in a task, such as the main one, is in no order of making.
      const isOfChild = (this.#parents.get(event.task) ?? null) !== null;
      return isOfChild ? [{ at: event.at, task: event.task }] : [];
    });
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

  longestWait(): EvidenceOf<"waited"> | null {
    const [longest] = this.#ownWaits().toSorted((a, b) => b.to - b.from - (a.to - a.from));
    if (longest === undefined) return null;
    return { kind: "waited", who: longest.who, from: longest.from, to: longest.to };
  }

  queued(): EvidenceOf<"queued"> | null {
    for (const [at, event] of this.#events.entries()) {
      if (event.kind !== "task-created" || event.parent === null) continue;
      const rest = this.#events.slice(at + 1);
      const began = rest.findIndex((each) => each.kind === "step-began" && each.task === event.task);
      if (began === -1) continue;
      const between = rest
        .slice(0, began)
        .find((each) => each.kind === "output" && each.task === event.parent);
      if (between?.kind !== "output") continue;
      const text = between.text.split("\n")[0] ?? null;
      return { kind: "queued", who: this.#who(event.task), by: this.#who(event.parent), between: text };
    }
    return null;
  }

  held(): EvidenceOf<"held"> | null {
    const wait = this.#waits.find(({ held, from, to }) => held && to - from > moment);
    if (wait === undefined) return null;
    const next = this.#events.find(
      (event) => event.kind === "step-began" && event.at >= wait.to && event.task !== wait.task,
    );
    const who = next?.kind === "step-began" ? this.#who(next.task) : null;
    return { kind: "held", who: wait.who, from: wait.from, to: wait.to, next: who };
  }

  contended(): EvidenceOf<"contended"> | null {
    for (const { who, from, to, for: what } of this.#waits) {
      if (typeof what === "object" && to - from > moment)
        return { kind: "contended", who, from, to, by: this.#who(what.task) };
    }
    return null;
  }

  gaveWay(): EvidenceOf<"gave-way"> | null {
    for (const { task, who, to, for: what } of this.#waits) {
      if (typeof what !== "object") continue;
      const after = this.#events.filter(({ at }) => at >= to);
      const next = after.findIndex((event) => event.kind === "step-began" && event.task === task);
      const between = after
        .slice(0, next)
        .find((event) => event.kind === "output" && event.task === what.task);
      if (between?.kind !== "output") continue;
      const [text = ""] = between.text.split("\n");
      return { kind: "gave-way", who, by: this.#who(what.task), between: text, at: between.at };
    }
    return null;
  }

  #ownWaits(): NamedWait[] {
    return this.#waits.filter(({ for: what, from, to }) => what === "time" && to - from > moment);
  }

  /** The tasks that nobody can have awaited: they outlived the one who made them. */
  unawaited(): ReadonlySet<TaskId> {
    const order = this.#events.flatMap((event) => (event.kind === "task-done" ? [event.task] : []));
    const outlived = [...this.#parents].filter(([task, parent]) => {
      const at = parent === null ? -1 : order.indexOf(parent);
      return at !== -1 && !order.slice(0, at).includes(task);
    });
    return new Set(outlived.map(([task]) => task));
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
    const root = this.#root();
    const ended = this.#events.find((event) => event.kind === "task-done" && event.task === root);
    if (ended === undefined) return null;
    const until = new Map<TaskId, Second>();
    const cancelled = new Set<TaskId>();
    for (const event of this.#events) {
      if (event.kind === "suspended" && event.on.kind === "sleep") until.set(event.task, event.on.until);
      else if (event.kind === "woken" && event.at < ended.at) until.delete(event.task);
      else if (event.kind === "task-done") {
        if (event.outcome.status === "cancelled" && event.at >= ended.at) cancelled.add(event.task);
        else until.delete(event.task);
      }
    }
    const [last] = [...until].filter(([, at]) => at > ended.at + moment).toSorted((a, b) => b[1] - a[1]);
    if (last === undefined) return null;
    const [task, at] = last;
    return {
      kind: "left-waiting",
      who: this.#who(task),
      until: at,
      ended: ended.at,
      cancelled: cancelled.has(task),
    };
  }

  /** @param by when whoever awaited them went on: those done later it did not wait for */
  firstDone(awaited: readonly TaskId[], by: Second): EvidenceOf<"first-done"> | null {
    const done = this.#events.filter((event) => event.kind === "task-done");
    const ofThem = done.filter(({ task, at }) => awaited.includes(task) && at <= by);
    const [first] = ofThem;
    const last = ofThem.at(-1);
    if (first === undefined || last === undefined || last.at - first.at <= moment) return null;
    return {
      kind: "first-done",
      first: this.#who(first.task),
      firstAt: first.at,
      last: this.#who(last.task),
      lastAt: last.at,
    };
  }

  #root(): TaskId | null {
    const root = this.#events.findLast((event) => event.kind === "task-created" && event.parent === null);
    return root?.kind === "task-created" ? root.task : null;
  }

  #who(task: TaskId | null, name?: string): Who {
    const of = task === null ? undefined : this.#names.get(task);
    const shown = name ?? of?.coroutine ?? "";
    const isShared = (this.#bearers.get(of?.coroutine ?? "") ?? 0) > 1;
    return { name: shown, task: isShared ? (of?.name ?? null) : null };
  }

  #findWaits(): NamedWait[] {
    const waits: NamedWait[] = [];
    const open = new Map<TaskId | null, { from: Second; held: boolean; frames: readonly string[] }>();
    /** Tasks that have had a task of theirs end since they began to wait. */
    const served = new Set<TaskId | null>();
    let stepping: TaskId | null = null;
    const end = (task: TaskId | null, to: Second, by: TaskId | null): void => {
      const wait = open.get(task);
      if (wait === undefined) return;
      open.delete(task);
      const { from, held, frames } = wait;
      const what = served.has(task) ? "tasks" : by === null || by === task ? "time" : { task: by };
      waits.push({ task, who: this.#who(task, frames.at(-1)), from, to, held, for: what });
    };
    const begin = (task: TaskId | null, from: Second, held: boolean, frames: readonly string[]): void => {
      served.delete(task);
      open.set(task, { from, held, frames });
    };
    for (const event of this.#events) {
      const { at } = event;
      if (event.kind === "suspended" && event.on.kind === "sleep") begin(event.task, at, false, event.frames);
      else if (event.kind === "suspended" && event.on.kind === "future")
        begin(event.task, at, false, event.frames);
      else if (event.kind === "blocked") begin(event.task, at, true, event.frames);
      else if (event.kind === "woken") end(event.task, at, stepping);
      else if (event.kind === "unblocked") end(event.task, at, null);
      else if (event.kind === "task-done") {
        end(event.task, at, null);
        served.add(this.#parents.get(event.task) ?? null);
      } else if (event.kind === "step-began") {
        end(event.task, at, null);
        stepping = event.task;
      }
      if (event.kind === "suspended" || event.kind === "task-done") stepping = null;
    }
    return waits.toSorted((a, b) => a.from - b.from);
  }
}
