// The program as a viewer shows it: in one of its two languages, with the lines at which its tasks stand.
import type { TraceDocument } from "./document.js";
import type { StackLine, TaskId } from "./event.js";
import type { TaskState } from "./snapshot.js";
import type { SourceLanguage, SourceMark, SourcePane } from "./stepModel.js";
import type { StepNames } from "./stepNames.js";

export class StepSource {
  readonly #programs: TraceDocument["programs"];
  readonly #names: StepNames;
  readonly #lines: Readonly<Record<SourceLanguage, readonly string[]>>;
  /** The line of Python for each line of TypeScript that has one; of others, that of the nearest above. */
  readonly #python: readonly (number | null)[];
  readonly #definitions = new Map<string, number | null>();

  constructor({ programs }: TraceDocument, names: StepNames) {
    this.#programs = programs;
    this.#names = names;
    this.#lines = {
      typescript: linesOf(programs.typescript.text),
      python: linesOf(programs.python?.text ?? ""),
    };
    const pairs = new Map(programs.pairs.map(({ typescript, python }) => [typescript, python]));
    let last: number | null = null;
    this.#python = this.#lines.typescript.map((_, at) => {
      last = pairs.get(at + 1) ?? last;
      return last;
    });
  }

  pane(asked: SourceLanguage, chosen: TaskState | undefined, tasks: () => readonly TaskState[]): SourcePane {
    const { typescript, python } = this.#programs;
    const language = python === null ? "typescript" : asked;
    const { file, text } = language === "python" && python !== null ? python : typescript;
    const current = chosen === undefined ? null : this.#lineOfTask(chosen, language);
    const marked = (): SourceMark[] => this.#marks(language, chosen, current, tasks());
    let marks: readonly SourceMark[] | null = null;
    return {
      language,
      hasOther: python !== null,
      file,
      text,
      lines: this.#lines[language],
      current,
      isOver: chosen?.doing === "done",
      // Made when they are looked at: whoever reads lines does not.
      get marks() {
        marks ??= marked();
        return marks;
      },
    };
  }

  #marks(
    language: SourceLanguage,
    chosen: TaskState | undefined,
    current: number | null,
    tasks: readonly TaskState[],
  ): SourceMark[] {
    const marks = new Map<number, SourceMark>();
    const mark = (line: number | null, task: TaskId, name?: string): void => {
      if (line === null || line === current || marks.has(line)) return;
      const label = this.#names.task(task);
      marks.set(line, { line, of: name === undefined ? label : { name, task: null } });
    };
    for (const frame of chosen?.stack ?? []) {
      if (!frame.internal && chosen !== undefined)
        mark(this.lineOf(frame, language), chosen.task, frame.name);
    }
    for (const task of tasks) {
      if (task.doing !== "done" && task.task !== chosen?.task)
        mark(this.#lineOfTask(task, language), task.task);
    }
    return [...marks.values()].sort((a, b) => a.line - b.line);
  }

  /** Where a task stands; one that has not begun yet, at its coroutine's beginning. */
  #lineOfTask({ stack, coroutine }: TaskState, language: SourceLanguage): number | null {
    const frame = stack.findLast((each) => !each.internal && this.lineOf(each, "typescript") !== null);
    if (frame !== undefined) return this.lineOf(frame, language);
    return this.#in(language, this.#definition(coroutine));
  }

  /** The line of one function of a stack; null also for what stands in another file. */
  lineOf({ line, file }: StackLine, language: SourceLanguage): number | null {
    return file === undefined ? this.#in(language, line) : null;
  }

  #in(language: SourceLanguage, line: number | null): number | null {
    return line === null || language === "typescript" ? line : (this.#python[line - 1] ?? null);
  }

  #definition(name: string): number | null {
    const known = this.#definitions.get(name);
    if (known !== undefined) return known;
    const form = new RegExp(
      `(^|[^\\w$.])(function\\s*\\*?\\s*|(const|let|var)\\s+)${escaped(name)}(?![\\w$])`,
    );
    const at = this.#lines.typescript.findIndex((line) => form.test(line));
    const line = at === -1 ? null : at + 1;
    this.#definitions.set(name, line);
    return line;
  }
}

function linesOf(text: string): string[] {
  return text.replace(/\r?\n$/, "").split(/\r?\n/);
}

function escaped(name: string): string {
  return name.replace(/[^\w]/g, "\\$&");
}
