// What stands on the fuzzer's command line.
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { regressionsFolder } from "./golden.js";

export interface Options {
  /** How many programs. */
  readonly count: number;
  /** The first one's seed; the others follow it. */
  readonly seed: number;
  /** The interpreter to compare with; null: `python3.13`, or else `python3`. */
  readonly python: string | null;
  /** The wider grammar instead of the given one. */
  readonly isWide: boolean;
  /** Whole traces are compared, and not only what the programs log. */
  readonly isWhole: boolean;
  /** The folder that regression cases are written to. */
  readonly writeTo: string;
}

interface Parsed {
  readonly count: number;
  readonly seed?: number;
  readonly python?: string;
  readonly wide?: true;
  readonly traces?: true;
  readonly writeTo: string;
}

/** The fuzzer cannot start as asked; the text says why. `isHelp`: help was asked for, and is the text. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    message: string,
    readonly isHelp = false,
  ) {
    super(message);
  }
}

function wholeNumber(least: number): (word: string) => number {
  return (word) => {
    const number = Number(word);
    if (/^\d+$/.test(word) && Number.isSafeInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`A whole number from ${least} up is wanted.`);
  };
}

/**
 * @param argv what follows the program's own name
 * @throws {UsageError} for an unknown option or a wrong value, and for `--help`
 */
export function parseOptions(argv: readonly string[]): Options {
  let written = "";
  const keep = (text: string): void => {
    written += text;
  };
  const command = new Command("npm run fuzz --")
    .exitOverride()
    .configureOutput({ writeOut: keep, writeErr: keep })
    .option("--count <n>", "how many programs to make and compare", wholeNumber(1), 1000)
    .option(
      "--seed <n>",
      "the seed of the first; the others follow it (default: taken from the time)",
      wholeNumber(0),
    )
    .option("--python <path>", "the Python 3.13 to compare with (default: python3.13, or else python3)")
    .option("--wide", "the wider grammar")
    .option("--traces", "compare whole traces: every event that the recorders tell")
    .option("--write-to <folder>", "where a failing program's shortest form goes", regressionsFolder);
  try {
    command.parse([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new UsageError(written.trimEnd(), error.code === "commander.helpDisplayed");
  }
  const given = command.opts<Parsed>();
  return {
    count: given.count,
    // Far from the recorded ones, whose seeds are small.
    seed: given.seed ?? 1_000_000 + (Date.now() % 1_000_000_000),
    python: given.python ?? null,
    isWide: given.wide === true,
    isWhole: given.traces === true,
    writeTo: given.writeTo,
  };
}
