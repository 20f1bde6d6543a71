// The state of a run: who runs, who is ready and why, who waits for what, what is written. Rule: `apply` is the only place
// that knows what an event does to it. Whatever shows, checks or sums up a run reads the states that its events lead to.
import type { FutureStatus, Second, TaskId, TraceEvent, WaitTarget } from "../event.js";
import { completedBy, noOpenLines, type OpenLines, openLinesAfter, type Written } from "../written.js";
import { Loops } from "./loopState.js";
import { type Cause, isEntryOf, type ReadyEntry } from "./readyQueue.js";
import { SharedList } from "./sharedList.js";
import { beginsAtOnce, type Doing, TaskState } from "./taskState.js";
import type { TimerSet } from "./timerHeap.js";

export interface FutureState {
  readonly future: number;
  readonly label: string;
  readonly state: FutureStatus;
  /** The tasks that wait for it. */
  readonly waiters: readonly TaskId[];
}

type Of<K extends TraceEvent["kind"]> = Extract<TraceEvent, { readonly kind: K }>;

/** What runs outside every task: module code, plain functions, the loop's callbacks. */
export interface OutsideState {
  /** Its functions that are known to be active, outermost first: none once the loop goes on. */
  readonly frames: readonly string[];
  readonly doing: Extract<Doing, "running" | "blocked" | "done">;
  /** As of a task. */
  readonly since: number;
  readonly cause: TraceEvent | null;
}

/** What a state tells, to whoever does not change it; the lists among it are made when they are asked for. */
export type Snapshot = Readonly<Omit<RunState, "apply" | "copy">>;

export class RunState {
  /** How many events have happened. */
  event = 0;
  at: Second = 0;
  iteration = 0;
  /** The task that no other has made, the latest of several: the main one. */
  main: TaskId | null = null;
  outside: OutsideState = { frames: [], doing: "running", since: 0, cause: null };
  /** The callback that has the thread: what told of its beginning. */
  callback: Of<"callback-began"> | null = null;
  /** How many lines of output are complete. */
  outputLines = 0;
  /** Those without a newline yet. */
  openLines: OpenLines = noOpenLines;
  /** The lines that the last event has completed. */
  completed: Written | null = null;
  /** How many tasks wait. */
  waitingCount = 0;
  #isDetailed = false;
  /** All by number; there is no number 0. Of a future, what was told of it last. */
  #tasks = new SharedList<TaskState>();
  #timers = new SharedList<TimerSet>();
  #callbacks = new SharedList<Of<"callback-scheduled">>();
  #futures = new SharedList<Of<"future-created" | "future-done">>();
  #loops = new Loops();
  /** Those whose steps run, the innermost last: an eager task's first step runs within another's. */
  #steps: TaskId[] = [];
  /** The task that was created by the event before. */
  #newest: TaskId | null = null;

  // ------------------------------------------------------------------ what it tells

  /** The task that runs: the innermost, where an eager one runs within another's step. */
  get running(): TaskId | null {
    return this.#steps.at(-1) ?? null;
  }

  /** How many have been made: the last one has this number. */
  get taskCount(): number {
    return this.#tasks.last;
  }

  /** Undefined before it is made. */
  task(task: TaskId): TaskState | undefined {
    return this.#tasks.at(task);
  }

  /** In the order of their creation. */
  get tasks(): TaskState[] {
    return this.#tasks.items();
  }

  /** The tasks that wait for a task, be it by way of a gather, a wait or a shield, in the order in which they have begun to. */
  waitersOf(task: TaskId): TaskState[] {
    return this.#waiting((on) => awaitedTasks(on).includes(task));
  }

  /** All futures that were waited for so far. */
  get futures(): FutureState[] {
    return this.#futures.items().map(({ future, label, state }) => {
      const waiters = this.#waiting((on) => "future" in on && on.future === future);
      return { future, label, state, waiters: waiters.map(({ task }) => task) };
    });
  }

  /** How many there are; the last one has this number. The same of timers and callbacks below. */
  get futureCount(): number {
    return this.#futures.last;
  }

  /** What a future is of: "gather", say; undefined before it is waited for. */
  futureLabel(future: number): string | undefined {
    return this.#futures.at(future)?.label;
  }

  /** The loop's ready queue, the next to run first. */
  get ready(): ReadyEntry[] {
    return listOf(this.readyCount, (index) => this.readyAt(index));
  }

  get readyCount(): number {
    return this.#loops.shown.ready.length;
  }

  /** One of them, without making the others. */
  readyAt(index: number): ReadyEntry | undefined {
    return this.#loops.shown.ready.at(index);
  }

  /** Those that are set, by deadline. */
  get timers(): TimerSet[] {
    return listOf(this.timerCount, (index) => this.timerAt(index));
  }

  get timerCount(): number {
    return this.#loops.shown.timers.length;
  }

  /** One of them, without making those behind it. */
  timerAt(index: number): TimerSet | undefined {
    return this.#loops.shown.timers.at(index);
  }

  /** A timer by its number, whether or not it is still set; undefined before it is. */
  timer(timer: number): TimerSet | undefined {
    return this.#timers.at(timer);
  }

  get timersSet(): number {
    return this.#timers.last;
  }

  /** A callback by its number, whether or not it still stands in the queue; undefined before it is scheduled. */
  scheduled(handle: number): Of<"callback-scheduled"> | undefined {
    return this.#callbacks.at(handle);
  }

  get callbacksScheduled(): number {
    return this.#callbacks.last;
  }

  /** How many have stood in a ready queue at once so far, how many timers of a loop were set, and how many were both together. */
  get most(): { readonly ready: number; readonly timers: number; readonly both: number } {
    const { all, mostOfBoth } = this.#loops;
    return {
      ready: all.reduce((most, { ready }) => Math.max(most, ready.most), 0),
      timers: all.reduce((most, { timers }) => Math.max(most, timers.most), 0),
      both: mostOfBoth,
    };
  }

  #waiting(isWanted: (on: WaitTarget) => boolean): TaskState[] {
    const found: TaskState[] = [];
    if (this.waitingCount > 0) {
      this.#tasks.forEach((state) => {
        if (state.waitsFor !== null && isWanted(state.waitsFor)) found.push(state);
      });
    }
    return found.sort((one, other) => one.since - other.since);
  }

  /** A state of its own, which later events may be applied to without this one. What is the same is shared. */
  copy(): RunState {
    const copy = new RunState();
    copy.event = this.event;
    copy.at = this.at;
    copy.iteration = this.iteration;
    copy.main = this.main;
    copy.outside = this.outside;
    copy.callback = this.callback;
    copy.outputLines = this.outputLines;
    copy.openLines = this.openLines;
    copy.completed = this.completed;
    copy.waitingCount = this.waitingCount;
    copy.#isDetailed = this.#isDetailed;
    copy.#tasks = this.#tasks.copy();
    copy.#timers = this.#timers.copy();
    copy.#callbacks = this.#callbacks.copy();
    copy.#futures = this.#futures.copy();
    copy.#loops = this.#loops.copy();
    copy.#steps = this.#steps.slice();
    copy.#newest = this.#newest;
    return copy;
  }

  // ------------------------------------------------------------------ what events do to it

  /** @param next the event after it, where that is known: of a task's creation it tells whether the task is eager */
  apply(event: TraceEvent, next?: TraceEvent): void {
    this.event++;
    this.at = event.at;
    // A callback that raises through the loop ends without a word; what follows is outside of the loop.
    if (event.iteration !== this.iteration) this.callback = null;
    this.iteration = event.iteration;
    this.completed = null;
    const newest = this.#newest;
    this.#newest = null;
    switch (event.kind) {
      case "program-began":
        this.#isDetailed = event.detail === true;
        break;
      case "program-ended":
        this.#steps = [];
        this.outside = { ...this.outside, doing: "done", since: this.event, cause: event };
        break;
      case "output-part":
      case "output":
        this.#write(event);
        this.#change(event.task, event);
        if (event.task === null && event.thread !== true)
          this.outside = { ...this.outside, frames: event.frames };
        break;
      case "iteration":
        if (this.#steps.length > 0) this.#steps = [];
        this.callback = null;
        this.#leaveOutside();
        this.#loops.show(event.loop);
        this.#loops.shown.ready.iterationBegan(this.#isDetailed);
        break;
      case "waiting":
        this.callback = null;
        break;
      case "task-created":
        this.#create(event, next);
        break;
      case "step-began":
        this.#beginStep(event, newest);
        break;
      case "suspended":
        this.#endStep(event.task);
        this.#change(event.task, event);
        if (event.on.kind === "turn") this.#enterTask(event.task, "turn", null);
        break;
      case "woken":
        this.#wake(event);
        break;
      case "task-done":
        this.#endStep(event.task);
        this.#change(event.task, event);
        break;
      case "cancel-requested":
        this.#change(event.task, event);
        if (event.by !== event.task) this.#act(event.by, event);
        break;
      case "blocked":
      case "unblocked":
        this.#change(event.task, event);
        if (event.task === null) this.#outsideBecomes(event);
        break;
      case "timer-set":
        this.#setTimer(event);
        this.#change(event.task, event);
        break;
      case "timer-fired": {
        const timer = this.#timerGone(event.timer);
        const { what = "" } = timer ?? {};
        this.#enter({ since: this.event, kind: "timer", timer: event.timer, what }, timer?.loop);
        break;
      }
      case "timer-cancelled":
        this.#timerGone(event.timer);
        break;
      case "callback-scheduled":
        this.#schedule(event);
        this.#change(event.task, event);
        break;
      case "callback-began":
        this.#leaveCallback(event);
        this.callback = event;
        break;
      case "callback-ended":
        this.callback = null;
        break;
      case "skipped":
        this.#leaveCallback(event);
        if (event.task !== null) this.#leave("task", event.task);
        break;
      case "loop-closed":
        this.#loops.close(event.loop);
        break;
      case "future-created":
      case "future-done":
        this.#futures.set(event.future, event);
        break;
    }
  }

  #change(task: TaskId | null, event: TraceEvent): void {
    const before = task === null ? undefined : this.#tasks.at(task);
    if (before !== undefined) this.#become(before, before.after(event, this.event));
  }

  #outsideBecomes(event: Of<"blocked" | "unblocked">): void {
    const { frames, doing } = this.outside;
    if (doing === "done") return;
    const now =
      event.kind === "blocked"
        ? ({ frames: event.frames, doing: "blocked" } as const)
        : ({ frames, doing: "running" } as const);
    this.outside = { ...now, since: this.event, cause: event };
  }

  /** Once the loop goes on, the callback or function outside every task that was active is over. */
  #leaveOutside(): void {
    const { frames, doing } = this.outside;
    if (doing === "done" || (doing === "running" && frames.length === 0)) return;
    this.outside = { frames: [], doing: "running", since: this.event, cause: null };
  }

  /** Somebody's stack is told by what it does to another. */
  #act(task: TaskId | null, event: Of<"task-created" | "cancel-requested">): void {
    const before = task === null ? undefined : this.#tasks.at(task);
    if (before !== undefined) this.#become(before, before.actingBy(event));
  }

  #become(before: TaskState | undefined, after: TaskState): void {
    if (before === after) return;
    if (before?.doing === "waiting") this.waitingCount--;
    if (after.doing === "waiting") this.waitingCount++;
    this.#tasks.set(after.task, after);
  }

  #create(event: Of<"task-created">, next: TraceEvent | undefined): void {
    const { task, parent, loop } = event;
    this.#loops.heardOf(loop);
    const isEager = beginsAtOnce(task, next);
    this.#become(undefined, TaskState.of(event, this.event, isEager));
    this.#act(parent, event);
    if (parent === null) this.main = task;
    this.#newest = task;
    if (!isEager) this.#enterTask(task, "created", parent === null ? null : { kind: "task", task: parent });
  }

  #beginStep(event: Of<"step-began">, newest: TaskId | null): void {
    this.#leaveOutside();
    const { task } = event;
    const before = this.#tasks.at(task);
    if (newest === task) {
      // It is eager. Where the event after its creation was not known then, it was taken for another.
      if (before?.doing === "ready") this.#loops.of(before.created.loop).ready.withdraw();
    } else {
      // The loop itself has begun it: no callback has the thread, and nobody's step is around it.
      this.callback = null;
      if (before?.doing === "ready" && this.#leave("task", task)) this.#steps = [];
    }
    this.#steps.push(task);
    this.#change(task, event);
  }

  #endStep(task: TaskId): void {
    if (this.#steps.at(-1) === task) this.#steps.pop();
    else if (this.#steps.includes(task)) this.#steps.length = this.#steps.lastIndexOf(task);
  }

  #wake(event: Of<"woken">): void {
    const { task, state = "CANCELLED", cancelled = state === "CANCELLED" } = event;
    const before = this.#tasks.at(task);
    this.#change(task, event);
    if (before?.cancelRequested === true && cancelled) {
      const { canceller } = before;
      this.#enterTask(task, "cancelled", canceller === null ? null : { kind: "task", task: canceller });
    } else this.#enterTask(task, "woken", causeOf(before?.waitsFor ?? null));
  }

  #setTimer(event: TimerSet): void {
    const { loop } = event;
    this.#loops.heardOf(loop);
    this.#timers.set(event.timer, event);
    this.#loops.of(loop).timers.set(event);
    this.#loops.grew(this.#loops.of(loop));
  }

  #timerGone(timer: number): TimerSet | undefined {
    const set = this.#timers.at(timer);
    if (set !== undefined) this.#loops.of(set.loop).timers.remove(set);
    return set;
  }

  #schedule(event: Of<"callback-scheduled">): void {
    const { handle, name, why, task, of, loop } = event;
    this.#loops.heardOf(loop);
    this.#callbacks.set(handle, event);
    const runs: Cause | null = task === null ? null : { kind: "task", task };
    const ended: Cause | null =
      of === undefined
        ? null
        : of.kind === "task"
          ? { kind: "task-done", task: of.task }
          : { kind: "future", future: of.future ?? null };
    this.#enter({ since: this.event, kind: "callback", handle, name, why, by: ended ?? runs }, loop);
  }

  #enterTask(task: TaskId, why: "created" | "turn" | "woken" | "cancelled", by: Cause | null): void {
    this.#enter({ since: this.event, kind: "task", task, why, by }, this.#tasks.at(task)?.created.loop);
  }

  #enter(entry: ReadyEntry, loop: number | undefined): void {
    const state = this.#loops.of(loop);
    state.ready.enter(entry);
    this.#loops.grew(state);
  }

  #leaveCallback({ handle, timer }: Of<"callback-began" | "skipped">): void {
    if (handle !== null) this.#leave("callback", handle);
    if (timer !== null) this.#leave("timer", timer);
  }

  /** It has come to its turn. False: it stands in no queue. */
  #leave(kind: ReadyEntry["kind"], number: number): boolean {
    const { all } = this.#loops;
    for (const { ready } of all) if (isEntryOf(ready.at(0), kind, number)) return ready.leave(kind, number);
    for (const { ready } of all) if (ready.leave(kind, number)) return true;
    return false;
  }

  #write(event: Of<"output" | "output-part">): void {
    if (event.kind === "output") {
      this.completed = completedBy(event, this.openLines);
      this.outputLines += lineCount(event.text);
    }
    this.openLines = openLinesAfter(this.openLines, event);
  }
}

/** The tasks that a wait is for. */
export function awaitedTasks(on: WaitTarget | null): readonly TaskId[] {
  if (on?.kind === "task") return [on.task];
  return on?.kind === "gather" || on?.kind === "future" ? (on.tasks ?? []) : [];
}

/** What ended a wait, if not somebody who asked the task to cancel itself. */
function causeOf(on: WaitTarget | null): Cause | null {
  switch (on?.kind) {
    case "sleep":
      return { kind: "timer", timer: on.timer ?? null };
    case "task":
      return { kind: "task-done", task: on.task };
    case "gather":
    case "future":
      return { kind: "future", future: on.future ?? null };
    default:
      return null;
  }
}

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function listOf<T>(length: number, at: (index: number) => T | undefined): T[] {
  return Array.from({ length }, (_, index) => at(index)).flatMap((item) => item ?? []);
}
