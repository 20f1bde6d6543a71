// Predictions and the quiz, asked on a real terminal: what is typed, what comes of it, and every way out.
import { describe, expect, it } from "vitest";
import { quizQuestions } from "../../src/commands/quiz/questions.js";
import { folderWith } from "../helpers/folder.js";
import { keys, openScreen, type Screen, type ScreenOptions } from "../helpers/pty.js";

const leave = "\x04";

function open(args: readonly string[], options: ScreenOptions = {}): Screen {
  return openScreen(args, { rows: 70, ...options });
}

/** Types each answer once its prompt stands on the last line, for the first time or once more. */
async function answer(screen: Screen, answers: readonly (readonly [prompt: string, text: string])[]) {
  const asked = new Map<string, number>();
  for (const [prompt, text] of answers) {
    const times = (asked.get(prompt) ?? 0) + 1;
    asked.set(prompt, times);
    await screen.until(`the prompt "${prompt}"`, (shown) => {
      const lines = shown.split("\n").map((line) => line.trim());
      return lines.at(-1) === prompt && lines.filter((line) => line.startsWith(prompt)).length === times;
    });
    screen.send(text);
  }
}

/** From the first line that matches to the end. */
function from(screen: Screen, pattern: RegExp): string {
  const lines = screen.lines();
  return `\n${lines.slice(lines.findIndex((line) => pattern.test(line))).join("\n")}\n`;
}

describe("run --predict", () => {
  it("shows the Python program, asks, runs, and explains a wrong answer", async ({ expect }) => {
    const screen = open(["run", "await-without-tasks", "--virtual", "--predict"]);
    await answer(screen, [
      ["order >", "3 2 1\r"],
      ["seconds >", "6\r"],
    ]);
    expect((await screen.end()).code).toBe(0);
    const text = screen.lines().join("\n");
    expect(text).toMatch(
      /lessons\/await_without_tasks\/program\.py \(run: program\.ts\)\n +1 {2}import asyncio\n/,
    );
    expect(text).toMatch(/^ {2}1 {3}at 6\.000 s/m);
    expect(text).toMatch(/^ {2}article +1 2 3/m);
    expect(from(screen, /you said 3 2 1/)).toMatchInlineSnapshot(`
      "
        ✖ order    1 2 3, you said 3 2 1
        ✖ seconds  15.000 s, you said 6 s

          3 2 1 in 6 s would be right if coroutines that are awaited one after the
          other waited side by side. But \`await\` on a coroutine starts it only then:
          \`two_print\` began at 6.000 s, when \`one_print\` had ended, so nothing
          overlaps.

        Next: show await_without_tasks, step await_without_tasks or run gather
      "
    `);
  });

  it("in Japanese, with other delays, in the source as in the verdict", async ({ expect }) => {
    const args = ["run", "create_task", "--virtual", "--predict", "--delays", "1,2,3", "--lang", "ja"];
    const screen = open(args);
    await answer(screen, [
      ["順序 >", "3、2、1\r"],
      ["秒 >", "3秒\r"],
    ]);
    expect((await screen.end()).code).toBe(0);
    const text = screen.lines().join("\n");
    expect(text).toContain("await asyncio.sleep(1)");
    expect(text).not.toContain("記事");
    expect(text).toMatch(/create_task +1 2 3 +3\.000 s/);
    expect(text).toMatch(/sequential +1 2 3 +6\.000 s/);
    expect(from(screen, /予想は 3 2 1/)).toMatchInlineSnapshot(`
      "
        ✖ 順序  1 2 3（予想は 3 2 1）
        ✔ 秒数  3.000 s（予想どおり）

          3 2 1 の順という答えは、「あとから作られたタスクほど、先に表示する」と
          考えたときのものです。実際には、先に作られた \`one_print\` が 1.000 s に、
          あとから作られた \`two_print\` が 2.000 s に表示しました。順序を決めるのは、
          作られた順ではなく待ち時間です。

        次は：show create_task、step create_task、run coroutine
      "
    `);
  });

  it("asks again, in one sentence, for what is no answer", async () => {
    const screen = open(["run", "gather", "--virtual", "--predict"]);
    await answer(screen, [
      ["order >", "4 5\r"],
      ["order >", "1 1\r"],
      ["order >", "3 2 1\r"],
      ["seconds >", "soon\r"],
      ["seconds >", "6s\r"],
    ]);
    await screen.end();
    const text = screen.lines().join("\n");
    expect(text).toContain("'4' is none of 1, 2, 3: type some of those, with spaces between them.");
    expect(text).toContain("'1' stands there twice: each is printed at most once.");
    expect(text).toContain("'soon' is no length of time: type a number of seconds, such as 2 or 2.5.");
    expect(from(screen, /✔ order/)).toMatch(
      /^\n {2}✔ order {4}3 2 1, as you said\n {2}✔ seconds {2}6\.000 s, as you said\n\n {2}Next: .*\n$/,
    );
  });

  it("Enter alone: runs without a verdict", async () => {
    const screen = open(["run", "gather", "--virtual", "--predict"]);
    await answer(screen, [["order >", "\r"]]);
    expect((await screen.end()).code).toBe(0);
    const text = screen.lines().join("\n");
    expect(text).toContain("gather is 2.50 times as fast");
    expect(text).not.toMatch(/you said|seconds >/);
  });

  it("Ctrl-D: nothing runs, and the terminal is as it was", async () => {
    const screen = open(["run", "gather", "--virtual", "--predict"]);
    await answer(screen, [["order >", leave]]);
    expect((await screen.end()).code).toBe(0);
    expect(screen.isCursorVisible()).toBe(true);
    expect(screen.lines().join("\n")).not.toMatch(/at 4\.000 s|Error/);
  });

  it("draws with ASCII characters alone under --ascii", async () => {
    const screen = open(["run", "gather", "--virtual", "--predict", "--ascii"]);
    await answer(screen, [
      ["order >", "1 2 3\r"],
      ["seconds >", "15\r"],
    ]);
    await screen.end();
    expect(Buffer.from(screen.written()).every((byte) => byte < 0x80)).toBe(true);
  });
});

describe("quiz", () => {
  it("asks about a lesson and the beliefs that it refutes, and tells the score", async ({ expect }) => {
    const screen = open(["quiz", "create-task", "sequential"]);
    await answer(screen, [
      ["order >", "3 2 1\r"],
      ["seconds >", "6\r"],
      ["true or false >", "perhaps\r"],
      ["true or false >", "t\r"],
      ["Enter goes on, q leaves >", "\r"],
      ["order >", "321\r"],
      ["seconds >", "15\r"],
    ]);
    expect((await screen.end()).code).toBe(0);
    const text = screen.lines().join("\n");
    expect(text).toContain("'perhaps' is neither: type t for true or f for false.");
    expect(from(screen, /✖ order/)).toMatchInlineSnapshot(`
      "
        ✖ order    1 2 3, you said 3 2 1
        ✔ seconds  15.000 s, as you said

          The order 3 2 1 would be right if functions that are called one after the
          other waited side by side. Here \`two_print\` was only called at 6.000 s, when
          \`one_print\` had returned: without an event loop nothing overlaps.

        1 of 3 right.
        Worth another look:
          asyncio-lessons run create_task
          asyncio-lessons run sequential
      "
    `);
  });

  it("in Japanese", async ({ expect }) => {
    const screen = open(["quiz", "create_task", "--lang", "ja", "--typescript"]);
    await answer(screen, [
      ["順序 >", "1 2 3\r"],
      ["秒 >", "6\r"],
      ["正 / 誤（t / f） >", "誤\r"],
    ]);
    expect((await screen.end()).code).toBe(0);
    expect(screen.lines().join("\n")).toContain("lessons/create_task/program.ts");
    expect(from(screen, /予想は 1 2 3/)).toMatchInlineSnapshot(`
      "
        ✖ 順序  3 2 1（予想は 1 2 3）
        ✔ 秒数  6.000 s（予想どおり）

          1 2 3 の順という答えは、「待ち時間の長さにかかわらず、タスクは作られた順に
          表示する」と考えたときのものです。実際には、\`one_print\` は
          \`three_print\` より先に作られましたが、\`three_print\` は 4.000 s に、
          \`one_print\` は 6.000 s になってから表示しました。先に待ち終わったものが、
          先に進みます。

        問題 2 / 2
        正しいでしょうか、誤りでしょうか。Enter だけなら答えを表示し、q なら
        終わります。
          \`asyncio.create_task\` は、コルーチンをその場で動かし始める。
        正 / 誤（t / f） > 誤
        ✔ 正解です。答えは「誤り」です。
          \`asyncio.create_task\` は最初のステップを実行待ちキューに入れるだけである。
          eager タスクを作るループでないかぎり、タスクが動き出すのは実行中のタスクが
          中断してからになる。
          実行して確かめるには：asyncio-lessons run create_task

        2問中1問正解です。
        もう一度見ておきたいもの：
          asyncio-lessons run create_task
      "
    `);
  });

  it("q leaves with the score so far, and the next quiz goes on there, ten questions at a time", async () => {
    const env = { XDG_DATA_HOME: folderWith({}) };
    const left = open(["quiz"], { env });
    // The order is shown to whoever asks for it.
    await answer(left, [
      ["order >", "\r"],
      ["Enter goes on, q leaves >", "q\r"],
    ]);
    expect((await left.end()).code).toBe(0);
    expect(left.lines()[0]).toBe("  Question 1 of 10");
    expect(from(left, /^ {4}order {4}/)).toMatch(/^\n {4}order {4}[\d ]+\n {4}seconds {2}\d+\.\d{3} s\n/);
    const total = quizQuestions(null).length;
    expect(left.lines().slice(-4).join("\n")).toContain("  0 of 1 right.\n  Worth another look:");
    expect(left.lines().at(-1)).toBe(`  1 of ${total} questions answered. To go on: asyncio-lessons quiz`);
    const next = open(["quiz"], { env });
    await next.until("the next question", (text) => / > *$/.test(text));
    next.send(keys.interrupt);
    expect((await next.end()).code).toBe(130);
    expect(next.lines()[0]).toBe("  Question 2 of 10");
    expect(next.lines().at(-1)).toBe(`  1 of ${total} questions answered. To go on: asyncio-lessons quiz`);
  });
});
