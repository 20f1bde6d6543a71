// Why an event happened, in words: complete in both languages, for every event of every lesson that runs in virtual time.
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import type { NamedTimer } from "../../src/viewer/model/names.js";
import type { Why } from "../../src/viewer/model/why.js";
import { linesBelow, wholeWhySentence, whySentence } from "../../src/viewer/words/texts.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { stepsOf, whyAt } from "../helpers/steps.js";

const me = { name: "one_print", task: null };
const other = { name: "work", task: "Task-3" };

const later: NamedTimer = { what: "later", wakes: null, setBy: me, role: null };
const timeout: NamedTimer = { what: "_onTimeout", wakes: null, setBy: null, role: "timeout" };
const thread: NamedTimer = { what: "_wakeThread", wakes: null, setBy: null, role: "thread" };
const stdout = {
  stream: "stdout",
  isPart: false,
  isThread: false,
  isReport: false,
  isOutside: false,
} as const;

/** What the lessons have no example of, or may have none of. */
type Asked = Extract<Why, { readonly kind: "cancel-requested" }>;

function asked(told: Pick<Asked, "by"> & Partial<Asked>): Why {
  return { kind: "cancel-requested", task: other, passedTo: null, hasBegun: true, ...told };
}

const rare: readonly Why[] = [
  { kind: "waiting", at: 0, seconds: null, wakes: null },
  { kind: "skipped", of: { kind: "callback", name: "stop", role: null } },
  { kind: "loop-closed" },
  { kind: "callback-ended" },
  { kind: "timer-cancelled", timer: later },
  { kind: "timer-cancelled", timer: timeout },
  { kind: "timer-set", by: me, inner: "inner", timer: timeout, deadline: 3, seconds: 1 },
  { kind: "timer-set", by: me, inner: null, timer: later, deadline: 3, seconds: 1 },
  { kind: "timer-set", by: null, inner: null, timer: thread, deadline: 3, seconds: 1 },
  { kind: "timer-fired", timer: thread, at: 3, wasDue: null },
  { kind: "program-ended", error: "ValueError: bad", traceback: null },
  { kind: "unblocked", by: null },
  { kind: "future-done", label: "Lock.acquire", state: "CANCELLED" },
  { kind: "span", name: "reading", seconds: 1, isThread: false },
  { kind: "span", name: "reading", seconds: 1, isThread: true },
  { ...stdout, kind: "output", text: "half", by: me, inner: "inner", isPart: true, stream: "stderr" },
  { ...stdout, kind: "output", text: "x", by: null, inner: null, isOutside: true },
  { ...stdout, kind: "output", text: "x", by: me, inner: null, isOutside: true },
  { kind: "blocked", seconds: 1, by: me, inner: null, isOutside: true },
  { kind: "blocked", seconds: 1, by: null, inner: null, isOutside: true },
  { kind: "task-created", task: other, by: me, place: null, isEager: false },
  { kind: "task-created", task: other, by: me, place: null, isEager: true },
  {
    kind: "step-began",
    task: other,
    isFirst: true,
    isCancelled: false,
    inner: null,
    eager: { within: me },
  },
  { kind: "suspended", task: other, inner: null, on: { kind: "turn" }, next: { kind: "maker", of: me } },
  {
    kind: "suspended",
    task: other,
    inner: null,
    on: { kind: "turn" },
    next: { kind: "callback", of: { kind: "callback", name: "f", role: null } },
  },
  { kind: "step-began", task: other, isFirst: true, isCancelled: true, inner: null, eager: null },
  { kind: "woken", task: other, by: { kind: "cancelled", by: null }, place: 2 },
  asked({ by: null }),
  asked({ by: null, hasBegun: false }),
  asked({ by: { kind: "task", of: me }, passedTo: "gather" }),
  asked({ by: { kind: "timeout", why: "late", of: null } }),
  asked({ by: { kind: "awaiter", why: "cancelled", of: me } }),
  asked({ by: { kind: "awaiter", why: "cancelled", of: null } }),
  asked({ by: { kind: "TaskGroup", why: "failed", of: me }, passedTo: me }),
  asked({ by: { kind: "function", name: "stop" } }),
  asked({ by: { kind: "function", name: null } }),
  asked({ by: { kind: "run", isOver: true } }),
  { kind: "iteration", iteration: 7, ready: 1, first: [] },
  { kind: "iteration", iteration: 7, ready: 1, first: [{ kind: "callback", name: "f", role: null }] },
  {
    kind: "iteration",
    iteration: 7,
    ready: 3,
    first: [
      { kind: "callback", name: "_doneCallback", role: { kind: "tells", label: "gather", of: other } },
      { kind: "callback", name: "_setState", role: { kind: "result" } },
      { kind: "callback", name: "_onTimeout", role: { kind: "timeout" } },
    ],
  },
  { kind: "callback-scheduled", name: "f", why: "call_soon", by: me, of: null },
  { kind: "callback-began", of: { kind: "timer", ...later } },
];

describe("sentences", () => {
  test("of a program that ended itself tell its exit code", () => {
    const why: Why = { kind: "program-ended", error: "SystemExit: 3", traceback: null };
    expect(whySentence(why, "en")).toBe("The program has ended itself with exit code 3.");
    expect(whySentence(why, "ja")).toBe("プログラムが終了コード 3 を指定して終了しました。");
    const text: Why = { kind: "program-ended", error: "SystemExit: no more", traceback: null };
    expect(whySentence(text, "en")).toBe("The program has ended with SystemExit: no more.");
  });

  test("hold a program's texts in full where they are asked for whole, but never what acts on a terminal", () => {
    const long = "0123456789".repeat(20);
    const printed = {
      kind: "output",
      text: long,
      by: me,
      inner: null,
      isOutside: false,
      isPart: false,
      stream: "stdout",
      isThread: false,
      isReport: false,
    } as const;
    const texts: readonly Why[] = [
      { ...printed, text: `${long}\u001b[2J` },
      { ...printed, isPart: true },
      { ...printed, isThread: true },
      { ...printed, isOutside: true },
      { ...printed, by: null },
      { kind: "program-ended", error: long, traceback: null },
      { kind: "task-done", task: me, outcome: { status: "finished", result: long }, awaitedBy: [] },
      { kind: "task-done", task: me, outcome: { status: "failed", error: long }, awaitedBy: [] },
    ];
    for (const language of ["en", "ja"] as const) {
      for (const why of texts) {
        expect(wholeWhySentence(why, language)).toContain(long);
        expect(whySentence(why, language)).not.toContain(long);
      }
      expect(wholeWhySentence(texts[0] as Why, language)).toContain(`${long}\\x1b[2J`);
    }
  });

  test("leave what a program writes in several lines, a traceback say, to the lines below them", () => {
    const traceback = "Traceback (most recent call last):\n  main\u001b[2J\nError: x";
    const below = ["Traceback (most recent call last):", "  main\\x1b[2J", "Error: x"];
    const ended: Why = { kind: "program-ended", error: "Error: x", traceback };
    expect(whySentence(ended, "en")).toBe("The program has ended with Error: x.");
    expect(whySentence(ended, "ja")).toBe("プログラムは Error: x で終わりました。");
    expect(linesBelow(ended)).toEqual(below);
    const printed = { kind: "output", text: traceback, by: null, inner: null, stream: "stderr" } as const;
    const output: Why = { ...printed, isOutside: false, isPart: false, isThread: false, isReport: false };
    expect(whySentence(output, "en")).toBe("Printed to stderr outside every task:");
    expect(whySentence(output, "ja")).toBe(
      "どのタスクにも属さないところで、標準エラー出力に表示されました：",
    );
    expect(linesBelow(output)).toEqual(below);
    expect(linesBelow({ ...output, text: "one line" })).toEqual([]);
  });

  test("of what is rare", () => {
    expect(rare.flatMap((why) => [whySentence(why, "en"), whySentence(why, "ja")])).toMatchInlineSnapshot(`
      [
        "Nothing is ready and no timer is set: the loop waits until something outside wakes it.",
        "実行可能なものもタイマーもないので、ループは外から起こされるまで待ちます。",
        "It is the turn of the callback \`stop\`, but it was cancelled, or there is nothing left to run: the loop passes it over.",
        "コールバック \`stop\` の番ですが、キャンセルされたか、もう実行することがないので、ループは飛ばします。",
        "The event loop is closed.",
        "イベントループが閉じられました。",
        "The callback has returned, and the loop has the thread back.",
        "コールバックが終わり、制御がループに戻りました。",
        "The timer that calls \`later\` is cancelled: its callback will not be called.",
        "\`later\` を呼ぶタイマーがキャンセルされました。そのコールバックは呼び出されません。",
        "The timer of a timeout is cancelled: its callback will not be called.",
        "タイムアウトのタイマーがキャンセルされました。そのコールバックは呼び出されません。",
        "\`inner\`, in the task of \`one_print\`, sets a timeout: its timer is due at 3.000 s, which is 1.000 s from now.",
        "\`one_print\` のタスクの中の \`inner\` がタイムアウトを設け、期限が 3.000 s（いまから 1.000 s 後）のタイマーが設定されました。",
        "\`one_print\` sets the timer that calls \`later\` at 3.000 s, which is 1.000 s from now.",
        "\`one_print\` が、期限が 3.000 s（いまから 1.000 s 後）の、\`later\` を呼ぶタイマーを設定しました。",
        "A function in another thread sleeps: in virtual time, a timer for 3.000 s, which is 1.000 s from now, stands for that.",
        "別のスレッドの関数が sleep します。仮想時間では、期限が 3.000 s（いまから 1.000 s 後）のタイマーがそれを表します。",
        "The clock has reached 3.000 s, so the timer of a sleep in another thread is due: its callback joins the ready queue.",
        "時刻が 3.000 s になり、別のスレッドでの sleep を表すタイマーの期限が来ました。そのコールバックが実行待ちキューに並びます。",
        "The program has ended with ValueError: bad.",
        "プログラムは ValueError: bad で終わりました。",
        "The blocking sleep is over, and the program runs on: nothing else has run meanwhile.",
        "time.sleep が終わり、プログラムが先へ進みます。そのあいだ、ほかには何も動いていません。",
        "\`Lock.acquire\` is cancelled: who awaits it is woken next.",
        "\`Lock.acquire\` がキャンセルされたので、待っているものが次に起こされます。",
        "The program has measured \`reading\` itself: 1.000 s.",
        "プログラムが自分で測った \`reading\` は 1.000 s でした。",
        "The call of \`reading\` in a thread of its own has ended: it took 1.000 s.",
        "別のスレッドでの \`reading\` の呼び出しが終わりました。かかった時間は 1.000 s です。",
        "\`inner\`, in the task of \`one_print\`, writes half to stderr, without ending the line.",
        "\`one_print\` のタスクの中の \`inner\` が、改行せずに標準エラー出力に half と書き出しました。",
        "Printed outside every task: x",
        "どのタスクにも属さないところで、表示されました：x",
        "\`one_print\`, outside every task, prints: x",
        "どのタスクにも属さない \`one_print\` が、次のように表示しました：x",
        "\`one_print\`, outside every task, calls time.sleep, which holds the thread for 1.000 s: nothing else can run in it meanwhile.",
        "どのタスクにも属さない \`one_print\` が time.sleep で 1.000 s のあいだスレッドを占有します。そのあいだ、このスレッドではほかに何も動けません。",
        "The program calls time.sleep, which holds the thread for 1.000 s: nothing else can run in it meanwhile.",
        "プログラムが time.sleep で 1.000 s のあいだスレッドを占有します。そのあいだ、このスレッドではほかに何も動けません。",
        "\`one_print\` makes a task for \`work Task-3\`.",
        "\`one_print\` が \`work Task-3\` のタスクを作りました。",
        "\`one_print\` makes a task for \`work Task-3\`, an eager one: it begins to run at once.",
        "\`one_print\` が \`work Task-3\` のタスクを作りました。eager なタスクなので、すぐに動き始めます。",
        "\`work Task-3\` begins to run at once, within the step of \`one_print\`: its task is eager, and never stood in the ready queue.",
        "\`work Task-3\` が、\`one_print\` のステップの中ですぐに動き始めます。eager なタスクなので、実行待ちキューには並びません。",
        "\`work Task-3\` gives way (sleep(0)) and joins the end of the ready queue: \`one_print\`, within whose step it has run, goes on.",
        "\`work Task-3\` は順番を譲り（sleep(0)）、実行待ちキューの最後に並びます。制御は、そのタスクを自分のステップの中で動かしていた \`one_print\` に戻ります。",
        "\`work Task-3\` gives way (sleep(0)) and joins the end of the ready queue: the callback \`f\`, within which it has run, goes on.",
        "\`work Task-3\` は順番を譲り（sleep(0)）、実行待ちキューの最後に並びます。制御は、そのタスクを動かしていたコールバック \`f\`に戻ります。",
        "\`work Task-3\` is next in the ready queue: CancelledError is raised in it before its first line, as it never began.",
        "実行待ちキューの先頭にあった \`work Task-3\` は一度も動いていないので、最初の行より前で CancelledError が送出されます。",
        "\`work Task-3\` is woken, as it is cancelled: its next step joins the ready queue at place 2.",
        "キャンセルを要求されたので、\`work Task-3\` が起こされ、次のステップが実行待ちキューの2番目に並びます。",
        "cancel() is called on \`work Task-3\`: CancelledError will be raised in it at its next step.",
        "\`work Task-3\` の cancel() が呼ばれました。次のステップで CancelledError が送出されます。",
        "cancel() is called on \`work Task-3\`: it has not begun, and CancelledError will be raised in it before its first line.",
        "\`work Task-3\` の cancel() が呼ばれました。まだ一度も動いていないので、最初の行より前で CancelledError が送出されます。",
        "\`one_print\` calls cancel() on \`work Task-3\`: it awaits gather, so what that waits for is cancelled first.",
        "\`one_print\` が \`work Task-3\` の cancel() を呼びました。gather を待っているところなので、先にその中のものがキャンセルされます。",
        "The time is up, so the timeout calls cancel() on \`work Task-3\`: CancelledError will be raised in it at its next step.",
        "制限時間が来たので、タイムアウトが \`work Task-3\` の cancel() を呼びました。次のステップで CancelledError が送出されます。",
        "\`one_print\` passes its cancellation on, and calls cancel() on \`work Task-3\`: CancelledError will be raised in it at its next step.",
        "キャンセルされた \`one_print\` が、待っている \`work Task-3\` の cancel() を呼びました。次のステップで CancelledError が送出されます。",
        "What awaits it passes its cancellation on, and calls cancel() on \`work Task-3\`: CancelledError will be raised in it at its next step.",
        "キャンセルされたタスクが、待っている \`work Task-3\` の cancel() を呼びました。次のステップで CancelledError が送出されます。",
        "\`one_print\` has failed, so its TaskGroup calls cancel() on \`work Task-3\`: it awaits the task of \`one_print\`, so that is cancelled first.",
        "\`one_print\` が失敗したので、TaskGroup が \`work Task-3\` の cancel() を呼びました。\`one_print\` のタスクを待っているところなので、先にそちらがキャンセルされます。",
        "\`stop\` calls cancel() on \`work Task-3\`: CancelledError will be raised in it at its next step.",
        "\`stop\` が \`work Task-3\` の cancel() を呼びました。次のステップで CancelledError が送出されます。",
        "The program calls cancel() on \`work Task-3\`: CancelledError will be raised in it at its next step.",
        "プログラムが \`work Task-3\` の cancel() を呼びました。次のステップで CancelledError が送出されます。",
        "The main task is done, so asyncio.run calls cancel() on \`work Task-3\`, which is left: CancelledError will be raised in it at its next step.",
        "メインのタスクが完了したので、asyncio.run が、残っていた \`work Task-3\` の cancel() を呼びました。次のステップで CancelledError が送出されます。",
        "Iteration 7 begins.",
        "ループの7周目が始まります。",
        "Iteration 7 begins: one handle is ready, the callback \`f\`, and the loop runs it.",
        "ループの7周目が始まります。実行待ちキューにあるのはコールバック \`f\` だけなので、それを実行します。",
        "Iteration 7 begins: the loop runs the 3 handles that are ready now, in their order: the callback that tells \`gather\` that \`work Task-3\` is done, the callback that hands over a result from outside the loop, the callback of a timeout.",
        "ループの7周目が始まります。いま実行待ちキューにある3個を、並んだ順に実行します：\`work Task-3\` の完了を \`gather\` に伝えるコールバック、ループの外からの結果を渡すコールバック、タイムアウトのコールバック",
        "\`one_print\` calls call_soon: the callback \`f\` joins the ready queue.",
        "\`one_print\` が call_soon を呼び、コールバック \`f\` が実行待ちキューに並びました。",
        "The callback of the timer that calls \`later\` is next in the ready queue: the loop calls it.",
        "実行待ちキューの先頭にあった \`later\` を呼ぶタイマーのコールバックを、ループが呼び出します。",
      ]
    `);
  });

  test("name tasks of one coroutine apart, and cut what is long", () => {
    const why: Why = {
      kind: "task-done",
      task: other,
      outcome: { status: "finished", result: "x".repeat(500) },
      awaitedBy: [],
    };
    expect(whySentence(why, "en")).toMatch(/^`work Task-3` returns x{57}\.\.\.: its task is finished\.$/);
  });
});

test("every event of every lesson has a sentence in both languages, of one line", async () => {
  for (const { id, clock } of lessons) {
    if (clock === "real") continue;
    const steps = stepsOf(await lessonTrace(id), true);
    for (let place = 0; place <= steps.shown.length; place++) {
      const why = whyAt(steps, steps.shown.at(place));
      for (const language of ["en", "ja"] as const) {
        const sentence = whySentence(why, language);
        expect(sentence, id).toMatch(language === "en" ? /^[A-Z`].*[.]$|: .*$|:$/ : /[。：]/);
        // What is left to the lines below it has lines there.
        if (sentence.endsWith(":")) expect(linesBelow(why).length, id).toBeGreaterThan(1);
        expect(sentence, id).not.toContain("\n");
        // What is printed is the program's business.
        if ("text" in why) continue;
        expect(sentence, id).not.toMatch(/undefined|null|NaN| {2}|``/);
        if (language === "en") expect(sentence, id).toMatch(/^[\x20-\x7e]+$/);
      }
    }
  }
});
