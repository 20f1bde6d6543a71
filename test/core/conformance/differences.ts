// Where a port's output may differ from CPython's, each with its reason. README.md tells the same to a reader.

/**
 * CPython reports these when an object is collected, and JavaScript cannot know when that is: the report comes when the
 * loop closes, or the program ends. The lines are compared without regard to their order.
 */
export const momentsOfCollection: ReadonlySet<string> = new Set([
  "107_shield_exception_after_cancel",
  "158_warn_never_awaited",
  "160_warn_sleep_forgotten_await",
  "161_log_exception_never_retrieved",
]);

/** A line of CPython's output, counted from 1, and what stands here in its place; null: nothing does. */
interface Difference {
  readonly line: number;
  readonly recorded: string;
  readonly here: string | null;
}

/** The lines that the language makes different. */
export const differentLines: ReadonlyMap<string, readonly Difference[]> = new Map([
  [
    // The texts for awaiting what cannot be awaited are the JavaScript engine's own.
    "038_coro_await_non_awaitable",
    [
      { line: 1, recorded: "TypeError: object int can't be used in 'await' expression", here: null },
      { line: 2, recorded: "TypeError: object list can't be used in 'await' expression", here: null },
    ],
  ],
  [
    // As in 167; and the callback has its TypeScript name.
    "164_debug_slow_callback",
    [
      {
        line: 1,
        recorded:
          "LOG WARNING Executing <Task pending name='Task-1' coro=<main() running> cb=[_run_until_complete_cb()]> took 0.200 seconds",
        here: "LOG WARNING Executing <Task pending name='Task-1' coro=<main() running, defined> cb=[_runUntilCompleteCb()]> took 0.200 seconds",
      },
    ],
  ],
  [
    // JavaScript does not tell at which line a generator is suspended: its repr gives the line of its definition, in
    // the words that CPython has for such coroutines.
    "167_repr_task_future",
    [
      {
        line: 3,
        recorded: "<Task pending name='T' coro=<f() running at FILE:LINE>>",
        here: "<Task pending name='T' coro=<f() running, defined at FILE:LINE>>",
      },
    ],
  ],
  [
    // As in 167.
    "repr_states",
    [
      {
        line: 17,
        recorded:
          "<Task pending name='W' coro=<waits() running> wait_for=<Future pending cb=[Task.task_wakeup()]>>",
        here: "<Task pending name='W' coro=<waits() running, defined> wait_for=<Future pending cb=[Task.task_wakeup()]>>",
      },
      {
        line: 18,
        recorded: "<Task pending name='W' coro=<waits() running> wait_for=<Future cancelled>>",
        here: "<Task pending name='W' coro=<waits() running, defined> wait_for=<Future cancelled>>",
      },
    ],
  ],
]);
