// What stands on the bench's command line.
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";

export interface Options<Name extends string> {
  /** Which benches to run, in their own order. */
  readonly only: readonly Name[];
  readonly isQuick: boolean;
  /** Where the JSON goes: a file, stdout, or nowhere. */
  readonly json: { readonly file: string } | "stdout" | null;
  /** The interpreter to measure against; null: `python3`, where there is one. */
  readonly python: string | null;
}

/** The bench cannot start as asked; the text says why. `isHelp`: help was asked for, and is the text. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly isHelp: boolean;

  constructor(message: string, isHelp = false) {
    super(message);
    this.isHelp = isHelp;
  }
}

interface Parsed<Name> {
  readonly only?: readonly Name[];
  readonly quick?: true;
  readonly json?: string | true;
  readonly python?: string;
}

/**
 * @param argv what follows the program's own name
 * @param names the benches there are
 * @throws {UsageError} for an unknown option or bench, and for `--help`
 */
export function parseOptions<Name extends string>(
  argv: readonly string[],
  names: readonly Name[],
): Options<Name> {
  let written = "";
  const keep = (text: string): void => {
    written += text;
  };
  const chosen = (word: string, before: readonly Name[] = []): readonly Name[] => {
    const name = names.find((each) => each === word);
    if (name === undefined) throw new InvalidArgumentError(`The benches are ${names.join(", ")}.`);
    return [...before, name];
  };
  const command = new Command("npm run bench --")
    .exitOverride()
    .configureOutput({ writeOut: keep, writeErr: keep })
    .addOption(
      new Option("--only <name>", `run this bench only (${names.join(", ")}); may be repeated`).argParser(
        chosen,
      ),
    )
    .option("--quick", "fewer repetitions")
    .option("--json [file]", "write JSON to the file, or to stdout, and the table to stderr then")
    .option("--python <path>", "the Python to measure against (default: python3)");
  try {
    command.parse([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new UsageError(written.trimEnd(), error.code === "commander.helpDisplayed");
  }
  const { only, quick = false, json, python = null } = command.opts<Parsed<Name>>();
  return {
    only: only === undefined ? names : names.filter((name) => only.includes(name)),
    isQuick: quick,
    json: json === undefined ? null : json === true ? "stdout" : { file: json },
    python,
  };
}
