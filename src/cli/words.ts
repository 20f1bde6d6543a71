// What commander says for us: the help of all commands, and its complaints. What the commands say themselves stands with them.

const en = {
  description:
    "Learn asyncio by running it: each lesson is a small program, run on a scheduler that behaves as CPython's.",
  /** In the place of commander's own headings. */
  headings: { "Global Options:": "Global options:" } as Readonly<Record<string, string>>,
  examplesHeading: "Examples:",
  /** Each command with what it is an example of. */
  examples: {
    "asyncio-lessons tour": "the whole course, at your own pace; stop and go on anywhere",
    "asyncio-lessons list": "the lessons, and what to expect of each",
    "asyncio-lessons show gather": "read what a lesson is about, with its two programs",
    "asyncio-lessons run gather": "run a lesson and see when each task runs and waits",
    "asyncio-lessons run gather --speed 10": "ten times as fast",
    "asyncio-lessons step gather":
      "walk through a run, forwards and backwards, and see why each event happens",
    "asyncio-lessons compare": "race five ways to do the same three jobs",
    "asyncio-lessons copy gather": "a copy of its program, to change and run",
    "asyncio-lessons run ./mine.py": "run a program of your own, in Python or TypeScript",
    "asyncio-lessons explain event loop": "what a word means, shown by a small program",
    "asyncio-lessons verify gather": "the same lesson on Python, event by event",
  } as Readonly<Record<string, string>>,
  /** The same of each command, for its own help. */
  examplesOf: {
    list: {
      "asyncio-lessons list": "the lessons with their numbers, and which are done",
      "asyncio-lessons list --json > lessons.json": "the same as data",
    },
    run: {
      "asyncio-lessons run gather --predict": "guess the order and the seconds first",
      "asyncio-lessons run create_task --delays 3,2,1": "see what other delays change",
    },
    export: {
      "asyncio-lessons export awaitables -o awaitables.svg": "loop, task, coroutine and future",
      "asyncio-lessons export queue -o queue.html": "a page to step through in a browser",
    },
    step: {
      "asyncio-lessons step gather": "each event, forwards and backwards",
      "asyncio-lessons step event_loop --typescript": "the same in the program that runs, in TypeScript",
    },
    show: {
      "asyncio-lessons show gather": "read the text and both programs",
      "asyncio-lessons show gather --python": "the Python program alone",
    },
    copy: {
      "asyncio-lessons copy gather": "gather.py, to change and run",
      "asyncio-lessons copy gather --typescript -o mine.ts": "the program in TypeScript",
    },
    compare: {
      "asyncio-lessons compare gather sequential": "two lessons beside each other",
      "asyncio-lessons compare --runs 5 --speed 10": "each five times, with mean and range",
    },
    tour: {
      "asyncio-lessons tour": "begin, or go on where you stopped",
      "asyncio-lessons tour gather": "see that lesson; your place in the course is kept",
    },
    quiz: {
      "asyncio-lessons quiz gather": "the questions of one lesson",
      "asyncio-lessons quiz lock queue --typescript": "of two lessons, their programs in TypeScript",
    },
    explain: {
      "asyncio-lessons explain event loop": "what a word means, with a program",
      "asyncio-lessons explain task --both": "with the program in both languages",
    },
    verify: {
      "asyncio-lessons verify gather": "one lesson on Python and on ours, event by event",
      "asyncio-lessons verify --python python3.13": "all lessons on the Python that you name",
    },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  /** What each command does, in the list of all. */
  does: {
    list: "list the lessons with the order and the time to expect",
    run: "run lessons (or programs of your own) and show what happened",
    export: "write a run as a picture, or as a trace for other tools",
    step: "walk through a run, event by event, forwards and backwards",
    show: "show a lesson's text, and its Python and TypeScript programs side by side",
    copy: "copy a lesson's program into a file of your own, to change and run it",
    compare: "run lessons side by side and compare their order and time",
    tour: "go through the course lesson by lesson: read, predict, run, understand",
    quiz: "predict what lessons print and how long they take, and learn from what was wrong",
    explain: "explain a word, such as task, with a small program and what it prints",
    verify: "run lessons on Python and on ours and compare event by event",
  },
  /** The options of several commands. */
  options: {
    help: "show this help",
    version: "show the version",
    lang: "language: en or ja",
    color: "colours: auto, always or never",
    noColor: "no colours",
    ascii: "draw with ASCII characters only",
    speed: "run n times as fast; figures stay in program seconds",
    virtual: "run in virtual time: at once, and the same on every machine",
    json: "print one JSON document",
    timeout: "end a run after so many seconds of real time",
    delays: "other delays in the place of the lesson's own, such as 3,2,1",
    runtime:
      "run on core, python or embedded (default: a lesson and a .ts on core, a .py on python, or embedded where there is none)",
    interpreter: "the Python to run on (default: of the virtual environment, else python3)",
    noLocals: "leave out the values of a Python program's variables",
  },
  run: {
    argument:
      "lessons by name or number, or paths of .py, .ts or .js programs; with --tree also of a trace (.json)",
    predict: "ask for the order and the seconds before the run, and explain what was wrong",
    quiet: "print only what the program prints",
    trace:
      "write the run's trace to a file, for export, step and run --tree (-: to stdout, and nothing else)",
    tree: "show who waits for whom as a tree, as python -m asyncio pstree does",
    at: "with --tree: at this second of the run (default: when most tasks wait, or where the run was stuck)",
    internals: "with --tree: show the library's own coroutines as well",
  },
  export: {
    argument: "a lesson by name or number, or the path of a .ts or .js program or of a trace (.json)",
    format:
      "svg: the timeline as a picture; html: the step viewer as one page; chrome: for Perfetto and chrome://tracing; json: the trace itself (default: by the file's ending)",
    output: "the file to write (default: stdout, as with -)",
    speed: "run a lesson in real time, n times as fast (default: in virtual time)",
    virtual: "run a program of your own in virtual time (lessons do anyway)",
  },
  step: {
    argument: "a lesson by name or number, or the path of a .ts or .js program or of a trace (.json)",
    plain: "print numbered lines, one an event (off a terminal always)",
    python: "begin with the Python source (the default)",
    typescript: "begin with the TypeScript source, which is what runs",
    internals: "stop at the library's own callbacks as well",
    virtual: "run a program of your own in virtual time (lessons do anyway)",
  },
  show: {
    argument: "a lesson by name or number",
    python: "only the program in Python (into a file or a pipe: the program itself)",
    typescript: "only the program in TypeScript (into a file or a pipe: the program itself)",
    both: "both programs (the default)",
    raw: "the program's file itself and nothing else (Python's, or with --typescript that)",
    noPager: "print at once, without a pager (PAGER, else less)",
  },
  copy: {
    argument: "a lesson by name or number",
    typescript: "the program in TypeScript, in the place of Python's",
    output: "the file to write (default: the lesson's name); none is overwritten",
  },
  compare: {
    argument: "lessons by name or number (default: those with the same three jobs)",
    runs: "repeat each lesson n times; show mean, deviation and range",
    serial: "one lesson after the other, not all at once",
    quiet: "print only the table",
    exportAs: (format: string) => `write the comparison to a file as ${format} (-: to stdout, not the table)`,
    svg: "write the lanes of all runs on one time axis to a file, as a picture (-: to stdout, not the table)",
  },
  tour: {
    argument: "a lesson to see by name or number (default: the course, from where you stopped)",
    reset:
      "forget which lessons are done, where you stopped and what the quiz asked; with a lesson: that one",
    yes: "with --reset: do not ask",
  },
  quiz: {
    argument:
      "lessons by name or number (default: the next ten questions about all of them and beginners' beliefs)",
    all: "all questions that are left, in place of the next ten",
  },
  explain: {
    argument: "a word in English or Japanese, such as task (default: list them)",
    python: "show the Python program (the default)",
    typescript: "show the TypeScript program",
    both: "show both programs, side by side from 100 columns on",
  },
  verify: {
    argument: "lessons by name or number (default: all of them), or a .ts and a .py",
    python: "the Python to run them on (default: python3 or python where it is 3.13, else the embedded one)",
    real: "in real time, side by side, and compare the order",
  },
  error: {
    unknownOption: (option: string) => `there is no option '${option}'.`,
    unknownCommand: (command: string) => `there is no command '${command}'.`,
    seeCommands: "The commands: asyncio-lessons --help",
    seeHelp: (command: string) => `The options: ${command} --help`,
    /** @param argument the first beyond those that are taken */
    tooManyArguments: (command: string, taken: number, argument: string) =>
      taken === 0
        ? `${command} takes no arguments, but '${argument}' was given.`
        : `${command} takes one argument, but '${argument}' was given as well.`,
    /** The folder in which the command was called has been deleted. */
    noWorkingFolder: "the folder you are in no longer exists. Change to another one and try again.",
    internal: (message: string) =>
      `something went wrong inside asyncio-lessons: ${message}. Please report it.`,
  },
};

export type CliWords = typeof en;

const ja: CliWords = {
  description:
    "動かして学ぶ asyncio。レッスンはどれも小さなプログラムで、CPython と同じふるまいをするスケジューラの上で動きます。",
  headings: {
    "Usage:": "使い方：",
    "Options:": "オプション：",
    "Commands:": "コマンド：",
    "Arguments:": "引数：",
    "Global Options:": "共通オプション：",
  },
  examplesHeading: "例：",
  examples: {
    "asyncio-lessons tour": "講座全体を自分のペースでたどる（いつでも中断・再開できる）",
    "asyncio-lessons list": "レッスンの一覧と、それぞれで見られる結果",
    "asyncio-lessons show gather": "レッスンの解説と二つのプログラムを読む",
    "asyncio-lessons run gather": "レッスンを実行し、各タスクがいつ動き、いつ待つかを見る",
    "asyncio-lessons run gather --speed 10": "10倍の速さで実行する",
    "asyncio-lessons step gather": "実行を前へも後ろへもたどり、各イベントが起きた理由を見る",
    "asyncio-lessons compare": "同じ三つの仕事を、5通りの書き方で競走させる",
    "asyncio-lessons copy gather": "レッスンのプログラムをコピーして、書き換えて動かす",
    "asyncio-lessons run ./mine.py": "自分のプログラム（Python か TypeScript）を実行する",
    "asyncio-lessons explain イベントループ": "用語の意味を、小さなプログラムで確かめる",
    "asyncio-lessons verify gather": "同じレッスンを Python でも実行し、イベントごとに比べる",
  },
  examplesOf: {
    list: {
      "asyncio-lessons list": "レッスンと番号の一覧、修了したかどうか",
      "asyncio-lessons list --json > lessons.json": "同じ内容をデータとして保存する",
    },
    run: {
      "asyncio-lessons run gather --predict": "先に表示順と秒数を予想する",
      "asyncio-lessons run create_task --delays 3,2,1": "待ち時間を変えるとどうなるかを見る",
    },
    export: {
      "asyncio-lessons export awaitables -o awaitables.svg": "ループ、タスク、コルーチン、Future の関係の図",
      "asyncio-lessons export queue -o queue.html": "ブラウザーで一歩ずつたどれるページ",
    },
    step: {
      "asyncio-lessons step gather": "イベントを一つずつ、前へも後ろへも",
      "asyncio-lessons step event_loop --typescript": "実際に動く TypeScript のプログラムでたどる",
    },
    show: {
      "asyncio-lessons show gather": "解説と二つのプログラムを読む",
      "asyncio-lessons show gather --python": "Python のプログラムだけを表示する",
    },
    copy: {
      "asyncio-lessons copy gather": "gather.py ができるので、書き換えて動かす",
      "asyncio-lessons copy gather --typescript -o mine.ts": "TypeScript のプログラムをコピーする",
    },
    compare: {
      "asyncio-lessons compare gather sequential": "二つのレッスンを並べて比べる",
      "asyncio-lessons compare --runs 5 --speed 10": "それぞれ5回ずつ実行し、平均と範囲を見る",
    },
    tour: {
      "asyncio-lessons tour": "始める、または中断したところから続ける",
      "asyncio-lessons tour gather": "そのレッスンを見る（講座を中断した場所は、そのまま残る）",
    },
    quiz: {
      "asyncio-lessons quiz gather": "一つのレッスンの問題",
      "asyncio-lessons quiz lock queue --typescript": "二つのレッスンの問題を TypeScript のプログラムで",
    },
    explain: {
      "asyncio-lessons explain イベントループ": "用語の意味を、プログラムとともに読む",
      "asyncio-lessons explain task --both": "両方の言語のプログラムを並べて読む",
    },
    verify: {
      "asyncio-lessons verify gather": "一つのレッスンを Python でも実行し、イベントごとに比べる",
      "asyncio-lessons verify --python python3.13": "すべてのレッスンを、指定した Python で実行する",
    },
  },
  does: {
    list: "レッスンの一覧を、表示順と所要時間の目安とともに示す",
    run: "レッスン（または自分のプログラム）を実行し、何が起きたかを示す",
    export: "実行の様子を、図やほかのツール用のトレースとして書き出す",
    step: "実行をイベントごとに、前へも後ろへもたどる",
    show: "レッスンの解説を表示し、Python と TypeScript のプログラムを並べて示す",
    copy: "レッスンのプログラムを自分のファイルにコピーする（書き換えて動かすため）",
    compare: "レッスンを並べて実行し、表示順と時間を比べる",
    tour: "レッスンを順にたどる（読む、予想する、実行する、理解する）",
    quiz: "レッスンの表示順と所要時間を予想し、間違いから学ぶ",
    explain: "用語（タスクなど）の意味を、小さなプログラムとその出力で説明する",
    verify: "レッスンを Python でも実行し、イベントごとに比べる",
  },
  options: {
    help: "このヘルプを表示する",
    version: "バージョンを表示する",
    lang: "言語：en または ja",
    color: "色：auto、always、never のどれか",
    noColor: "色を付けない",
    ascii: "ASCII 文字だけで描く",
    speed: "n 倍の速さで実行する（表示する秒数は等速のときと同じ）",
    virtual: "仮想時間で実行する。一瞬で終わり、どのマシンでも同じ結果になる",
    json: "JSON 文書を一つ出力する",
    timeout: "実時間で指定した秒数が過ぎたら実行を打ち切る",
    delays: "レッスンの待ち時間を、3,2,1 のように指定した秒数に置き換える",
    runtime:
      "何で実行するか：core、python、embedded（省略すると、レッスンと .ts は core、.py は python。Python がなければ embedded）",
    interpreter: "実行に使う Python のパス（省略すると、仮想環境の Python、なければ python3）",
    noLocals: "Python のプログラムの変数の値を含めない",
  },
  run: {
    argument:
      "レッスンの名前か番号、または .py、.ts、.js のプログラムのパス（--tree ではトレース（.json）のパスも指定できる）",
    predict: "実行の前に表示順と秒数を予想させ、間違いの理由を説明する",
    quiet: "プログラムの出力だけを表示する",
    trace:
      "実行のトレースをファイルに書き出す（export、step、run --tree で読める。- ならトレースだけを標準出力に書く）",
    tree: "どのタスクが何を待っているかを、python -m asyncio pstree と同じ形の木で示す",
    at: "--tree で示す時点（秒。省略すると、待っているタスクが最も多い時点か、先へ進めなくなった時点）",
    internals: "--tree にライブラリ内部のコルーチンも含める",
  },
  export: {
    argument: "レッスンの名前か番号、.py、.ts、.js のプログラムのパス、またはトレース（.json）のパス",
    format:
      "svg：タイムラインの図。html：ステップビューアーを一つのページにしたもの。chrome：Perfetto と chrome://tracing 用。json：トレースそのもの（省略するとファイルの拡張子で決まる）",
    output: "書き出すファイル（省略した場合と - の場合は標準出力）",
    speed: "レッスンを実時間の n 倍の速さで実行する（省略すると仮想時間）",
    virtual: "自分のプログラムを仮想時間で実行する（レッスンは指定しなくても仮想時間）",
  },
  step: {
    argument: "レッスンの名前か番号、または .ts・.js のプログラムかトレース（.json）のパス",
    plain: "番号付きの行で、イベントを1行に一つずつ表示する（端末でなければ常に）",
    python: "Python のソースから始める（既定）",
    typescript: "TypeScript のソース（実際に動くもの）から始める",
    internals: "ライブラリ内部のコールバックにも止まる",
    virtual: "自分のプログラムを仮想時間で動かす（レッスンは常に仮想時間）",
  },
  show: {
    argument: "レッスンの名前か番号",
    python: "Python のプログラムだけを表示する（ファイルやパイプへは、プログラムそのものを書き出す）",
    typescript: "TypeScript のプログラムだけを表示する（ファイルやパイプへは、プログラムそのものを書き出す）",
    both: "両方のプログラムを表示する（既定）",
    raw: "プログラムのファイルだけを、そのまま書き出す（Python のもの。--typescript を付ければ TypeScript のもの）",
    noPager: "ページャー（PAGER、なければ less）を使わずに表示する",
  },
  copy: {
    argument: "レッスンの名前か番号",
    typescript: "Python ではなく TypeScript のプログラムをコピーする",
    output: "書き込むファイル（省略するとレッスンの名前。上書きはしない）",
  },
  compare: {
    argument: "レッスンの名前か番号（省略すると、同じ三つの仕事をするもの）",
    runs: "各レッスンを n 回くり返し、平均・標準偏差・範囲を示す",
    serial: "同時にではなく、一つずつ順に実行する",
    quiet: "表だけを表示する",
    exportAs: (format) => `比較の結果を ${format} でファイルに書き出す（- なら表の代わりに標準出力へ）`,
    svg: "すべての実行のレーンを一つの時間軸に並べた図をファイルに書き出す（- なら表の代わりに標準出力へ）",
  },
  tour: {
    argument: "見たいレッスンの名前か番号（省略すると講座を前回の続きから）",
    reset: "修了したレッスン、中断した場所、クイズの記録を消す（レッスンを付けると、そのレッスンだけ）",
    yes: "--reset で確認をしない",
  },
  quiz: {
    argument: "レッスンの名前か番号（省略すると、全レッスンと初学者の思い込みについての問題から次の10問）",
    all: "次の10問ではなく、残りの問題をすべて出す",
  },
  explain: {
    argument: "英語または日本語の用語。task、タスクなど（省略すると一覧を表示）",
    python: "Python のプログラムを表示する（既定）",
    typescript: "TypeScript のプログラムを表示する",
    both: "両方のプログラムを表示する（幅が100桁以上なら左右に並べる）",
  },
  verify: {
    argument: "レッスンの名前か番号（省略するとすべて）、または .ts と .py を一つずつ",
    python: "実行に使う Python（省略すると、python3 か python が 3.13 ならそれ、違えば内蔵のもの）",
    real: "実時間で並べて実行し、順序を比べる",
  },
  error: {
    unknownOption: (option) => `「${option}」というオプションはありません。`,
    unknownCommand: (command) => `「${command}」というコマンドはありません。`,
    seeCommands: "コマンドの一覧：asyncio-lessons --help",
    seeHelp: (command) => `オプションの一覧：${command} --help`,
    tooManyArguments: (command, taken, argument) =>
      taken === 0
        ? `${command} は引数を取りません（「${argument}」が渡されました）。`
        : `${command} の引数は一つだけです（「${argument}」は余分です）。`,
    noWorkingFolder: "いまいるフォルダはもう存在しません。別のフォルダに移ってから、もう一度試してください。",
    internal: (message) =>
      `asyncio-lessons の内部で問題が起きました：${message}。お手数ですが報告をお願いします。`,
  },
};

export const cliWords = { en, ja };
