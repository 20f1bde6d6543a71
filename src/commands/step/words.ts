// What `step` says outside the viewer.
import { thousands } from "../../draw/say.js";
import type { SourceModel } from "../../viewer/model/source.js";

type Place = Pick<SourceModel, "file" | "current" | "ran">;

/** The line of the source, or, as `program.ts:16`, that in the file that ran and in the one that is shown. */
function placeOf({ file, current, ran }: Place, lineWord: (line: number) => string, mark: string): string {
  if (ran === null) return current === null ? "" : lineWord(current);
  const places = [ran, { file, line: current }];
  return places.flatMap(({ file, line }) => (line === null ? [] : [`${file}:${line}`])).join(mark);
}

const en = {
  /** Above the numbered lines. */
  heading: (name: string, events: number, clock: string) => `step ${name}: ${events} events (${clock})`,
  /** Behind the sentence: where in the source; "" where that is not known. */
  where: (source: Place) => placeOf(source, (line) => `line ${line}`, ", "),
  /** While a program of one's own runs: how to end it, and where what was recorded is shown then. */
  running(name: string, isReal: boolean, shownIn: "viewer" | "lines"): string {
    const time = isReal ? " in real time" : "";
    const look = shownIn === "viewer" ? "opens the viewer on" : "prints";
    const hint = isReal ? ", --virtual skips the waiting" : "";
    return `Running ${name}${time}. Ctrl-C stops it and ${look} what was recorded so far (--timeout sets an end${hint}).`;
  },
  /** What the viewer says first of a run that was cut short, by how it ended. */
  cut: {
    interrupted: (_events: number) => "stopped by Ctrl-C: this is what was recorded so far",
    "timed-out": (_events: number) => "ended by --timeout: this is what was recorded so far",
    full: (events: number) => `cut off after ${thousands(events)} events: a recording holds no more`,
  },
  /** Below the lines of a run that was cut short, if these are not all. */
  notAllPrinted: (printed: number, recorded: number, name: string) =>
    `Of a run that was cut short, its first ${thousands(printed)} events are printed; ${thousands(recorded)} were recorded. For all of them: asyncio-lessons run ${name} --timeout 2 --trace run.json, then asyncio-lessons step run.json`,
};

const ja: typeof en = {
  heading: (name, events, clock) => `step ${name}：${events}件のイベント（${clock}）`,
  where: (source) => placeOf(source, (line) => `${line}行目`, "、"),
  running(name, isReal, shownIn) {
    const time = isReal ? "実時間で" : "";
    const look = shownIn === "viewer" ? "ビューアーで開きます" : "表示します";
    const hint = isReal ? "、待ち時間を飛ばすには --virtual" : "";
    return `${name} を${time}実行しています。Ctrl-C を押すと実行を打ち切り、それまでの記録を${look}（終わりを決めておくには --timeout${hint} を使ってください）。`;
  },
  cut: {
    interrupted: () => "Ctrl-C で打ち切りました。ここまでの記録を表示しています",
    "timed-out": () => "--timeout で打ち切りました。ここまでの記録を表示しています",
    full: (events) => `イベントが${thousands(events)}件に達したので、記録を打ち切りました`,
  },
  notAllPrinted: (printed, recorded, name) =>
    `途中で打ち切った実行なので、記録した${thousands(recorded)}件のイベントのうち、最初の${thousands(printed)}件だけを表示しました。すべてを見るには、asyncio-lessons run ${name} --timeout 2 --trace run.json のあとに asyncio-lessons step run.json を実行してください。`,
};

export const stepWords = { en, ja };
