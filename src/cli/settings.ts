// What the command line, the environment and the terminal say together about how to speak and draw.
import type { Language } from "../draw/view.js";
import type { Pager } from "../terminal/pager.js";

export const colorChoices = ["auto", "always", "never"] as const;
export type ColorWhen = (typeof colorChoices)[number];

/** A stream that may be a terminal. One that does not know its size says 0 of both. */
interface ScreenLike {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** The part of a process that settings are read from. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: ScreenLike;
  readonly stderr: ScreenLike;
  readonly stdin: { readonly isTTY?: boolean };
}

const unknownWidth = 80;
const unknownHeight = 24;
/** Rows of a screen that live lines leave to what was written above them. */
const keptAbove = 4;
/** Drawings need this much; a narrower terminal wraps them itself. */
const leastWidth = 30;

/** The first that is set and not empty: an empty variable counts as none. */
function firstSet(env: Surroundings["env"], names: readonly string[]): string | undefined {
  return names.map((name) => env[name]).find((value) => value !== undefined && value !== "");
}

/** The language asked for, else the one of the locale; English where that is neither. */
export function languageOf(asked: Language | undefined, { env }: Surroundings): Language {
  if (asked !== undefined) return asked;
  const locale = firstSet(env, ["ASYNCIO_LESSONS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]) ?? "en";
  return /^ja\b|^ja_/i.test(locale) ? "ja" : "en";
}

/** Colours? `--color` decides, then NO_COLOR, then FORCE_COLOR; else a terminal that can has them. */
export function colorOf(when: ColorWhen, { env, stdout }: Surroundings): boolean {
  if (when !== "auto") return when === "always";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "")
    return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return stdout.isTTY === true && env.TERM !== "dumb";
}

/** Only ASCII? When asked for, or when the locale says that its characters are not UTF-8. */
export function asciiOf(asked: boolean, { env }: Surroundings): boolean {
  const locale = firstSet(env, ["LC_ALL", "LC_CTYPE", "LANG"]);
  if (asked || locale === undefined) return asked;
  const [, charset] = locale.split(".");
  return charset === undefined ? /^(C|POSIX)$/.test(locale) : !/^utf-?8/i.test(charset);
}

/** Columns to draw in: COLUMNS, else the terminal's, else 80. */
export function columnsOf({ env, stdout }: Surroundings): number {
  const given = Number(env.COLUMNS);
  const width = Number.isInteger(given) && given > 0 ? given : stdout.columns || unknownWidth;
  return Math.max(leastWidth, width);
}

/** Lines that may be redrawn in place: what a screen holds, without a few for what stands above. */
export function liveLinesOf(surroundings: Surroundings): number {
  return linesOn(surroundings.stderr, keptAbove, surroundings);
}

/** Lines that a screen holds. */
export function screenLinesOf(surroundings: Surroundings): number {
  return linesOn(surroundings.stdout, 0, surroundings);
}

/**
 * How many lines as wide as `columnsOf` says there is room for: a terminal narrower than they are breaks each into several.
 *
 * @param kept rows that they leave free
 */
function linesOn({ columns, rows }: ScreenLike, kept: number, surroundings: Surroundings): number {
  const rowsOfLine = Math.ceil(columnsOf(surroundings) / (columns || unknownWidth));
  return Math.max(1, Math.floor(((rows || unknownHeight) - kept) / rowsOfLine));
}

/** May something move on the screen? Not off a terminal, nor on one of unknown size, not in CI, not on a dumb one. */
export function isAnimated({ env, stdout, stderr }: Surroundings): boolean {
  return isSizedTerminal(stdout) && isSizedTerminal(stderr) && mayMove(env);
}

function mayMove({ CI, TERM }: Surroundings["env"]): boolean {
  return (CI === undefined || CI === "" || CI === "false") && TERM !== "dumb";
}

function isSizedTerminal({ isTTY, columns = 0 }: ScreenLike): boolean {
  return isTTY === true && columns > 0;
}

/** Can somebody answer a question? */
export function isInteractive(surroundings: Surroundings): boolean {
  return isAnimated(surroundings) && surroundings.stdin.isTTY === true;
}

/** PAGER, else `less -R`; null where one cannot page, and where PAGER is empty or `cat`. */
export function pagerOf({ env, stdout, stdin }: Surroundings): Pager | null {
  const isScreen = isSizedTerminal(stdout) && (stdout.rows ?? 0) > 0;
  if (!isScreen || stdin.isTTY !== true || !mayMove(env)) return null;
  if (env.PAGER === undefined) return { command: "less", args: ["-R"], isAskedFor: false };
  const [command = "", ...args] = shellWords(env.PAGER);
  return command === "" || command === "cat" ? null : { command, args, isAskedFor: true };
}

/** A command line in words, as a shell parts it: quotes hold a word together, a backslash takes what follows as it is. */
export function shellWords(line: string): string[] {
  return (line.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g) ?? []).map((word) =>
    word.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g,
      (_, single?: string, double?: string, escaped?: string) =>
        single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? escaped ?? "",
    ),
  );
}
