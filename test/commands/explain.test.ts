// `explain` on the built command.
import { describe, expect, it } from "vitest";
import { terms } from "../../src/course/terms/glossary.js";
import { command } from "../helpers/inProcess.js";

const env = { COLUMNS: "80" };

describe("explain", () => {
  it("tells what a word means, shows a program, and runs it", async () => {
    const { code, stdout, stderr } = await command(["explain", "ready", "queue"], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
        ready queue · 実行待ちキュー

        The line of what can run now, first in, first out. One turn of the event loop
        runs exactly what stood in it when the turn began; what is added meanwhile
        waits for the next turn. New tasks, woken tasks and callbacks all stand in
        this one line.

        program.py
         1  import asyncio
         2
         3
         4  async def main():
         5      loop = asyncio.get_running_loop()
         6      loop.call_soon(print, "first in, first out")
         7      loop.call_soon(print, "second in, second out")
         8      print("main still runs")
         9      await asyncio.sleep(0)
        10
        11
        12  asyncio.run(main())

        prints (run just now, in virtual time)
        │ main still runs
        │ first in, first out
        │ second in, second out

        also found as  ready, run queue, call_soon, 実行可能キュー, レディキュー,
                       実行待ち, 実行可能
        see also       event loop, handle, callback, sleep(0)
        lessons        event_loop, program_flow, create_task
      "
    `);
  });

  it("shows the TypeScript program when asked to, with its own names", async () => {
    const { stdout } = await command(["explain", "createTask", "--typescript"], { env });
    expect(stdout).toContain("  program.ts\n   1  import { asyncio, coroutine, print, time }");
    expect(stdout).not.toContain("await asyncio.sleep");
  });

  it("speaks Japanese, and sets both programs side by side from 100 columns on", async () => {
    const args = ["explain", "キャンセル", "--both", "--lang", "ja"];
    const { code, stdout } = await command(args, { env: { COLUMNS: "110" } });
    expect(code).toBe(0);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
        キャンセル · cancellation

        cancel() は、タスクにキャンセルを要求するものです。次に順番が来たとき、タスクが止まっている
        await のところで CancelledError が送出されます。強制終了ではなく、あくまで要求です。タスクは
        後始末ができ、例外がコルーチンの外に出たところで、はじめてキャンセル済みになります。

        program.py                                           │ program.ts
         1  import asyncio                                   │  1  import { asyncio, coroutine, print } from
                                                             │         "asyncio-lessons";
         2                                                   │  2
         3                                                   │
         4  async def main():                                │  3  const main = coroutine(function* main() {
         5      task =                                       │  4    const task =
                    asyncio.create_task(asyncio.sleep(10))   │           asyncio.createTask(asyncio.sleep(10));
         6      await asyncio.sleep(1)                       │  5    yield* asyncio.sleep(1);
         7      print("accepted:", task.cancel())            │  6    print("accepted:", task.cancel());
         8      await asyncio.wait([task])                   │  7    yield* asyncio.wait([task]);
         9      print("cancelled:", task.cancelled())        │  8    print("cancelled:", task.cancelled());
        10                                                   │  9  });
        11                                                   │ 10
        12  asyncio.run(main())                              │ 11  await asyncio.run(main());

        出力（いま仮想時間で実行したもの）
        │ accepted: True
        │ cancelled: True

        別の引き方  cancel、cancelled、canceled、task.cancel、取り消し、中止
        関連項目    CancelledError、タイムアウト、shield、タスク
        レッスン    cancellation、tasks_never_awaited
      "
    `);
  });

  it("tells what was written to stderr, and from which Python on a program runs", async () => {
    expect((await command(["explain", "never-awaited"], { env })).stdout).toContain(
      "  │ main goes on\n  │ RuntimeWarning: coroutine 'greet' was never awaited (stderr)\n",
    );
    expect((await command(["explain", "TaskGroup"], { env })).stdout).toContain(
      "program.py needs  Python 3.11 or newer\n",
    );
  });

  it("keeps to ASCII under --ascii", async () => {
    for (const args of [["explain"], ["explain", "task", "--both"], ["explain", "future"]]) {
      const { stdout } = await command([...args, "--ascii"], { env });
      expect(stdout).toMatch(/^[\n\x20-\x7e]+$/);
    }
  });

  it("lists all words in groups when none is given", async () => {
    const { code, stdout, stderr } = await command(["explain"], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
        Coroutines
          coroutine, coroutine function, await, awaitable, never awaited, async with,
          async for
        Tasks and futures
          task, create_task, ensure_future, eager task, future, pending,
          done callback, exception in a task, context variable
        The event loop
          event loop, ready queue, asyncio.run, run_until_complete, asyncio.sleep,
          sleep(0), callback, handle, timer
        Waiting for several
          gather, asyncio.wait, as_completed, TaskGroup, exception group
        Cancelling and timeouts
          cancellation, CancelledError, timeout, wait_for, shield
        Working together
          lock, semaphore, event, condition, barrier, queue, backpressure, deadlock,
          race condition
        Ways of working
          sequential, concurrent, parallel, blocking call, thread, to_thread

        Look one up: asyncio-lessons explain task
      "
    `);
    const japanese = await command(["explain", "--lang", "ja"], { env });
    for (const { name } of terms) expect(japanese.stdout.replace(/\n\s*/g, "")).toContain(name.ja);
  });

  it("tells it as JSON as well", async () => {
    const one = JSON.parse((await command(["explain", "タスク", "--json"])).stdout) as Record<
      string,
      unknown
    >;
    expect(one).toMatchObject({
      schema: 1,
      kind: "term",
      id: "task",
      outputs: [
        { text: "created, not started yet", stream: "stdout" },
        { text: "the task runs", stream: "stdout" },
      ],
    });
    const all = JSON.parse((await command(["explain", "--json"])).stdout) as {
      groups: { terms: unknown[] }[];
    };
    expect(all.groups.flatMap((group) => group.terms)).toHaveLength(terms.length);
  });

  it.each([
    [["explain", "gatherr"], "error: there is no entry for 'gatherr'. Did you mean gather?\n"],
    [["explain", "xyzzy"], "error: there is no entry for 'xyzzy'. The words: asyncio-lessons explain\n"],
    [
      ["explain", "コルーチソ", "--lang", "ja"],
      "エラー：「コルーチソ」という項目はありません。 もしかして：coroutine\n",
    ],
    [
      ["explain", "task", "--python", "--both"],
      "error: --python and --both exclude each other: give one of them.\n",
    ],
  ])("refuses %j", async (args, says) => {
    expect(await command(args)).toMatchObject({ code: 2, stdout: "", stderr: says });
  });
});
