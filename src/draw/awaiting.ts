// Draws how event loop, task, coroutine and future hang together, at a moment of a run at which a task awaits a future: a
// box each, what each does to the next between them, and at the right how the future comes back to the loop.
import type { Awaiting } from "../trace/awaiting.js";
import { seconds } from "./figures.js";
import type { View } from "./view.js";
import { padEnd } from "./width.js";
import { behind, paragraph, wrap } from "./wrap.js";

interface Box {
  readonly title: string;
  readonly text: string;
  /** What it does to the next one below, and what that gives back to it. */
  readonly down?: string;
  readonly up?: string;
}

const en = {
  heading: (at: string, coroutine: string) =>
    `How loop, task, coroutine and future hang together, at ${at}, when ${coroutine} awaits a future. An awaitable is whatever has __await__.`,
  boxes: ({ task, coroutine, at, until }: Awaiting): readonly Box[] => [
    {
      title: "event loop",
      text: "It runs what stands in its ready queue, one after the other.",
      down: "runs one step of the task",
    },
    {
      title: `task ${task} (awaitable)`,
      text: `A future as well: pending until ${coroutine} ends, then it keeps what that returned or raised.`,
      down: "drives the coroutine on, by send(None)",
      up: "hands up the future that it awaits",
    },
    {
      title: `coroutine ${coroutine}() (awaitable)`,
      text: "It stands still at its await. It has no status of this kind, and keeps no result.",
      down: "awaits the future",
    },
    {
      title: "future (awaitable)",
      text: `Pending at ${seconds(at)}${until === null ? "" : `, finished at ${seconds(until)}`}; the other end is cancelled. Once done, it puts its done callback, the wake-up of ${task}, into the ready queue, by call_soon.`,
    },
  ],
};

const ja: typeof en = {
  heading: (at, coroutine) =>
    `ループ、タスク、コルーチン、Future の関係：${at} に ${coroutine} が Future を await したところです。awaitable とは __await__ を持つもののことです。`,
  boxes: ({ task, coroutine, at, until }) => [
    {
      title: "イベントループ",
      text: "実行待ちキューに並んだものを、順に動かします。",
      down: "タスクを1ステップ動かす",
    },
    {
      title: `タスク ${task}（awaitable）`,
      text: `Future の一種です。${coroutine} が終わるまで pending で、そのあとは戻り値か例外を持ち続けます。`,
      down: "send(None) でコルーチンを先へ進める",
      up: "await している Future を渡す",
    },
    {
      title: `コルーチン ${coroutine}()（awaitable）`,
      text: "await のところで止まっています。タスクのような状態はなく、結果も残しません。",
      down: "Future を await する",
    },
    {
      title: "Future（awaitable）",
      text: `${seconds(at)} の時点では pending ${until === null ? "です" : `で、${seconds(until)} に finished になります`}。もう一つの終わり方は cancelled です。完了すると、${task} を起こす完了コールバックを、call_soon で実行待ちキューに入れます。`,
    },
  ],
};

export const awaitingWords = { en, ja };

/** Boxes are no wider than this, for the eye's sake. */
const widest = 76;

export function renderAwaiting(awaiting: Awaiting, { width, theme, language }: View): string {
  const { table, arrow, axis } = theme.glyphs;
  const words = awaitingWords[language];
  const boxes = words.boxes(awaiting);
  // Beside the text: the indent, both edges with a space each, and the way back with its corner.
  const room = Math.min(widest, width) - 9;
  const [top, , bottom] = table.corners;
  const edge = ([left, , right]: typeof top): string =>
    `  ${left}${table.horizontal.repeat(room + 2)}${right}`;
  const line = (text: string): string => `  ${table.vertical} ${padEnd(text, room)} ${table.vertical}`;
  const between = (glyph: string, text = ""): string[] =>
    text === "" ? [] : behind(`    ${glyph} `, text, room + 6);
  const drawn = boxes.map(({ title, text, down, up }) => [
    edge(top),
    ...wrap(title, room).map((each) => line(theme.strong(each))),
    ...wrap(text, room).map((each) => line(each)),
    edge(bottom),
    ...between(arrow.down, down),
    ...between(arrow.up, up),
  ]);
  const rows = drawn.flat();
  // The titles of the first box and of the last one.
  const [first, last] = [1, rows.length - (drawn.at(-1)?.length ?? 0) + 1];
  const way = rows.map((row, at) => {
    if (at === first) return `${row}${arrow.left}${axis.line}${top[2]}`;
    if (at === last) return `${row}${axis.line.repeat(2)}${bottom[2]}`;
    return at > first && at < last ? `${padEnd(row, room + 6)}  ${table.vertical}` : row;
  });
  return [...paragraph(words.heading(seconds(awaiting.at), awaiting.coroutine), width, 2), ...way].join("\n");
}
