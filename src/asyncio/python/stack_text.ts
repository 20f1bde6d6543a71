// Stacks are read off the text that V8 writes: where a function was defined, and in debug mode where an object was
// made. Rule: the text is made, and read, only once somebody asks.

/** A place in the program's source. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
}

/** A function of the program's that was active. */
export interface SourceFrame extends SourceLocation {
  readonly name: string;
}

/** The same, as read off a stack. */
export interface StackFrame extends SourceFrame {
  /** Is it the body of a generator, and so a coroutine's? */
  readonly isGenerator: boolean;
}

/** The folder of the code that runs, however deep in it this file lies or what it is joined into. */
const code = import.meta.url.replace(/(.*\/src\/).*/, "$1");
/** The folder of its source, which lies beside `dist`: stacks name it where source maps are enabled. */
const source = code.replace(/\bdist\/src\/$/, "src/");

/** In it lie programs that a learner reads, too, which are none of the library. */
const shown = "course/terms/programs/";

/** Is it a file of this library's, whose frames are not the program's? `file` is a path or a URL. */
export function isOfLibrary(file: string): boolean {
  const url = file.startsWith("/") ? `file://${file}` : file;
  const folder = [code, source].find((each) => url.startsWith(each));
  return folder !== undefined && !url.startsWith(folder + shown);
}

type Stack = Pick<Error, "stack">;

/** So many are looked at, as most may be this library's own. */
const looked = 100;

/** The stack of this moment, its innermost `most` frames; `above`: without that function and what it called. */
export function takeStack(most: number = looked, above?: (...args: never[]) => unknown): Stack {
  const holder: Stack = {};
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = most;
  // Not every engine can.
  Error.captureStackTrace?.(holder, above);
  Error.stackTraceLimit = stackTraceLimit;
  return holder;
}

/** Its name in full, as V8 writes it, its file as a path or a URL, and its line. */
const frameText = /^\s*at (?:async )?(?:(.*) \()?([^()]+):(\d+):\d+\)?$/;

/** A line of a stack; null where it is no frame that stands in a file. */
export function parseFrame(
  written: string,
): { readonly name: string | undefined; readonly file: string; readonly line: number } | null {
  const [, name, file, line] = frameText.exec(written) ?? [];
  return file === undefined ? null : { name: name?.replace(/ \[as .*\]$/, ""), file, line: Number(line) };
}

/**
 * Notes who called `callee`, and gives a function that says where that is: reading the stack's text is put off
 * until somebody asks.
 */
export function sourceLocation(callee: (...args: never[]) => unknown): () => SourceLocation | null {
  const holder = takeStack(1, callee);
  return () => {
    const frame = parseFrame(holder.stack?.split("\n")[1] ?? "");
    return frame === null ? null : { file: pathOf(frame.file), line: frame.line };
  };
}

function pathOf(file: string): string {
  return file.replace(/^file:\/\//, "");
}

/** As many frames of a stack are kept as CPython keeps in debug mode. */
const depth = 10;
const notes = new WeakMap<object, Stack>();

/** The text of an error's stack; a program may have put anything in its place. */
export function stackTextOf({ stack }: Error): string {
  return typeof stack === "string" ? stack : "";
}

/** For debug mode: notes that `made` was made here. Nothing is noted, and nothing paid, outside of it. */
export function noteSource(made: object, most = looked): void {
  notes.set(made, takeStack(most));
}

/** Where `made` was made, most recent call last; null when that was not noted. */
export function sourceTracebackOf(made: object): readonly SourceFrame[] | null {
  const note = notes.get(made);
  return note === undefined ? null : readStack(note.stack ?? "").slice(-depth);
}

/** The program's frame in which `made` was made, above the library's function `bottom`; undefined when none was noted. */
export function makerOf(made: object, bottom: RegExp): SourceFrame | undefined {
  return readStack(aboveFunction(notes.get(made)?.stack ?? "", bottom)).at(-1);
}

/** What runs at this moment above the library's function `bottom`, most recent call last: the program's frames alone. */
export function activeFramesAbove(bottom: RegExp): readonly StackFrame[] {
  return readStack(aboveFunction(takeStack(looked).stack ?? "", bottom));
}

/** The frames of the text of a stack above the library's function `bottom`; `isWhole`: that is not in it. */
export function framesAbove(
  stack: string,
  bottom: RegExp,
): { readonly frames: StackFrame[]; readonly isWhole: boolean } {
  const above = aboveFunction(stack, bottom);
  return { frames: readStack(above), isWhole: above === stack };
}

/** The part of a stack above a function of the library's: all of it where it is not in it. */
function aboveFunction(stack: string, name: RegExp): string {
  const lines = stack.split("\n");
  const bottom = lines.findIndex((line) => {
    const frame = parseFrame(line);
    return frame?.name !== undefined && name.test(frame.name) && isOfLibrary(frame.file);
  });
  return bottom === -1 ? stack : lines.slice(0, bottom).join("\n");
}

const stepOfGenerator = /\.(next|throw|return) \(<anonymous>\)$/;

/** The program's frames in the text of a stack, most recent call last. */
export function readStack(stack: string): StackFrame[] {
  const lines = stack.split("\n").map((line) => line.trim());
  const frames: StackFrame[] = [];
  for (const [i, written] of lines.entries()) {
    const frame = parseFrame(written);
    if (frame === null || frame.file.startsWith("node:") || isOfLibrary(frame.file)) continue;
    const { name, file, line } = frame;
    const isGenerator = stepOfGenerator.test(lines[i + 1] ?? "");
    frames.push({ name: shortName(name), file: pathOf(file), line, isGenerator });
  }
  return frames.reverse();
}

/** "Module.main" and "new Thing" are how V8 names functions. */
function shortName(name: string | undefined): string {
  if (name === undefined) return "<anonymous>";
  const plain = name.replace(/^new /, "");
  return plain.slice(plain.lastIndexOf(".") + 1);
}

/** Lines as CPython writes them; without the source, which the core does not read. */
export function formatFrames(frames: readonly SourceFrame[]): string {
  return frames.map(({ file, line, name }) => `  File "${file}", line ${line}, in ${name}`).join("\n");
}
