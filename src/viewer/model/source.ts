// The program as a viewer shows it: in one of its two languages, with the lines at which its tasks stand.
import type { CodeKind } from "../../draw/theme.js";
import type { TraceDocument } from "../../trace/document.js";
import type { StackLine } from "../../trace/event.js";
import { type Label, matchingLine, ranIn } from "../../trace/labels.js";
import type { Snapshot } from "../../trace/state/runState.js";
import type { TaskState } from "../../trace/state/taskState.js";
import type { StepNames } from "./names.js";

/** So many of the tasks, the first, are marked: nobody shall have to look at a hundred thousand. */
const mostMarked = 200;

export type SourceLanguage = "typescript" | "python";

/** In which language a program is shown unless another is asked for: Python, where it is written in that. */
export function usualSource({ programs }: TraceDocument): SourceLanguage {
  return programs.python === null ? "typescript" : "python";
}

export type SourceModel = ReturnType<StepSource["pane"]>;

/** A task, as far as it is needed to show where that stands; or what runs outside of every task. */
export type Standing =
  | Pick<TaskState, "task" | "coroutine" | "doing" | "stack" | "locals" | "localsBefore">
  | { readonly task: null; readonly stack: readonly StackLine[] };

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
      typescript: linesOf(programs.typescript?.text ?? ""),
      python: linesOf(programs.python?.text ?? ""),
    };
  }

  pane(asked: SourceLanguage, chosen: Standing | null, snapshot: Snapshot) {
    const { programs } = this.#document;
    const ran = ranIn(this.#document);
    const { language, file, text } = sourceOf(programs, asked) ?? sourceOf(programs, ran) ?? nothing;
    const current = chosen === null ? null : this.#lineOf(chosen, language);
    const marked = () => this.#marks(language, chosen, current, snapshot);
    let marks: ReturnType<typeof marked> | null = null;
    return {
      language,
      file: nameIn(file),
      text,
      lines: this.#lines[language],
      /** The line of the chosen task, from 1. */
      current,
      /** What ran, and its line, where the other program is shown. Null: it is shown itself. */
      ran:
        language === ran
          ? null
          : {
              file: nameIn(programs[ran]?.file ?? ""),
              line: chosen === null ? null : this.#lineOf(chosen, ran),
            },
      /** Who stands there: the chosen task, or what runs outside of every task. */
      of: chosen === null ? null : this.#labelOf(chosen),
      /** Has the chosen task ended? Then its line is where it was seen last. */
      isOver: chosen !== null && chosen.task !== null && chosen.doing === "done",
      /** They are made when they are looked at: whoever reads lines does not. */
      get marks() {
        marks ??= marked();
        return marks;
      },
    };
  }

  /** Who stands at other lines: the chosen task in an outer function, or another task in its innermost one. */
  #marks(language: SourceLanguage, chosen: Standing | null, current: number | null, snapshot: Snapshot) {
    const marks = new Map<number, Label>();
    const mark = (line: number | null, of: Label): void => {
      if (line !== null && line !== current && !marks.has(line)) marks.set(line, of);
    };
    for (const frame of chosen?.stack ?? []) {
      if (!frame.internal) mark(this.lineOf(frame, language), { name: frame.name, task: null });
    }
    for (let number = 1; number <= Math.min(snapshot.taskCount, mostMarked); number++) {
      const task = snapshot.task(number);
      if (task === undefined || task.doing === "done" || number === chosen?.task) continue;
      mark(this.#lineOf(task, language), this.#names.task(number));
    }
    return Array.from(marks, ([line, of]) => ({ line, of }));
  }

  /** Where a task stands; one that has not begun yet, at its coroutine's beginning. */
  #lineOf(chosen: Standing, language: SourceLanguage): number | null {
    const { stack } = chosen;
    const frame = stack.findLast(
      (each) => !each.internal && this.lineOf(each, ranIn(this.#document)) !== null,
    );
    if (frame !== undefined) return this.lineOf(frame, language);
    const name = chosen.task === null ? stack.at(-1)?.name : chosen.coroutine;
    return name === undefined ? null : this.#in(language, this.#definition(name));
  }

  #labelOf(chosen: Standing): Label {
    if (chosen.task !== null) return this.#names.task(chosen.task);
    return { name: chosen.stack.findLast(({ internal }) => !internal)?.name ?? "", task: null };
  }

  /** Where a function of a stack stands, in what ran: file and line, and what is written there, where that is known. */
  placeOf({ file, line, internal }: StackLine): { readonly where: string; readonly code: string | null } {
    if (internal) return { where: "asyncio", code: null };
    const ran = ranIn(this.#document);
    const where = `${file ?? nameIn(this.#document.programs[ran]?.file ?? "")}:${line ?? "?"}`;
    const code = file === undefined && line !== null ? this.#lines[ran][line - 1] : undefined;
    return { where, code: code?.trim() ?? null };
  }

  /** The line of one function of a stack; null also for what stands in another file. */
  lineOf({ line, file }: StackLine, language: SourceLanguage): number | null {
    return file === undefined ? this.#in(language, line) : null;
  }

  #in(language: SourceLanguage, line: number | null): number | null {
    return line === null || language === ranIn(this.#document) ? line : matchingLine(this.#document, line);
  }

  /** The line of the program that ran at which a function of that name begins. */
  #definition(name: string): number | null {
    const known = this.#definitions.get(name);
    if (known !== undefined) return known;
    const escaped = name.replace(/[^\w]/g, "\\$&");
    const form = new RegExp(
      `(^|[^\\w$.])(function\\s*\\*?\\s*|(const|let|var|def|class)\\s+)${escaped}(?![\\w$])`,
    );
    const at = this.#lines[ranIn(this.#document)].findIndex((each) => form.test(each));
    const line = at === -1 ? null : at + 1;
    this.#definitions.set(name, line);
    return line;
  }
}

const nothing = { language: "typescript", file: "", text: "" } as const;

function sourceOf(programs: TraceDocument["programs"], language: SourceLanguage) {
  const program = programs[language];
  return program === null ? null : { language, ...program };
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function linesOf(text: string): string[] {
  return text.replace(/\r?\n$/, "").split(/\r?\n/);
}

/** A piece of a program: its text alone, or with its kind where it is worth a colour. */
type CodePart = readonly [text: string] | readonly [text: string, kind: CodeKind];

/** The parts of each line. */
export type CodeLines = readonly (readonly CodePart[])[];

/** What the page is given as data: the trace, and its programs parted into what is coloured, as the page has no parser. */
export interface PagePayload {
  readonly document: TraceDocument;
  readonly code: { readonly typescript: CodeLines | null; readonly python: CodeLines | null };
}

/** The id of the element that holds the payload. */
export const payloadId = "trace";
