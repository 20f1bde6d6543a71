// Runs a call of the built command and writes down what it showed: exit code, stdout, stderr and the files that it wrote.
// Rule: the same on every machine and in every folder, so what belongs to the machine is taken out.
import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import xterm, { type IBufferLine } from "@xterm/headless";
import { builtCommand, cleanEnvironment, packageFolder } from "../../helpers/built.js";
import { command } from "../../helpers/command.js";
import { keys } from "../../helpers/pty.js";
import type { Session } from "./calls.js";

export interface Shown {
  /** The call, and on which terminal. */
  readonly name: string;
  /** One after the other: `exit`, then the streams, files and screens by their names. */
  readonly parts: readonly Part[];
}

type Part = readonly [name: string, text: string];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface EndedOnTerminal extends Ended {
  /** What was written before the first key, and after each. */
  readonly pieces: readonly string[];
}

interface Options {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly terminal?: { readonly columns: number; readonly rows: number; readonly keys: readonly string[] };
}

/** Runs calls in a folder of its own. */
abstract class Runner {
  /** A copy of `programs/`, with a few files that are none. Its path is short, so that no line is broken because of it. */
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), "al-")));
  /** It, where it was too long for a line as well. */
  readonly #inLines = new RegExp(
    [...this.#folder]
      .map((each) => each.replace(/\W/, "\\$&"))
      .join("(?:(?:\\u001b\\[22m)?\n(?:\\u001b\\[2m)? +)?"),
    "g",
  );
  readonly #files: ReadonlySet<string>;

  constructor() {
    const folder = this.#folder;
    cpSync(join(import.meta.dirname, "programs"), folder, { recursive: true });
    const trace = readFileSync(join(folder, "gather.schema1.json"), "utf8");
    const texts = {
      "notes.txt": "no program",
      "old.cjs": "",
      "view.tsx": "",
      "not_json.json": "nonsense",
      "not_a_trace.json": '{ "not": "a trace" }',
      "schema99.json": trace.replace('"schema":1', '"schema":99'),
      "misplaced.json": trace.replace('"kind":"suspended"', '"kind":"step-began"'),
      "malformed.json": trace.replace('"kind":"task-created"', '"kind":"task-made"'),
    };
    for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);
    mkdirSync(join(folder, "folder.json"));
    this.#files = new Set(readdirSync(folder));
  }

  abstract run(args: readonly string[], options: Options): Promise<Ended>;

  /** Runs a call, and reads what files it wrote. */
  async show(call: string): Promise<Shown> {
    const { code, stdout, stderr } = await this.run(...this.asked(call));
    const written = readdirSync(this.#folder).filter((file) => !this.#files.has(file));
    const files = written.sort().map((file): Part => {
      const text = readFileSync(join(this.#folder, file), "utf8");
      rmSync(join(this.#folder, file));
      return [file, text];
    });
    return this.shown(call, [["exit", `${code}`], ["out", stdout], ["err", stderr], ...files]);
  }

  /** The arguments of a call, its environment and its folder. */
  protected asked(call: string): [args: readonly string[], options: Options] {
    const words = [...call.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
    const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
    const args = first === -1 ? [] : words.slice(first);
    const given = words.slice(0, words.length - args.length).map((word) => word.split("="));
    // Nobody's progress, in a folder that no other test has.
    const env = { COLUMNS: "80", XDG_DATA_HOME: join(this.#folder, "none"), ...Object.fromEntries(given) };
    return [args, { env: cleanEnvironment(env), cwd: this.#folder }];
  }

  /** Takes out what belongs to the machine, or changes with each build. */
  protected shown(name: string, parts: readonly Part[]): Shown {
    const scrubbed = (text: string): string =>
      text
        .replace(this.#inLines, "<folder>")
        // What follows a long path stands on a line of its own.
        .replace(/(<folder>\S*,)\n +/g, "$1 ")
        .replaceAll(packageFolder.replace(/\/$/, ""), "<package>")
        // Of a page: the script that the build made, and what tells the browser that it is this one.
        .replace(/<script>.*?<\/script>/s, "<script>…</script>")
        .replace(/script-src 'sha256-[^']*'/, "script-src …");
    return { name, parts: parts.map(([part, text]) => [part, scrubbed(text)]) };
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Runs each call in a process of its own. */
export class ApartRunner extends Runner {
  override run(args: readonly string[], options: Options): Promise<Ended> {
    return command(args, options);
  }

  /** Of a call in real time: without how long it took, and what it says of a machine that was late. */
  protected override shown(name: string, parts: readonly Part[]): Shown {
    const steady = (text: string): string =>
      text
        .replace(/\d+\.\d{3} s/g, "#.### s")
        .replace(/("(?:elapsed|late|isLate|repeated)": )(?!null)[^,\n]+/g, "$1#")
        .replace(
          /^ {2}(?:Late in these|promises was late|マシンが忙しい|promises は最初).*?(?=^ {2}[\d✖])/gms,
          "",
        );
    return super.shown(
      name,
      parts.map(([part, text]) => [part, steady(text)]),
    );
  }
}

/** Runs all calls in one process, one at a time. */
export class QuickRunner extends Runner {
  readonly #child: ChildProcess;
  #before: Promise<unknown> = Promise.resolve();

  constructor() {
    super();
    const file = join(import.meta.dirname, "child.mjs");
    // A plain process: see there.
    this.#child = fork(file, [pathToFileURL(builtCommand()).href], { execArgv: [], env: cleanEnvironment() });
  }

  override run(args: readonly string[], options: Options): Promise<EndedOnTerminal> {
    const asked = this.#before.then(async () => {
      this.#child.send({ args, ...options });
      const [answer] = await once(this.#child, "message");
      return answer as EndedOnTerminal;
    });
    this.#before = asked;
    return asked;
  }

  /** Runs a call on a terminal, and looks at its screen before the first key and after each but the last, which leaves. */
  async showSession({ call, columns, rows, keys }: Session): Promise<Shown> {
    const [args, options] = this.asked(call);
    const { COLUMNS: _, ...env } = options.env;
    const terminal = { columns, rows, keys: keys.map((key) => keyCodes[key] ?? key) };
    const { code, stdout, pieces } = await this.run(args, {
      ...options,
      env: { ...env, TERM: "xterm-256color" },
      terminal,
    });
    const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    const screens: Part[] = [];
    const colors: string[] = [];
    for (const [at, piece] of pieces.slice(0, -1).entries()) {
      await new Promise<void>((resolve) => screen.write(piece, resolve));
      const { active } = screen.buffer;
      const lines = Array.from({ length: rows }, (_, row) => active.getLine(active.viewportY + row));
      const text = lines.map((line) => line?.translateToString(true)).join("\n");
      screens.push([at === 0 ? "at first" : (keys[at - 1] ?? ""), text.trimEnd()]);
      colors.push(...lines.map(colorsOf));
    }
    return this.shown(`${columns}x${rows} ${call}`, [
      ["exit", `${code}`],
      ...screens,
      ["at last", `${pieces.at(-1)}${stdout}`],
      // Not stderr: there it says that a run takes its time.
      ["colors", colors.join("\n")],
    ]);
  }

  override end(): void {
    this.#child.kill();
    super.end();
  }
}

/** Where a line's colours change, and into what. */
function colorsOf(line: IBufferLine | undefined): string {
  let before = "";
  return Array.from({ length: line?.length ?? 0 }, (_, column) => {
    const cell = line?.getCell(column);
    const is = `${cell?.getFgColor()},${cell?.isBold()},${cell?.isDim()},${cell?.isInverse()}`;
    const change = is === before ? "" : `${column}:${is} `;
    before = is;
    return change;
  }).join("");
}

const keyCodes: Readonly<Record<string, string>> = {
  "→": keys.right,
  "←": keys.left,
  "↑": keys.up,
  "↓": keys.down,
  Enter: keys.enter,
  End: keys.end,
  PageDown: keys.pageDown,
};

/** What is longer is kept as its digest and its beginning: it can be looked at in whole by `npm run outputs -- --full`. */
const most = { lines: 200, characters: 16_000 };
const beginning = { lines: 10, characters: 160 };

/** The text that stands for what a call showed. */
export function render({ name, parts }: Shown, isWhole = false): string {
  const shown = parts.flatMap(([part, text]) => {
    if (text === "") return [];
    if (part === "exit") return [`exit ${text}`];
    const lines = visible(text.replace(/\n$/, "")).split("\n");
    const end = text.endsWith("\n") || !/^(out|err)$/.test(part) ? [] : [`${part}: no newline at the end`];
    const isLong = lines.length > most.lines || text.length > most.characters || part === "colors";
    if (isWhole || !isLong) return [...lines.map((line) => `${part}|${line}`), ...end];
    const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
    const kept = part === "colors" ? [] : lines.slice(0, beginning.lines);
    return [
      `${part}: ${lines.length} lines, ${text.length} characters, SHA-256 ${digest}`,
      ...kept.map((line) => `${part}|${line.slice(0, beginning.characters)}`),
      ...end,
    ];
  });
  return `$ ${name}\n${shown.join("\n")}\n`;
}

/** Control characters as the pictures that Unicode has for them. */
function visible(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : `\\x${code.toString(16)}`;
  });
}
