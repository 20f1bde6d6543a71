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
        1  sequential           1 2 3   15 s  Blocking calls run strictly in order, so
                                              their waits add up to 15 seconds.
        2  create_task          3 2 1    6 s  Tasks made before the first await wait
                                              together: the shortest wait prints
                                              first, in 6 seconds overall.
        3  await_without_tasks  1 2 3   15 s  Awaiting coroutines one by one overlaps
                                              nothing: asyncio alone still takes 15
                                              seconds.
        4  gather               3 2 1    6 s  One await on gather turns three
                                              coroutines into tasks and waits for all
                                              of them: 6 seconds overall.
        5  ensure_future        3 2 1    6 s  Given a coroutine, ensure_future makes a
                                              task just as create_task does: the same
                                              order, the same 6 seconds.

        Run one: asyncio-lessons run gather
      "
    `);
  });

  it("speaks Japanese when asked to", async () => {
    const { code, stdout, stderr } = await command(["list", "--lang", "ja"], { env: { COLUMNS: "80" } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
        #  レッスン             順序   目安  内容
        1  sequential           1 2 3  15 s  ブロックする呼び出しは書いた順に一つずつ
                                             進むため、待ち時間がすべて足されて15秒に
                                             なる。
        2  create_task          3 2 1   6 s  先に作ったタスクは同時に待つので、
                                             待ち時間の短い順に表示され、全体は6秒で
                                             終わる。
        3  await_without_tasks  1 2 3  15 s  コルーチンを一つずつ await しても待ち時間
                                             は重ならず、asyncio を使っていても15秒
                                             かかる。
        4  gather               3 2 1   6 s  gather を一度 await するだけで三つの
                                             コルーチンがタスクになり、全部がそろう
                                             まで6秒で済む。
        5  ensure_future        3 2 1   6 s  コルーチンを渡せば ensure_future も
                                             create_task と同じくタスクを作るので、
                                             表示の順も6秒という時間も変わらない。

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
