// The words of the command `step`.
import type { Language } from "../../draw/language.js";
import type { RunEnding } from "../../run/core/runProgram.js";

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
  /** While a program of one's own runs: how to end it, and where what was recorded is shown then. */
  readonly running: (name: string, clock: "real" | "virtual", shownIn: "viewer" | "lines") => string;
  /** What the viewer says first of a run that was cut short. */
  readonly cut: Readonly<Record<Exclude<RunEnding, "ended">, (events: number) => string>>;
  /** Below the lines of a run that was cut short, if these are not all. */
  readonly notAllPrinted: (printed: number, recorded: number, name: string) => string;
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
    running: (name, clock, shownIn) => {
      const { time, hint } = {
        real: { time: " in real time", hint: "--timeout sets an end, --virtual skips the waiting" },
        virtual: { time: "", hint: "--timeout sets an end" },
      }[clock];
      const look = {
        viewer: "opens the viewer on what was recorded so far",
        lines: "prints what was recorded so far",
      }[shownIn];
      return `Running ${name}${time}. Ctrl-C stops it and ${look} (${hint}).`;
    },
    cut: {
      interrupted: () => "stopped by Ctrl-C: this is what was recorded so far",
      "timed-out": () => "ended by --timeout: this is what was recorded so far",
      full: (events) => `cut off after ${events.toLocaleString("en")} events: a recording holds no more`,
    },
    notAllPrinted: (printed, recorded, name) =>
      `Of a run that was cut short, its first ${printed.toLocaleString("en")} events are printed; ${recorded.toLocaleString("en")} were recorded. For all of them: asyncio-lessons run ${name} --timeout 2 --trace run.json, then asyncio-lessons step run.json`,
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
    running: (name, clock, shownIn) => {
      const { time, hint } = {
        real: {
          time: "実時間で",
          hint: "終わりを決めておくには --timeout、待ち時間を飛ばすには --virtual を使ってください",
        },
        virtual: { time: "", hint: "終わりを決めておくには --timeout を使ってください" },
      }[clock];
      const look = {
        viewer: "それまでの記録をビューアーで開きます",
        lines: "それまでの記録を表示します",
      }[shownIn];
      return `${name} を${time}実行しています。Ctrl-C を押すと実行を打ち切り、${look}（${hint}）。`;
    },
    cut: {
      interrupted: () => "Ctrl-C で打ち切りました。ここまでの記録を表示しています",
      "timed-out": () => "--timeout で打ち切りました。ここまでの記録を表示しています",
      full: (events) => `イベントが${events.toLocaleString("en")}件に達したので、記録を打ち切りました`,
    },
    notAllPrinted: (printed, recorded, name) =>
      `途中で打ち切った実行なので、記録した${recorded.toLocaleString("en")}件のイベントのうち、最初の${printed.toLocaleString("en")}件だけを表示しました。すべてを見るには、asyncio-lessons run ${name} --timeout 2 --trace run.json のあとに asyncio-lessons step run.json を実行してください。`,
    example: "実行を前へも後ろへもたどり、各イベントが起きた理由を見る",
  },
};
