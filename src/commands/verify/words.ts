// What `verify` says.
import { english, japanese } from "../../draw/say.js";
import { type Answer, oldestPython } from "../../run/python/find.js";
import { oneLine } from "../../trace/harmless.js";

type NoPython = Exclude<Answer, { readonly kind: "found" }>;

/** A side's latest run: how late it was, with the unit, and of which lesson. */
type LatestRun = readonly [late: string, lesson: string];

const en = {
  same: "the same",
  different: "different",
  /** Of a side that had more events, or more output, than are kept. */
  tooMuch: "it printed more than is kept, so the rest was not compared",
  notForPython: (option: string) =>
    `${option} does not apply to Python: verify runs both sides in real time.`,
  /** Why there is no Python to run the lessons on. */
  noPython(answer: NoPython): string {
    switch (answer.kind) {
      case "absent":
        return `No Python was found (${answer.name}).`;
      case "broken":
        return `'${answer.name}' does not run as Python does${answer.reason === "" ? "" : ` (${oneLine(answer.reason)})`}.`;
      case "silent":
        return `'${answer.name}' did not tell its version within ${answer.seconds} s.`;
      case "too-old":
        return `'${answer.name}' is Python ${answer.version}, and the lessons need ${oldestPython} or newer.`;
    }
  },
  noSuchPython: (name: string) => `there is no file or command '${name}'.`,
  /** After the reason why a Python that was named will not do. */
  nameAnother: "Name another one, such as --python /usr/bin/python3.",
  /** After the reason why there is no Python: how to get one, and what is done without. */
  checkedInstead:
    "So the lessons are checked against what was recorded of CPython 3.13 instead. To have them run on a Python, install one (https://www.python.org/downloads/) or name one: --python /usr/bin/python3.",
  /** Stands above what was recorded. */
  recorded: "recorded of CPython 3.13",
  differs: (lesson: string) => `${lesson} is not the same:`,
  line: (line: number) => `line ${line}`,
  noLine: "(no such line)",
  failed: (error: string) => `it failed: ${error}`,
  /** It was not the same at first, and late. */
  repeated: (lesson: string) =>
    `${lesson} was late at first, and not the same, as happens on a busy machine: it was run again, by itself.`,
  skipped: (lesson: string, needs: string, version: string) =>
    `${lesson} needs Python ${needs} or newer, and this is ${version}: skipped.`,
  /** @param version of the Python; null where there was none */
  summary(same: number, total: number, version: string | null): string {
    const ran = `${same} of ${english.count(total, "lesson")} ${total === 1 ? "runs" : "run"}`;
    return version === null
      ? `${ran} as recorded. No Python was run.`
      : `${ran} the same on Python ${version}.`;
  },
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
  noPython(answer) {
    switch (answer.kind) {
      case "absent":
        return `実行できる Python が見つかりません（${answer.name}）。`;
      case "broken":
        return `「${answer.name}」は Python として動きません${answer.reason === "" ? "" : `（${oneLine(answer.reason)}）`}。`;
      case "silent":
        return `「${answer.name}」は、${answer.seconds}秒待ってもバージョンを答えません。`;
      case "too-old":
        return `「${answer.name}」は Python ${answer.version} です。レッスンには ${oldestPython} 以降が必要です。`;
    }
  },
  noSuchPython: (name) => `「${name}」というファイルやコマンドはありません。`,
  nameAnother: "--python /usr/bin/python3 のように、別の Python を指定してください。",
  checkedInstead:
    "代わりに、CPython 3.13 で記録した出力と照らし合わせます。本物の Python で確かめるには、インストールする（https://www.python.org/downloads/）か、--python /usr/bin/python3 のように指定してください。",
  recorded: "CPython 3.13 の記録",
  differs: (lesson) => `${lesson} の結果は同じではありません。`,
  line: (line) => `${line}行目`,
  noLine: "（この行はありません）",
  failed: (error) => `失敗しました：${error}`,
  repeated: (lesson) =>
    `${lesson} は最初の実行で遅れが出て、結果が同じになりませんでした（マシンの負荷が高いと起こります）。単独で実行し直した結果です。`,
  skipped: (lesson, needs, version) =>
    `${lesson} には Python ${needs} 以降が必要です（この Python は ${version}）。実行していません。`,
  summary: (same, total, version) =>
    version === null
      ? `${total}件中${same}件が、記録どおりの結果になりました。Python は実行していません。`
      : `${total}件中${same}件が、Python ${version} と同じ結果になりました。`,
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
