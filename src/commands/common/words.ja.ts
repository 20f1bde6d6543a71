// The command line in Japanese.

import { stepCommandWords } from "./stepWords.js";
import { ja as trace } from "./traceWords.ja.js";
import type { Words } from "./words.js";

const or = (choices: readonly string[]): string => choices.join("、");

export const ja: Words = {
  description:
    "動かして学ぶ asyncio。レッスンはどれも小さなプログラムで、CPython と同じふるまいをするスケジューラの上で動きます。",
  headings: {
    "Usage:": "使い方:",
    "Options:": "オプション：",
    "Commands:": "コマンド：",
    "Arguments:": "引数：",
    "Global Options:": "共通オプション：",
  },
  examplesHeading: "例：",
  examples: [
    ["asyncio-lessons tour", "講座全体を自分のペースでたどる（いつでも中断・再開できる）"],
    ["asyncio-lessons list", "レッスンの一覧と、それぞれで見られる結果"],
    ["asyncio-lessons show gather", "レッスンの解説と二つのプログラムを読む"],
    ["asyncio-lessons run gather", "レッスンを実行し、各タスクがいつ動き、いつ待つかを見る"],
    ["asyncio-lessons run gather --speed 10", "10倍の速さで実行する"],
    ["asyncio-lessons step gather", stepCommandWords.ja.example],
    ["asyncio-lessons compare", "同じ三つの仕事を、五通りの書き方で競走させる"],
    ["asyncio-lessons run ./my_program.ts", "自分で書いたプログラムを実行する"],
    ["asyncio-lessons explain イベントループ", "用語の意味を、小さなプログラムで確かめる"],
    ["asyncio-lessons verify gather", "同じレッスンを本物の Python と並べて実行する"],
  ],
  commands: {
    list: "レッスンの一覧を、表示順と所要時間の目安とともに示す",
    show: "レッスンの解説を表示し、Python と TypeScript のプログラムを並べて示す",
    run: "レッスン（または自分のプログラム）を実行し、何が起きたかを示す",
    compare: "レッスンを並べて実行し、表示順と時間を比べる",
    tour: "レッスンを順にたどる（読む、予想する、実行する、理解する）",
    quiz: "レッスンの表示順と所要時間を予想し、間違いから学ぶ",
    explain: "用語（タスクなど）の意味を、小さなプログラムとその出力で説明する",
    verify: "レッスンを本物の Python でも実行し、結果を比べる",
  },
  showArgument: "レッスンの名前",
  compareArgument: "レッスンの名前（省略すると、同じ三つの仕事をするもの）",
  tourArgument: "始めるレッスン（省略すると前回の続きから）",
  quizArgument: "レッスンの名前（省略するとすべて。初学者の思い込みについての○×問題も出す）",
  options: {
    help: "このヘルプを表示する",
    version: "バージョンを表示する",
    lang: "言語：en または ja",
    color: "色：auto、always、never のどれか",
    noColor: "色を付けない",
    ascii: "ASCII 文字だけで描く",
    python: "Python のプログラムだけを表示する",
    typescript: "TypeScript のプログラムだけを表示する",
    both: "両方のプログラムを表示する（既定）",
    noPager: "ページャー（PAGER、なければ less）を使わずに表示する",
    speed: "n 倍の速さで実行する（数値はプログラムの秒のまま）",
    virtual: "仮想時間で実行する。一瞬で終わり、どのマシンでも同じ結果になる",
    json: "JSON 文書をひとつ出力する",
    quietRun: "プログラムの出力だけを表示する",
    quietCompare: "表だけを表示する",
    timeout: "実時間で指定した秒数が過ぎたら実行を打ち切る",
    predict: "実行の前に表示順と秒数を予想させ、間違いの理由を説明する",
    delays: "レッスンの待ち時間を、3,2,1 のように指定した秒数に置き換える",
    reset: "修了したレッスンと中断した場所の記録を消す",
    runs: "各レッスンを n 回くり返し、平均・標準偏差・範囲を示す",
    serial: "同時にではなく、ひとつずつ順に実行する",
    exportJson: "比較の結果を JSON でファイルに書き出す（- なら表の代わりに標準出力へ）",
    exportMarkdown: "比較の結果を Markdown でファイルに書き出す（- なら表の代わりに標準出力へ）",
    exportCsv: "比較の結果を CSV でファイルに書き出す（- なら表の代わりに標準出力へ）",
  },
  error: {
    prefix: "エラー：",
    unknownOption: (option) => `「${option}」というオプションはありません。`,
    unknownCommand: (command) => `「${command}」というコマンドはありません。`,
    unknownLesson: (name) => `「${name}」というレッスンはありません。`,
    onlyLessons: (path) => `「${path}」はパスです。ここで指定できるのはレッスンの名前だけです。`,
    noSuchFile: (path) => `「${path}」というファイルはありません。パスを確かめてください。`,
    notAProgram: (path) =>
      `「${path}」はプログラムではありません。.ts、.js、.mts、.mjs のファイルを指定してください。`,
    didYouMean: (suggestions) => `もしかして：${or(suggestions)}`,
    seeCommands: "コマンドの一覧：asyncio-lessons --help",
    seeList: "レッスンの一覧：asyncio-lessons list",
    seeHelp: (command) => `オプションの一覧：${command} --help`,
    missingArgument: (name) =>
      name === "lesson"
        ? "どのレッスンか、gather のように指定してください。"
        : `「${name}」を指定してください。`,
    missingValue: (option) => `${option} には値が必要です。`,
    tooManyArguments: (command, taken, argument) =>
      taken === 0
        ? `${command} は引数を取りません（「${argument}」が渡されました）。`
        : `${command} の引数は一つだけです（「${argument}」は余分です）。`,
    conflict: (one, other) => `${one} と ${other} は同時に使えません。どちらか一方を指定してください。`,
    notPositive: (option, value) =>
      `${option} には0より大きい数を指定してください（「${value}」は使えません）。`,
    notASpeed: (value, least, most) =>
      `--speed には ${least} から ${most} までの数を指定してください（「${value}」は使えません）。一瞬で終わらせたいときは --virtual を使ってください。`,
    notWhole: (option, value) => `${option} には1以上の整数を指定してください（「${value}」は使えません）。`,
    notOneOf: (option, value, allowed) =>
      `${option} に使えるのは ${or(allowed)} のどれかです（「${value}」は使えません）。`,
    realTimeOnly: (lesson, option) =>
      `${lesson} は実際の処理にかかる時間を測るレッスンなので、実時間でしか実行できません。${option} を外してください。`,
    notComparable: (lesson) =>
      `${lesson} は実際の処理にかかる時間を測るレッスンなので、ほかのレッスンとは比べられません。単独で実行してください：asyncio-lessons run ${lesson}`,
    noFolder: (file, folder) =>
      `「${file}」に書き込めません。フォルダ「${folder}」がありません。先に作成してください。`,
    isFolder: (file) => `「${file}」に書き込めません。これはフォルダです。ファイル名を指定してください。`,
    cannotWrite: (file, reason) => `「${file}」に書き込めません：${reason}`,
    nobodyToAsk: (what, instead) =>
      `${what} は質問をするので、端末が必要です。代わりに ${or(instead)} を使ってください。`,
    predictOfProgram: (path) =>
      `--predict はレッスンにだけ使えます。「${path}」が何を表示するかは、実行するまで分かりません。--predict を外してください。`,
    quizOfProgram: (path) =>
      `クイズに出せるのはレッスンだけです。自分のプログラムは asyncio-lessons run ${path} で実行してください。`,
    notADelay: (value, given, most) =>
      `--delays には0から${most}までの秒数を、3,2,1 のようにコンマで区切って指定してください（「${given}」の「${value}」は使えません）。`,
    delaysOfProgram: (path) =>
      `--delays はレッスンにだけ使えます。「${path}」の待ち時間は、プログラムを直接書き換えてください。`,
    delaysOfSeveral:
      "--delays を使うときは、レッスンをひとつだけ指定してください。どの待ち時間がどのレッスンのものか、決められません。",
    noDelays: (lesson) =>
      `${lesson} の待ち時間は変えられません。変えると別のレッスンになってしまいます。--delays を外してください。`,
    delayCount: (lesson, own, given) =>
      `${lesson} の待ち時間は${own.length}個（${own.join(",")}）ですが、--delays で指定されたのは${given}個です。数をそろえてください。`,
    noWorkingFolder: "いまいるフォルダはもう存在しません。別のフォルダに移ってから、もう一度試してください。",
    internal: (message) =>
      `asyncio-lessons の内部で問題が起きました：${message}。お手数ですが報告をお願いします。`,
  },
  timedOut: (seconds) => `${seconds}秒が過ぎたので打ち切りました（--timeout）。`,
  tooManyEvents: (most) =>
    `イベントが${most.toLocaleString("en")}件に達したので打ち切りました。これ以上は記録できません。終わらないプログラムなら、--timeout で終わりを決めてください。`,
  notAllKept: (events, until) =>
    `イベントが多すぎて、すべては記録できませんでした。出力のほかに示すのは、最初の${events.toLocaleString("en")}件（${until} まで）から分かることだけです。`,
  checkFailed: (lesson) => `${lesson} の実行結果が、レッスンの想定と違います。`,
  missingLine: (line, expected) => `${line}行目がありません。あるはずの行：${expected}`,
  unexpectedLine: (line, actual) => `${line}行目は想定にない行です：${actual}`,
  differentLine: (line, expected, actual) => `${line}行目は ${expected} のはずですが、${actual} でした`,
  elapsedOff: (actual, from, to) => `経過時間は ${from} から ${to} のあいだのはずですが、${actual} でした`,
  elapsedExact: (actual, expected) => `経過時間はちょうど ${expected} のはずですが、${actual} でした`,
  lengthOff: (actual, from, to) =>
    `実行は ${from} から ${to} のあいだで終わるはずですが、${actual} かかりました`,
  missingWarning: (expected) => `標準エラー出力に次の文があるはずです：${expected}`,
  anElapsedTime: "経過した秒数",
  lateness: {
    run: (late) => `この実行では、マシンが ${late} 遅れました（実測）。順序は想定どおりです。`,
    runUnjudged: (late, line) =>
      `この実行では、マシンが ${late} 遅れました（実測）。遅れは順序を変えることがあるので、${line}行目から後は判定していません。本来の順序を見るには、速度を落とすか --virtual を付けて、もう一度実行してください。`,
    runs: (late) => `これらの実行では、マシンが最大 ${late} 遅れました（実測）。順序は想定どおりです。`,
    runsUnjudged: (late, count) =>
      `これらの実行では、マシンが最大 ${late} 遅れました（実測）。遅れは順序を変えることがあるので、うち${count}回は順序の一部を判定していません。`,
    sides: (typescript, python, unjudged) => {
      const sides = [
        ...(typescript === null ? [] : [`TypeScript は最大 ${typescript[0]}（${typescript[1]}、実測）`]),
        ...(python === null ? [] : [`Python は最大 ${python[0]}（${python[1]}）`]),
      ];
      const order =
        unjudged.length === 0
          ? "順序は想定どおりです。"
          : `遅れは順序を変えることがあるので、${unjudged.join("、")} では順序を最後までは判定していません。`;
      return `マシンが忙しいときのような遅れがありました：${sides.join("、")}。${order}`;
    },
  },
  trace,
  step: stepCommandWords.ja,
  explain: {
    argument: "英語または日本語の用語。task、タスクなど（省略すると一覧を表示）",
    python: "Python のプログラムを表示する（既定）",
    typescript: "TypeScript のプログラムを表示する",
    both: "両方のプログラムを表示する（100桁以上なら左右に並べる）",
    unknownTerm: (word) => `「${word}」という項目はありません。`,
    seeTerms: "用語の一覧：asyncio-lessons explain",
    footer: "用語を調べるには：asyncio-lessons explain タスク",
  },
  verify: {
    tooMuch: "出力が多すぎて記録しきれなかったので、残りは比べていません",
    argument: "レッスンの名前（省略するとすべて）",
    python: "実行に使う Python（省略すると python3、python の順に探す）",
    notForPython: (option) =>
      `${option} は Python には効きません。verify では、どちらのプログラムも実時間で実行します。`,
    noPython: (names) => `実行できる Python が見つかりません（${names}）。`,
    noSuchPython: (name) => `「${name}」というファイルやコマンドはありません。`,
    notAPython: (name, reason) =>
      `「${name}」は Python として動きません${reason === "" ? "" : `（${reason}）`}。`,
    silentPython: (name, seconds) => `「${name}」は、${seconds}秒待ってもバージョンを答えません。`,
    tooOld: (name, version, least) =>
      `「${name}」は Python ${version} です。レッスンには ${least} 以降が必要です。`,
    nameAnother: "--python /usr/bin/python3 のように、別の Python を指定してください。",
    checkedInstead:
      "代わりに、CPython 3.13 で記録した出力と照らし合わせます。本物の Python で確かめるには、インストールする（https://www.python.org/downloads/）か、--python /usr/bin/python3 のように指定してください。",
    recorded: "CPython 3.13 の記録",
    differs: (lesson) => `${lesson} の結果は同じではありません。`,
    line: (line) => `${line}行目`,
    more: (count) => `ほか${count}件`,
    noLine: "（この行はありません）",
    failed: (error) => `失敗しました：${error}`,
    repeated: (lesson) =>
      `${lesson} は最初の実行で遅れが出て、結果が同じになりませんでした（マシンが忙しいと起こります）。単独で実行し直した結果です。`,
    skipped: (lesson, needs, version) =>
      `${lesson} には Python ${needs} 以降が必要です（この Python は ${version}）。実行していません。`,
    summary: (same, total, version) => `${total}件中${same}件が、Python ${version} と同じ結果になりました。`,
    summaryRecorded: (same, total) =>
      `${total}件中${same}件が、記録どおりの結果になりました。Python は実行していません。`,
  },
  listFooter: "実行するには：asyncio-lessons run gather",
  menu: {
    question: "何を見ますか？",
    keys: "矢印キーで選び、Enter で決定、Esc で終了",
    startTour: "ツアーを始める",
    continueTour: "ツアーを続ける",
    compareAll: "時間を測るレッスンを比べる",
    list: "レッスンの一覧",
    help: "ヘルプ",
    quit: "終了",
  },
  noPager: (command) => `ページャー「${command}」（PAGER）を起動できなかったので、そのまま表示します。`,
  written: (file) => `書き出しました：${file}`,
};
