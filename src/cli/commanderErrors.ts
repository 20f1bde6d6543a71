// What is wrong with a command line, in the user's language: one sentence that names the input, and the remedy.

import type { Command, CommanderError } from "commander";
import { nearest } from "../asyncio/python/nearest.js";
import { commonWords } from "../commands/common/words.js";
import { findLesson, lessonOfFile } from "../course/catalogue.js";
import type { Language } from "../draw/view.js";
import { cliWords } from "./words.js";

/** Null for what is no complaint: help and version were shown. */
export function describeCommanderError(
  error: CommanderError,
  argv: readonly string[],
  program: Command,
  language: Language,
): string | null {
  const say = { ...commonWords[language].error, ...cliWords[language].error };
  const [first = "", second = ""] = [...error.message.matchAll(/'([^']*)'/g)].map(([, text]) => text ?? "");
  // Options are quoted with their placeholder: `--speed <n>`.
  const option = (text: string): string => text.split(/[ ,]/).find((part) => part.startsWith("--")) ?? text;
  const called = commandIn(argv, program);
  const name = called === undefined ? program.name() : `${program.name()} ${called.name()}`;
  const help = say.seeHelp(name);
  switch (error.code) {
    case "commander.helpDisplayed":
    case "commander.help":
    case "commander.version":
      return null;
    case "commander.unknownOption": {
      const [, near] = /\(Did you mean (?:one of )?(.*)\?\)/.exec(error.message) ?? [];
      return say.remedied(
        say.unknownOption(first),
        near === undefined ? help : say.didYouMean(near.split(", ")),
      );
    }
    case "commander.missingArgument":
      return say.remedied(say.missingArgument(first), say.seeList);
    case "commander.optionMissingArgument":
      return say.remedied(say.missingValue(option(first)), help);
    case "commander.conflictingOption":
      return say.conflict(option(first), option(second));
    case "commander.excessArguments": {
      const taken = Number(/Expected (\d+)/.exec(error.message)?.[1] ?? 0);
      return say.remedied(say.tooManyArguments(name, taken, called?.args[taken] ?? ""), help);
    }
    default:
      return error.message.replace(/^error: /, "");
  }
}

/** Commander does not say which command complains. Its name is the first word that no option takes as its value. */
function commandIn(argv: readonly string[], program: Command): Command | undefined {
  const taking = program.options.filter(({ required }) => required).map(({ long }) => long);
  const name = argv.find((word, at) => !word.startsWith("-") && !taking.includes(argv[at - 1] ?? ""));
  return program.commands.find((command) => command.name() === name);
}

export function describeUnknownCommand(word: string, program: Command, language: Language): string {
  const say = { ...commonWords[language].error, ...cliWords[language].error };
  const lesson = findLesson(word) ?? lessonOfFile(word);
  const commands = [...program.commands.map((command) => command.name()), "help"];
  const near = lesson === undefined ? nearest(word, commands) : [`run ${lesson.id}`];
  const remedy =
    near.length > 0 ? say.didYouMean(near.map((each) => `asyncio-lessons ${each}`)) : say.seeCommands;
  return say.remedied(say.unknownCommand(word), remedy);
}
