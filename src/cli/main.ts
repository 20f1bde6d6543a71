// The command from its arguments to its exit code: the one place where everything is put together.
import { type Command, CommanderError } from "commander";
import {
  type CommandContext,
  type ExitCode,
  exitCode,
  UsageError,
} from "../commands/common/commandContext.js";
import { commonWords } from "../commands/common/words.js";
import { createTheme } from "../draw/theme.js";
import type { Language } from "../draw/view.js";
import { Output } from "../terminal/output.js";
import { TerminalSession } from "../terminal/session.js";
import { describeCommanderError, describeUnknownCommand } from "./commanderErrors.js";
import { createProgram, type GlobalOptions } from "./program.js";
import {
  asciiOf,
  type ColorWhen,
  colorOf,
  columnsOf,
  isAnimated,
  isInteractive,
  languageOf,
  liveLinesOf,
  pagerOf,
  screenLinesOf,
} from "./settings.js";
import { cliWords } from "./words.js";

/**
 * @param argv what follows the command's own name
 * @returns the exit code; the caller sets it, so that what is written still gets out
 */
export async function main(argv: readonly string[], process: NodeJS.Process): Promise<ExitCode> {
  const terminal = new TerminalSession(process);
  const { signal } = terminal;
  const stdout = new Output(process.stdout, terminal.abort);
  const stderr = new Output(process.stderr);
  // The help is in the language asked for as well, so that is looked for before anything else is.
  const language = languageOf(askedLanguage(argv), process);
  const words = commonWords[language];
  try {
    const code = await runCommand(argv, process, language, { words, stdout, stderr, signal, terminal });
    if (!terminal.isInterrupted) await stdout.settled(signal);
    if (terminal.isInterrupted) {
      await leave([stdout, stderr], process);
      return exitCode.interrupted;
    }
    if (stdout.failure !== null) {
      stderr.say(words.error.prefix + words.error.cannotWrite("stdout", stdout.failure));
      return exitCode.failed;
    }
    return stdout.isClosed ? exitCode.ok : code;
  } catch (error) {
    const [code, said] = describeThrown(error, language);
    stderr.say(words.error.prefix + said);
    return code;
  } finally {
    terminal.close();
  }
}

/** So many milliseconds after Ctrl-C nothing is waited for any more. */
const grace = 300;

/** Leaves the readers of what was written the time to take it; if they do not, the process ends without them. */
async function leave(outputs: readonly Output[], process: NodeJS.Process): Promise<void> {
  const end = setTimeout(() => process.exit(exitCode.interrupted), grace);
  await Promise.all(outputs.map((output) => output.settled()));
  clearTimeout(end);
}

function describeThrown(error: unknown, language: Language): [ExitCode, string] {
  const say = cliWords[language].error;
  if (error instanceof UsageError) return [exitCode.usage, error.message];
  if (!(error instanceof Error)) return [exitCode.failed, say.internal(String(error))];
  const isLost = "syscall" in error && error.syscall === "uv_cwd";
  return [exitCode.failed, isLost ? say.noWorkingFolder : say.internal(error.message)];
}

type Streams = Pick<CommandContext, "words" | "stdout" | "stderr" | "signal" | "terminal">;

async function runCommand(
  given: readonly string[],
  process: NodeJS.Process,
  language: Language,
  streams: Streams,
): Promise<ExitCode> {
  // What stands behind `--` is the program's.
  const end = given.includes("--") ? given.indexOf("--") : given.length;
  const argv = given.slice(0, end);
  let code: ExitCode = exitCode.ok;
  const contextOf = (options: GlobalOptions): CommandContext => makeContext(options, process, streams);
  const program = createProgram(language, {
    contextOf,
    programArgs: given.slice(end + 1),
    ended: (ended) => {
      code = ended;
    },
    output: {
      writeOut: (text) => streams.stdout.write(text),
      // Commander's own wording of an error is replaced by ours.
      writeErr: () => {},
      getOutHelpWidth: () => columnsOf(process),
      getOutHasColors: () => false,
    },
    noCommand: async (rest, root) => {
      if (rest.length > 0 || !isInteractive(process)) return showHelp(rest, root, language);
      const { menu } = await import("../commands/menu/menu.js");
      // What was given applies to whatever is called: here that is options of all commands alone.
      const call = (words: readonly string[]) => runCommand([...argv, ...words], process, language, streams);
      return menu(call, contextOf(root.opts()));
    },
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const complaint = describeCommanderError(error, argv, program, language);
    if (complaint !== null) throw new UsageError(complaint);
  }
  return code;
}

function makeContext(options: GlobalOptions, process: NodeJS.Process, streams: Streams): CommandContext {
  const language = languageOf(options.lang, process);
  const when: ColorWhen =
    typeof options.color === "string" ? options.color : options.color === false ? "never" : "auto";
  const color = colorOf(when, process);
  const ascii = asciiOf(options.ascii === true, process);
  // Chalk and ora do not know NO_COLOR: they are told in their own way, before they are loaded.
  process.env.FORCE_COLOR = color ? "1" : "0";
  return {
    ...streams,
    language,
    isAnimated: isAnimated(process),
    isInteractive: isInteractive(process),
    pager: pagerOf(process),
    view: async () => {
      const paints = color ? (await import("../draw/paints.js")).paints : null;
      return { width: columnsOf(process), theme: createTheme({ paints, ascii }), language };
    },
    resized: (view) => ({ ...view, width: columnsOf(process) }),
    liveLines: () => liveLinesOf(process),
    screenLines: () => screenLinesOf(process),
  };
}

/**
 * Shows the help of one command (`help run`), or of all (`help`, or no word at all).
 *
 * @throws {UsageError} for any other word, which is no command
 */
function showHelp([word = "help", of]: readonly string[], root: Command, language: Language): ExitCode {
  const command = of === undefined ? root : root.commands.find((each) => each.name() === of);
  if (word !== "help" || command === undefined)
    throw new UsageError(describeUnknownCommand(word === "help" ? (of ?? "") : word, root, language));
  command.outputHelp();
  return exitCode.ok;
}

/** The last one counts, as for commander. */
function askedLanguage(argv: readonly string[]): Language | undefined {
  const index = argv.findLastIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const word = argv[index];
  const value = word?.includes("=") ? word.slice(word.indexOf("=") + 1) : argv[index + 1];
  return index !== -1 && (value === "en" || value === "ja") ? value : undefined;
}
