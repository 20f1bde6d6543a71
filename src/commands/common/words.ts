// What several commands say: errors of their arguments, options and files, and what is wrong with a learner's progress.
// What is told of a run stands in `reportWords.ts`.
import { english, japanese } from "../../draw/say.js";
import type { TraceFault } from "../../trace/codec.js";
import type { Misplacement } from "../../trace/order.js";
import type { ProgressFault } from "./progressFile.js";

const en = {
  error: {
    /** In front of every error. */
    prefix: "error: ",
    /** A fault, and what is said of it besides. */
    remedied: (fault: string, remedy: string) => `${fault} ${remedy}`,
    unknownLesson: (name: string) => `there is no lesson '${name}'.`,
    /** A path was given to what only takes lessons. */
    onlyLessons: (path: string) => `'${path}' is a path: this takes lessons only, by name or number.`,
    /** @param lesson that the file is named as */
    noSuchFile: (path: string, lesson?: string) =>
      `there is no file '${path}'. ${lesson === undefined ? "Check the path." : `Did you mean the lesson ${lesson}?`}`,
    notAProgram: (path: string) =>
      `'${path}' is not a program: give a .py file, or a .ts, .js, .mts or .mjs file.`,
    notebook: (path: string) =>
      `'${path}' is a notebook, which cannot be run: save its code as a .py file (jupyter nbconvert --to script).`,
    /** Of a folder. */
    noMain: (path: string) => `'${path}' is a folder without a __main__.py: name a program in it.`,
    notOnCore: (path: string) =>
      `'${path}' is a Python program, which the core cannot run: leave out --runtime core.`,
    notOnPython: (path: string, runtime: string) =>
      `'${path}' is a TypeScript program, which only the core can run: leave out --runtime ${runtime}.`,
    didYouMean: (suggestions: readonly string[]) => `Did you mean ${english.or(suggestions)}?`,
    seeList: "The lessons: asyncio-lessons list",
    missingArgument: (name: string) => `say which ${name}, such as gather.`,
    missingValue: (option: string) => `${option} needs a value.`,
    conflict: (one: string, other: string) => `${one} and ${other} exclude each other: give one of them.`,
    notPositive: (option: string, value: string) => `${option} takes a number above 0, not '${value}'.`,
    notASpeed: (value: string, least: number, most: number) =>
      `--speed takes a number from ${least} to ${most}, not '${value}'; --virtual runs at once.`,
    notWhole: (option: string, value: string) => `${option} takes a whole number from 1 up, not '${value}'.`,
    notOneOf: (option: string, value: string, allowed: readonly string[]) =>
      `${option} takes ${english.or(allowed)}, not '${value}'.`,
    /** Of a lesson that measures real work, with `--virtual` or `--speed`. */
    realTimeOnly: (lesson: string, option: string) =>
      `${lesson} measures real work, so it runs in real time only: leave out ${option}.`,
    noFolder: (file: string, folder: string) =>
      `cannot write '${file}': there is no folder '${folder}'. Make it first.`,
    isFolder: (file: string) => `cannot write '${file}': it is a folder. Name a file in it.`,
    cannotWrite: (file: string, reason: string) => `cannot write '${file}': ${reason}.`,
    /** `what` asks something, and nobody is there to answer. */
    nobodyToAsk: (what: string, instead: readonly string[]) =>
      `${what} asks questions, which needs a terminal. Use ${english.or(instead)}.`,
    /** @param given all that was given */
    notADelay: (value: string, given: string, most: number) =>
      `--delays takes seconds from 0 to ${most} with commas between, such as 3,2,1: '${value}' in '${given}' is none.`,
    delaysOfProgram: (path: string) =>
      `--delays takes a lesson: change the delays in '${path}' itself, the program is yours.`,
    noDelays: (lesson: string) =>
      `${lesson} cannot be run with other delays: it would not be the same lesson any more. Leave --delays out.`,
    delayCount: (lesson: string, own: readonly number[], given: number) =>
      `${lesson} has ${english.count(own.length, "delay")} (${own.join(",")}), but --delays gives ${given}: give as many.`,
    notASecond: (option: string, value: string) => `${option} takes seconds from 0 up, not '${value}'.`,
  },
  /** What is wrong with a file that is given as a trace. */
  trace: {
    isFolder: (path: string) => `'${path}' is a folder: name a trace in it.`,
    cannotRead: (path: string, reason: string) => `cannot read '${path}': ${reason}.`,
    /** Why it is no trace that can be read. */
    fault(path: string, fault: TraceFault): string {
      switch (fault.kind) {
        case "not-json":
          return `'${path}' is no trace, as it is not JSON: write one with asyncio-lessons run <lesson> --trace <file>`;
        case "not-a-trace":
          return `'${path}' is JSON, but no trace: write one with asyncio-lessons run <lesson> --trace <file>`;
        case "other-schema":
          return `'${path}' is a trace of schema ${fault.schema}, of which this version knows only 1 and 2: record it again.`;
        case "malformed":
          return `'${path}' is a damaged trace: ${fault.where} is not as it should be.`;
        case "malformed-event":
          return `'${path}' is a damaged trace: in its event number ${fault.event}, ${fault.where} is not as it should be.`;
        case "misplaced-event":
          return `'${path}' is a damaged trace: its event number ${fault.event} ${en.trace.misplaced(fault.misplacement)}.`;
      }
    },
    /** Of an event that is as it should be, but cannot come after those before it. */
    misplaced(misplacement: Misplacement): string {
      const things = { task: "a task", timer: "a timer", handle: "a callback", future: "a future" };
      switch (misplacement.why) {
        case "beginning":
          return "breaks the rule that program-began comes first, and only once";
        case "earlier":
          return "is earlier than the one before it";
        case "unknown":
          return `refers to ${things[misplacement.what]} that no event before it tells of`;
        case "number":
          return `gives ${things[misplacement.what]} a number that is not the next`;
        case "step":
          return `is ${misplacement.kind}, which its task cannot do then`;
      }
    },
    /** Of an option that only makes sense for what is still to be run. */
    optionOfTrace: (path: string, option: string) =>
      `'${path}' is a trace, which has been run already: leave out ${option}, or name a lesson.`,
  },
  written: (file: string) => `Written: ${file}`,
  /** Of a trace, or what is made of one. */
  valuesInside: (file: string) =>
    `'${file}' has the values of the program's variables inside; --no-locals leaves them out.`,
  /** What is wrong with the file of a learner's progress. */
  progressFault(fault: ProgressFault): string {
    switch (fault.kind) {
      case "no-home":
        return "note: there is no home folder to keep your progress in, so it is not saved. Set XDG_DATA_HOME to a folder.";
      case "later":
        return `note: a later version keeps your progress in '${fault.file}'. It is neither read nor changed, and nothing is saved.`;
      case "damaged":
        return fault.kept === null
          ? `note: the progress in '${fault.file}' is damaged and counts for nothing.`
          : `note: the progress in '${fault.file}' was damaged. It is kept as '${fault.kept}', and you begin anew.`;
      case "unreadable":
        return `note: cannot read your progress, so it is not saved either: ${english.ended(fault.reason)} ('${fault.file}')`;
      case "unwritable":
        return `note: cannot save your progress; all else goes on: ${english.ended(fault.reason)} ('${fault.file}')`;
    }
  },
};

export type Words = typeof en;

const ja: Words = {
  error: {
    prefix: "エラー：",
    remedied: (fault, remedy) => fault + remedy,
    unknownLesson: (name) => `「${name}」というレッスンはありません。`,
    onlyLessons: (path) => `「${path}」はパスです。ここで指定できるのはレッスンの名前か番号だけです。`,
    noSuchFile: (path, lesson) =>
      `「${path}」というファイルはありません。${lesson === undefined ? "パスを確かめてください。" : `もしかして、レッスンの ${lesson} ですか？`}`,
    notAProgram: (path) =>
      `「${path}」はプログラムではありません。.py、または .ts、.js、.mts、.mjs のファイルを指定してください。`,
    notebook: (path) =>
      `「${path}」はノートブックなので実行できません。コードを .py ファイルに保存してください（jupyter nbconvert --to script）。`,
    noMain: (path) => `「${path}」は __main__.py のないフォルダです。中のプログラムを指定してください。`,
    notOnCore: (path) =>
      `「${path}」は Python のプログラムなので、コアでは実行できません。--runtime core を外してください。`,
    notOnPython: (path, runtime) =>
      `「${path}」は TypeScript のプログラムなので、コアでしか実行できません。--runtime ${runtime} を外してください。`,
    didYouMean: (suggestions) => `もしかして：${japanese.list(suggestions)}`,
    seeList: "レッスンの一覧：asyncio-lessons list",
    missingArgument: (name) =>
      name === "lesson"
        ? "どのレッスンか、gather のように指定してください。"
        : `「${name}」を指定してください。`,
    missingValue: (option) => `${option} には値が必要です。`,
    conflict: (one, other) => `${one} と ${other} は同時に使えません。どちらか一方を指定してください。`,
    notPositive: (option, value) =>
      `${option} には0より大きい数を指定してください（「${value}」は使えません）。`,
    notASpeed: (value, least, most) =>
      `--speed には ${least} から ${most} までの数を指定してください（「${value}」は使えません）。一瞬で終わらせたいときは --virtual を使ってください。`,
    notWhole: (option, value) => `${option} には1以上の整数を指定してください（「${value}」は使えません）。`,
    notOneOf: (option, value, allowed) =>
      `${option} に使えるのは ${japanese.list(allowed)} のどれかです（「${value}」は使えません）。`,
    realTimeOnly: (lesson, option) =>
      `${lesson} は実際の処理にかかる時間を測るレッスンなので、実時間でしか実行できません。${option} を外してください。`,
    noFolder: (file, folder) =>
      `「${file}」に書き込めません。フォルダ「${folder}」がありません。先に作成してください。`,
    isFolder: (file) => `「${file}」に書き込めません。これはフォルダです。ファイル名を指定してください。`,
    cannotWrite: (file, reason) => `「${file}」に書き込めません：${reason}`,
    nobodyToAsk: (what, instead) =>
      `${what} は質問をするので、端末が必要です。代わりに ${japanese.list(instead)} を使ってください。`,
    notADelay: (value, given, most) =>
      `--delays には0から${most}までの秒数を、3,2,1 のようにコンマで区切って指定してください（「${given}」の「${value}」は使えません）。`,
    delaysOfProgram: (path) =>
      `--delays はレッスンにだけ使えます。「${path}」の待ち時間は、プログラムを直接書き換えてください。`,
    noDelays: (lesson) =>
      `${lesson} の待ち時間は変えられません。変えると別のレッスンになってしまいます。--delays を外してください。`,
    delayCount: (lesson, own, given) =>
      `${lesson} の待ち時間は${own.length}個（${own.join(",")}）ですが、--delays で指定されたのは${given}個です。数をそろえてください。`,
    notASecond: (option, value) =>
      `${option} には0以上の秒数を指定してください（「${value}」は使えません）。`,
  },
  trace: {
    isFolder: (path) => `「${path}」はフォルダです。トレースのファイルを指定してください。`,
    cannotRead: (path, reason) => `「${path}」を読み込めません：${reason}`,
    fault(path, fault) {
      switch (fault.kind) {
        case "not-json":
          return `「${path}」は JSON ではないので、トレースとして読めません。トレースは asyncio-lessons run <レッスン> --trace <ファイル> で書き出せます。`;
        case "not-a-trace":
          return `「${path}」は JSON ですが、トレースではありません。トレースは asyncio-lessons run <レッスン> --trace <ファイル> で書き出せます。`;
        case "other-schema":
          return `「${path}」はスキーマ ${fault.schema} のトレースですが、このバージョンで読めるのは 1 と 2 だけです。記録し直してください。`;
        case "malformed":
          return `「${path}」のトレースは壊れています。${fault.where} が正しくありません。`;
        case "malformed-event":
          return `「${path}」のトレースは壊れています。${fault.event}番目のイベントの ${fault.where} が正しくありません。`;
        case "misplaced-event":
          return `「${path}」のトレースは壊れています。${fault.event}番目のイベント${ja.trace.misplaced(fault.misplacement)}。`;
      }
    },
    misplaced(misplacement) {
      const things = { task: "タスク", timer: "タイマー", handle: "コールバック", future: "Future" };
      switch (misplacement.why) {
        case "beginning":
          return "が、「program-began は最初に一度だけ」という決まりに反しています";
        case "earlier":
          return "の時刻が、その前のイベントより早くなっています";
        case "unknown":
          return `が指す${japanese.afterJapanese(japanese.beforeJapanese(things[misplacement.what]))}は、それより前のイベントに出てきません`;
        case "number":
          return `で、${japanese.beforeJapanese(things[misplacement.what])}の番号が順番どおりではありません`;
        case "step":
          return `の ${misplacement.kind} は、その時点のタスクには起こりえません`;
      }
    },
    optionOfTrace: (path, option) =>
      `「${path}」は実行済みのトレースです。${option} を外すか、レッスンを指定してください。`,
  },
  written: (file) => `書き出しました：${file}`,
  valuesInside: (file) => `「${file}」にはプログラムの変数の値が含まれます。--no-locals を付けると省けます。`,
  progressFault(fault) {
    switch (fault.kind) {
      case "no-home":
        return "注意：ホームフォルダがないため、進み具合を保存できません。保存するには XDG_DATA_HOME にフォルダを指定してください。";
      case "later":
        return `注意：進み具合のファイル「${fault.file}」は、新しいバージョンで作られたものです。読み込みも書き換えもせず、今回の記録は保存しません。`;
      case "damaged":
        return fault.kept === null
          ? `注意：進み具合のファイル「${fault.file}」が壊れているため、記録がないものとして扱います。`
          : `注意：進み具合のファイル「${fault.file}」が壊れていたので、「${fault.kept}」に移し、新しい記録を始めます。`;
      case "unreadable":
        return `注意：進み具合のファイル「${fault.file}」を読めないため、保存もしません：${fault.reason}`;
      case "unwritable":
        return `注意：進み具合を「${fault.file}」に保存できませんが、レッスンはそのまま続けられます：${fault.reason}`;
    }
  },
};

export const commonWords = { en, ja };
