// The commands, their options and their help, as commander wants them. What they do is loaded when one is called.
import { Command, Option } from "commander";
import type { CommandContext } from "../commands/common/commandContext.js";
import type { ExitCode } from "../commands/common/exitCode.js";
import {
  delayList,
  oneOf,
  positiveNumber,
  secondOfRun,
  speed,
  wholeNumber,
  writableFileOrStdout,
} from "../commands/common/options.js";
import { commonWords } from "../commands/common/words.js";
import { exportFormats } from "../commands/export/exporters.js";
import type { TourParts } from "../commands/tour/tourSteps.js";
import type { Language } from "../draw/language.js";
import { widestOf, widthOf } from "../draw/width.js";
import { wrap } from "../draw/wrap.js";
import type { ColorWhen } from "./settings.js";
import { type CliWords, cliWords } from "./words.js";

export interface GlobalOptions {
  readonly lang?: Language;
  readonly color: ColorWhen | boolean;
  readonly ascii?: boolean;
}

/** How a command's action gets what it needs, and says how it ended. */
export interface Actions {
  readonly context: (options: GlobalOptions) => CommandContext;
  readonly ended: (code: ExitCode) => void;
  /** Called without a command: `rest` is what stands in a command's place. */
  readonly noCommand: (rest: readonly string[], program: Command) => Promise<ExitCode>;
}

const colorChoices = ["auto", "always", "never"] as const;

export function createProgram(language: Language, version: string, actions: Actions): Command {
  const words = cliWords[language];
  const refused = commonWords[language];
  const { options } = words;
  const program = new Command("asyncio-lessons");
  configure(program, language)
    .description(words.description)
    .version(version, "-V, --version", options.version)
    .addHelpText("before", ({ command }) => `${examplesOf(words, command)}\n`)
    .helpCommand(false)
    .allowExcessArguments()
    .action(async () => actions.ended(await actions.noCommand(program.args, program)));

  const add = (name: keyof CliWords["does"]): Command => {
    const command = configure(program.command(name), language).description(words.does[name]);
    command.copyInheritedSettings(program);
    return command.allowExcessArguments(false);
  };
  const contextOf = (command: Command): CommandContext => actions.context(globalOptions(program, command));
  /** What a command does with what it is given, loaded when it is called. */
  const does =
    <T, O>(load: () => Promise<(given: T, options: O, context: CommandContext) => Promise<ExitCode>>) =>
    async (given: T, options: O, command: Command): Promise<void> => {
      const call = await load();
      actions.ended(await call(given, options, contextOf(command)));
    };

  add("list")
    .option("--json", options.json)
    .action(async (given, command: Command) => {
      const { list } = await import("../commands/list/list.js");
      actions.ended(await list(given, contextOf(command)));
    });

  const run = add("run")
    .argument("<lesson...>", words.run.argument)
    .action(does(async () => (await import("../commands/run/run.js")).run));
  addClockOptions(run, language)
    .option("--delays <list>", options.delays, delayList(refused))
    .addOption(new Option("--predict", words.run.predict).conflicts(["json", "quiet"]))
    .option("--json", options.json)
    .option("-q, --quiet", words.run.quiet)
    .option("--trace <file>", words.run.trace, writableFileOrStdout(refused))
    .addOption(new Option("--tree", words.run.tree).conflicts(["json", "quiet", "predict"]))
    .option("--at <seconds>", words.run.at, secondOfRun("--at", refused))
    .option("--internals", words.run.internals);

  const formats = `--format <${exportFormats.join("|")}>`;
  add("export")
    .argument("<lesson>", words.export.argument)
    .addOption(new Option(formats, words.export.format).argParser(oneOf("--format", exportFormats, refused)))
    .option("-o, --output <file>", words.export.output, writableFileOrStdout(refused))
    .addOption(new Option("--speed <n>", words.export.speed).argParser(speed(refused)).conflicts("virtual"))
    .option("--virtual", words.export.virtual)
    .option("--timeout <seconds>", options.timeout, positiveNumber("--timeout", refused))
    .option("--delays <list>", options.delays, delayList(refused))
    .action(does(async () => (await import("../commands/export/export.js")).exportRun));

  add("step")
    .argument("<lesson>", words.step.argument)
    .option("--plain", words.step.plain)
    .option("--python", words.step.python)
    .option("--internals", words.step.internals)
    .option("--delays <list>", options.delays, delayList(refused))
    .option("--virtual", words.step.virtual)
    .option("--timeout <seconds>", options.timeout, positiveNumber("--timeout", refused))
    .action(does(async () => (await import("../commands/step/step.js")).step));

  add("show")
    .argument("<lesson>", words.show.argument)
    .addOption(new Option("--python", words.show.python).conflicts(["typescript", "both"]))
    .addOption(new Option("--typescript", words.show.typescript).conflicts("both"))
    .option("--both", words.show.both)
    .option("--no-pager", words.show.noPager)
    .action(does(async () => (await import("../commands/show/show.js")).show));

  const compare = add("compare")
    .argument("[lesson...]", words.compare.argument)
    .action(does(async () => (await import("../commands/compare/compare.js")).compare));
  addClockOptions(compare, language)
    .option("--runs <n>", words.compare.runs, wholeNumber("--runs", refused))
    .option("--serial", words.compare.serial)
    .option("--json", options.json)
    .option("-q, --quiet", words.compare.quiet)
    .option("--export-json <file>", words.compare.exportAs("JSON"), writableFileOrStdout(refused))
    .option("--export-markdown <file>", words.compare.exportAs("Markdown"), writableFileOrStdout(refused))
    .option("--export-csv <file>", words.compare.exportAs("CSV"), writableFileOrStdout(refused))
    .option("--svg <file>", words.compare.svg, writableFileOrStdout(refused));

  const tour = add("tour")
    .argument("[lesson]", words.tour.argument)
    .action(async (name: string | undefined, given, command: Command) => {
      const { tour } = await import("../commands/tour/tour.js");
      actions.ended(await tour(name, given, contextOf(command), await tourParts()));
    });
  addClockOptions(tour, language).option("--reset", words.tour.reset);

  add("quiz")
    .argument("[lesson...]", words.quiz.argument)
    .addOption(new Option("--python", words.explain.python).conflicts("typescript"))
    .option("--typescript", words.explain.typescript)
    .action(does(async () => (await import("../commands/quiz/quiz.js")).quiz));

  add("explain")
    .argument("[term...]", words.explain.argument)
    .addOption(new Option("--python", words.explain.python).conflicts(["typescript", "both"]))
    .addOption(new Option("--typescript", words.explain.typescript).conflicts("both"))
    .addOption(new Option("--both", words.explain.both))
    .option("--json", options.json)
    .action(does(async () => (await import("../commands/explain/explain.js")).explain));

  add("verify")
    .argument("[lesson...]", words.verify.argument)
    .option("--python <path>", words.verify.python)
    .option("--timeout <seconds>", options.timeout, positiveNumber("--timeout", refused))
    .option("--json", options.json)
    // Refused by the command, in words of its own.
    .addOption(new Option("--speed [n]").hideHelp())
    .addOption(new Option("--virtual").hideHelp())
    .action(does(async () => (await import("../commands/verify/verify.js")).verify));
  return program;
}

/** What the program and each of its commands have in common. */
function configure(command: Command, language: Language): Command {
  const { options, headings } = cliWords[language];
  const refused = commonWords[language];
  return command
    .helpOption("-h, --help", options.help)
    .addOption(
      new Option("--lang <language>", options.lang).argParser(oneOf("--lang", ["en", "ja"], refused)),
    )
    .addOption(new Option("--color <when>", options.color).argParser(oneOf("--color", colorChoices, refused)))
    .addOption(new Option("--no-color", options.noColor))
    .addOption(new Option("--ascii", options.ascii))
    .configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      // Commander counts characters and breaks at spaces: Japanese is wider, and has none.
      displayWidth: widthOf,
      boxWrap: (text, width) => wrap(text, width).join("\n"),
      minWidthToWrap: 10,
    });
}

/** The global options, whether they stand before the command or after it; after it wins. */
function globalOptions(program: Command, command: Command): GlobalOptions {
  const given = Object.entries(command.opts()).filter(
    ([key]) => command.getOptionValueSource(key) !== "default",
  );
  return { ...program.opts<GlobalOptions>(), ...Object.fromEntries(given) };
}

function addClockOptions(command: Command, language: Language): Command {
  const { options } = cliWords[language];
  const refused = commonWords[language];
  return command
    .addOption(new Option("--speed <n>", options.speed).argParser(speed(refused)).conflicts("virtual"))
    .addOption(new Option("--virtual", options.virtual))
    .option("--timeout <seconds>", options.timeout, positiveNumber("--timeout", refused));
}

function examplesOf({ examplesHeading, examples }: CliWords, program: Command): string {
  const help = program.createHelp();
  help.prepareContext({ helpWidth: program.configureOutput().getOutHelpWidth?.() ?? 80 });
  const widest = widestOf(Object.keys(examples));
  const lines = Object.entries(examples).map(([command, what]) =>
    help.formatItem(command, widest, what, help),
  );
  return [examplesHeading, ...lines].join("\n");
}

/** What the tour shows of other commands. */
export async function tourParts(): Promise<TourParts> {
  const { watchLesson } = await import("../commands/run/run.js");
  const { listText } = await import("../commands/list/list.js");
  return { watchLesson, listText };
}
