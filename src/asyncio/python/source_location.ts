// Where in the program's source a function was defined, read off a stack trace.

export interface SourceLocation {
  readonly file: string;
  readonly line: number;
}

interface StackTaker {
  captureStackTrace(target: object, above: (...args: never[]) => unknown): void;
  stackTraceLimit: number;
}

/**
 * Notes who called `callee`, and gives a function that says where that is: reading the stack's text is put off
 * until somebody asks.
 */
export function sourceLocation(callee: (...args: never[]) => unknown): () => SourceLocation | null {
  const errors = Error as Partial<StackTaker>;
  if (errors.captureStackTrace === undefined) return () => null;
  const holder: { stack?: string } = {};
  const limit = errors.stackTraceLimit;
  errors.stackTraceLimit = 1;
  errors.captureStackTrace(holder, callee);
  if (limit !== undefined) errors.stackTraceLimit = limit;
  return () => parseFrame(holder.stack?.split("\n")[1] ?? "");
}

function parseFrame(frame: string): SourceLocation | null {
  const match = /\(?((?:file:\/\/)?[^()]+):(\d+):\d+\)?$/.exec(frame.trim().replace(/^at /, ""));
  const [, file, line] = match ?? [];
  if (file === undefined || line === undefined) return null;
  return { file: file.replace(/^.*\((?=[^(]*$)/, "").replace(/^file:\/\//, ""), line: Number(line) };
}
