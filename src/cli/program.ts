// The commands, their options and their help, as commander wants them. What they do is loaded when one is called.
import { Command, Option } from "commander";
import type { Context } from "../commands/common/context.js";
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
import type { Words } from "../commands/common/words.js";
import { exportFormats } from "../commands/export/exporters.js";
import type { TourParts } from "../commands/tour/tourSteps.js";
import { widestOf, widthOf } from "../draw/width.js";
import { wrap } from "../draw/wrap.js";
import type { ColorWhen } from "./settings.js";

export interface GlobalOptions {
  readonly lang?: "en" | "ja";
  readonly color: ColorWhen | boolean;
  readonly ascii?: boolean;
}

/** How a command's action gets what it needs, and says how it ended. */
export interface Actions {
  readonly context: (options: GlobalOptions) => Context;
  readonly ended: (code: ExitCode) => void;
  /** Called without a command: `rest` is what stands in a command's place. */
  readonly noCommand: (rest: readonly string[], program: Command) => Promise<ExitCode>;
}

export const colorChoices = ["auto", "always", "never"] as const;

export function createProgram(words: Words, version: string, actions: Actions): Command {
  const { options } = words;
  const program = new Command("asyncio-lessons");
  configure(program, words)
    .description(words.description)
    .version(version, "-V, --version", options.version)
    .addHelpText("before", ({ command }) => `${examplesOf(words, command)}\n`)
    .helpCommand(false)
    .allowExcessArguments()
    .action(async () => actions.ended(await actions.noCommand(program.args, program)));

  const add = (name: string, does: string): Command => {
    const command = configure(program.command(name), words).description(does);
    command.copyInheritedSettings(program);
    return command.allowExcessArguments(false);
  };
  const contextOf = (command: Command): Context => actions.context(globalOptions(program, command));

  add("list", words.commands.list)
    .option("--json", options.json)
    .action(async (given, command: Command) => {
      const { list } = await import("../commands/list/list.js");
      actions.ended(await list(given, contextOf(command)));
    });

  const run = add("run", words.commands.run)
    .argument("<lesson...>", words.trace.runArgument)
    .action(async (names: string[], given, command: Command) => {
      const { run } = await import("../commands/run/run.js");
      actions.ended(await run(names, given, contextOf(command)));
    });
  addClockOptions(run, words)
    .option("--delays <list>", options.delays, delayList(words))
    .addOption(new Option("--predict", options.predict).conflicts(["json", "quiet"]))
    .option("--json", options.json)
    .option("-q, --quiet", options.quietRun);

  addTraceOptions(run, words);

  addExport(add("export", words.trace.exportCommand), words).action(
    async (name: string, given, command: Command) => {
      const { exportRun } = await import("../commands/export/export.js");
      actions.ended(await exportRun(name, given, contextOf(command)));
    },
  );

  add("step", words.step.command)
    .argument("<lesson>", words.step.argument)
    .option("--plain", words.step.plain)
    .option("--python", words.step.python)
    .option("--internals", words.step.internals)
    .option("--delays <list>", options.delays, delayList(words))
    .option("--virtual", words.step.virtual)
    .option("--timeout <seconds>", options.timeout, positiveNumber("--timeout", words))
    .action(async (name: string, given, command: Command) => {
      const { step } = await import("../commands/step/step.js");
      actions.ended(await step(name, given, contextOf(command)));
    });

  add("show", words.commands.show)
    .argument("<lesson>", words.showArgument)
    .addOption(new Option("--python", options.python).conflicts(["typescript", "both"]))
    .addOption(new Option("--typescript", options.typescript).conflicts("both"))
    .option("--both", options.both)
    .option("--no-pager", options.noPager)
    .action(async (name: string, given, command: Command) => {
      const { show } = await import("../commands/show/show.js");
      actions.ended(await show(name, given, contextOf(command)));
    });

  const compare = add("compare", words.commands.compare)
    .argument("[lesson...]", words.compareArgument)
    .action(async (names: string[], given, command: Command) => {
      const { compare } = await import("../commands/compare/compare.js");
      actions.ended(await compare(names, given, contextOf(command)));
    });
  addClockOptions(compare, words)
    .option("--runs <n>", options.runs, wholeNumber("--runs", words))
    .option("--serial", options.serial)
    .option("--json", options.json)
    .option("-q, --quiet", options.quietCompare)
    .option("--export-json <file>", options.exportJson, writableFileOrStdout(words))
    .option("--export-markdown <file>", options.exportMarkdown, writableFileOrStdout(words))
    .option("--export-csv <file>", options.exportCsv, writableFileOrStdout(words))
    .option("--svg <file>", words.trace.options.svg, writableFileOrStdout(words));

  const tour = add("tour", words.commands.tour)
    .argument("[lesson]", words.tourArgument)
    .action(async (name: string | undefined, given, command: Command) => {
      const { tour } = await import("../commands/tour/tour.js");
      actions.ended(await tour(name, given, contextOf(command), await tourParts()));
    });
  addClockOptions(tour, words).option("--reset", options.reset);

  add("quiz", words.commands.quiz)
    .argument("[lesson...]", words.quizArgument)
    .addOption(new Option("--python", words.explain.python).conflicts("typescript"))
    .option("--typescript", words.explain.typescript)
    .action(async (names: string[], given, command: Command) => {
      const { quiz } = await import("../commands/quiz/quiz.js");
      actions.ended(await quiz(names, given, contextOf(command)));
    });

  add("explain", words.commands.explain)
    .argument("[term...]", words.explain.argument)
    .addOption(new Option("--python", words.explain.python).conflicts(["typescript", "both"]))
    .addOption(new Option("--typescript", words.explain.typescript).conflicts("both"))
    .addOption(new Option("--both", words.explain.both))
    .option("--json", options.json)
    .action(async (term: string[], given, command: Command) => {
      const { explain } = await import("../commands/explain/explain.js");
      actions.ended(await explain(term, given, contextOf(command)));
    });

  add("verify", words.commands.verify)
    .argument("[lesson...]", words.verify.argument)
    .option("--python <path>", words.verify.python)
    .option("--timeout <seconds>", options.timeout, positiveNumber("--timeout", words))
    .option("--json", options.json)
    // Refused by the command, in words of its own.
    .addOption(new Option("--speed [n]").hideHelp())
    .addOption(new Option("--virtual").hideHelp())
    .action(async (names: string[], given, command: Command) => {
      const { verify } = await import("../commands/verify/verify.js");
      actions.ended(await verify(names, given, contextOf(command)));
    });
  return program;
}

/** What the program and each of its commands have in common. */
function configure(command: Command, words: Words): Command {
  const { options, headings } = words;
  return command
    .helpOption("-h, --help", options.help)
    .addOption(new Option("--lang <language>", options.lang).argParser(oneOf("--lang", ["en", "ja"], words)))
    .addOption(new Option("--color <when>", options.color).argParser(oneOf("--color", colorChoices, words)))
    .addOption(new Option("--no-color", options.noColor))
    .addOption(new Option("--ascii", options.ascii))
    .configureHelp({
      styleTitle: (title) => (title in headings ? headings[title as keyof typeof headings] : title),
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

function addClockOptions(command: Command, words: Words): Command {
  const { options } = words;
  return command
    .addOption(new Option("--speed <n>", options.speed).argParser(speed(words)).conflicts("virtual"))
    .addOption(new Option("--virtual", options.virtual))
    .option("--timeout <seconds>", options.timeout, positiveNumber("--timeout", words));
}

function addTraceOptions(run: Command, words: Words): Command {
  const { options } = words.trace;
  return run
    .option("--trace <file>", options.trace, writableFileOrStdout(words))
    .addOption(new Option("--tree", options.tree).conflicts(["json", "quiet", "predict"]))
    .option("--at <seconds>", options.at, secondOfRun("--at", words))
    .option("--internals", options.internals);
}

function addExport(command: Command, words: Words): Command {
  const { options } = words.trace;
  const formats = oneOf("--format", exportFormats, words);
  return command
    .argument("<lesson>", words.trace.exportArgument)
    .addOption(new Option(`--format <${exportFormats.join("|")}>`, options.format).argParser(formats))
    .option("-o, --output <file>", options.output, writableFileOrStdout(words))
    .addOption(new Option("--speed <n>", options.exportSpeed).argParser(speed(words)).conflicts("virtual"))
    .addOption(new Option("--virtual", options.exportVirtual))
    .option("--timeout <seconds>", words.options.timeout, positiveNumber("--timeout", words))
    .option("--delays <list>", words.options.delays, delayList(words));
}

function examplesOf({ examplesHeading, examples }: Words, program: Command): string {
  const help = program.createHelp();
  help.prepareContext({ helpWidth: program.configureOutput().getOutHelpWidth?.() ?? 80 });
  const widest = widestOf(examples.map(([command]) => command));
  const lines = examples.map(([command, what]) => help.formatItem(command, widest, what, help));
  return [examplesHeading, ...lines].join("\n");
}

/** What the tour shows of other commands. */
export async function tourParts(): Promise<TourParts> {
  const { watchLesson } = await import("../commands/run/run.js");
  const { listText } = await import("../commands/list/list.js");
  return { watchLesson, listText };
}
