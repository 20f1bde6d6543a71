// Debug mode's notes: where in the program an object was made. Nothing is noted, and nothing paid, outside debug mode.
import { isOfLibrary } from "./library_files.js";
import type { SourceLocation } from "./source_location.js";

/** A function of the program's that was active. */
export interface SourceFrame extends SourceLocation {
  readonly name: string;
}

/** A frame as V8 writes it, read. */
export interface StackFrame extends SourceFrame {
  /** Is it the body of a generator, and so a coroutine's? */
  readonly isGenerator: boolean;
}

interface StackTaker {
  captureStackTrace(target: object): void;
  stackTraceLimit: number;
}

/** As many frames of a stack are kept as CPython keeps in debug mode. */
const depth = 10;
/** And so many are looked at, as most may be this library's own. */
const looked = 100;

/** Below this function of the library's stands what started the loop: what it makes on its own was not made there. */
const bottomOfLoop = /^Driver\./;
/** Below this one stands what runs the task. */
const bottomOfTask = /^\w+\._step$/;

// The text of a stack is only made once somebody asks for it.
const notes = new WeakMap<object, { readonly stack?: string }>();

/** Notes that `made` was made here. */
export function noteSource(made: object): void {
  notes.set(made, takeStack());
}

/** Where `made` was made, most recent call last; null when that was not noted. */
export function sourceTracebackOf(made: object): readonly SourceFrame[] | null {
  const note = notes.get(made);
  return note === undefined ? null : readStack(note.stack ?? "").slice(-depth);
}

/** What runs at this moment, most recent call last: the frames of the program's alone, of the task that runs alone. */
export function framesOfRunningTask(): readonly StackFrame[] {
  return readStack(aboveFunction(takeStack().stack ?? "", bottomOfTask));
}

/** The part of a stack above a function of the library's: all of it where it is not in it. */
function aboveFunction(stack: string, name: RegExp): string {
  const lines = stack.split("\n");
  const bottom = lines.findIndex((line) => {
    const [, full, file] = frameText.exec(line.trim()) ?? [];
    return full !== undefined && file !== undefined && name.test(full) && isOfLibrary(file);
  });
  return bottom === -1 ? stack : lines.slice(0, bottom).join("\n");
}

function takeStack(): { readonly stack?: string } {
  const errors = Error as Partial<StackTaker>;
  const holder: { stack?: string } = {};
  if (errors.captureStackTrace === undefined) return holder;
  const limit = errors.stackTraceLimit;
  errors.stackTraceLimit = looked;
  errors.captureStackTrace(holder);
  if (limit !== undefined) errors.stackTraceLimit = limit;
  return holder;
}

const frameText = /^at (?:async )?(?:(.*) \()?(?:file:\/\/)?([^()]+):(\d+):\d+\)?$/;
const stepOfGenerator = /\.(next|throw|return) \(<anonymous>\)$/;

/** The program's frames in the text of a stack, most recent call last. */
export function readStack(stack: string): StackFrame[] {
  const lines = stack.split("\n").map((line) => line.trim());
  const frames: StackFrame[] = [];
  for (const [i, line] of lines.entries()) {
    const [, name, file, number] = frameText.exec(line) ?? [];
    if (file === undefined || file.startsWith("node:") || isOfLibrary(file)) continue;
    frames.push({
      name: shortName(name),
      file,
      line: Number(number),
      isGenerator: stepOfGenerator.test(lines[i + 1] ?? ""),
    });
  }
  return frames.reverse();
}

/** "Module.main", "new Thing" and "Object.next [as step]" are how V8 names functions. */
function shortName(name: string | undefined): string {
  if (name === undefined) return "<anonymous>";
  const plain = name.replace(/^new /, "").replace(/ \[as .*\]$/, "");
  return plain.slice(plain.lastIndexOf(".") + 1);
}

/** Lines as CPython writes them; without the source, which the core does not read. */
export function formatFrames(frames: readonly SourceFrame[]): string {
  return frames.map(({ file, line, name }) => `  File "${file}", line ${line}, in ${name}`).join("\n");
}

/** What a repr adds in debug mode. */
export function createdAt(made: object): string[] {
  const last = readStack(aboveFunction(notes.get(made)?.stack ?? "", bottomOfLoop)).at(-1);
  return last === undefined ? [] : [`created at ${last.file}:${last.line}`];
}

/** What a report adds in debug mode. */
export function sourceEntry(made: object): { readonly sourceTraceback?: readonly SourceFrame[] } {
  const sourceTraceback = sourceTracebackOf(made);
  return sourceTraceback === null ? {} : { sourceTraceback };
}
