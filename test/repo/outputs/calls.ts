// The calls whose outputs are kept, by the file that keeps them. A call is written as in a shell, without the command's own
// name: variables of the environment first, then the arguments. Each runs in a copy of `programs/`. Rule: what a call shows depends
// on nothing of the machine, so runs are in virtual time.
import { badCalls } from "./badCalls.js";
import { both, recorded } from "./languages.js";

const commands = ["list", "run", "compare", "show", "step", "explain", "quiz", "tour", "verify", "export"];
/** Narrow and wide: at 80 columns are all the others. */
const atWidths = (call: string): string[] => [`COLUMNS=40 ${call} --lang ja`, `COLUMNS=120 ${call}`];

const help = [
  "",
  "--help",
  "--lang ja",
  "help run",
  "help help",
  ...commands.flatMap((command) => both(`${command} --help`)),
  ...commands.map((command) => `COLUMNS=40 ${command} --help`),
  "COLUMNS=120 --help",
  "COLUMNS=40 --help --lang ja",
];

const list = [
  ...both("list"),
  "COLUMNS=120 list",
  "XDG_DATA_HOME=data list",
  "COLUMNS=40 XDG_DATA_HOME=data list --lang ja",
  "list --ascii --color always",
  "list --json",
];

const show = [
  ...both("show gather"),
  ...atWidths("show gather"),
  "show create-task --python --color always",
  "show 3 --typescript --lang ja",
  "show gather --both --ascii",
  "show queue --color always",
  "show timeouts --color always --ascii --lang ja",
  "COLUMNS=40 show concurrency_models --no-pager",
];

const explain = [
  ...both("explain"),
  ...atWidths("explain"),
  ...both("explain task"),
  ...atWidths("explain event loop --both"),
  // How colours, characters and the language are chosen.
  "FORCE_COLOR=1 explain タスク",
  "FORCE_COLOR=1 NO_COLOR=1 explain task",
  "NO_COLOR=1 explain task",
  "LANG=C explain タスク",
  "LANG=ja_JP.UTF-8 explain task",
  "ASYNCIO_LESSONS_LANG=ja LANG=C explain task",
  "explain deadlock --typescript",
  "explain coroutine --ascii",
  "explain gather --color always",
  "explain cancellation --lang ja --both --color always",
  "explain semaphore --json",
  "explain lock --python --lang ja",
  "explain future queue",
  "explain 非同期 --lang ja",
  ...both("explain typescript"),
  "COLUMNS=40 explain TypeScriptの読み方 --lang ja",
];

const run = [
  ...both("run gather --virtual"),
  ...atWidths("run gather --virtual"),
  "run gather --virtual --ascii",
  "run gather --virtual --quiet",
  "run gather --virtual --json",
  "run gather --virtual --color always",
  "FORCE_COLOR=1 run exceptions --virtual --lang ja",
  "run gather --virtual --delays 1,2.5,0",
  "run create_task --virtual --delays 0.5,0,0.25 --lang ja",
  "run gather sequential --virtual --lang ja",
  "run sequential gather --virtual --quiet",
  "run gather --virtual --trace out.json",
  "run gather --virtual --trace -",
  "run await_without_tasks --virtual",
  "run event_loop --virtual --lang ja",
  ...both("run awaitables --virtual"),
  "run program_flow --virtual --lang ja",
  "run program_flow --virtual --ascii",
  "COLUMNS=40 run program_flow --virtual",
  "run blocking_call --virtual",
  "run cancellation --virtual --lang ja",
  "run timeouts --virtual",
  "run task_group --virtual --ascii --lang ja",
  "COLUMNS=120 run queue --virtual",
  "COLUMNS=40 run semaphore --virtual --lang ja",
  "run tasks_never_awaited --virtual --quiet",
  ...both("tour --reset"),
];

const tree = [
  ...both("run gather --virtual --tree"),
  ...atWidths("run queue --virtual --tree"),
  "run task_group --virtual --tree --at 0.5 --internals",
  "run task_group --virtual --tree --at 3",
  "COLUMNS=40 run semaphore --virtual --tree --internals",
  "run gather --virtual --tree --ascii --color always",
  "run gather --virtual --tree --json",
  ...both(`run ${recorded} --tree --at 4.5`),
  `run ${recorded} --tree --internals`,
  `run ${recorded} --tree --json`,
  "run ./many.mjs --virtual --tree",
  "run ./deadlock.mjs --virtual --tree --lang ja",
  "run ./never_awaited.mjs --virtual --tree --at 100",
];

const own = [
  ...["failing", "group", "deadlock", "never_awaited", "queue", "timeouts", "cancelled", "wide"].flatMap(
    (program) => both(`run ./${program}.mjs --virtual`),
  ),
  "COLUMNS=40 run ./group.mjs --virtual",
  "COLUMNS=40 run ./deadlock.mjs --virtual --lang ja",
  "run ./failing.mjs --virtual --ascii",
  "run ./typed.ts --virtual",
  "run ./syntax.ts --virtual --lang ja",
  "run ./plain.mjs --virtual",
  "run ./plain.mjs --virtual --quiet",
  "COLUMNS=120 run ./many.mjs --virtual",
  ...atWidths("run ./wide.mjs --virtual"),
  "run ./wide.mjs --virtual --quiet",
  "run ./wide.mjs --virtual --json",
  "run ./wide.mjs --virtual --ascii --color always",
  "run ./failing.mjs --virtual --json --lang ja",
  "run ./failing.mjs gather --virtual --quiet",
  "run ./group.mjs --virtual --color always",
  "run ./deadlock.mjs --virtual --json",
];

const compare = [
  ...both("compare --virtual"),
  ...atWidths("compare gather sequential --virtual"),
  "compare gather create_task --virtual --runs 2 --serial",
  "compare ./failing.mjs --virtual",
  "compare gather create_task --virtual --quiet --ascii",
  "compare gather create_task --virtual --color always --lang ja",
  "compare gather create_task --virtual --json",
  "compare gather create_task --virtual --export-json - --runs 2",
  "compare gather create_task --virtual --export-markdown - --lang ja",
  "compare gather create_task --virtual --export-csv -",
  "compare gather create_task --virtual --svg -",
  "compare gather create_task --virtual --export-csv a.csv --export-markdown b.md --lang ja",
];

const step = [
  ...both("step gather"),
  "step queue --typescript --lang ja",
  "step task_group --plain --internals",
  "step cancellation --plain --color always",
  "step create_task --delays 1,2,3 --ascii --lang ja",
  ...both(`step ${recorded}`),
  `COLUMNS=40 step ${recorded} --internals`,
  "step ./failing.mjs --virtual",
  "step ./deadlock.mjs --virtual --lang ja",
  "step ./typed.ts --virtual --internals",
  "step ./wide.mjs --virtual",
];

const exported = [
  ...both("export gather --format svg"),
  "export queue --format svg --ascii",
  ...both(`export ${recorded} --format html`),
  "export gather --format html",
  "export gather --format chrome",
  "export gather --format json",
  "export create_task --format json --delays 3,2,1",
  "export ./wide.mjs --virtual --format svg",
  "export ./timeouts.mjs --virtual --format chrome",
  "export ./deadlock.mjs --virtual --format json",
  `export ${recorded} --format chrome`,
  `export ${recorded} --output out.svg --lang ja`,
];

/** Each in a process of its own, beside the others: these run in real time, or are about the process. */
export const processCalls: readonly string[] = [
  "--version",
  "run gather --virtual --quiet",
  "frobnicate",
  "run ./stuck.mjs --virtual --timeout 3",
  ...both("verify promises --python ./python_good"),
  "COLUMNS=40 verify promises --python ./python_wrong",
  "COLUMNS=120 verify promises --python ./python_failing --lang ja",
  "verify promises --python ./python_wrong --json",
  "PATH=nowhere verify promises",
];

export const calls: Readonly<Record<string, readonly string[]>> = {
  help,
  list,
  show,
  explain,
  run,
  tree,
  own,
  compare,
  step,
  export: exported,
  errors: badCalls,
};
/** A call on a terminal, and the keys after each of which the screen is kept. The last one leaves. */
export interface Session {
  readonly columns: number;
  readonly rows: number;
  readonly call: string;
  readonly keys: readonly string[];
}

const on = (columns: number, rows: number, call: string, ...keys: string[]): Session => {
  return { columns, rows, call, keys };
};

export const sessions: readonly Session[] = [
  on(80, 24, "step gather", "→", "→", "o", "↑", "p", "w", "w", "s", "l", "?", "↓", "?", "G", "q"),
  on(80, 24, "step queue --lang ja", "i", "i", "o", "n", "w", "↓", "w", "G", "←", "q"),
  on(80, 24, "step await_without_tasks", "o", "o", "w", "w", "q"),
  on(120, 40, "step task_group", "o", "w", "w", "G", "q"),
  on(40, 20, "step cancellation --ascii", "o", "w", "w", "?", "q", "End", "q"),
  on(60, 16, `step ${recorded} --python --internals`, "PageDown", "PageDown", "/", "two", "Enter", "q"),
  on(30, 9, `step ${recorded} --lang ja`, "o", "↓", "q"),
  on(160, 50, "step ./many.mjs --virtual --lang ja", "PageDown", "o", "q"),
  on(80, 24, "step ./deadlock.mjs --virtual", "G", "w", "w", "q"),
  on(80, 24, "step ./wide.mjs --virtual", "o", "o", "o", "G", "q"),
  on(80, 40, "", "↓", "End", "↑", "q"),
  on(40, 12, "--lang ja", "PageDown", "q"),
];
