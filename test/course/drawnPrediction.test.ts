// The question, the verdict and its reasons as they are read, in both languages, from real runs in virtual time.
import { beforeAll, describe, expect, it } from "vitest";
import { renderScore, renderStatement, renderStatementVerdict } from "../../src/commands/quiz/questions.js";
import { beliefs } from "../../src/course/beliefs.js";
import { findLesson } from "../../src/course/catalogue.js";
import { elapsedOf } from "../../src/course/check.js";
import { programPath } from "../../src/course/files.js";
import type { Misconception } from "../../src/course/prediction/alternatives.js";
import {
  evidenceText,
  ideaOf,
  renderOrderQuestion,
  renderSecondsQuestion,
  renderSource,
  renderVerdict,
} from "../../src/course/prediction/drawnPrediction.js";
import type { Evidence } from "../../src/course/prediction/evidence.js";
import { judge } from "../../src/course/prediction/prediction.js";
import { type Choice, questionOf } from "../../src/course/prediction/question.js";
import { predictionWords } from "../../src/course/prediction/words.js";
import type { View } from "../../src/draw/view.js";
import { widthOf } from "../../src/draw/width.js";
import type { TraceEvent } from "../../src/trace/event.js";
import type { Label } from "../../src/trace/labels.js";
import { writtenOf } from "../../src/trace/written.js";
import { ascii80, en40, en80, ja80, viewOf } from "../helpers/view.js";
import { runOnce } from "../run/runs.js";

const traces = new Map<string, readonly TraceEvent[]>();

beforeAll(async () => {
  for (const id of ["sequential", "create_task", "await_without_tasks"])
    traces.set(id, (await runOnce(programPath({ id }))).events);
});

/** @param order the values in one word */
function verdict(id: string, order: string | null, seconds: number | null, view: View): string {
  const lesson = findLesson(id);
  const events = traces.get(id);
  if (lesson === undefined || events === undefined) throw new Error(`no run of ${id}`);
  const run = { events, seconds: elapsedOf(lesson, writtenOf(events)) ?? 0 };
  const prediction = { order: order === null ? null : [...order], seconds };
  return `\n${renderVerdict(judge(questionOf(lesson), prediction, run), view)}\n`;
}

const lines: readonly Choice[] = [
  "main begins",
  "a child that says rather a lot about itself",
  "it took {} s",
].map((text, at) => ({ key: "abc"[at] ?? "", template: text, asked: text }));
const values: readonly Choice[] = ["1", "2", "3"].map((key) => ({ key, template: key, asked: key }));

describe("the question", () => {
  it("for values, in 80 columns", () => {
    expect(`\n${renderOrderQuestion({ by: "value", choices: values }, en80)}\n`).toMatchInlineSnapshot(`
      "
        Before it runs: in what order does it print 1, 2 and 3?
        Type the values with spaces between them; leave out what is never printed.
        Enter alone shows the answer, q leaves.
      "
    `);
    expect(`\n${renderSecondsQuestion(en80)}\n`).toMatchInlineSnapshot(`
      "
        How many seconds does it take? Enter alone shows the answer, q leaves.
      "
    `);
    expect(`\n${renderOrderQuestion({ by: "value", choices: values }, ja80)}\n`).toMatchInlineSnapshot(`
      "
        実行する前に予想してください。1、2、3 は、どの順に表示されるでしょうか。
        値を空白で区切って入力します。表示されないものは書きません。Enter だけなら
        答えを表示し、q なら終わります。
      "
    `);
    expect(`\n${renderSecondsQuestion(ja80)}\n`).toMatchInlineSnapshot(`
      "
        全体で何秒かかるでしょうか。Enter だけなら答えを表示し、q なら終わります。
      "
    `);
  });

  it("for lines, in 40 columns", () => {
    expect(`\n${renderOrderQuestion({ by: "number", choices: lines }, en40)}\n`).toMatchInlineSnapshot(`
      "
        Before it runs: in what order does it
        print these lines?
          a)  main begins
          b)  a child that says rather a
              lot about itself
          c)  it took … s
        Type the numbers with spaces between
        them; leave out what is never printed.
        Enter alone shows the answer, q
        leaves.
      "
    `);
    const ja40 = viewOf(40, "ja");
    expect(`\n${renderOrderQuestion({ by: "number", choices: lines }, ja40)}\n`).toMatchInlineSnapshot(`
      "
        実行する前に予想してください。次の
        行は、どの順に表示されるでしょうか。
          a)  main begins
          b)  a child that says rather a
              lot about itself
          c)  it took … s
        番号を空白で区切って入力します。
        表示されないものは書きません。
        Enter だけなら答えを表示し、q なら
        終わります。
      "
    `);
  });

  it("shows the program with its indentation, and goes on in the next line where it is too long", () => {
    const source =
      'async def main():\n    print("a text that is rather too long for it")\n\n\nasyncio.run(main())\n';
    expect(`\n${renderSource(source, en40)}\n`).toMatchInlineSnapshot(`
      "
        1  async def main():
        2      print("a text that is
                   rather too long for it")
        3
        4
        5  asyncio.run(main())
      "
    `);
  });
});

describe("the verdict", () => {
  it("right", () => {
    expect(verdict("create_task", "321", 6, en80)).toMatchInlineSnapshot(`
      "
        ✔ order    3 2 1, as you said
        ✔ seconds  6.000 s, as you said
      "
    `);
    expect(verdict("create_task", "321", 6, ja80)).toMatchInlineSnapshot(`
      "
        ✔ 順序  3 2 1（予想どおり）
        ✔ 秒数  6.000 s（予想どおり）
      "
    `);
  });

  it("as if one after the other", () => {
    expect(verdict("create_task", "123", 15, en80)).toMatchInlineSnapshot(`
      "
        ✖ order    3 2 1, you said 1 2 3
        ✖ seconds  6.000 s, you said 15 s

          1 2 3 in 15 s would be right if each task began only when it is awaited, and
          ran to its end before the next one began. Here \`one_print\` and \`two_print\`
          both waited from 0.000 s to 5.000 s: a task that waits hands the thread to
          the others, so the waits overlap.
      "
    `);
    expect(verdict("create_task", "123", 15, ja80)).toMatchInlineSnapshot(`
      "
        ✖ 順序  3 2 1（予想は 1 2 3）
        ✖ 秒数  6.000 s（予想は 15 s）

          1 2 3 の順で 15 s という答えは、「タスクは await されて初めて動き出し、
          一つが終わるまで次は始まらない」と考えたときのものです。実際には、
          \`one_print\` と \`two_print\` は 0.000 s から 5.000 s まで、どちらも
          待っていました。待っているタスクはスレッドをほかのタスクに譲るので、
          待ち時間は重なります。
      "
    `);
  });

  it("as if in the order of creation", () => {
    expect(verdict("create_task", "123", 6, en80)).toMatchInlineSnapshot(`
      "
        ✖ order    3 2 1, you said 1 2 3
        ✔ seconds  6.000 s, as you said

          The order 1 2 3 would be right if tasks printed in the order in which they
          were made, however long each waits. Here \`one_print\` was made before
          \`three_print\`, and yet \`three_print\` printed at 4.000 s and \`one_print\` only
          at 6.000 s: whoever is woken first goes on first.
      "
    `);
    expect(verdict("create_task", "123", 6, ja80)).toMatchInlineSnapshot(`
      "
        ✖ 順序  3 2 1（予想は 1 2 3）
        ✔ 秒数  6.000 s（予想どおり）

          1 2 3 の順という答えは、「待ち時間の長さにかかわらず、タスクは作られた順に
          表示する」と考えたときのものです。実際には、\`one_print\` は
          \`three_print\` より先に作られましたが、\`three_print\` は 4.000 s に、
          \`one_print\` は 6.000 s になってから表示しました。先に待ち終わったものが、
          先に進みます。
      "
    `);
  });

  it("as if the waits added up, and as if the first ended it", () => {
    expect(verdict("create_task", "321", 15, en80)).toMatchInlineSnapshot(`
      "
        ✔ order    3 2 1, as you said
        ✖ seconds  6.000 s, you said 15 s

          15 s would be right if the waits added up. Here \`one_print\` and \`two_print\`
          both waited from 0.000 s to 5.000 s: a task that waits hands the thread to
          the others, so the waits overlap.
      "
    `);
    expect(verdict("create_task", "321", 4, ja80)).toMatchInlineSnapshot(`
      "
        ✔ 順序  3 2 1（予想どおり）
        ✖ 秒数  6.000 s（予想は 4 s）

          4 s という答えは、「複数のタスクを待つ側は、最初の一つが終わればすぐ先へ
          進む」と考えたときのものです。しかし、4.000 s に終わった \`three_print\` は
          最初の一つにすぎません。先へ進んだのは、\`one_print\` も終わった
          6.000 s です。
      "
    `);
  });

  it("as if everything overlapped", () => {
    expect(verdict("await_without_tasks", "321", 6, en80)).toMatchInlineSnapshot(`
      "
        ✖ order    1 2 3, you said 3 2 1
        ✖ seconds  15.000 s, you said 6 s

          3 2 1 in 6 s would be right if coroutines that are awaited one after the
          other waited side by side. But \`await\` on a coroutine starts it only then:
          \`two_print\` began at 6.000 s, when \`one_print\` had ended, so nothing
          overlaps.
      "
    `);
    expect(verdict("await_without_tasks", "321", 6, ja80)).toMatchInlineSnapshot(`
      "
        ✖ 順序  1 2 3（予想は 3 2 1）
        ✖ 秒数  15.000 s（予想は 6 s）

          3 2 1 の順で 6 s という答えは、「順に await したコルーチンが、同時に待つ」と
          考えたときのものです。しかし、コルーチンは \`await\` されたときに初めて
          動き出します。\`two_print\` が始まったのは、\`one_print\` が終わった 6.000 s の
          時点で、何も重なっていません。
      "
    `);
    expect(verdict("sequential", "321", 6, ascii80)).toMatchInlineSnapshot(`
      "
        x order    1 2 3, you said 3 2 1
        x seconds  15.000 s, you said 6 s

          3 2 1 in 6 s would be right if functions that are called one after the other
          waited side by side. Here \`two_print\` was only called at 6.000 s, when
          \`one_print\` had returned: without an event loop nothing overlaps.
      "
    `);
  });

  it("as no known idea has it: where it departs from the run", () => {
    expect(verdict("create_task", "213", 9, en80)).toMatchInlineSnapshot(`
      "
        ✖ order    3 2 1, you said 2 1 3
        ✖ seconds  6.000 s, you said 9 s

          None of the usual ideas about asyncio leads to the order 2 1 3. It departs
          from the run at place 1: your answer has 2, but \`three_print\` printed 3, at
          4.000 s.

          None of the usual ideas about asyncio leads to 9 s. The run took 6.000 s.
          Its longest wait was that of \`one_print\`, from 0.000 s to 6.000 s.
      "
    `);
    expect(verdict("create_task", "32", 9, ja80)).toMatchInlineSnapshot(`
      "
        ✖ 順序  3 2 1（予想は 3 2）
        ✖ 秒数  6.000 s（予想は 9 s）

          asyncio についてのよくある誤解のどれからも、3 2 の順という答えは
          出てきません。実行結果と食い違うのは3番目からです。予想はそこで
          終わっていますが、実際には \`one_print\` が 6.000 s に 1 を表示しました。

          asyncio についてのよくある誤解のどれからも、9 s という答えは出てきません。
          実行にかかった時間は 6.000 s です。いちばん長く待ったのは \`one_print\` で、
          0.000 s から 6.000 s まででした。
      "
    `);
  });

  it("of the seconds alone, in 40 columns", () => {
    expect(verdict("create_task", null, 0, en40)).toMatchInlineSnapshot(`
      "
          order    3 2 1
        ✖ seconds  6.000 s, you
                   said 0 s

          0 s would be right if waiting took
          no time. But \`one_print\` alone
          waited from 0.000 s to 6.000 s.
      "
    `);
  });
});

const who: Label = { name: "one_print", task: null };
const other: Label = { name: "two_print", task: "Task-3" };
const evidence: Readonly<Record<Evidence["kind"], Evidence>> = {
  "waited-together": { kind: "waited-together", one: who, other, from: 0, to: 5 },
  "began-after": { kind: "began-after", how: "task", earlier: who, ended: 6, later: other, began: 6 },
  overtaken: { kind: "overtaken", first: who, firstAt: 6, second: other, secondAt: 5 },
  "in-order": { kind: "in-order", first: who, firstAt: 5, second: other, secondAt: 6 },
  waited: { kind: "waited", who, from: 0, to: 6 },
  queued: { kind: "queued", who, by: other, between: "created" },
  held: { kind: "held", who, from: 0, to: 6, next: other },
  contended: { kind: "contended", who, from: 0, to: 6, by: other },
  "gave-way": { kind: "gave-way", who, by: other, between: "set", at: 1 },
  "ran-unawaited": { kind: "ran-unawaited", who, text: "1", at: 6 },
  "left-waiting": { kind: "left-waiting", who, until: 6, ended: 1, cancelled: true },
  "first-done": { kind: "first-done", first: who, firstAt: 4, last: other, lastAt: 6 },
  "kept-on": { kind: "kept-on", who, by: other, between: "created" },
  "never-ran": { kind: "never-ran", who },
  "waited-apart": { kind: "waited-apart", one: who, other, began: 6 },
  "loop-idle": { kind: "loop-idle", before: "made", first: "called" },
  resumed: { kind: "resumed", who, left: 1, ended: 6 },
  "failed-alone": { kind: "failed-alone", who, at: 1, text: "on", later: 6 },
  "took-time": { kind: "took-time", who, asked: 1, ended: 6 },
  "taken-along": { kind: "taken-along", who, at: 1, other },
  "still-at-work": { kind: "still-at-work", who, from: 1, to: 6, other },
  "thread-ran-on": { kind: "thread-ran-on", who, asked: 1, ended: 6 },
  "measured-together": { kind: "measured-together", who, from: 1, to: 6 },
  "measured-apart": { kind: "measured-apart", who, began: 6 },
};
const misconceptions: Readonly<Record<Misconception, Evidence["kind"]>> = {
  "starts-at-once": "queued",
  "hands-over": "gave-way",
  "one-after-the-other": "waited-together",
  "runs-when-made": "waited-together",
  "all-blocking": "waited-together",
  "all-overlap": "began-after",
  "creation-order": "overtaken",
  "reverse-order": "in-order",
  "adds-up": "waited-together",
  "blocking-overlaps": "held",
  "no-contention": "contended",
  "never-runs": "ran-unawaited",
  "waits-for-all": "left-waiting",
  "first-ends": "first-done",
  "at-once": "waited",
  "every-await-yields": "kept-on",
  "call-runs": "never-ran",
  "call-is-error": "never-ran",
  "loop-beside": "loop-idle",
  "in-background": "waited-apart",
  "cancels-the-rest": "resumed",
  "failure-ends-all": "failed-alone",
  "cancel-stops": "took-time",
  "results-as-done": "first-done",
  "others-run-on": "taken-along",
  "taken-is-done": "still-at-work",
  "thread-stops": "thread-ran-on",
  "thread-each": "waited-together",
  "computes-together": "measured-apart",
};

describe("the words", () => {
  it.each([
    ["en", /both printed at 5\.000 s, .*ready queue/, /the next `one_print` began/],
    ["ja", /どちらも 5\.000 s に表示.*実行待ちキュー/, /一つ前の呼び出しが終わった/],
  ] as const)(
    "are true of what came at the same time, and of two calls of one name, in %s",
    (language, tie, again) => {
      const words = predictionWords[language];
      expect(
        evidenceText({ kind: "in-order", first: who, firstAt: 5, second: other, secondAt: 5 }, words),
      ).toMatch(tie);
      const twice = {
        kind: "began-after",
        how: "coroutine",
        earlier: who,
        ended: 1,
        later: who,
        began: 1,
      } as const;
      expect(evidenceText(twice, words)).toMatch(again);
    },
  );

  it.each(["en", "ja"] as const)("each idea and each piece of evidence has its own, in %s", (language) => {
    const words = predictionWords[language];
    const ideas = Object.keys(misconceptions) as Misconception[];
    const answered = { order: "1 2 3", seconds: "15 s" };
    const assumed = ideas.map((kind) =>
      words.assumes(answered, ideaOf({ kind, evidence: evidence.waited }, words)),
    );
    const shown = Object.values(evidence).map((each) => evidenceText(each, words));
    const end = language === "en" ? /\.$/ : /。$/;
    for (const sentence of [...assumed, ...shown]) expect(sentence).toMatch(end);
    expect(new Set([...assumed, ...shown]).size).toBe(ideas.length + shown.length);
    expect([...assumed, ...shown].join("\n")).toMatchSnapshot();
  });
});

describe("true or false", () => {
  const sleepZero = beliefs.find(({ number }) => number === 11);
  const create = beliefs.find(({ number }) => number === 4);
  if (sleepZero === undefined || create === undefined) throw new Error("a belief is gone");
  const command = "asyncio-lessons run create_task";

  it("asks, and answers with the fact and the lesson to run", () => {
    expect(
      `\n${renderStatement(create, en80)}\n${renderStatementVerdict(create, true, command, en80)}\n`,
    ).toMatchInlineSnapshot(`
      "
        True or false? Enter alone shows the answer, q leaves.
          \`asyncio.create_task\` starts the coroutine immediately.
        ✖ No, it is false.
          \`asyncio.create_task\` only queues the first step: unless the loop makes
          eager tasks, the task begins once the current one is suspended.
          See it run: asyncio-lessons run create_task
      "
    `);
    expect(
      `\n${renderStatement(create, ja80)}\n${renderStatementVerdict(create, false, command, ja80)}\n`,
    ).toMatchInlineSnapshot(`
      "
        正しいでしょうか、誤りでしょうか。Enter だけなら答えを表示し、q なら
        終わります。
          \`asyncio.create_task\` は、コルーチンをその場で動かし始める。
        ✔ 正解です。答えは「誤り」です。
          \`asyncio.create_task\` は最初のステップを実行待ちキューに入れるだけである。
          eager タスクを作るループでないかぎり、タスクが動き出すのは実行中のタスクが
          中断してからになる。
          実行して確かめるには：asyncio-lessons run create_task
      "
    `);
    expect(`\n${renderStatementVerdict(sleepZero, null, command, en80)}\n`).toMatchInlineSnapshot(`
      "
        It is false.
          \`asyncio.sleep(0)\` gives exactly one turn to everybody who is ready.
          See it run: asyncio-lessons run create_task
      "
    `);
  });

  it("tells the score, and what to look at again", () => {
    const score = { right: 2, asked: 3, again: new Set([command]) };
    expect(`\n${renderScore(score, en80)}\n`).toMatchInlineSnapshot(`
      "
        2 of 3 right.
        Worth another look:
          asyncio-lessons run create_task
      "
    `);
    expect(
      `\n${renderScore({ ...score, right: 3, again: new Set<string>() }, ja80)}\n`,
    ).toMatchInlineSnapshot(`
      "
        3問中3問正解です。
        見直すものはありません。
      "
    `);
  });
});

it("no line is wider than the view, at any width, in either language", () => {
  for (const language of ["en", "ja"] as const) {
    for (let width = 30; width <= 120; width += 3) {
      const view = viewOf(width, language);
      const drawn = [
        renderOrderQuestion({ by: "number", choices: lines }, view),
        renderSecondsQuestion(view),
        renderSource(`    x = ${"'とても長い文字列', ".repeat(9)}\n`, view),
        verdict("create_task", "123", 15, view),
        verdict("create_task", "213", 9, view),
        ...beliefs.map((belief) => renderStatement(belief, view)),
        ...beliefs.map((belief) => renderStatementVerdict(belief, true, "x".repeat(99), view)),
        renderScore(
          { right: 1, asked: 2, again: new Set(["asyncio-lessons run await_without_tasks"]) },
          view,
        ),
      ].join("\n");
      for (const line of drawn.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
  }
});
