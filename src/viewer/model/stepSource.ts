// The program as a viewer shows it: in one of its two languages, with the lines at which its tasks stand.
import type { TraceDocument } from "../../trace/document.js";
import type { StackLine } from "../../trace/event.js";
import { type Label, pythonLineOf } from "../../trace/labels.js";
import type { TaskState } from "../../trace/state/taskState.js";
import type { SourceLanguage } from "./stepModel.js";
import type { StepNames } from "./stepNames.js";

/** A line at which somebody stands: the chosen task in an outer function, or another task in its innermost one. */
export interface SourceMark {
  /** From 1. */
  readonly line: number;
  readonly of: Label;
}

export type SourceModel = ReturnType<StepSource["pane"]>;

/** What is needed of a task to show where it stands. */
export type StandingTask = Pick<TaskState, "task" | "coroutine" | "doing" | "stack">;

/** A task, or what runs outside of every task. */
type Standing = StandingTask | { readonly stack: readonly StackLine[] };

export class StepSource {
  readonly #document: TraceDocument;
  readonly #names: StepNames;
  readonly #lines: Readonly<Record<SourceLanguage, readonly string[]>>;
  readonly #definitions = new Map<string, number | null>();

  constructor(document: TraceDocument, names: StepNames) {
    const { programs } = document;
    this.#document = document;
    this.#names = names;
    this.#lines = {
      typescript: linesOf(programs.typescript.text),
      python: linesOf(programs.python?.text ?? ""),
    };
  }

  /** @param chosen a task, or what stands outside of every task */
  pane(asked: SourceLanguage, chosen: Standing | undefined, tasks: () => readonly TaskState[]) {
    const { typescript, python } = this.#document.programs;
    const language = python === null ? "typescript" : asked;
    const { file, text } = language === "python" && python !== null ? python : typescript;
    const current = chosen === undefined ? null : this.#lineOf(chosen, language);
    const marked = (): SourceMark[] => this.#marks(language, chosen, current, tasks());
    let marks: readonly SourceMark[] | null = null;
    return {
      language,
      /** Is there the same program in the other language? */
      hasOther: python !== null,
      file,
      text,
      lines: this.#lines[language],
      /** The line of the chosen task, from 1. */
      current,
      /** Who stands there: the chosen task, or what runs outside of every task. */
      of: chosen === undefined ? null : this.#labelOf(chosen),
      /** Has the chosen task ended? Then its line is where it was seen last. */
      isOver: chosen !== undefined && "doing" in chosen && chosen.doing === "done",
      // Made when they are looked at: whoever reads lines does not.
      // In the order of the lines; never the current one.
      get marks() {
        marks ??= marked();
        return marks;
      },
    };
  }

  #marks(
    language: SourceLanguage,
    chosen: Standing | undefined,
    current: number | null,
    tasks: readonly TaskState[],
  ): SourceMark[] {
    const marks = new Map<number, SourceMark>();
    const mark = (line: number | null, of: Label): void => {
      if (line !== null && line !== current && !marks.has(line)) marks.set(line, { line, of });
    };
    for (const frame of chosen?.stack ?? []) {
      if (!frame.internal) mark(this.lineOf(frame, language), { name: frame.name, task: null });
    }
    for (const task of tasks) {
      const isChosen = chosen !== undefined && "task" in chosen && chosen.task === task.task;
      if (task.doing === "done" || isChosen) continue;
      mark(this.#lineOf(task, language), this.#names.task(task.task));
    }
    return [...marks.values()].sort((a, b) => a.line - b.line);
  }

  /** Where a task stands; one that has not begun yet, at its coroutine's beginning. */
  #lineOf(chosen: Standing, language: SourceLanguage): number | null {
    const { stack } = chosen;
    const frame = stack.findLast((each) => !each.internal && this.lineOf(each, "typescript") !== null);
    if (frame !== undefined) return this.lineOf(frame, language);
    const name = "coroutine" in chosen ? chosen.coroutine : stack.at(-1)?.name;
    return name === undefined ? null : this.#in(language, this.#definition(name));
  }

  #labelOf(chosen: Standing): Label {
    if ("task" in chosen) return this.#names.task(chosen.task);
    return { name: chosen.stack.findLast(({ internal }) => !internal)?.name ?? "", task: null };
  }

  /** The line of one function of a stack; null also for what stands in another file. */
  lineOf({ line, file }: StackLine, language: SourceLanguage): number | null {
    return file === undefined ? this.#in(language, line) : null;
  }

  #in(language: SourceLanguage, line: number | null): number | null {
    return line === null || language === "typescript" ? line : pythonLineOf(this.#document, line);
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
