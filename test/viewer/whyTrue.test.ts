// Is what the sentences say true? Of runs whose next events would belie a wrong one.

import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Language } from "../../src/draw/view.js";
import type { Steps } from "../../src/viewer/model/steps.js";
import { whySentence } from "../../src/viewer/words/texts.js";
import { documentOf } from "../helpers/document.js";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { stepsOf, whyAt } from "../helpers/steps.js";
import { TraceBuilder } from "../helpers/trace.js";
import { runOnce } from "../run/runs.js";

/** One that is asked for in both languages is run once. */
const ownPrograms = folderWith({});

function sentencesOf(steps: Steps, language: Language = "en"): string[] {
  return Array.from({ length: steps.shown.length }, (_, at) =>
    whySentence(whyAt(steps, steps.shown.at(at + 1)), language),
  );
}

async function sentences(lesson: string, language: Language = "en"): Promise<string[]> {
  return sentencesOf(stepsOf(await lessonTrace(lesson)), language);
}

/** What is said when something of a program of one's own is run. */
async function ownSentences(text: string, language: Language = "en"): Promise<string> {
  const program = `import { asyncio, asyncFor, asyncWith, coroutine, print } from "asyncio-lessons";\n${text}\nawait asyncio.run(main());\n`;
  const file = join(ownPrograms, `${createHash("sha1").update(program).digest("hex")}.ts`);
  writeFileSync(file, program);
  const { events } = await runOnce(file, { detail: true });
  return sentencesOf(stepsOf(documentOf(events, program)), language).join("\n");
}

test("an exception ends a gather at once, unless it is to be returned; a wait goes on", async () => {
  const ends = (await sentences("exceptions")).filter((each) => each.includes("raises ValueError"));
  expect(ends.map((each) => each.replace(/^.*; /, ""))).toEqual([
    "`wait` now has 1 of 2, so `main` waits on.",
    "gather passes that on at once, with 1 of 2 done, so `main` is to be woken.",
    "gather now has 1 of 2, so `main` waits on.",
  ]);
  const japanese = (await sentences("exceptions", "ja")).filter((each) => each.includes("が例外"));
  expect(japanese[1]).toContain("gather は残りを待たずにそれを伝えるので（2個のうち1個が完了）、`main` が");
});

test("of wait it is told how many are done, and with which end it returns", async () => {
  const program = `
    const job = coroutine(function* job(seconds: number) { yield* asyncio.sleep(seconds); });
    const main = coroutine(function* main() {
      yield* asyncio.wait([1, 2, 3].map((seconds) => asyncio.createTask(job(seconds))));
      const options = { returnWhen: asyncio.FIRST_COMPLETED };
      yield* asyncio.wait([1, 2].map((seconds) => asyncio.createTask(job(seconds))), options);
    });`;
  const said = await ownSentences(program);
  expect(said).toContain("`main` awaits `wait`, of which 0 of 3 are done: `main` is suspended");
  expect(said.match(/`wait` now has .*/g)).toEqual([
    "`wait` now has 1 of 3, so `main` waits on.",
    "`wait` now has 2 of 3, so `main` waits on.",
    "`wait` now has 3 of 3, so `main` is to be woken.",
    "`wait` now has 1 of 2, so `main` is to be woken.",
  ]);
  const japanese = await ownSentences(program, "ja");
  expect(japanese).toContain("`main` は `wait`（3個のうち0個が完了）を await して中断します。");
  expect(japanese).toContain("`wait` はこれで3個のうち2個が完了し、`main` はまだ待ちます。");
  expect(japanese).toContain("`wait` はこれで2個のうち1個が完了し、`main` が起こされることになります。");
});

test("what is awaited is the call that the program wrote, whatever that awaits in its turn", async () => {
  const said = await ownSentences(`
    const job = coroutine(function* job() { yield* asyncio.sleep(1); });
    const comes = coroutine(function* comes(barrier: InstanceType<typeof asyncio.Barrier>) {
      yield* barrier.wait();
    });
    const main = coroutine(function* main() {
      for (const next of asyncio.asCompleted([job()])) yield* next;
      yield* asyncFor(asyncio.asCompleted([job()]), function* () {});
      const barrier = new asyncio.Barrier(2);
      const task = asyncio.createTask(comes(barrier));
      yield* asyncio.sleep(1);
      yield* barrier.wait();
      yield* task;
      const queue = new asyncio.Queue<number>();
      queue.putNowait(1);
      asyncio.getRunningLoop().callLater(1, () => queue.taskDone());
      yield* queue.join();
      const lock = new asyncio.Lock();
      yield* lock.acquire();
      asyncio.getRunningLoop().callLater(1, () => lock.release());
      yield* asyncWith(lock, function* () {});
    });`);
  const awaited = [...said.matchAll(/` awaits `([^`]+)`, which is pending/g)].map(([, name]) => name);
  expect(awaited).toEqual(["as_completed", "as_completed", "Barrier.wait", "Queue.join", "Lock.acquire"]);
});

test("asyncio.run cancels what is left of a run that has come to a deadlock", async () => {
  const program = `
    const main = coroutine(function* main() {
      yield* asyncio.getRunningLoop().createFuture();
    });`;
  expect(await ownSentences(program)).toContain(
    "asyncio.run is ending, so it calls cancel() on `main`, which is left: CancelledError will be raised in it",
  );
  expect(await ownSentences(program, "ja")).toContain(
    "asyncio.run が終わるところなので、残っていた `main` の cancel() を呼びました。次のステップで",
  );
});

test("a timer that came due while the thread was held is said to be late", async () => {
  const said = await sentences("blocking_call");
  const late = said.filter((each) => each.includes("was due at"));
  expect(late).toEqual([
    "The timer of `ticker Task-4`'s sleep was due at 2.500 s, and the loop gets to it only now, at 4.000 s: its callback joins the ready queue.",
  ]);
  expect((await sentences("blocking_call", "ja")).filter((each) => each.includes("でしたが"))).toHaveLength(
    1,
  );
});

test("a task that is suspended while a timer is overdue does not make the loop wait", () => {
  const trace = new TraceBuilder().created(1, "main").created(2, "ticker").iteration().began(2);
  trace.add({ ...trace.moment, kind: "timer-set", timer: 1, deadline: 1, task: 2, what: "sleep", wakes: 2 });
  trace.suspended(2, ["ticker"], { kind: "sleep", until: 1 });
  trace.began(1).blocked(1, ["main"], 3).suspended(1, ["main"], { kind: "future", label: "Lock.acquire" });
  const steps = stepsOf(documentOf(trace.events));
  expect(sentencesOf(steps).at(-1)).toContain("but the timer at 1.000 s is already due");
  expect(sentencesOf(steps, "ja").at(-1)).toContain("1.000 s のタイマーはもう期限を過ぎています");
  const model = steps.model({ event: trace.events.length, task: null, source: "typescript" });
  expect(model.timers.at(0)?.left).toBe(-2);
});

test("a thread is a thread, and what the library does for it is not the program's", async () => {
  const said = (await sentences("to_thread")).join("\n");
  expect(said).toContain("`work`, in a thread of its own, prints: thread one ends");
  expect(said).toContain("The call of `work` in a thread of its own has ended: it took 1.400 s.");
  expect(said).not.toMatch(/<lambda>|is ready, ,|305\.000 s|calls call_soon/);
  const promises = await sentences("promises");
  expect(promises.join("\n")).not.toMatch(/(?<!timer that calls `)<lambda>/);
  promises.forEach((each, at) => {
    expect(each).not.toBe(promises[at + 1]);
  });
});

test("who awaits a task is cancelled by way of that, and goes on as usual if it refuses", async () => {
  const said = await ownSentences(`
const inner = coroutine(function* inner() {
  try { yield* asyncio.sleep(9); } catch { yield* asyncio.sleep(1); }
});
const outer = coroutine(function* outer() { yield* asyncio.createTask(inner()); print("unharmed"); });
const both = coroutine(function* both() { yield* asyncio.gather(asyncio.sleep(9)); });
const main = coroutine(function* main() {
  const task = asyncio.createTask(outer());
  const other = asyncio.createTask(both());
  yield* asyncio.sleep(1);
  task.cancel();
  other.cancel();
  yield* asyncio.wait([task, other]);
});`);
  expect(said).toContain(
    "`main` calls cancel() on `outer`: it awaits the task of `inner`, so that is cancelled first.",
  );
  expect(said).toContain(
    "`main` calls cancel() on `both`: it awaits gather, so what that waits for is cancelled first.",
  );
  expect(said).toContain("`outer` is next in the ready queue: it goes on where it was suspended.");
  expect(said).toContain("`inner` is next in the ready queue: CancelledError is raised in it");
  expect(said).toContain("`both` is next in the ready queue: CancelledError is raised in it");
});

/** The lines of `--plain` that hold one of these. */
async function linesOf(lesson: string, ...wanted: readonly string[]): Promise<string[]> {
  const { stdout } = await command(["step", lesson, "--virtual", "--typescript"]);
  return stdout
    .split("\n")
    .slice(1)
    .filter((line) => wanted.some((each) => line.includes(each)))
    .map((line) => line.replace(/^ *\d+ +/, ""));
}

test("what runs outside every task is said to, and stands at its own line", async () => {
  expect((await linesOf("sequential", "one_print", "The blocking")).slice(0, 3)).toEqual([
    "0.000 s  `one_print`, outside every task, calls time.sleep, which holds the thread for 6.000 s: nothing else can run in it meanwhile. (line 4)",
    "6.000 s  The blocking sleep is over, and the program runs on: nothing else has run meanwhile.",
    "6.000 s  `one_print`, outside every task, prints: 1 (line 5)",
  ]);
  expect(await linesOf("promises", "outside every task, prints")).toEqual([
    "2.000 s  `announce`, outside every task, prints: outside the loop: hello, ann (line 10)",
  ]);
  expect((await linesOf("run_until_complete", "`older_way`"))[1]).toMatch(/it pending \(line 26\)$/);
});

test("a timeout stands where it is set, and is told by its own name", async () => {
  expect((await linesOf("timeouts", " timeout", "s timeout")).slice(0, 4)).toEqual([
    "0.000 s  `block`, in the task of `main`, sets a timeout: its timer is due at 1.000 s, which is 1.000 s from now. (line 4)",
    "0.000 s  Nothing is ready, so the loop waits 1.000 s, until the timer of `main`'s timeout is due at 1.000 s.",
    "1.000 s  The clock has reached 1.000 s, so the timer of `main`'s timeout is due: its callback joins the ready queue.",
    "1.000 s  Iteration 2 begins: one handle is ready, the callback of the timer of `main`'s timeout, and the loop runs it.",
  ]);
  expect((await linesOf("exceptions", "sets a timeout"))[0]).toMatch(/\(line 17\)$/);
  expect(await linesOf("to_thread", "another thread sleeps")).toEqual([
    "0.000 s  A function in another thread sleeps: in virtual time, a timer for 1.400 s, which is 1.400 s from now, stands for that.",
    expect.stringMatching(/^\d+\.\d+ s {2}A function in another thread sleeps: .* stands for that\.$/),
  ]);
});

test("who cancels a task is told, and why", async () => {
  const reason = (lines: readonly string[]): string[] =>
    lines.map((line) => line.replace(/^\S+ s {2}/, "").replace(/:.*/, ""));
  expect(reason(await linesOf("task_group", "calls cancel()"))).toEqual([
    "`broken` has failed, so its TaskGroup calls cancel() on `download Task-4`",
    "`broken` has failed, so its TaskGroup calls cancel() on `main`",
  ]);
  expect(reason(await linesOf("timeouts", "calls cancel()"))[0]).toBe(
    "The time is up, so the timeout calls cancel() on `main`",
  );
  expect(reason(await linesOf("tasks_never_awaited", "calls cancel()"))[0]).toBe(
    "The main task is done, so asyncio.run calls cancel() on `one_print Task-2`, which is left",
  );
  const said = await ownSentences(`
    const idle = coroutine(function* idle() { yield* asyncio.sleep(9); });
    const main = coroutine(function* main() {
      const loop = asyncio.getRunningLoop();
      const one = asyncio.createTask(idle());
      const two = asyncio.createTask(idle());
      loop.callSoon(function stop() { one.cancel(); });
      loop.callLater(1, function late() { two.cancel(); });
      yield* asyncio.wait([one, two]);
    });`);
  expect(said).toContain("`stop` calls cancel() on `idle Task-2`");
  expect(said).toContain("`late` calls cancel() on `idle Task-3`");
});

test("what the library cancels is not said to be cancelled by the task that runs meanwhile", async () => {
  const program = `
    const child = coroutine(function* child() { yield* asyncio.sleep(9); });
    const quiet = coroutine(function* quiet(awaitable: asyncio.Awaitable<unknown>) { try { yield* awaitable; } catch {} });
    const failed = coroutine(function* failed() {
      yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
        group.createTask(child());
        yield* asyncio.sleep(1);
        throw new Error("block");
      });
    });
    const eager = coroutine(function* eager() { throw new Error("at once"); });
    const group = coroutine(function* group() {
      yield* asyncWith(new asyncio.TaskGroup(), function* (group) { group.createTask(child()); });
    });
    const main = coroutine(function* main() {
      yield* quiet(failed());
      const left = asyncio.createTask(group());
      yield* asyncio.sleep(1);
      left.cancel();
      yield* quiet(left);
      const task = asyncio.createTask(child());
      yield* asyncio.sleep(1);
      yield* quiet(asyncio.waitFor(task, 0));
      yield* quiet(asyncio.waitFor(asyncio.gather(child()), 1));
      const outer = asyncio.createTask(quiet(asyncio.createTask(child())), { name: "outer" });
      yield* asyncio.sleep(1);
      outer.cancel();
      yield* outer;
      asyncio.getRunningLoop().setTaskFactory(asyncio.eagerTaskFactory);
      yield* quiet(asyncWith(new asyncio.TaskGroup(), function* (group) {
        group.createTask(child());
        group.createTask(eager());
      }));
    });`;
  const said = (await ownSentences(program)).match(/.*cancel\(\) on .*/g) ?? [];
  expect(said.map((line) => line.replace(/^.* s {2}|:.*| Task-\d+/g, ""))).toEqual([
    "The block of a TaskGroup has failed, so the TaskGroup calls cancel() on `child`",
    "`main` calls cancel() on `group`",
    "`group` is cancelled, so its TaskGroup calls cancel() on `child`",
    "There is no time to wait, so `wait_for` calls cancel() on `child`",
    "The time is up, so the timeout calls cancel() on `main`",
    "gather is cancelled, so it calls cancel() on `child`",
    "`main` calls cancel() on `quiet`",
    "`quiet` passes its cancellation on, and calls cancel() on `child`",
    "`eager` has failed, so its TaskGroup calls cancel() on `child`",
    "`eager` has failed, so its TaskGroup calls cancel() on `main`",
  ]);
  const japanese = (await ownSentences(program, "ja")).match(/.*cancel\(\) を.*/g) ?? [];
  expect(japanese.map((line) => line.replace(/^.* s {2}| の cancel.*| Task-\d+/g, ""))).toEqual([
    "ブロックの中が失敗したので、TaskGroup が `child`",
    "`main` が `group`",
    "`group` がキャンセルされたので、TaskGroup が `child`",
    "待てる時間がないので、`wait_for` が `child`",
    "制限時間が来たので、タイムアウトが `main`",
    "キャンセルされた gather が、待っている `child`",
    "`main` が `quiet`",
    "キャンセルされた `quiet` が、待っている `child`",
    "`eager` が失敗したので、TaskGroup が `child`",
    "`eager` が失敗したので、TaskGroup が `main`",
  ]);
});

test("a Future that the program has made is no call's, whoever has awaited it first", async () => {
  const program = `
    const patient = coroutine(function* patient(future: asyncio.Future<number>) {
      yield* asyncio.waitFor(future, 7);
    });
    const plain = coroutine(function* plain(future: asyncio.Future<number>) { yield* future; });
    const main = coroutine(function* main() {
      const future = asyncio.getRunningLoop().createFuture<number>();
      const tasks = [asyncio.createTask(patient(future)), asyncio.createTask(plain(future))];
      yield* asyncio.sleep(1);
      future.setResult(1);
      yield* asyncio.wait(tasks);
      const lock = new asyncio.Lock();
      yield* lock.acquire();
      try { yield* asyncio.waitFor(lock.acquire(), 1); } catch {}
    });`;
  const said = await ownSentences(program);
  for (const each of [
    "`patient` awaits a Future, which is pending",
    "`plain` awaits a Future, which is pending",
    "A Future is done: who awaits it is woken next.",
    "`plain` is woken, as the Future that it awaits is done",
    "`main` awaits `Lock.acquire`, which is pending",
  ])
    expect(said).toContain(each);
  expect(said).not.toContain("wait_for");
  const japanese = await ownSentences(program, "ja");
  expect(japanese).toContain("`plain` はまだ完了していない Future を await して中断します。");
  expect(japanese).toContain("Future が完了したので、待っているものが次に起こされます。");
});

test("an eager task is said to run within its maker's step, and is charged for its own coroutines alone", async () => {
  const said = await ownSentences(`
    const inner = coroutine(function* inner() { print("in"); yield* asyncio.sleep(1); });
    const job = coroutine(function* job() { yield* inner(); });
    const main = coroutine(function* main() {
      asyncio.getRunningLoop().setTaskFactory(asyncio.eagerTaskFactory);
      const task = asyncio.createTask(job());
      yield* task;
    });`);
  for (const each of [
    "`main` makes a task for `job`, an eager one: it begins to run at once.",
    "`job` begins to run at once, within the step of `main`: its task is eager, and never stood in the ready queue.",
    "`inner`, in the task of `job`, has the thread and prints: in",
    "the whole task of `job` is suspended, `main`, within whose step it has run, goes on.",
    "`main` awaits the task of `job`, which is pending: `main` is suspended, nothing is ready",
  ]) {
    expect(said).toContain(each);
  }
  expect(said).not.toContain("Task-");
});

test("the iterations that are told follow each other without a gap", async () => {
  for (const lesson of ["gather", "cancellation", "task_group", "lock", "queue"]) {
    const told = (await linesOf(lesson, "Iteration ")).map((line) =>
      Number(/Iteration (\d+)/.exec(line)?.[1]),
    );
    expect(told, lesson).toEqual(told.map((_, at) => at + 1));
  }
});

test("a CancelledError is said to be raised where it is: before the first line, or not at all after uncancel()", async () => {
  const said = await ownSentences(`
    const idle = coroutine(function* idle() { yield* asyncio.sleep(9); });
    const spared = coroutine(function* spared() {
      const me = asyncio.currentTask()!;
      me.cancel();
      me.uncancel();
      yield* asyncio.sleep(1);
    });
    const main = coroutine(function* main() {
      asyncio.createTask(idle()).cancel();
      yield* asyncio.createTask(spared());
    });`);
  expect(said).toContain(
    "`idle` is next in the ready queue: CancelledError is raised in it before its first line",
  );
  expect(said).toContain("`spared` is next in the ready queue: it goes on where it was suspended.");
  expect(said).not.toContain("CancelledError is raised in it where");
});

test("where several end at once, only the end that decides a gather is said to", async () => {
  const said = await ownSentences(
    `
    const bad = coroutine(function* bad() { yield* asyncio.sleep(1); throw new ValueError("bad"); });
    const main = coroutine(function* main() {
      yield* asyncio.gather(bad(), bad(), { returnExceptions: true });
      try { yield* asyncio.gather(bad(), bad()); } catch (error) { print(error); }
    });`.replaceAll("ValueError", "asyncio.InvalidStateError"),
  );
  const ends = said
    .split("\n")
    .filter((line) => line.includes(" raises "))
    .map((line) => line.replace(/^.*exception; /, ""));
  expect(ends).toEqual([
    "gather, which `main` awaits, is told of it next.",
    "gather now has 2 of 2, so `main` is to be woken.",
    "gather passes that on at once, with 1 of 2 done, so `main` is to be woken.",
    "gather, which `main` awaits, is told of it next.",
  ]);
});

test("a trace begins with its beginning, whatever a program does first", async () => {
  const cwd = folderWith({
    "first.ts": `import { asyncio } from "asyncio-lessons";
const loop = asyncio.newEventLoop();
loop.callLater(1, function tick() { loop.stop(); });
await loop.runForever();
loop.close();
`,
  });
  expect(
    await command(["run", "./first.ts", "--virtual", "--quiet", "--trace", "t.json"], { cwd }),
  ).toMatchObject({
    code: 0,
  });
  const { code, stdout } = await command(["step", "t.json"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain("1  0.000 s  The program begins");
});
