// The words of the command `step`.
import type { Language } from "../lesson/model.js";

export interface StepCommandWords {
  readonly command: string;
  readonly argument: string;
  readonly plain: string;
  readonly python: string;
  readonly internals: string;
  readonly virtual: string;
  /** Above the numbered lines. */
  readonly heading: (name: string, events: number, clock: string) => string;
  /** Behind the sentence: where in the source. */
  readonly line: (line: number) => string;
  /** While a program of one's own runs in real time. */
  readonly running: (name: string) => string;
  readonly example: string;
}

export const stepCommandWords: Readonly<Record<Language, StepCommandWords>> = {
  en: {
    command: "walk through a run, event by event, forwards and backwards",
    argument: "a lesson by name, or the path of a .ts or .js program or of a trace (.json)",
    plain: "print numbered lines, one an event (off a terminal always)",
    python: "begin with the Python source",
    internals: "stop at the library's own callbacks as well",
    virtual: "run a program of your own in virtual time (lessons do anyway)",
    heading: (name, events, clock) => `step ${name}: ${events} events (${clock})`,
    line: (line) => ` (line ${line})`,
    running: (name) => `running ${name} in real time; --virtual does it at once`,
    example: "walk through a run, forwards and backwards, and see why each event happens",
  },
  ja: {
    command: "実行をイベントごとに、前へも後ろへもたどる",
    argument: "レッスンの名前、または .ts・.js のプログラムかトレース（.json）のパス",
    plain: "番号付きの行で、イベントを1行に一つずつ表示する（端末でなければ常に）",
    python: "Python のソースから始める",
    internals: "ライブラリ内部のコールバックにも止まる",
    virtual: "自分のプログラムを仮想時間で動かす（レッスンは常に仮想時間）",
    heading: (name, events, clock) => `step ${name}：${events}件のイベント（${clock}）`,
    line: (line) => `（${line}行目）`,
    running: (name) => `${name} を実時間で実行しています（--virtual ならすぐに終わります）`,
    example: "実行を前へも後ろへもたどり、各イベントが起きた理由を見る",
  },
};
