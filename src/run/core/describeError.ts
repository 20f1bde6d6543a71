// What a program raised, as a record: name, message, what caused it, and the line of its own source. Rule: a line is named
// only when it is known to be the one.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { BaseExceptionGroup } from "../../asyncio/python/exception_group.js";
import { DeadlockError } from "../../asyncio/python/exceptions.js";
import { str } from "../../asyncio/python/repr.js";
import { isOfLibrary } from "../../asyncio/python/stack_text.js";
import type { ErrorHint, ErrorRecord } from "../../trace/event.js";
import { sourceText } from "../../trace/sourceText.js";

type Source = ErrorRecord["source"];

/** @param program URL of the program's file, for an error that does not tell its place itself (a syntax error, say) */
export function describeError(error: unknown, program: string): ErrorRecord {
  if (!(error instanceof Error)) {
    const thrown = inspect(error, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
    return { name: "Error", message: `threw ${thrown}`, source: null, hint: "no-error-object" };
  }
  const failure = transformFailure(error);
  if (failure !== null) return failure;
  const source =
    ownSource(error.stack ?? "") ?? (error instanceof SyntaxError ? checkedSource(program) : null);
  return { name: error.name, message: str(error), source, ...errorTexts(error) };
}

/** The innermost place in the stack that is the program's own. */
function ownSource(stack: string): Source {
  for (const line of stack.split("\n")) {
    const [, place, number] =
      /(?:\(|at (?:async )?|^)((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*?):(\d+)(?::\d+)?\)?$/.exec(line.trim()) ??
      [];
    if (place === undefined || number === undefined || place.includes("/node_modules/") || isOfLibrary(place))
      continue;
    return sourceAt(place, Number(number));
  }
  return null;
}

/** TypeScript that cannot be read: esbuild, which tsx reads it with, tells the place in its message. */
function transformFailure({ message }: Error): ErrorRecord | null {
  const [, file, line, text] = /^(.+):(\d+):\d+: ERROR: (.*)$/m.exec(message) ?? [];
  if (file === undefined || text === undefined) return null;
  return { name: "SyntaxError", message: text, source: sourceAt(file, Number(line)) };
}

/** Where the program's file breaks the language's rules: V8 keeps that to itself, but Node tells it on its stderr. */
function checkedSource(program: string): Source {
  const { stderr } = spawnSync(process.execPath, ["--check", fileURLToPath(program)], { encoding: "utf8" });
  const [, place, line] = /^((?:file:\/\/|\/|[A-Za-z]:\\).*):(\d+)$/m.exec(stderr) ?? [];
  return place === undefined ? null : sourceAt(place, Number(line));
}

function sourceAt(place: string, line: number): Source {
  const file = place.startsWith("file://") ? fileURLToPath(place) : place;
  return { file, line, text: lineOf(file, line) };
}

function lineOf(file: string, line: number): string | null {
  try {
    return sourceText(readFileSync(file, "utf8")).split("\n")[line - 1]?.trim() ?? null;
  } catch {
    // A file that cannot be read has no text to show; its name and line are known all the same.
    return null;
  }
}

/** Causes, and inner errors, beyond this many are left out. */
const most = 3;

/** Name and message, as the end of a traceback has them. */
function headline(error: unknown): string {
  if (!(error instanceof Error)) return str(error);
  const message = str(error);
  return message === "" ? error.name : `${error.name}: ${message}`;
}

function causesOf(error: Error): string[] {
  const causes: string[] = [];
  let cause = error.cause;
  while (cause !== undefined && cause !== null && causes.length < most) {
    causes.push(headline(cause));
    cause = cause instanceof Error ? cause.cause : null;
  }
  return causes;
}

function innerErrorsOf(error: Error): string[] {
  const inner = error instanceof BaseExceptionGroup ? leavesOf(error) : [];
  if (error instanceof AggregateError) inner.push(...error.errors);
  return inner.slice(0, most).map(headline);
}

/** What a group holds, in the groups within it too: those only say how many they hold. */
function leavesOf(group: BaseExceptionGroup): unknown[] {
  return group.exceptions.flatMap((one) => (one instanceof BaseExceptionGroup ? leavesOf(one) : [one]));
}

function hintOf(error: Error): ErrorHint | null {
  if (error instanceof DeadlockError && error.message.includes("can never settle")) return "never-settles";
  const isBareYield = /^(Task got bad yield: |yield was used instead of yield from )/.test(error.message);
  return error.name === "RuntimeError" && isBareYield ? "yield-star" : null;
}

/** Only what there is: a record holds no empty lists. */
function errorTexts(error: Error): Pick<ErrorRecord, "causes" | "errors" | "hint"> {
  const causes = causesOf(error);
  const errors = innerErrorsOf(error);
  const hint = hintOf(error);
  return {
    ...(causes.length > 0 && { causes }),
    ...(errors.length > 0 && { errors }),
    ...(hint !== null && { hint }),
  };
}
