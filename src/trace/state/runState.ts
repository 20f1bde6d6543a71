// The state of a run: who runs, who is ready and why, who waits for what, what is written. Rule: `apply` is the only place
// that knows what an event does to it. Whatever shows, checks or sums up a run reads the states that its events lead to.
import type { Second, TaskId, TraceEvent, WaitTarget } from "../event.js";
import { completedBy, noOpenLines, type OpenLines, openLinesAfter, type Written } from "../written.js";
import { Loops } from "./loopState.js";
import { nothingOutside, type OutsideState, outsideAfter } from "./outsideState.js";
import { actor, type Cause, endOf, type ReadyEntry } from "./readyQueue.js";
import { SharedList } from "./sharedList.js";
import { beginsAtOnce, createdTask, type TaskState } from "./taskState.js";
import type { TimerSet } from "./timerHeap.js";

type Of<K extends TraceEvent["kind"]> = Extract<TraceEvent, { readonly kind: K }>;

/** What a state tells, to whoever does not change it. */
export type Snapshot = Readonly<Omit<RunState, "apply" | "copy">>;

export class RunState {
  /** How many events have happened. */
  event = 0;
  at: Second = 0;
  iteration = 0;
  outside = nothingOutside;
  /** The task that no other has made, the latest of several: the main one. */
  main: TaskId | null = null;
  /** How many tasks wait, and how many of those that have ended are forgotten. */
  waitingCount = 0;
  forgotten = 0;
  /** What the last event has put an end to: that somebody waited, say. */
  left: TaskState | OutsideState | null = null;
  /** The callback that has the thread: what told of its beginning. */
  callback: Of<"callback-began"> | null = null;
  /** Those that are complete. */
  outputLines = 0;
  /** Those without a newline yet. */
  openLines: OpenLines = noOpenLines;
  /** The lines that the last event has completed. */
  completed: Written | null = null;
  readonly #isForgetful: boolean;
  /** Once so many tasks are known, those that have ended are looked for, to be forgotten. */
  #mostTasks: number;
  #isDetailed = false;
  /** By number; there is no number 0. Of a future, what was told of it last. */
  #tasks = new SharedList<TaskState>();
  #timers = new SharedList<TimerSet>();
  #callbacks = new SharedList<Of<"callback-scheduled">>();
  #futures = new SharedList<Of<"future-created" | "future-done">>();
  #loops = new Loops();
  /** Those whose steps run, the innermost last: an eager task's first step runs within another's. */
  #steps: TaskId[] = [];
  /** The task that was created by the event before. */
  #newest: TaskId | null = null;

  /**
   * @param most up to so many tasks are known: of a run that may never end, those that have ended are forgotten then, and
   * timers, callbacks and futures as soon as they are over; nothing is, unless given
   */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#mostTasks = most;
    this.#isForgetful = most !== Number.POSITIVE_INFINITY;
  }

  /** The task that runs: the innermost, where an eager one runs within another's step. */
  get running(): TaskId | null {
    return this.#steps.at(-1) ?? null;
  }

  /** How many have been made; the last one has this number, as of timers, callbacks and futures below. */
  get taskCount(): number {
    return this.#tasks.last;
  }

  /** Null: what runs outside every task. */
  of(task: TaskId | null): TaskState | OutsideState | undefined {
    return task === null ? this.outside : this.#tasks.at(task);
  }

  task(task: TaskId): TaskState | undefined {
    return this.#tasks.at(task);
  }

  /** In the order of their creation. */
  get tasks(): TaskState[] {
    return this.#tasks.items();
  }

  /** The tasks that wait for a task, be it by way of a gather, a wait or a shield, in the order in which they have begun to. */
  waitersOf(task: TaskId): TaskState[] {
    const waiters: TaskState[] = [];
    if (this.waitingCount === 0) return waiters;
    // Without a list of all of them: there may be a hundred thousand, at every step of a reader.
    for (let number = 1; number <= this.taskCount; number++) {
      const state = this.task(number);
      if (state?.doing === "waiting" && awaitedTasks(state.waitsFor).includes(task)) waiters.push(state);
    }
    return waiters.sort((one, other) => one.since - other.since);
  }

  /** What was told last of a future: what it is of ("gather", say), and its state; undefined before it is waited for. */
  future(future: number): Of<"future-created" | "future-done"> | undefined {
    return this.#futures.at(future);
  }

  get futureCount(): number {
    return this.#futures.last;
  }

  get readyCount(): number {
    return this.#loops.shown.ready.length;
  }

  /** An entry of the loop's ready queue; the next to run has index 0. */
  readyAt(index: number): ReadyEntry | undefined {
    return this.#loops.shown.ready.at(index);
  }

  get timerCount(): number {
    return this.#loops.shown.timers.length;
  }

  /** A timer that is set; the one with the earliest deadline has index 0. */
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

  /** The most so far of all loops. */
  get most(): Loops["most"] {
    return this.#loops.most;
  }

  /** A state of its own, which later events may be applied to without this one. What is the same is shared. */
  copy(): RunState {
    const copy = new RunState(this.#mostTasks);
    // All that everybody may read; what lists there are among it is never changed.
    Object.assign(copy, this);
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

  /** @param next the event after it, where that is known: of a task's creation it tells whether the task is eager */
  apply(event: TraceEvent, next?: TraceEvent): void {
    this.event++;
    this.at = event.at;
    // A callback that raises through the loop ends without a word; what follows is outside of the loop.
    if (event.iteration !== this.iteration) this.callback = null;
    this.iteration = event.iteration;
    this.completed = null;
    this.left = null;
    const newest = this.#newest;
    this.#newest = null;
    switch (event.kind) {
      case "program-began":
        this.#isDetailed = event.detail === true;
        break;
      case "program-ended":
        this.#steps = [];
        this.#change(null, event);
        break;
      case "output-part":
      case "output":
        this.#write(event);
        this.#change(event.task, event);
        break;
      case "iteration":
        if (this.#steps.length > 0) this.#steps = [];
        this.callback = null;
        this.#change(null, event);
        this.#loops.show(event.loop);
        this.#loops.shown.ready.iterationBegan(this.#isDetailed);
        break;
      case "waiting":
      case "callback-ended":
        this.callback = null;
        break;
      case "task-created":
        this.#create(event, next);
        break;
      case "step-began":
        this.#beginStep(event, newest);
        break;
      case "suspended":
      case "task-done":
        this.#endStep(event.task);
        this.#change(event.task, event);
        if (event.kind === "suspended" && event.on.kind === "turn") this.#enterTask(event.task, "turn", null);
        break;
      case "woken":
        this.#wake(event);
        break;
      case "cancel-requested":
        this.#change(event.task, event);
        if (event.by !== event.task) this.#act(event.by, event);
        break;
      case "blocked":
      case "unblocked":
        this.#change(event.task, event);
        break;
      case "timer-set":
        this.#loops.heardOf(event.loop);
        this.#timers.set(event.timer, event);
        this.#loops.set(event);
        this.#change(event.task, event);
        break;
      case "timer-fired": {
        const timer = this.#timerGone(event.timer);
        const { what = "" } = timer ?? {};
        this.#loops.enter({ since: this.event, kind: "timer", timer: event.timer, what }, timer?.loop);
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
      case "skipped":
        this.#leaveCallback(event);
        if (event.task !== null) this.#loops.leave("task", event.task);
        break;
      case "loop-closed":
        this.#loops.close(event.loop);
        break;
      case "future-created":
        this.#futures.set(event.future, event);
        break;
      case "future-done":
        this.#futures.set(event.future, this.#isForgetful ? undefined : event);
        break;
    }
  }

  /** @param task null: what runs outside every task */
  #change(task: TaskId | null, event: TraceEvent): void {
    if (task === null) {
      const before = this.outside;
      this.outside = outsideAfter(before, event, this.event, this.taskCount);
      if (this.outside.since === this.event) this.left = before;
      return;
    }
    const before = this.task(task);
    const after = before?.after(event, this.event);
    this.left = before !== undefined && after?.since === this.event ? before : null;
    this.#become(before, after);
  }

  /** A task's stack is told by what it does to another. */
  #act(task: TaskId | null, event: Of<"task-created" | "cancel-requested">): void {
    const before = task === null ? undefined : this.task(task);
    this.#become(before, before?.actingBy(event));
  }

  #become(before: TaskState | undefined, after: TaskState | undefined): void {
    if (after === undefined || before === after) return;
    if (before?.doing === "waiting") this.waitingCount--;
    if (after.doing === "waiting") this.waitingCount++;
    this.#tasks.set(after.task, after);
  }

  /** A program that never ends may make one short task after the other. */
  #forgetEnded(): void {
    for (const { task, doing } of this.tasks) {
      if (doing !== "done") continue;
      this.#tasks.set(task, undefined);
      this.forgotten++;
    }
    // Where few have ended, they are not looked for at every new task.
    this.#mostTasks = Math.max(this.#mostTasks, 2 * (this.taskCount - this.forgotten));
  }

  #create(event: Of<"task-created">, next: TraceEvent | undefined): void {
    const { task, parent, loop } = event;
    this.#loops.heardOf(loop);
    const isEager = beginsAtOnce(task, next);
    if (this.taskCount - this.forgotten >= this.#mostTasks) this.#forgetEnded();
    this.#become(undefined, createdTask(event, this.event, isEager));
    this.#act(parent, event);
    if (parent === null) this.main = task;
    this.#newest = task;
    if (!isEager) this.#enterTask(task, "created", actor(parent));
  }

  #beginStep(event: Of<"step-began">, newest: TaskId | null): void {
    this.#change(null, event);
    const { task } = event;
    const before = this.#tasks.at(task);
    if (newest === task) {
      // It is eager. Where the event after its creation was not known then, it was taken for another.
      if (before?.doing === "ready") this.#loops.of(before.created.loop).ready.withdraw();
    } else {
      // The loop itself has begun it: no callback has the thread, and nobody's step is around it.
      this.callback = null;
      if (before?.doing === "ready" && this.#loops.leave("task", task)) this.#steps = [];
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
    if (before?.cancelRequested === true && cancelled)
      this.#enterTask(task, "cancelled", actor(before.canceller));
    else this.#enterTask(task, "woken", endOf(before?.waitsFor));
  }

  #timerGone(timer: number): TimerSet | undefined {
    const set = this.#timers.at(timer);
    if (set !== undefined) this.#loops.of(set.loop).timers.remove(set);
    if (this.#isForgetful) this.#timers.set(timer, undefined);
    return set;
  }

  #schedule(event: Of<"callback-scheduled">): void {
    const { handle, name, why, task, of, loop } = event;
    this.#loops.heardOf(loop);
    this.#callbacks.set(handle, event);
    const by = endOf(of) ?? actor(task);
    this.#loops.enter({ since: this.event, kind: "callback", handle, name, why, by }, loop);
  }

  #enterTask(task: TaskId, why: "created" | "turn" | "woken" | "cancelled", by: Cause | null): void {
    this.#loops.enter({ since: this.event, kind: "task", task, why, by }, this.#tasks.at(task)?.created.loop);
  }

  #leaveCallback({ handle, timer }: Of<"callback-began" | "skipped">): void {
    if (handle !== null) {
      this.#loops.leave("callback", handle);
      if (this.#isForgetful) this.#callbacks.set(handle, undefined);
    }
    if (timer !== null) this.#loops.leave("timer", timer);
  }

  #write(event: Of<"output" | "output-part">): void {
    if (event.kind === "output") {
      this.completed = completedBy(event, this.openLines);
      this.outputLines += lineCount(event.text);
      const { task, text } = this.completed;
      if (task === null) this.outside = { ...this.outside, printed: text };
      else this.#become(this.task(task), this.task(task)?.printing(text));
    }
    this.openLines = openLinesAfter(this.openLines, event);
  }
}

/** The tasks that a wait is for. */
export function awaitedTasks(on: WaitTarget | null): readonly TaskId[] {
  if (on?.kind === "task") return [on.task];
  return on?.kind === "gather" || on?.kind === "future" ? (on.tasks ?? []) : [];
}

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
