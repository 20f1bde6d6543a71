// Reading the values of options. Each mistake names the option, the value and the remedy.
import { accessSync, constants, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { ClockChoice } from "../../run/core/protocol.js";
import { UsageError } from "./exitCode.js";
import type { Words } from "./words.js";
import { reasonOf, stdoutName } from "./writeFile.js";

/** A number that is as `isFine` says; `told` says that a value is none. */
function numberOption(
  isFine: (number: number, value: string) => boolean,
  told: (value: string) => string,
): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === "" || !isFine(number, value)) throw new UsageError(told(value));
    return number;
  };
}

/** A number above 0, such as `--timeout` takes. */
export function positiveNumber(option: string, { error }: Words): (value: string) => number {
  return numberOption(
    (number) => Number.isFinite(number) && number > 0,
    (value) => error.notPositive(option, value),
  );
}

/** Slower, nobody would wait for it; faster, a machine's own delays would be longer than the program's waits. */
const speeds = { least: 0.01, most: 1000 } as const;

/** What `--speed` takes. */
export function speed({ error }: Words): (value: string) => number {
  return numberOption(
    (number) => number >= speeds.least && number <= speeds.most,
    (value) => error.notASpeed(value, speeds.least, speeds.most),
  );
}

/** A whole number from 1 up, such as `--runs` takes. */
export function wholeNumber(option: string, { error }: Words): (value: string) => number {
  return numberOption(
    (number, value) => /^\d+$/.test(value) && Number.isSafeInteger(number) && number >= 1,
    (value) => error.notWhole(option, value),
  );
}

/** What `--at` takes: a moment of a run. */
export function secondOfRun(option: string, { error }: Words): (value: string) => number {
  return numberOption(
    (number) => Number.isFinite(number) && number >= 0,
    (value) => error.notASecond(option, value),
  );
}

/** Longer than an hour, and nobody meant it. */
const longest = 3600;

/** What `--delays` takes: numbers from 0 to an hour, with commas between. */
export function delayList(words: Words): (value: string) => number[] {
  return (value) =>
    value.split(/[,、]/).map((each) => {
      const text = each.trim();
      const delay = Number(text);
      if (!/^\d+(\.\d+)?$|^\.\d+$/.test(text) || delay > longest)
        throw new UsageError(words.error.notADelay(text, value, longest));
      return delay;
    });
}

/** One of a few words. */
export function oneOf<const T extends string>(
  option: string,
  allowed: readonly T[],
  words: Words,
): (value: string) => T {
  return (value) => {
    const found = allowed.find((each) => each === value);
    if (found === undefined) throw new UsageError(words.error.notOneOf(option, value, allowed));
    return found;
  };
}

/** A file that can be written: looked at before anything runs, so that no result is lost for it. */
function writableFile(words: Words): (file: string) => string {
  return (file) => {
    const folder = dirname(resolve(file));
    if (!isFolder(folder)) throw new UsageError(words.error.noFolder(file, dirname(file)));
    if (isFolder(file)) throw new UsageError(words.error.isFolder(file));
    try {
      accessSync(statSync(file, { throwIfNoEntry: false }) === undefined ? folder : file, constants.W_OK);
    } catch (error) {
      throw new UsageError(words.error.cannotWrite(file, reasonOf(error)));
    }
    return file;
  };
}

/** The same; `-` is stdout. */
export function writableFileOrStdout(words: Words): (file: string) => string {
  const writable = writableFile(words);
  return (file) => (file === stdoutName ? file : writable(file));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

export interface ClockOptions {
  readonly speed?: number;
  readonly virtual?: boolean;
}

/** The clock that `--speed` or `--virtual` chooses. */
export function clockOf({ speed = 1, virtual = false }: ClockOptions): ClockChoice {
  return virtual ? { kind: "virtual" } : { kind: "real", speed };
}
