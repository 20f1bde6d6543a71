// Reads the values of options. Each mistake names the option, the value and the remedy.
import { accessSync, constants, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { ClockChoice } from "../../run/runtime.js";
import { UsageError } from "./commandContext.js";
import type { Words } from "./words.js";
import { reasonOf, stdoutName } from "./writeFile.js";

/** Slower, nobody would wait for it; faster, a machine's own delays would be longer than the program's waits. */
const speeds = { least: 0.01, most: 1000 } as const;
/** A delay longer than an hour nobody can have meant. */
const longestDelay = 3600;

/** What reads each option's value. */
export function optionReaders({ error }: Words) {
  const number =
    (isFine: (number: number, value: string) => boolean, told: (value: string) => string) =>
    (value: string): number => {
      const number = Number(value);
      if (value.trim() === "" || !isFine(number, value)) throw new UsageError(told(value));
      return number;
    };
  return {
    timeout: number(
      (number) => Number.isFinite(number) && number > 0,
      (value) => error.notPositive("--timeout", value),
    ),
    speed: number(
      (number) => number >= speeds.least && number <= speeds.most,
      (value) => error.notASpeed(value, speeds.least, speeds.most),
    ),
    runs: number(
      (number, value) => /^\d+$/.test(value) && Number.isSafeInteger(number) && number >= 1,
      (value) => error.notWhole("--runs", value),
    ),
    /** A moment of a run. */
    at: number(
      (number) => Number.isFinite(number) && number >= 0,
      (value) => error.notASecond("--at", value),
    ),
    delays: (value: string): number[] =>
      value.split(/[,、]/).map((each) => {
        const text = each.trim();
        const delay = Number(text);
        if (!/^\d+(\.\d+)?$|^\.\d+$/.test(text) || delay > longestDelay)
          throw new UsageError(error.notADelay(text, value, longestDelay));
        return delay;
      }),
    oneOf:
      <const T extends string>(option: string, allowed: readonly T[]) =>
      (value: string): T => {
        const found = allowed.find((each) => each === value);
        if (found === undefined) throw new UsageError(error.notOneOf(option, value, allowed));
        return found;
      },
    /** A file to write to, or stdout: looked at before anything runs, so that no result is lost for it. */
    output(file: string): string {
      if (file === stdoutName) return file;
      const folder = dirname(resolve(file));
      if (!isFolder(folder)) throw new UsageError(error.noFolder(file, dirname(file)));
      if (isFolder(file)) throw new UsageError(error.isFolder(file));
      try {
        accessSync(statSync(file, { throwIfNoEntry: false }) === undefined ? folder : file, constants.W_OK);
      } catch (fault) {
        throw new UsageError(error.cannotWrite(file, reasonOf(fault)));
      }
      return file;
    },
  };
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
