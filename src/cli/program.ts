// The commands, their options and their help, as commander wants them. What they do is loaded when one is called.

import { Command, CommanderError, Option, type OutputConfiguration } from "commander";
import type { CommandContext, ExitCode } from "../commands/common/commandContext.js";
import { optionReaders } from "../commands/common/options.js";
import { commonWords } from "../commands/common/words.js";
import { exportFormats } from "../commands/export/exporters.js";
import type { TourOptions } from "../commands/tour/tour.js";
import { packageVersion } from "../course/files.js";
import type { Language } from "../draw/view.js";
import { widestOf, widthOf } from "../draw/width.js";
import { named, paragraph, wrap } from "../draw/wrap.js";
import { runtimeNames } from "../run/runtime.js";
import { type ColorWhen, colorChoices } from "./settings.js";
import { type CliWords, cliWords } from "./words.js";

export interface GlobalOptions {
  readonly lang?: Language;
  readonly color: ColorWhen | boolean;
  readonly ascii?: boolean;
}

/** How a command's action gets what it needs, and says how it ended. */
export interface Actions {
  readonly contextOf: (options: GlobalOptions) => CommandContext;
  readonly ended: (code: ExitCode) => void;
  /** What stands behind `--`: for the program that is run. */
  readonly programArgs: readonly string[];
  readonly output: OutputConfiguration;
  /** Called without a command: `rest` is what stands in a command's place. */
  readonly noCommand: (rest: readonly string[], program: Command) => Promise<ExitCode>;
}

export function createProgram(language: Language, actions: Actions): Command {
  const words = cliWords[language];
  const read = optionReaders(commonWords[language]);
  const { options, headings } = words;
  const { oneOf } = read;
  /** These may stand before a command or after it: each command has them as well as the program. */
  const withGlobalOptions = (command: Command): Command =>
    command
      .addOption(new Option("--lang <language>", options.lang).argParser(oneOf("--lang", ["en", "ja"])))
      .addOption(new Option("--color <when>", options.color).argParser(oneOf("--color", colorChoices)))
      .addOption(new Option("--no-color", options.noColor))
      .addOption(new Option("--ascii", options.ascii));
  const program = withGlobalOptions(new Command("asyncio-lessons"))
    .description(words.description)
    .version(packageVersion(), "-v, --version", options.version)
    // Python's own letter for it does as well.
    .addOption(new Option("-V").hideHelp())
    .on("option:V", () => {
      actions.output.writeOut?.(`${packageVersion()}\n`);
      throw new CommanderError(0, "commander.version", packageVersion());
    })
    .exitOverride()
    .configureOutput(actions.output)
    .configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      // Commander counts characters and breaks at spaces: Japanese is wider, and has none.
      displayWidth: widthOf,
      boxWrap: (text, width) => wrap(text, width).join("\n"),
      formatItem: (term, widest, what, { helpWidth: width = 80 }) =>
        named(term, widest, what, width, 2).join("\n"),
    })
    .helpOption("-h, --help", options.help)
    .helpCommand(false)
    .addHelpText("before", ({ command }) => `${examplesOf(words, command)}\n`)
    .allowExcessArguments()
    .action(async () => actions.ended(await actions.noCommand(program.args, program)));

  const add = (name: keyof CliWords["does"]): Command =>
    withGlobalOptions(program.command(name))
      .description(words.does[name])
      .addHelpText("after", ({ command }) => `\n${callsOf(words, name, command)}`)
      .allowExcessArguments(false);
  /** What a command does with what it is given, loaded when it is called. */
  const does =
    <Given extends unknown[]>(
      load: () => Promise<(...given: [...Given, CommandContext]) => Promise<ExitCode>>,
    ) =>
    async (...args: unknown[]): Promise<void> => {
      const call = await load();
      // Commander gives the arguments that were declared, the options, and the command itself.
      const given = args.slice(0, -1) as Given;
      const command = args.at(-1) as Command;
      if (actions.programArgs.length > 0) {
        // Only what runs a program has something to hand them to.
        if (!command.options.some(({ long }) => long === "--interpreter"))
          throw excessArguments(command, actions.programArgs);
        command.setOptionValue("args", actions.programArgs);
      }
      actions.ended(await call(...given, actions.contextOf(globalOptions(program, command))));
    };
  const speed = (text: string): Option =>
    new Option("--speed <n>", text).argParser(read.speed).conflicts("virtual");

  /** On what to run a program. */
  const withRuntime = (command: Command): Command =>
    command
      .addOption(new Option("--runtime <name>", options.runtime).argParser(oneOf("--runtime", runtimeNames)))
      .option("--interpreter <path>", options.interpreter);
  /** What of a run's details is taken down. */
  const withLocals = (command: Command): Command => command.option("--no-locals", options.noLocals);

  add("list")
    .option("--json", options.json)
    .action(does(async () => (await import("../commands/list/list.js")).list));

  withRuntime(withLocals(add("run")))
    .argument("<lesson...>", words.run.argument)
    .addOption(speed(options.speed))
    .option("--virtual", options.virtual)
    .option("--timeout <seconds>", options.timeout, read.timeout)
    .option("--delays <list>", options.delays, read.delays)
    .addOption(new Option("--predict", words.run.predict).conflicts(["json", "quiet"]))
    .option("--json", options.json)
    .option("-q, --quiet", words.run.quiet)
    .option("--trace <file>", words.run.trace, read.output)
    .addOption(new Option("--tree", words.run.tree).conflicts(["json", "quiet", "predict"]))
    .option("--at <seconds>", words.run.at, read.at)
    .option("--internals", words.run.internals)
    .action(does(async () => (await import("../commands/run/run.js")).run));

  const formats = `--format <${exportFormats.join("|")}>`;
  withRuntime(withLocals(add("export")))
    .argument("<lesson>", words.export.argument)
    .addOption(new Option(formats, words.export.format).argParser(oneOf("--format", exportFormats)))
    .option("-o, --output <file>", words.export.output, read.output)
    .addOption(speed(words.export.speed))
    .option("--virtual", words.export.virtual)
    .option("--timeout <seconds>", options.timeout, read.timeout)
    .option("--delays <list>", options.delays, read.delays)
    .action(does(async () => (await import("../commands/export/export.js")).exportRun));

  withRuntime(withLocals(add("step")))
    .argument("<lesson>", words.step.argument)
    .option("--plain", words.step.plain)
    .addOption(new Option("--python", words.step.python).conflicts("typescript"))
    .option("--typescript", words.step.typescript)
    .option("--internals", words.step.internals)
    .option("--delays <list>", options.delays, read.delays)
    .option("--virtual", words.step.virtual)
    .option("--timeout <seconds>", options.timeout, read.timeout)
    .action(does(async () => (await import("../commands/step/step.js")).step));

  add("show")
    .argument("<lesson>", words.show.argument)
    .addOption(new Option("--python", words.show.python).conflicts(["typescript", "both"]))
    .addOption(new Option("--typescript", words.show.typescript).conflicts("both"))
    .addOption(new Option("--both", words.show.both).conflicts("raw"))
    .option("--raw", words.show.raw)
    .option("--no-pager", words.show.noPager)
    .action(does(async () => (await import("../commands/show/show.js")).show));

  add("copy")
    .argument("<lesson>", words.copy.argument)
    .option("--typescript", words.copy.typescript)
    .option("-o, --output <file>", words.copy.output)
    .action(does(async () => (await import("../commands/copy/copy.js")).copy));

  withRuntime(add("compare"))
    .argument("[lesson...]", words.compare.argument)
    .addOption(speed(options.speed))
    .option("--virtual", options.virtual)
    .option("--timeout <seconds>", options.timeout, read.timeout)
    .option("--runs <n>", words.compare.runs, read.runs)
    .option("--serial", words.compare.serial)
    .option("--json", options.json)
    .option("-q, --quiet", words.compare.quiet)
    .option("--export-json <file>", words.compare.exportAs("JSON"), read.output)
    .option("--export-markdown <file>", words.compare.exportAs("Markdown"), read.output)
    .option("--export-csv <file>", words.compare.exportAs("CSV"), read.output)
    .option("--svg <file>", words.compare.svg, read.output)
    .action(does(async () => (await import("../commands/compare/compare.js")).compare));

  withRuntime(add("tour"))
    .argument("[lesson]", words.tour.argument)
    .addOption(speed(options.speed))
    .option("--virtual", options.virtual)
    .option("--timeout <seconds>", options.timeout, read.timeout)
    .option("--reset", words.tour.reset)
    .option("-y, --yes", words.tour.yes)
    .action(does(loadTour));

  withRuntime(add("quiz"))
    .argument("[lesson...]", words.quiz.argument)
    .addOption(new Option("--python", words.explain.python).conflicts("typescript"))
    .option("--typescript", words.explain.typescript)
    .option("--all", words.quiz.all)
    .action(does(async () => (await import("../commands/quiz/quiz.js")).quiz));

  add("explain")
    .argument("[term...]", words.explain.argument)
    .addOption(new Option("--python", words.explain.python).conflicts(["typescript", "both"]))
    .addOption(new Option("--typescript", words.explain.typescript).conflicts("both"))
    .option("--both", words.explain.both)
    .option("--json", options.json)
    .action(does(async () => (await import("../commands/explain/explain.js")).explain));

  add("verify")
    .argument("[lesson...]", words.verify.argument)
    .option("--python <path>", words.verify.python)
    .option("--real", words.verify.real)
    .option("--timeout <seconds>", options.timeout, read.timeout)
    .option("--json", options.json)
    // Refused by the command, in words of its own.
    .addOption(new Option("--speed [n]").hideHelp())
    .action(does(async () => (await import("../commands/verify/verify.js")).verify));
  return program;
}

/** As commander would complain of what a command has no use for. */
function excessArguments(command: Command, given: readonly string[]): CommanderError {
  command.args = [...given];
  return new CommanderError(2, "commander.excessArguments", "Expected 0 arguments");
}

/** The global options, whether they stand before the command or after it; after it wins. */
function globalOptions(program: Command, command: Command): GlobalOptions {
  const given = Object.entries(command.opts()).filter(
    ([key]) => command.getOptionValueSource(key) !== "default",
  );
  return { ...program.opts<GlobalOptions>(), ...Object.fromEntries(given) };
}

function examplesOf({ examplesHeading, examples }: CliWords, program: Command): string {
  const width = program.configureOutput().getOutHelpWidth?.() ?? 80;
  const widest = widestOf(Object.keys(examples));
  const lines = Object.entries(examples).flatMap(([call, what]) => named(call, widest, what, width, 2));
  return [examplesHeading, ...lines].join("\n");
}

/** One below the other, as they are to be typed: they are too long to have anything beside them. */
function callsOf(words: CliWords, name: string, command: Command): string {
  const width = command.configureOutput().getOutHelpWidth?.() ?? 80;
  const told = Object.entries(words.examplesOf[name] ?? {}).flatMap(([call, what]) => [
    `  ${call}`,
    ...paragraph(what, width, 6),
  ]);
  return [words.examplesHeading, ...told].join("\n");
}

/** The tour with what it shows of other commands. */
async function loadTour() {
  const [{ tour }, { watchLesson }, { listText }] = await Promise.all([
    import("../commands/tour/tour.js"),
    import("../commands/run/run.js"),
    import("../commands/list/list.js"),
  ]);
  return (name: string | undefined, options: TourOptions, context: CommandContext) =>
    tour(name, options, context, { watchLesson, listText });
}
