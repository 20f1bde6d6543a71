// What `verify` says.
import { english, japanese } from "../../draw/say.js";

/** A side's latest run: how late it was, with the unit, and of which lesson. */
type LatestRun = readonly [late: string, lesson: string];

const en = {
  same: "the same",
  different: "different",
  /** Of a side that had more events, or more output, than are kept. */
  tooMuch: "it printed more than is kept, so the rest was not compared",
  notForPython: (option: string) =>
    `${option} does not apply to Python: verify runs both sides in real time.`,
  /** After the reason why a Python that was named will not do. */
  nameAnother: "Name another one, such as --python /usr/bin/python3.",
  differs: (lesson: string) => `${lesson} is not the same:`,
  line: (line: number) => `line ${line}`,
  noLine: "(no such line)",
  failed: (error: string) => `it failed: ${error}`,
  /** It was not the same at first, and late. */
  repeated: (lesson: string) =>
    `${lesson} was late at first, and not the same, as happens on a busy machine: it was run again, by itself.`,
  skipped: (lesson: string, needs: string, version: string) =>
    `${lesson} needs Python ${needs} or newer, and this is ${version}: skipped.`,
  summary: (same: number, total: number, version: string) =>
    `${same} of ${english.count(total, "lesson")} ${total === 1 ? "runs" : "run"} the same on Python ${version}.`,
  onlyReal: (lesson: string) => `${lesson} measures real work: it can only be compared with --real.`,
  needsThreads: (lesson: string) =>
    `${lesson} starts threads or processes, which the embedded Python cannot: skipped. Install Python for it: https://www.python.org/downloads/`,
  events: (count: string) => `${count} events`,
  byOutputs: "what it prints",
  /** Why a lesson was compared by what it prints. */
  notEvents: (lesson: string, reason: string) => `${lesson}: ${reason}.`,
  /** While they run. */
  comparing: (done: number, total: number, running: readonly string[]) =>
    `${done} of ${total} compared${running.length === 0 ? "" : `, now ${running.join(", ")}`}`,
  /** @param told what that version does */
  otherwise: (version: string, told: string) => `Python ${version}: ${told}`,
  noEvent: "(it has ended)",
  /** @param by the Python */
  alike: (same: number, total: number, by: string) =>
    `${same} of ${total} ${total === 1 ? "is" : "are"} the same on the core and on ${by}, in virtual time. In real time: verify --real`,
  otherVersion: (found: string, embedded: string) =>
    `note: Python ${found} is not 3.13, as which the core behaves: the embedded Python ${embedded} is compared with. Another: --python <path>`,
  realOfPrograms: "--real takes lessons: leave it out for two programs.",
  onePairOfPrograms:
    "verify takes lessons, or one program in TypeScript and one in Python: verify ./mine.ts ./mine.py",
  /** Of each side the latest run; `unjudged`: the lessons whose order is not judged to its end. */
  lateSides(typescript: LatestRun | null, python: LatestRun | null, unjudged: readonly string[]): string {
    const sides = [
      ...(typescript === null ? [] : [`TypeScript by up to ${typescript[0]} (${typescript[1]}; measured)`]),
      ...(python === null ? [] : [`Python by up to ${python[0]} (${python[1]})`]),
    ];
    const order =
      unjudged.length === 0
        ? "the order is as it should be."
        : `that may change the order, which is not judged to its end in ${english.list(unjudged)}.`;
    return `Late in these runs, as on a busy machine: ${english.list(sides)}; ${order}`;
  },
};

const ja: typeof en = {
  same: "同じ",
  different: "違いあり",
  tooMuch: "出力が多すぎて記録しきれなかったので、残りは比べていません",
  notForPython: (option) =>
    `${option} は Python には効きません。verify では、どちらのプログラムも実時間で実行します。`,
  nameAnother: "--python /usr/bin/python3 のように、別の Python を指定してください。",
  differs: (lesson) => `${lesson} の結果は同じではありません。`,
  line: (line) => `${line}行目`,
  noLine: "（この行はありません）",
  failed: (error) => `失敗しました：${error}`,
  repeated: (lesson) =>
    `${lesson} は最初の実行で遅れが出て、結果が同じになりませんでした（マシンの負荷が高いと起こります）。単独で実行し直した結果です。`,
  skipped: (lesson, needs, version) =>
    `${lesson} には Python ${needs} 以降が必要です（この Python は ${version}）。実行していません。`,
  summary: (same, total, version) => `${total}件中${same}件が、Python ${version} と同じ結果になりました。`,
  onlyReal: (lesson) => `${lesson} は実際の処理にかかる時間を測るので、--real でしか比べられません。`,
  needsThreads: (lesson) =>
    `${lesson} はスレッドかプロセスを使うので、内蔵の Python では実行できません。実行していません。Python をインストールしてください：https://www.python.org/downloads/`,
  events: (count) => `イベント${count}件`,
  byOutputs: "出力",
  notEvents: (lesson, reason) => `${lesson}：${reason}。`,
  comparing: (done, total, running) =>
    `${total}件中${done}件を比較しました${running.length === 0 ? "" : `（実行中：${running.join("、")}）`}`,
  otherwise: (version, told) => `Python ${version}：${told}`,
  noEvent: "（ここで終わっています）",
  alike: (same, total, by) =>
    `${total}件中${same}件が、仮想時間でコアと ${by} とで同じになりました。実時間で比べるには：verify --real`,
  otherVersion: (found, embedded) =>
    `メモ：コアは 3.13 と同じように動きます。この Python は ${found} なので、内蔵の Python ${embedded} と比べます。別の Python を使うには：--python <パス>`,
  realOfPrograms: "--real で指定できるのはレッスンです。二つのプログラムを比べるときは外してください。",
  onePairOfPrograms:
    "verify には、レッスンか、TypeScript と Python のプログラムを一つずつ指定してください：verify ./mine.ts ./mine.py",
  lateSides(typescript, python, unjudged) {
    const sides = [
      ...(typescript === null ? [] : [`TypeScript は最大 ${typescript[0]}（${typescript[1]}、実測）`]),
      ...(python === null ? [] : [`Python は最大 ${python[0]}（${python[1]}）`]),
    ];
    const order =
      unjudged.length === 0
        ? "順序は想定どおりです。"
        : `遅れは順序を変えることがあるので、${japanese.list(unjudged)} では順序を最後までは判定していません。`;
    return `マシンの負荷が高いときのような遅れがありました：${japanese.list(sides)}。${order}`;
  },
};

export const verifyWords = { en, ja };
