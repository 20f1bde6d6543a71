// What the command line, the environment and the terminal say together about how to speak and draw.
import type { Language } from "../lesson/model.js";

export type ColorWhen = "auto" | "always" | "never";

/** The part of a process that settings are read from. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { readonly isTTY?: boolean };
  readonly stdin: { readonly isTTY?: boolean };
}

const unknownWidth = 80;
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
export function widthOf({ env, stdout }: Surroundings): number {
  const given = Number(env.COLUMNS);
  const width = Number.isInteger(given) && given > 0 ? given : (stdout.columns ?? unknownWidth);
  return Math.max(leastWidth, width);
}

/** May something move on the screen? Not off a terminal, not in CI, not on a dumb terminal. */
export function isAnimated({ env, stdout, stderr }: Surroundings): boolean {
  const isCi = env.CI !== undefined && env.CI !== "" && env.CI !== "false";
  return stdout.isTTY === true && stderr.isTTY === true && !isCi && env.TERM !== "dumb";
}

/** Can somebody answer a question? */
export function isInteractive(surroundings: Surroundings): boolean {
  return isAnimated(surroundings) && surroundings.stdin.isTTY === true;
}
