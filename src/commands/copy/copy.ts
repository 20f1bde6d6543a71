// `copy`: a lesson's program into a file of one's own, to change and run it. Rule: no file is ever overwritten.
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import type { Language } from "../../draw/view.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { lessonOf, lessonPrograms } from "../common/targets.js";
import { reasonOf } from "../common/writeFile.js";

/** Beside a `queue.py`, other programs in the folder would import that in the place of Python's module. */
const pythonsOwn: ReadonlySet<string> = new Set(["queue"]);

const en = {
  next: "Change it, then:",
  exists: (file: string, other: string) =>
    `'${file}' is there already, and nothing is overwritten: name another file, such as --output ${other}`,
};

const ja: typeof en = {
  next: "書き換えたら：",
  exists: (file, other) =>
    `「${file}」はすでにあります。上書きはしません。--output ${other} のように別の名前を指定してください。`,
};

const copyWords: Readonly<Record<Language, typeof en>> = { en, ja };

/** Which file a lesson's program is copied into, unless told. */
export function fileOfCopy(id: string, ending: "py" | "ts"): string {
  return `${pythonsOwn.has(id) ? "my_" : ""}${id}.${ending}`;
}

export interface CopyOptions {
  /** In the place of Python. */
  readonly typescript?: boolean;
  readonly output?: string;
}

export async function copy(name: string, options: CopyOptions, context: CommandContext): Promise<ExitCode> {
  const { words, language, stdout } = context;
  const lesson = lessonOf(name, words);
  const [written, ending] =
    options.typescript === true ? (["typescript", "ts"] as const) : (["python", "py"] as const);
  const file = options.output ?? fileOfCopy(lesson.id, ending);
  const say = copyWords[language];
  try {
    writeFileSync(file, lessonPrograms(lesson)[written], { flag: "wx" });
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new UsageError(
      isThere ? say.exists(file, `my_${basename(file)}`) : words.error.cannotWrite(file, reasonOf(error)),
    );
  }
  const path = /[/\\]/.test(file) ? file : `./${file}`;
  stdout.line(`  ${words.written(file)}`);
  stdout.line(`  ${say.next}`);
  for (const call of [`run ${path}`, `step ${path}`, `compare ${lesson.id} ${path}`])
    stdout.line(`    asyncio-lessons ${call}`);
  return exitCode.ok;
}
