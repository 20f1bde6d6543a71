// Commander's complaints in the user's language: one sentence that names the input, and the remedy.
import type { CommanderError } from "commander";
import { commonWords } from "../commands/common/words.js";
import type { Language } from "../draw/view.js";
import { type CliWords, cliWords } from "./words.js";

/** The command that was called, as far as commander came with it. */
interface Called {
  readonly name: string;
  readonly args: readonly string[];
}

/** Null for what is no complaint: help and version were shown. */
export function describeCommanderError(
  error: CommanderError,
  called: Called,
  language: Language,
): string | null {
  const say = { ...commonWords[language].error, ...cliWords[language].error };
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map(([, text]) => text ?? "");
  const [first = "", second = ""] = quoted;
  // Options are quoted with their placeholder: `--speed <n>`.
  const option = (text: string): string => text.split(/[ ,]/).find((part) => part.startsWith("--")) ?? text;
  const help = say.seeHelp(called.name);
  switch (error.code) {
    case "commander.helpDisplayed":
    case "commander.help":
    case "commander.version":
      return null;
    case "commander.unknownOption": {
      const [, near] = /\(Did you mean (?:one of )?(.*)\?\)/.exec(error.message) ?? [];
      return `${say.unknownOption(first)} ${near === undefined ? help : say.didYouMean(near.split(", "))}`;
    }
    case "commander.missingArgument":
      return `${say.missingArgument(first)} ${say.seeList}`;
    case "commander.optionMissingArgument":
      return `${say.missingValue(option(first))} ${help}`;
    case "commander.conflictingOption":
      return say.conflict(option(first), option(second));
    case "commander.excessArguments":
      return `${tooMany(error, called, say.tooManyArguments)} ${help}`;
    default:
      return error.message.replace(/^error: /, "");
  }
}

/** Names the first argument that is one too many. */
function tooMany(
  { message }: CommanderError,
  { name, args }: Called,
  say: CliWords["error"]["tooManyArguments"],
): string {
  const taken = Number(/Expected (\d+)/.exec(message)?.[1] ?? 0);
  return say(name, taken, args[taken] ?? "");
}
