// `list` on the built command.
import { describe, expect, it } from "vitest";
import { lessons } from "../../src/lesson/catalogue.js";
import { command } from "../helpers/command.js";

describe("list", () => {
  it("shows every lesson with what it shows, the order and the time to expect", async () => {
    const { code, stdout, stderr } = await command(["list"], { env: { COLUMNS: "80" } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
         #  lesson               order  takes  what it shows
         1  concurrency_models            4 s  asyncio, threads and processes all
                                               overlap three waits; asyncio does not
                                               speed up three CPU-bound jobs.
         2  sequential           1 2 3   15 s  Blocking calls run strictly in order,
                                               so their waits add up to 15 seconds.
         3  create_task          3 2 1    6 s  Tasks made before the first await wait
                                               together: the shortest wait prints
                                               first, in 6 seconds overall.
         4  coroutine                     2 s  A call gives an object and runs
                                               nothing; dropped unstarted, it earns a
                                               warning. Started, it can pause.
         5  await_without_tasks  1 2 3   15 s  Awaiting coroutines one by one overlaps
                                               nothing: asyncio alone still takes 15
                                               seconds.
         6  event_loop                    4 s  A new loop, a task on it, run until it
                                               is done: what asyncio.run does, by
                                               hand, callbacks and timers beside it.
         7  run_until_complete            3 s  get_event_loop and run_until_complete
                                               warn today, and leave tasks pending
                                               where asyncio.run cancels them.
         8  await_value                   3 s  await is an expression with a value;
                                               another coroutine has its turn only
                                               where there is something to wait for.
         9  awaitables                    3 s  All three kinds can be awaited; a task
                                               and a future also have a status:
                                               pending, then finished or cancelled.
        10  program_flow                  3 s  The loop resumes one coroutine at a
                                               time, and each reports back: pending
                                               when it suspends, finished at its end.
        11  gather               3 2 1    6 s  One await on gather turns three
                                               coroutines into tasks and waits for all
                                               of them: 6 seconds overall.
        12  ensure_future        3 2 1    6 s  Given a coroutine, ensure_future makes
                                               a task just as create_task does: the
                                               same order, the same 6 seconds.
        13  tasks_never_awaited         2.5 s  Tasks start without being awaited, and
                                               end only if the loop goes on: run
                                               cancels them, run_until_complete leaves
                                               them pending.
        14  blocking_call                 5 s  time.sleep inside a coroutine stops the
                                               whole event loop: a ticker beside it is
                                               1.5 seconds late.
        15  await_one_by_one              5 s  Awaiting each task where it is made
                                               takes 3 seconds; making both first
                                               takes 2.
        16  exceptions                  4.5 s  A task's exception stays in the task
                                               until it is awaited; gather raises the
                                               first one, and the others run on.
        17  cancellation                  4 s  cancel() only asks: one task cleans up
                                               for a second before it ends, another
                                               refuses and returns.
        18  timeouts                      5 s  With a limit of 1 second wait_for still
                                               takes 2: what it cancels may clean up;
                                               a shielded task goes on.
        19  as_completed                  4 s  gather hands over all results at the
                                               end, in the order of its arguments;
                                               as_completed each when it is ready.
        20  task_group                    3 s  A TaskGroup's block ends when all its
                                               tasks have; one that fails cancels the
                                               others.
        21  lock                          3 s  An await between reading and writing
                                               loses an update; a lock keeps it, and
                                               takes twice as long.
        22  semaphore                     3 s  Five downloads share a semaphore of
                                               two: they start in waves, and take 3
                                               seconds in place of 1.
        23  queue                         5 s  A queue with room for one item slows
                                               its producer down to the pace of its
                                               two consumers.
        24  event                         2 s  Setting an event makes all its waiters
                                               ready; they run once the setter
                                               suspends, 1 second later.
        25  to_thread                     5 s  The loop ticks on while a thread
                                               blocks; a timeout ends the waiting, not
                                               the thread.
        26  promises                      2 s  A coroutine awaits what is settled
                                               outside the loop, and code outside gets
                                               a coroutine's result.
        27  scale                         1 s  100,000 coroutines sleep at once on one
                                               thread: it measures the memory and the
                                               seconds they take.

        Run one: asyncio-lessons run gather
      "
    `);
  });

  it("speaks Japanese when asked to", async () => {
    const { code, stdout, stderr } = await command(["list", "--lang", "ja"], { env: { COLUMNS: "80" } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
         #  レッスン             順序    目安  内容
         1  concurrency_models            4 s  三つの待ち時間は asyncio でもスレッド
                                               でもプロセスでも重なるが、CPU の仕事は
                                               asyncio では速くならない。
         2  sequential           1 2 3   15 s  ブロックする呼び出しは書いた順に一つ
                                               ずつ進むため、待ち時間がすべて足されて
                                               15秒になる。
         3  create_task          3 2 1    6 s  先に作ったタスクは同時に待つので、
                                               待ち時間の短い順に表示され、全体は6秒で
                                               終わる。
         4  coroutine                     2 s  呼び出しで得られるのはオブジェクトだけ
                                               で、実行しないまま捨てると警告が出る。
                                               実行すれば途中で止まれる。
         5  await_without_tasks  1 2 3   15 s  コルーチンを一つずつ await しても
                                               待ち時間は重ならず、asyncio を使ってい
                                               ても15秒かかる。
         6  event_loop                    4 s  ループを作り、タスクを載せ、終わるまで
                                               動かす。asyncio.run の仕事を、コール
                                               バックやタイマーとともに手で行う。
         7  run_until_complete            3 s  get_event_loop と run_until_complete は
                                               今では警告が出る。残ったタスクの扱いも
                                               asyncio.run とは違う。
         8  await_value                   3 s  await は値を持つ式。ほかのコルーチンに
                                               順番が回るのは、本当に待つものがある
                                               ときだけ。
         9  awaitables                    3 s  await できるものは三種類。タスクと
                                               フューチャーには状態があり、pending
                                               から finished か cancelled に変わる。
        10  program_flow                  3 s  ループはコルーチンを一つずつ動かし、
                                               コルーチンは中断すれば pending、終われ
                                               ば finished とループに伝える。
        11  gather               3 2 1    6 s  gather を一度 await するだけで三つの
                                               コルーチンがタスクになり、全部がそろう
                                               まで6秒で済む。
        12  ensure_future        3 2 1    6 s  コルーチンを渡せば ensure_future も
                                               create_task と同じくタスクを作るので、
                                               表示の順も6秒という時間も変わらない。
        13  tasks_never_awaited         2.5 s  await しなくてもタスクは動き始めるが、
                                               最後まで進むのはループが動いている間
                                               だけ。run は残りを取り消し、
                                               run_until_complete は置き去りにする。
        14  blocking_call                 5 s  コルーチンの中の time.sleep はイベント
                                               ループ全体を止め、隣で動くタスクの表示
                                               が1.5秒遅れる。
        15  await_one_by_one              5 s  タスクを作るたびにその場で await すると
                                               3秒かかり、先に二つとも作れば2秒で
                                               済む。
        16  exceptions                  4.5 s  タスクの例外は await されるまでタスクの
                                               中にとどまる。gather は最初の例外を送出
                                               し、ほかのタスクは動き続ける。
        17  cancellation                  4 s  cancel() は頼むだけ。1秒かけて後始末を
                                               してから終わるタスクもあれば、断って
                                               最後まで動くタスクもある。
        18  timeouts                      5 s  制限が1秒でも、wait_for はキャンセル
                                               した相手の後始末を待つので2秒かかる。
                                               shield した相手は動き続ける。
        19  as_completed                  4 s  gather は全部そろってから引数の順に結果
                                               を返し、as_completed は終わったものから
                                               一つずつ渡す。
        20  task_group                    3 s  TaskGroup のブロックは全タスクの終わり
                                               を待つ。一つが失敗すると、残りは
                                               キャンセルされる。
        21  lock                          3 s  読み取りと書き込みのあいだに await が
                                               あると更新が消える。ロックはそれを防ぐ
                                               が、時間は2倍かかる。
        22  semaphore                     3 s  五つのダウンロードが二つの枠を
                                               分け合う。二つずつ始まり、1秒ではなく
                                               3秒かかる。
        23  queue                         5 s  空きが一つしかないキューは、入れる側
                                               を、取り出す側の速さに合わせて待
                                               たせる。
        24  event                         2 s  イベントを立てると、待っていた全員が
                                               準備完了になる。動くのは、立てた側が
                                               中断する1秒後。
        25  to_thread                     5 s  スレッドがブロックしていてもループは
                                               動き続ける。タイムアウトで終わるのは
                                               待つことだけ。
        26  promises                      2 s  コルーチンがループの外で決まる結果を
                                               待ち、外のコードがコルーチンの結果を
                                               受け取る。
        27  scale                         1 s  10万のコルーチンが一つのスレッドで
                                               同時に眠る。使うメモリと時間を測る。

        実行するには：asyncio-lessons run gather
      "
    `);
  });

  it("is 80 columns wide where the width is unknown", async () => {
    const known = await command(["list"], { env: { COLUMNS: "80" } });
    expect((await command(["list"])).stdout).toBe(known.stdout);
  });

  it("prints one JSON document of the catalogue's facts with --json, the same in every language", async () => {
    const { code, stdout, stderr } = await command(["list", "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      schema: 1,
      kind: "lessons",
      lessons: lessons.map(({ id, title, shows, prints, elapsed, article }) => ({
        id,
        title,
        shows,
        order: prints.flatMap((line) => ("text" in line ? [line.text] : [])),
        elapsed: elapsed.ideal,
        article,
      })),
    });
    expect((await command(["list", "--json", "--lang", "ja"])).stdout).toBe(stdout);
  });
});
