// What is said of the Python that a program is to run on: that there is none, or none that will do, and what could not be
// recorded of a run.
import { type Answer, oldestPython } from "../../run/python/find.js";
import { oneLine } from "../../trace/harmless.js";

export type NoPython = Exclude<Answer, { readonly kind: "found" }>;

const en = {
  /** Why there is no Python to run a program on. */
  noPython(answer: NoPython): string {
    switch (answer.kind) {
      case "absent":
        return `No Python was found (${answer.name}).`;
      case "broken":
        return `'${answer.name}' does not run as Python does${answer.reason === "" ? "" : ` (${oneLine(answer.reason)})`}.`;
      case "silent":
        return `'${answer.name}' did not tell its version within ${answer.seconds} s.`;
      case "too-old":
        return `'${answer.name}' is Python ${answer.version}, and ${oldestPython} or newer is needed.`;
    }
  },
  noSuchPython: (name: string) => `there is no file or command '${name}'.`,
  /** After the reason why a Python will not do. */
  another:
    "Name another one, such as --interpreter /usr/bin/python3, or use the one that comes along: --runtime embedded",
  noEmbedded: "the Python that comes along is not installed.",
  installEmbedded:
    "Install it with npm install pyodide, or install Python: https://www.python.org/downloads/",
};

const ja: typeof en = {
  noPython(answer) {
    switch (answer.kind) {
      case "absent":
        return `実行できる Python が見つかりません（${answer.name}）。`;
      case "broken":
        return `「${answer.name}」は Python として動きません${answer.reason === "" ? "" : `（${oneLine(answer.reason)}）`}。`;
      case "silent":
        return `「${answer.name}」は、${answer.seconds}秒待ってもバージョンを答えません。`;
      case "too-old":
        return `「${answer.name}」は Python ${answer.version} です。${oldestPython} 以降が必要です。`;
    }
  },
  noSuchPython: (name) => `「${name}」というファイルやコマンドはありません。`,
  another:
    "--interpreter /usr/bin/python3 のように別の Python を指定するか、内蔵の Python（--runtime embedded）を使ってください。",
  noEmbedded: "内蔵の Python がインストールされていません。",
  installEmbedded:
    "npm install pyodide でインストールするか、Python をインストールしてください：https://www.python.org/downloads/",
};

export const runtimeWords = { en, ja };
