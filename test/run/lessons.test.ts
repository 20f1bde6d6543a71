// What the recorder tells of each lesson in virtual time: the whole trace, the same on every machine.
import { expect, it } from "vitest";
import { reportWords } from "../../src/commands/common/reportWords.js";
import { lessons } from "../../src/course/catalogue.js";
import { programPath } from "../../src/course/files.js";
import { explanationOf } from "../../src/trace/compare.js";
import { linesOf, runOnce } from "./runs.js";

async function traceOf(id: string): Promise<string> {
  const { ending, events } = await runOnce(programPath({ id }));
  expect(ending).toBe("ended");
  return linesOf(events);
}

it("sequential blocks three times, outside any loop", async () => {
  expect(await traceOf("sequential")).toMatchInlineSnapshot(`
    "
    0.000000 #0 program-began
    0.000000 #0 blocked seconds=6 task=null frames=main>one_print
    6.000000 #0 unblocked task=null
    6.000000 #0 output stream=stdout text=1 task=null frames=main>one_print
    6.000000 #0 blocked seconds=5 task=null frames=main>two_print
    11.000000 #0 unblocked task=null
    11.000000 #0 output stream=stdout text=2 task=null frames=main>two_print
    11.000000 #0 blocked seconds=4 task=null frames=main>three_print
    15.000000 #0 unblocked task=null
    15.000000 #0 output stream=stdout text=3 task=null frames=main>three_print
    15.000000 #0 output stream=stdout text=15.000 task=null frames=main
    15.000000 #0 program-ended outcome={status=returned}
    "
  `);
});

it("create_task makes three tasks before it waits for the first", async () => {
  expect(await traceOf("create_task")).toMatchInlineSnapshot(`
    "
    0.000000 #0 program-began
    0.000000 #0 task-created task=1 name=Task-1 coroutine=main parent=null
    0.000001 #1 iteration ready=1 timers=0
    0.000001 #1 step-began task=1
    0.000001 #1 task-created task=2 name=Task-2 coroutine=one_print parent=1
    0.000001 #1 task-created task=3 name=Task-3 coroutine=two_print parent=1
    0.000001 #1 task-created task=4 name=Task-4 coroutine=three_print parent=1
    0.000001 #1 suspended task=1 on={kind=task task=2} frames=main
    0.000002 #2 iteration ready=3 timers=0
    0.000002 #2 step-began task=2
    0.000002 #2 timer-set timer=1 deadline=6.000002 task=2
    0.000002 #2 suspended task=2 on={kind=sleep until=6.000002} frames=one_print
    0.000002 #2 step-began task=3
    0.000002 #2 timer-set timer=2 deadline=5.000002 task=3
    0.000002 #2 suspended task=3 on={kind=sleep until=5.000002} frames=two_print
    0.000002 #2 step-began task=4
    0.000002 #2 timer-set timer=3 deadline=4.000002 task=4
    0.000002 #2 suspended task=4 on={kind=sleep until=4.000002} frames=three_print
    4.000002 #3 timer-fired timer=3
    4.000002 #3 iteration ready=1 timers=2
    4.000002 #3 woken task=4
    4.000003 #4 iteration ready=1 timers=2
    4.000003 #4 step-began task=4
    4.000003 #4 output stream=stdout text=3 task=4 frames=three_print
    4.000003 #4 task-done task=4 outcome={status=finished result=None}
    5.000003 #5 timer-fired timer=2
    5.000003 #5 iteration ready=1 timers=1
    5.000003 #5 woken task=3
    5.000004 #6 iteration ready=1 timers=1
    5.000004 #6 step-began task=3
    5.000004 #6 output stream=stdout text=2 task=3 frames=two_print
    5.000004 #6 task-done task=3 outcome={status=finished result=None}
    6.000004 #7 timer-fired timer=1
    6.000004 #7 iteration ready=1 timers=0
    6.000004 #7 woken task=2
    6.000005 #8 iteration ready=1 timers=0
    6.000005 #8 step-began task=2
    6.000005 #8 output stream=stdout text=1 task=2 frames=one_print
    6.000005 #8 task-done task=2 outcome={status=finished result=None}
    6.000005 #8 woken task=1
    6.000006 #9 iteration ready=1 timers=0
    6.000006 #9 step-began task=1
    6.000006 #9 output stream=stdout text=6.000005006790161 task=1 frames=main
    6.000006 #9 task-done task=1 outcome={status=finished result=None}
    6.000007 #10 iteration ready=1 timers=0
    6.000008 #11 iteration ready=1 timers=0
    6.000009 #12 iteration ready=1 timers=0
    6.000010 #13 iteration ready=1 timers=0
    6.000011 #14 iteration ready=1 timers=0
    6.000011 #0 program-ended outcome={status=returned}
    "
  `);
});

it("await_without_tasks waits three times in one task", async () => {
  expect(await traceOf("await_without_tasks")).toMatchInlineSnapshot(`
    "
    0.000000 #0 program-began
    0.000000 #0 task-created task=1 name=Task-1 coroutine=main parent=null
    0.000001 #1 iteration ready=1 timers=0
    0.000001 #1 step-began task=1
    0.000001 #1 timer-set timer=1 deadline=6.000001 task=1
    0.000001 #1 suspended task=1 on={kind=sleep until=6.000001} frames=main>one_print
    6.000001 #2 timer-fired timer=1
    6.000001 #2 iteration ready=1 timers=0
    6.000001 #2 woken task=1
    6.000002 #3 iteration ready=1 timers=0
    6.000002 #3 step-began task=1
    6.000002 #3 output stream=stdout text=1 task=1 frames=main>one_print
    6.000002 #3 timer-set timer=2 deadline=11.000002 task=1
    6.000002 #3 suspended task=1 on={kind=sleep until=11.000002} frames=main>two_print
    11.000002 #4 timer-fired timer=2
    11.000002 #4 iteration ready=1 timers=0
    11.000002 #4 woken task=1
    11.000003 #5 iteration ready=1 timers=0
    11.000003 #5 step-began task=1
    11.000003 #5 output stream=stdout text=2 task=1 frames=main>two_print
    11.000003 #5 timer-set timer=3 deadline=15.000003 task=1
    11.000003 #5 suspended task=1 on={kind=sleep until=15.000003} frames=main>three_print
    15.000003 #6 timer-fired timer=3
    15.000003 #6 iteration ready=1 timers=0
    15.000003 #6 woken task=1
    15.000004 #7 iteration ready=1 timers=0
    15.000004 #7 step-began task=1
    15.000004 #7 output stream=stdout text=3 task=1 frames=main>three_print
    15.000004 #7 output stream=stdout text=15.000003099441528 task=1 frames=main
    15.000004 #7 task-done task=1 outcome={status=finished result=None}
    15.000005 #8 iteration ready=1 timers=0
    15.000006 #9 iteration ready=1 timers=0
    15.000007 #10 iteration ready=1 timers=0
    15.000008 #11 iteration ready=1 timers=0
    15.000009 #12 iteration ready=1 timers=0
    15.000009 #0 program-ended outcome={status=returned}
    "
  `);
});

it("gather makes three tasks and waits for all of them at once", async () => {
  expect(await traceOf("gather")).toMatchInlineSnapshot(`
    "
    0.000000 #0 program-began
    0.000000 #0 task-created task=1 name=Task-1 coroutine=main parent=null
    0.000001 #1 iteration ready=1 timers=0
    0.000001 #1 step-began task=1
    0.000001 #1 task-created task=2 name=Task-2 coroutine=one_print parent=1
    0.000001 #1 task-created task=3 name=Task-3 coroutine=two_print parent=1
    0.000001 #1 task-created task=4 name=Task-4 coroutine=three_print parent=1
    0.000001 #1 suspended task=1 on={kind=gather children=3} frames=main
    0.000002 #2 iteration ready=3 timers=0
    0.000002 #2 step-began task=2
    0.000002 #2 timer-set timer=1 deadline=6.000002 task=2
    0.000002 #2 suspended task=2 on={kind=sleep until=6.000002} frames=one_print
    0.000002 #2 step-began task=3
    0.000002 #2 timer-set timer=2 deadline=5.000002 task=3
    0.000002 #2 suspended task=3 on={kind=sleep until=5.000002} frames=two_print
    0.000002 #2 step-began task=4
    0.000002 #2 timer-set timer=3 deadline=4.000002 task=4
    0.000002 #2 suspended task=4 on={kind=sleep until=4.000002} frames=three_print
    4.000002 #3 timer-fired timer=3
    4.000002 #3 iteration ready=1 timers=2
    4.000002 #3 woken task=4
    4.000003 #4 iteration ready=1 timers=2
    4.000003 #4 step-began task=4
    4.000003 #4 output stream=stdout text=3 task=4 frames=three_print
    4.000003 #4 task-done task=4 outcome={status=finished result=3}
    4.000004 #5 iteration ready=1 timers=2
    5.000004 #6 timer-fired timer=2
    5.000004 #6 iteration ready=1 timers=1
    5.000004 #6 woken task=3
    5.000005 #7 iteration ready=1 timers=1
    5.000005 #7 step-began task=3
    5.000005 #7 output stream=stdout text=2 task=3 frames=two_print
    5.000005 #7 task-done task=3 outcome={status=finished result=2}
    5.000006 #8 iteration ready=1 timers=1
    6.000006 #9 timer-fired timer=1
    6.000006 #9 iteration ready=1 timers=0
    6.000006 #9 woken task=2
    6.000007 #10 iteration ready=1 timers=0
    6.000007 #10 step-began task=2
    6.000007 #10 output stream=stdout text=1 task=2 frames=one_print
    6.000007 #10 task-done task=2 outcome={status=finished result=1}
    6.000008 #11 iteration ready=1 timers=0
    6.000008 #11 woken task=1
    6.000009 #12 iteration ready=1 timers=0
    6.000009 #12 step-began task=1
    6.000009 #12 output stream=stdout text=6.0000081062316895 task=1 frames=main
    6.000009 #12 output stream=stdout text=results: [1, 2, 3] task=1 frames=main
    6.000009 #12 task-done task=1 outcome={status=finished result=None}
    6.000010 #13 iteration ready=1 timers=0
    6.000011 #14 iteration ready=1 timers=0
    6.000012 #15 iteration ready=1 timers=0
    6.000013 #16 iteration ready=1 timers=0
    6.000014 #17 iteration ready=1 timers=0
    6.000014 #0 program-ended outcome={status=returned}
    "
  `);
});

it("ensure_future makes the same trace as create_task, up to the time that it prints", async () => {
  const timed = (trace: string): string =>
    trace.slice(0, trace.indexOf("\n", trace.indexOf("text=6.000005006790161")));
  expect(timed(await traceOf("ensure_future"))).toBe(timed(await traceOf("create_task")));
});

it("says of each lesson how its waits lay", async () => {
  const sentences: string[] = [];
  for (const { id, clock } of lessons) {
    if (clock === "real") continue;
    const { events } = await runOnce(programPath({ id }));
    sentences.push(reportWords.en.all([id]) + reportWords.en.reason(explanationOf(events)));
  }
  expect(`\n${sentences.join("\n")}\n`).toMatchInlineSnapshot(`
    "
    sequential: three waits held the thread, so nothing else could run.
    create_task: three waits overlap on one thread.
    coroutine: at most two of its three waits overlap at a time on one thread.
    await_without_tasks: three waits, each begun only after the one before had ended, although an event loop ran.
    gather: three waits overlap on one thread.
    await_value: three waits, each begun only after the one before had ended, although an event loop ran.
    event_loop: two waits, each begun only after the one before had ended, although an event loop ran.
    awaitables: three waits, each begun only after the one before had ended, although an event loop ran.
    program_flow: three waits overlap on one thread.
    run_until_complete: at most two of its four waits overlap at a time on one thread.
    ensure_future: three waits overlap on one thread.
    tasks_never_awaited: four waits overlap on one thread.
    blocking_call: at most two of its ten waits overlap at a time on one thread; two waits held it, and meanwhile the event loop stood still.
    await_one_by_one: at most two of its four waits overlap at a time on one thread.
    exceptions: at most two of its seven waits overlap at a time on one thread.
    cancellation: at most two of its six waits overlap at a time on one thread.
    timeouts: at most two of its seven waits overlap at a time on one thread.
    as_completed: at most three of its six waits overlap at a time on one thread.
    task_group: at most two of its four waits overlap at a time on one thread.
    lock: at most two of its four waits overlap at a time on one thread. One more wait lasted until another task put an end to it.
    semaphore: at most two of its five waits overlap at a time on one thread. Three more waits lasted until another task put an end to them.
    queue: at most two of its five waits overlap at a time on one thread. Four more waits lasted until another task put an end to them.
    event: one wait held the thread, so the event loop stood still. Three more waits lasted until another task put an end to them.
    to_thread: at most two of its six waits overlap at a time on the event loop's thread, while calls run in other threads.
    promises: two waits, each begun only after the one before had ended, although an event loop ran.
    "
  `);
});
