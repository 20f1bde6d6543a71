// What a run leaves behind: one flat list of events, from which everything shown is drawn. Rule: each field is defined here
// and nowhere else. The types are inferred from the definitions; the check of foreign traces and the JSON Schema are theirs.
import {
  boolean,
  described,
  type Fields,
  fromZero,
  integer,
  listOf,
  mapOf,
  named,
  number,
  type ObjectShape,
  type Of,
  object,
  oneOf,
  optional,
  orNull,
  type Shape,
  text,
  variants,
  yes,
} from "./shape.js";

/** A length or a point of time, in program seconds (not milliseconds, not divided by `--speed`). */
export type Second = number;

/** Tasks are numbered from 1, in the order of their creation. */
export type TaskId = number;

/** Of tasks, timers, handles and futures; the greatest is the greatest that lists of 32-bit numbers hold. */
export const id = named("id", integer(1, 2 ** 31 - 1));
const idOrNull = named("idOrNull", orNull(id));
const count = named("count", integer(0));
/** JSON has no infinity, so null stands there for a moment that never comes; reading restores it (`never.ts`). */
const deadline: Shape<Second> = named(
  "deadline",
  orNull(number) as Shape<Second>,
  "Program seconds; null: never.",
);

const frames = named(
  "frames",
  listOf(text),
  "The program's own functions and coroutines that were active, outermost first: a wait or an output is charged to the one that it belongs to, task or not. Of a wait, the coroutines only: a bare generator between them is not known.",
);

const stackLine = named(
  "stackLine",
  object(
    {
      name: text,
      line: described(
        orNull(count),
        "In the source as it was written (not as it was compiled), from 1; null where it is not known.",
      ),
      internal: described(boolean, "Is it a coroutine of the library's own?"),
      file: optional(
        text,
        "Only of a function in another file than the program's: its path, from the folder of the program's file.",
      ),
    },
    "One function of a stack.",
  ),
);
const stackOf = named(
  "stack",
  listOf(stackLine),
  "In detail mode: the active functions with their lines, outermost first, those of the library's coroutines among them.",
);
const localsOf = named(
  "locals",
  mapOf(text),
  "The local variables of the stack's innermost function that is not internal: name and repr.",
);

/** @param description whose stack it is */
const stacked = (description?: string) => {
  return { stack: optional(stackOf, description), locals: optional(localsOf) };
};
const endedCoroutine = object(
  { name: text, error: optional(text, "It raised this."), cancelled: optional(yes) },
  "How a coroutine has ended; without `error` and `cancelled`: it has returned.",
);
const ended = optional(
  named(
    "ended",
    listOf(endedCoroutine),
    "Of the coroutines that `frames` of this task named before: those that have ended since, innermost first. Of others, as of plain functions, nothing is told. It is left out where all have returned, unless the task has failed or was cancelled.",
  ),
);
const framed = { frames, ended, ...stacked() };
const loop = optional(id, "Of a program with several loops, in detail mode: which one, if not the first.");
const status = named(
  "status",
  oneOf("PENDING", "FINISHED", "CANCELLED"),
  "What a future or a task is, as Python calls it; one that failed is FINISHED.",
);

const error = named(
  "error",
  object(
    {
      name: text,
      message: text,
      source: described(
        orNull(object({ file: text, line: id, text: orNull(text) })),
        "Path and line in the program's own source; null when the stack names none.",
      ),
      causes: optional(
        listOf(text),
        "What caused it, then what caused that, and so on: name and message of each.",
      ),
      errors: optional(listOf(text), "Of an error that stands for several: name and message of each."),
      traceback: optional(
        text,
        "Where there is more to tell than `source`: the program's own frames, causes and inner errors, as Python writes them.",
      ),
      hint: optional(
        oneOf("yield-star", "no-error-object", "out-of-memory", "never-settles"),
        "A known mistake, for which there is known advice.",
      ),
    },
    "An exception as it is shown: CPython's `repr`, and where in the program's own source it was raised.",
  ),
);

const tasksWaitedFor = optional(
  listOf(id),
  "Those that are tasks and not done, whose end it waits for, where that is known.",
);
const waitTarget = named(
  "waitTarget",
  variants("kind", {
    sleep: object({ until: deadline, timer: optional(id) }),
    task: object({ task: id }),
    gather: object({
      children: described(count, "How many awaitables it gathers."),
      future: optional(id),
      tasks: tasksWaitedFor,
      nested: optional(yes, "Some of its children are no tasks, but futures of such (another gather, say)."),
    }),
    future: object({
      future: optional(id),
      label: optional(text, "What it is a future of: `Lock.acquire`, say."),
      tasks: tasksWaitedFor,
      children: optional(count, "Of `wait`: how many tasks it was given."),
    }),
    turn: object({}, "The bare yield of `sleep(0)`: it waits for nothing but its next turn."),
  }),
);

const taskOutcome = named(
  "taskOutcome",
  variants("status", {
    finished: object({ result: text }),
    failed: object({ error: text }),
    cancelled: object({}),
  }),
);
const programOutcome = named(
  "programOutcome",
  variants("status", {
    returned: object({}),
    raised: object(
      { error },
      "A program that ended itself with an exit code other than 0 raised a SystemExit, whose message is the code.",
    ),
  }),
);

const at = named("moment", fromZero, "Program seconds since the program began; it never goes back.");
const iteration = named(
  "iterationNumber",
  integer(0),
  "Which iteration of the event loop this happened in; 0 outside of a loop.",
);

function event<F extends Fields>(
  description: string,
  fields: F,
): ObjectShape<{ at: typeof at; iteration: typeof iteration } & F> {
  return object({ at, iteration, ...fields }, description);
}

const written = {
  stream: oneOf("stdout", "stderr"),
  text,
  task: idOrNull,
  ...framed,
  thread: optional(yes, "Written in another thread: `frames` holds the function that it ran."),
};
const entry = { handle: idOrNull, timer: idOrNull };
const future = {
  future: id,
  label: described(text, "What it is a future of: `gather`, `Lock.acquire`, or the name of its class."),
  state: status,
};

export const traceEvent = variants("kind", {
  "program-began": event("The first event of every trace.", {
    detail: optional(yes, "This trace was recorded in detail mode."),
  }),
  "program-ended": event("The last event, unless the run was cut short.", { outcome: programOutcome }),
  "output-part": event(
    "A write has left the last line of its stream unfinished; `text` is what this write added to that line, never empty and without a newline. Once the line has its newline, or the program ends, an `output` tells it whole; of a line of more than 1,000,000 characters, the beginning and `…`.",
    written,
  ),
  output: event(
    "Lines are complete: one or more, without the final newline. `at`, `task` and `frames` are those of the write that completed them.",
    {
      ...written,
      since: optional(
        number,
        "Only of a line that earlier writes began, each of which was told as `output-part`: when the first did. Such a line stands in an event of its own.",
      ),
    },
  ),
  blocked: event("The thread itself is held up (`time.sleep`): nothing else can run until `unblocked`.", {
    seconds: number,
    task: idOrNull,
    ...framed,
  }),
  unblocked: event("The thread goes on.", { task: idOrNull }),
  span: event(
    "A stretch of time that the program measured itself (`performance.measure`), told when it was measured: another process or thread may have done it. `from` is not after `to`, and as a rule neither is after `at`.",
    {
      name: text,
      state: oneOf("running", "blocked", "waiting"),
      from: number,
      to: number,
      thread: optional(
        yes,
        "Nobody measured it: a function that the loop had called in another thread ran so long.",
      ),
      slept: optional(
        number,
        "Of a function in another thread, in real time: how many seconds it asked to sleep in all.",
      ),
    },
  ),
  iteration: event("The event loop begins an iteration: it will run what is ready now.", {
    ready: described(count, "How many entries the ready queue has, the library's housekeeping included."),
    timers: described(count, "How many timers are set."),
    loop,
  }),
  "task-created": event(
    "A task was made; its first step stands in the ready queue. An eager task's first step is the next event instead.",
    {
      task: id,
      name: text,
      coroutine: text,
      parent: idOrNull,
      ...stacked("Where it was made."),
      begins: optional(stackLine, "In detail mode: where its coroutine begins."),
      loop,
    },
  ),
  "step-began": event("The task runs a step of its coroutine, until it is `suspended` or `task-done`.", {
    task: id,
    cancelled: optional(
      yes,
      "In detail mode: a CancelledError is raised in it as it goes on, where it was suspended or, if it never ran, before its first line.",
    ),
  }),
  suspended: event("The task gives up the thread, and waits.", { task: id, on: waitTarget, ...framed }),
  woken: event("What the task waited for is done: its next step stands in the ready queue.", {
    task: id,
    state: optional(status, "In detail mode: how what it waited for has ended."),
    cancelled: optional(
      yes,
      "What it waited for is FINISHED with a CancelledError, as a gather that was cancelled is.",
    ),
  }),
  "cancel-requested": event("`cancel` was called, by a task or (null) outside every task.", {
    task: id,
    by: idOrNull,
    through: optional(
      object({
        by: oneOf("TaskGroup", "timeout", "waitFor", "gather", "task"),
        why: oneOf("failed", "cancelled", "late"),
        of: described(
          idOrNull,
          "The task that has failed or was cancelled; null: none, or, where a TaskGroup's has failed, its block.",
        ),
      }),
      "In detail mode: what of the library called it, if the program did not, and why. `task`: one that is cancelled passes that on to the task that it awaits.",
    ),
    ...stacked("Where it was called."),
  }),
  "task-done": event("The task has ended; those who wait for it are told next.", {
    task: id,
    outcome: taskOutcome,
    ended,
    ...stacked(
      "Where the error was made that the task has failed with, unless another task had failed with it before.",
    ),
  }),
  "timer-set": event("A timer was put into the heap.", {
    timer: id,
    deadline,
    task: described(idOrNull, "Who set it."),
    what: optional(text, "In detail mode: `sleep`, or the name of the function that it calls."),
    wakes: optional(idOrNull, "In detail mode: the task that sleeps until then."),
    ...stacked("Where it was set, unless it is a sleep's, as that is suspended next."),
    loop,
  }),
  "timer-fired": event("Its time has come: its callback stands in the ready queue.", { timer: id }),
  "timer-cancelled": event(
    "Its callback will not be called. As in CPython it may come due all the same (`timer-fired`), and is `skipped` at its turn.",
    { timer: id },
  ),

  // In detail mode only, from here on.

  "callback-scheduled": event(
    "A callback stands in the ready queue, which is no task's step and no timer's.",
    {
      handle: id,
      name: text,
      why: oneOf("call_soon", "done-callback"),
      task: described(idOrNull, "Who was running when it was scheduled."),
      of: optional(
        variants("kind", { task: object({ task: id }), future: object({ future: optional(id) }) }),
        "Of a done-callback: whose end it is told of.",
      ),
      ...stacked("Where `call_soon` was called."),
      loop,
    },
  ),
  "callback-began": event(
    "A callback is called: one that was scheduled, or a timer's; one of the two is null.",
    entry,
  ),
  "callback-ended": event("It has returned, or thrown.", entry),
  skipped: event(
    "What stood in the ready queue has come to its turn and is not run: it was cancelled, or the task is done; two of the three are null.",
    { ...entry, task: idOrNull },
  ),
  waiting: event("Nothing is ready: the loop waits.", {
    seconds: described(orNull(number), "At most so long; null: until something outside wakes it."),
    loop,
  }),
  "loop-closed": event("What stood in the loop's ready queue and heap is forgotten.", { loop }),
  "future-created": event("A future that is no task and no sleep's is awaited for the first time.", future),
  "future-done": event("It is done; what that leads to is told by the next event.", future),
});

export type TraceEvent = Of<typeof traceEvent>;

/** What a suspended task waits for. What is optional here is told in detail mode only. */
export type WaitTarget = Of<typeof waitTarget>;
export type StackLine = Of<typeof stackLine>;
export type EndedCoroutine = Of<typeof endedCoroutine>;
export type ErrorRecord = Of<typeof error>;
export type ErrorHint = NonNullable<ErrorRecord["hint"]>;
export type FutureStatus = Of<typeof status>;
export type TaskOutcome = Of<typeof taskOutcome>;
export type ProgramOutcome = Of<typeof programOutcome>;

/** What was done in a stretch that the program measured itself. */
export type SpanState = Extract<TraceEvent, { readonly kind: "span" }>["state"];

/** The program's own name for it (`StreamName`) would bring Node's types along: traces are drawn in browsers too. */
export type OutputStream = Extract<TraceEvent, { readonly kind: "output" }>["stream"];

/** Where a figure comes from. It is shown beside every figure, and the three are never mixed up. */
export type FigureSource = "measured" | "virtual" | "article";
