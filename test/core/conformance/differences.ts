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

const made =
  "JavaScript tells where an error was made, Python where it was raised: this one is made elsewhere";
const collected =
  "CPython reports what is dropped when it is collected; here, that is known when the loop closes";
const words = "the engine's own words, or what an object of the language is called";
const names = "a function that has no name in one of the two languages";
const threads = "Python passes a thread's result on by a second future, and calls the loop by a pipe";
const refused = "asyncio.run refuses at once what is no coroutine, where CPython makes a loop and closes it";
const clock = "in debug mode CPython reads the clock once more";
const open = "not yet looked into: how asynchronous generators are closed";
const deep = "how deep V8's stack goes depends on who watches";

/** Whose traces differ from CPython's, each with its reason. One that has become equal is to leave the table. */
export const differentTraces: ReadonlyMap<string, string> = new Map([
  ["015_loop_closed_and_reentry_errors", words],
  ["018_fut_callback_on_done_future", names],
  ["038_coro_await_non_awaitable", words],
  ["051_task_base_exception_escapes_loop", made],
  ["074_gather_first_exception", made],
  ["075_gather_second_exception_silent", made],
  ["077_gather_duplicates", words],
  ["083_wait_first_completed", made],
  ["084_wait_first_exception", made],
  ["092_wait_for_inner_raises_on_cancel", made],
  ["104_as_completed_exception", made],
  ["107_shield_exception_after_cancel", collected],
  ["116_taskgroup_nested", made],
  ["146_run_leftover_raises", names],
  ["148_run_argument_errors", refused],
  ["149_run_until_complete_leaves_pending", collected],
  ["154_to_thread_basic", threads],
  ["155_to_thread_starts_at_await", threads],
  ["156_to_thread_cancel", threads],
  ["158_warn_never_awaited", collected],
  ["160_warn_sleep_forgotten_await", collected],
  ["161_log_exception_never_retrieved", collected],
  ["163_log_destroyed_pending_loop_closed", collected],
  ["164_debug_slow_callback", clock],
  ["166_debug_never_awaited_origin", collected],
  ["168_async_with_for_order", open],
  ["179_run_coroutine_threadsafe", threads],
  ["asyncgen_blocks", open],
  ["asyncgen_protocol", collected],
  ["faults_callbacks", names],
  ["faults_closing", names],
  ["faults_loops", words],
  ["faults_recursion", deep],
  ["faults_waits", made],
]);

/** These are not recorded: how deep V8's stack goes depends on who watches, and a trace is as long as its stacks are deep. */
export const unkeptTraces: ReadonlySet<string> = new Set(["faults_recursion"]);
