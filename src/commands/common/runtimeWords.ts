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
  /** Of a module that a program imports. @param command of the Python */
  noModule: (module: string, version: string, command: string) =>
    `Python ${version} (${command}) has no module '${module}'. To install it: ${command} -m pip install ${module}`,
  noModuleEmbedded: (module: string) =>
    `The embedded Python has no module '${module}', only its standard library: install Python for it (https://www.python.org/downloads/).`,
  /** Of what WebAssembly does not have. */
  cannotEmbedded:
    "The embedded Python has no threads, processes, connections, signals or keyboard: install Python for them (https://www.python.org/downloads/).",
  /** Of what a loop without descriptors does not have. */
  cannotVirtual:
    "In virtual time there are no connections, child processes or signals: run it in real time, without --virtual.",
  /** What could not be recorded of a run, by its note. */
  notes: {
    "shadowed-modules": (modules: string) =>
      `note: a file of the program's own has the name of a module that asyncio needs (${modules}), so the run could not be recorded as a whole: rename it.`,
    "foreign-loop": (loop: string) =>
      `note: ${loop} is another loop than Python's own: its tasks were recorded, and not its timers and callbacks.`,
  } as Readonly<Record<string, ((text: string) => string) | undefined>>,
  loading: (version: string) => `Loading the embedded Python ${version}, which takes a moment.`,
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
  noModule: (module, version, command) =>
    `Python ${version}（${command}）には「${module}」というモジュールがありません。インストールするには：${command} -m pip install ${module}`,
  noModuleEmbedded: (module) =>
    `内蔵の Python には標準ライブラリしかなく、「${module}」はありません。Python をインストールしてください（https://www.python.org/downloads/）。`,
  cannotEmbedded:
    "内蔵の Python では、スレッド、プロセス、通信、シグナル、キーボード入力は使えません。Python をインストールしてください（https://www.python.org/downloads/）。",
  cannotVirtual:
    "仮想時間では、通信、子プロセス、シグナルは使えません。--virtual を付けずに、実時間で実行してください。",
  notes: {
    "shadowed-modules": (modules) =>
      `メモ：asyncio に必要なモジュール（${modules}）と同じ名前のファイルがプログラムのフォルダにあるため、実行のすべては記録できませんでした。名前を変えてください。`,
    "foreign-loop": (loop) =>
      `メモ：${loop} は Python 自身のループではないので、記録できたのはタスクだけです。タイマーとコールバックは含まれません。`,
  },
  loading: (version) => `内蔵の Python ${version} を読み込んでいます。少し時間がかかります。`,
  noEmbedded: "内蔵の Python がインストールされていません。",
  installEmbedded:
    "npm install pyodide でインストールするか、Python をインストールしてください：https://www.python.org/downloads/",
};

export const runtimeWords = { en, ja };
