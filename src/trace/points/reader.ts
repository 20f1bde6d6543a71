// Finds the points of each kind in the course of a run.
import type { Second, TaskId } from "../event.js";
import { type Label, labelsOf } from "../labels.js";
import { listIn } from "../lanes.js";
import type { TaskState } from "../state/taskState.js";
import { isHanded, isOwn, mostAtOnce, type Wait } from "../waits.js";
import type { Course, Request } from "./course.js";
import type { Fate, Point } from "./point.js";
import type { Hold } from "./timing.js";

/** A point, and when it was made. */
export interface Found {
  readonly at: Second;
  readonly point: Point;
}

/** So often may a task give way while others wait before it is told of. */
const fewTurns = 10;

/** There may be a hundred thousand failures or waits: of those that are compared with others, so many are looked at. */
const mostCompared = 200;

export class Reader {
  readonly #course: Course;
  /** Shorter than this is no time at all. */
  readonly #moment: Second;
  readonly #labelOf: (one: TaskState) => Label;
  /** The tasks that a warning tells of. */
  #unretrieved: ReadonlySet<TaskId> | null = null;

  constructor(course: Course) {
    this.#course = course;
    this.#moment = course.moment;
    this.#labelOf = labelsOf(course.run.tasks);
  }

  #who(task: TaskId): Label {
    const state = this.#course.run.task(task);
    return state === undefined ? { name: "", task: null } : this.#labelOf(state);
  }

  /** What was written to stderr, when, and what a pattern found in it. */
  #warned(pattern: RegExp): { readonly at: Second; readonly found: string }[] {
    return this.#course.events.flatMap((event) => {
      if (event.kind !== "output" || event.stream !== "stderr") return [];
      return [...event.text.matchAll(pattern)].map(([, found = ""]) => ({ at: event.at, found }));
    });
  }

  neverAwaited(): Found[] {
    const calls = this.#warned(/coroutine '([^']+)' was never awaited/g);
    const [first] = calls;
    if (first === undefined) return [];
    const names = [...new Set(calls.map(({ found }) => found.split(".").at(-1) ?? ""))];
    return [{ at: 0, point: { kind: "never-awaited", names, count: calls.length } }];
  }

  neverRetrieved(): Found[] {
    return [...this.#course.ends.values()].flatMap(({ task, at, outcome }) => {
      if (outcome.status !== "failed" || !this.#isNeverRetrieved(task)) return [];
      return [{ at, point: { kind: "never-retrieved", who: this.#who(task), error: outcome.error } }];
    });
  }

  #isNeverRetrieved(task: TaskId): boolean {
    this.#unretrieved ??= this.#tasksOfWarnings();
    return this.#unretrieved.has(task);
  }

  /** Of tasks of one name, those whose error a warning has. */
  #tasksOfWarnings(): ReadonlySet<TaskId> {
    const found = new Set<TaskId>();
    const warnings = this.#warned(/exception was never retrieved\s+future: (<Task .*)/g);
    const named = grouped(warnings, (warning) => /name='([^']+)'/.exec(warning.found)?.[1]);
    for (const { task, outcome } of this.#course.ends.values()) {
      if (outcome.status !== "failed") continue;
      const error = `exception=${outcome.error.split("\n", 1)[0]}`;
      const alike = named.get(this.#course.run.task(task)?.name) ?? [];
      const at = alike.findIndex((warning) => warning.found.includes(error));
      if (at === -1) continue;
      alike.splice(at, 1);
      found.add(task);
    }
    return found;
  }

  /** Tasks that waited together until they were cancelled, while nothing else was under way. */
  stuck(): Found[] {
    const { halts } = this.#course;
    return halts.slice(0, 1).map(({ tasks: [one = 0, other = 0], at, from }) => {
      return { at, point: { kind: "stuck", one: this.#who(one), other: this.#who(other), from, at } };
    });
  }

  leftBehind(): Found[] {
    return this.#course.leavings.flatMap(({ main, at, left }) => {
      const ended = this.#course.ends.get(main)?.event ?? 0;
      const fates = grouped(left, (task) => this.#fateOf(task, at, ended));
      return [...fates].flatMap(([fate, [task = 0, ...others]]): Found[] => {
        if (fate === null) return [];
        const [of, who] = [this.#who(main), this.#who(task)];
        return [{ at, point: { kind: "left", main: of, who, count: 1 + others.length, fate } }];
      });
    });
  }

  /**
   * Null: it came to its end soon after.
   *
   * @param left when it was left, and `event` by how many events
   */
  #fateOf(task: TaskId, left: Second, event: number): Fate | null {
    const end = this.#course.ends.get(task);
    const asked = this.#course.requests.filter((request) => request.task === task);
    const before = asked.find((request) => request.event < event);
    if (end?.outcome.status === "cancelled") {
      if (before === undefined) return "cancelled";
      return asked.at(-1) !== before && (this.#course.endOf(before)?.waits ?? 0) > 0 ? "again" : null;
    }
    if (before !== undefined) return null;
    if (end === undefined) return "unfinished";
    return end.at - left > this.#moment && asked.length === 0 ? "resumed" : null;
  }

  refused(): Found[] {
    return this.#course.requests.flatMap(({ task, by, at }): Found[] => {
      const end = this.#course.ends.get(task);
      if (by === null || by === task || end?.outcome.status !== "finished") return [];
      return [{ at, point: { kind: "refused", who: this.#who(task), asked: at } }];
    });
  }

  silent(): Found[] {
    const { silences } = this.#course;
    const [longest] = silences.toSorted((one, other) => other.to - other.from - (one.to - one.from));
    if (longest === undefined || longest.task === null) return [];
    const { task, from, to } = longest;
    return [{ at: from, point: { kind: "silent", who: this.#who(task), seconds: to - from } }];
  }

  delayed(): Found[] {
    const { events } = this.#course;
    if (!events.some(({ kind }) => kind === "blocked")) return [];
    const { delays } = this.#course.timing;
    const longestBy = delays.reduce((longest, { due, ran }) => Math.max(longest, ran - due.at), 0);
    // Of several that were held up together, the first.
    const longest = delays.find(({ due, ran }) => ran - due.at > longestBy - this.#moment);
    if (longest === undefined) return [];
    const { task, due, ran, by } = longest;
    const point: Point = {
      kind: "delayed",
      who: this.#who(task),
      due: due.at,
      why: due.why,
      ran,
      by: this.#holder(by),
    };
    return [{ at: due.at, point }];
  }

  #holder({ task, name, isInLoop }: Hold): Label | "callback" | "file" {
    if (task !== null) return this.#who(task);
    return name === null ? (isInLoop ? "callback" : "file") : { name, task: null };
  }

  /** A task that kept the loop turning, and others waited. */
  busy(): Found[] {
    const { events, waits } = this.#course;
    if (!events.some((event) => event.kind === "suspended" && event.on.kind === "turn")) return [];
    const { busiest: row } = this.#course.timing;
    if (row === null || row.turns < fewTurns) return [];
    const waiting = waits.filter(
      ({ task, from, to }) => task !== null && task !== row.task && from <= row.to && to >= row.from,
    );
    const [other = null, ...others] = new Set(waiting.map(({ task }) => task));
    if (other === null) return [];
    const [who, first] = [this.#who(row.task), this.#who(other)];
    const point = { kind: "busy", who, turns: row.turns, other: first, count: 1 + others.length } as const;
    return [{ at: row.from, point }];
  }

  /** The first failure of each kind. */
  failures(): Found[] {
    const found = new Map<Point["kind"], Found>();
    const failed = [...this.#course.ends.values()].filter(({ outcome }) => outcome.status === "failed");
    for (const { task, at, event, outcome } of failed.slice(0, mostCompared)) {
      const parent = this.#course.run.task(task)?.parent ?? null;
      if (outcome.status !== "failed" || parent === null || this.#isNeverRetrieved(task)) continue;
      const point = this.#failure(task, parent, at, event) ?? {
        kind: "caught",
        who: this.#who(task),
        error: outcome.error,
      };
      if (!found.has(point.kind)) found.set(point.kind, { at, point });
    }
    const kinds = ["taken-along", "unheard", "ran-on"] as const;
    const telling = kinds.flatMap((kind) => found.get(kind) ?? []);
    return telling.length > 0 ? telling : [...found.values()];
  }

  #failure(task: TaskId, parent: TaskId, at: Second, event: number): Point | null {
    const who = this.#who(task);
    const { ends, requests, run } = this.#course;
    const isSibling = (other: TaskId): boolean => other !== task && run.task(other)?.parent === parent;
    const along = requests.find(
      (request) =>
        request.by === null && request.at >= at && request.at - at <= this.#moment && isSibling(request.task),
    );
    if (along !== undefined && ends.get(along.task)?.outcome.status === "cancelled")
      return { kind: "taken-along", who, at, other: this.#who(along.task) };
    const heard = this.#course.nextStep(parent, event);
    const isMakerDone = (ends.get(parent)?.event ?? Number.POSITIVE_INFINITY) < event;
    if (heard !== null && !isMakerDone && heard - at > this.#moment && !this.#course.wokeSomebody(at))
      return { kind: "unheard", who, at, maker: this.#who(parent), heard };
    const other = [...ends.values()].find((end) => {
      const begun = run.task(end.task)?.created.at ?? at;
      return (
        isSibling(end.task) && begun < at && end.at - at > this.#moment && end.outcome.status === "finished"
      );
    });
    return other === undefined
      ? null
      : { kind: "ran-on", who, at, other: this.#who(other.task), until: other.at };
  }

  lingered(): Found[] {
    return this.#course.requests.flatMap((request): Found[] => {
      const { task, at, frames } = request;
      const end = this.#course.endOf(request);
      const isOwn = frames.length < 2;
      // Of its own coroutine that goes on for long, nobody knows whether a timeout in it was over at once.
      const isOver = isOwn ? this.#isCancelled(request) : end?.waits === 1;
      if (frames.length === 0 || end === null || !isOver || end.at - at <= this.#moment) return [];
      const label = this.#who(task);
      const who = isOwn ? label : { ...label, name: frames.at(-1) ?? "", task: null };
      return [{ at, point: { kind: "lingered", who, asked: at, ended: end.at } }];
    });
  }

  #isCancelled({ task }: Request): boolean {
    return this.#course.ends.get(task)?.outcome.status === "cancelled";
  }

  neverBegan(): Found[] {
    return this.#course.requests.flatMap((request): Found[] => {
      const { task, at, hadBegun } = request;
      if (hadBegun || !this.#isCancelled(request)) return [];
      return [{ at, point: { kind: "never-began", who: this.#who(task) } }];
    });
  }

  #coroutineOf(task: TaskId | null): string {
    return this.#course.run.task(task ?? 0)?.coroutine ?? "";
  }

  /** Tasks of one coroutine that waited for each other, so that never all of them were under way. */
  turns(): Found[] {
    const alike = this.#course.waits
      .filter(isHanded)
      .filter(({ task, by }) => this.#coroutineOf(task) === this.#coroutineOf(by));
    const [first] = alike;
    if (first === undefined) return [];
    const name = this.#coroutineOf(first.task);
    const isOf = ({ task }: Wait): boolean => this.#coroutineOf(task) === name;
    const own = this.#course.waits.filter(
      ({ began, from, to }) => isSleep(began) && to - from > this.#moment,
    );
    const taken = own.filter(isOf);
    const atOnce = Math.max(1, mostAtOnce(taken));
    const unguarded = atOnce > 1 ? null : this.#unguarded(taken, own);
    if (unguarded !== null) return [unguarded];
    const waiting = new Set(alike.filter(isOf).map(({ task }) => task));
    const all = new Set([...waiting, ...taken.map(({ task }) => task)]);
    if (all.size <= atOnce) return [];
    return [{ at: first.from, point: { kind: "turns", name, most: atOnce, waiting: waiting.size } }];
  }

  /** Of those who waited until another task let them go on, those who did so most often. */
  handedOn(): Found[] {
    const pairs = grouped(this.#course.waits.filter(isHanded), ({ task, began, by }) =>
      JSON.stringify([began.frames.at(-1) ?? this.#coroutineOf(task), this.#coroutineOf(by)]),
    );
    const lengthOf = (all: readonly Wait[]): Second => all.reduce((sum, { from, to }) => sum + to - from, 0);
    const [pair] = [...pairs].toSorted(
      ([, one], [, other]) => other.length - one.length || lengthOf(other) - lengthOf(one),
    );
    if (pair === undefined) return [];
    const [key, all] = pair;
    const [name, by] = JSON.parse(key) as [string, string];
    const point = { kind: "handed-on", name, by, count: all.length, seconds: lengthOf(all) } as const;
    return [{ at: all[0]?.from ?? 0, point }];
  }

  /** Did calls of the function that takes its turns overlap before, where none had to wait for the other? */
  #unguarded(taken: readonly Wait[], own: readonly Wait[]): Found | null {
    const names = new Set(taken.map(({ began }) => began.frames.at(-1)));
    const first = taken[0]?.from ?? 0;
    const free = own
      .filter(({ began, to }) => to <= first && names.has(began.frames.at(-1)))
      .slice(0, mostCompared);
    for (const [at, one] of free.entries()) {
      const other = free
        .slice(at + 1)
        .find(({ from, task }) => task !== one.task && one.to - from > this.#moment);
      if (other === undefined) continue;
      const [from, to] = [other.from, Math.min(one.to, other.to)];
      return { at: from, point: { kind: "unguarded", name: one.began.frames.at(-1) ?? "", from, to } };
    }
    return null;
  }

  eachEnd(): Found[] {
    const served = this.#course.waits.filter(
      ({ began, isServed, from, to }) =>
        isServed && began.kind === "suspended" && began.on.kind === "future" && to - from > this.#moment,
    );
    const calls = grouped(served, ({ task, began }) => `${task} ${began.frames.join(" ")}`);
    return [...calls.values()].flatMap((waits): Found[] => {
      const [first] = waits;
      if (first === undefined || waits.length < 2) return [];
      const name = first.began.frames.at(-1) ?? "";
      return [{ at: first.from, point: { kind: "each-end", name, count: waits.length } }];
    });
  }

  /** Two tasks that one function made and awaited at once, the one after the other. */
  madeLate(): Found[] {
    const { waits, run } = this.#course;
    const joins = waits.flatMap(({ task, began, from, to }) => {
      if (began.kind !== "suspended" || began.on.kind !== "task" || to - from <= this.#moment) return [];
      const child = run.task(began.on.task);
      if (child === undefined || child.parent !== task || from - child.created.at > this.#moment) return [];
      return [{ child, where: `${task} ${began.frames.join(" ")}`, to }];
    });
    for (const [at, { child: earlier, where, to }] of joins.slice(0, mostCompared).entries()) {
      const next = joins[at + 1];
      if (next === undefined || next.where !== where || next.child.created.at - to > this.#moment) continue;
      const isAlone = run.tasks.every(
        ({ task, parent }) => parent !== earlier.parent || task <= earlier.task || task >= next.child.task,
      );
      if (!isAlone) continue;
      const [one, later] = [this.#labelOf(earlier), this.#labelOf(next.child)];
      return [{ at: to, point: { kind: "made-late", earlier: one, later, at: to } }];
    }
    return [];
  }

  /** What waited was cancelled, and was over at once. */
  cancelled(): Found[] {
    return this.#course.requests.flatMap(({ task, at, by, frames, isTimeout }): Found[] => {
      const who = this.#who(task);
      if (isTimeout) return [{ at, point: { kind: "timed-out", name: frames.at(-1) ?? who.name, at } }];
      if (by === null || by === task || this.#course.ends.get(task)?.outcome.status !== "cancelled")
        return [];
      return [{ at, point: { kind: "cancelled", who, by: this.#who(by), at } }];
    });
  }

  threads(): Found[] {
    const spans = this.#course.events.filter((event) => event.kind === "span").filter(({ thread }) => thread);
    const [first] = spans;
    if (first === undefined) return [];
    return [{ at: first.from, point: { kind: "thread", name: first.name } }];
  }

  neverDue(): Found[] {
    const [due] = this.#course.unfired.values();
    const { main } = this.#course.run;
    const ended =
      due === undefined
        ? undefined
        : [...this.#course.ends.values()].findLast(
            (end) => end.at < due && (this.#course.run.task(end.task)?.parent ?? null) === null,
          );
    if (due === undefined || main === null || ended === undefined) return [];
    return [{ at: ended.at, point: { kind: "never-due", due, ended: ended.at } }];
  }

  /** A wait for what no task brings about; where waits overlap, that is the point. */
  outside(): Found[] {
    const own = this.#course.waits.filter(isOwn);
    const wait = own.find(({ began }) => began.kind === "suspended" && began.on.kind === "future");
    if (wait === undefined || mostAtOnce(own) > 1) return [];
    const { began, from, to } = wait;
    return [{ at: from, point: { kind: "outside", name: began.frames.at(-1) ?? "", seconds: to - from } }];
  }
}

function isSleep({ kind, ...began }: Wait["began"]): boolean {
  return kind === "blocked" || ("on" in began && began.on.kind === "sleep");
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) listIn(groups, keyOf(one)).push(one);
  return groups;
}
