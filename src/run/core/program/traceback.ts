// An exception as Python writes it: the program's own frames with their lines, what has led to it before it, and what a group
// holds below it. Rule: a frame of the library's, or of Node's, is none that a learner has written, and is left out.
import { readFileSync } from "node:fs";
import { bottomOfEntry } from "../../../asyncio/landmarks.js";
import { BaseExceptionGroup } from "../../../asyncio/python/exception_group.js";
import { isFromNone } from "../../../asyncio/python/exceptions.js";
import { giftOf, raisesOf } from "../../../asyncio/python/raises.js";
import { repr, str } from "../../../asyncio/python/repr.js";
import { framesAbove, type SourceFrame, stackTextOf } from "../../../asyncio/python/stack_text.js";
import { sourceText } from "../../../trace/harmless.js";

/** As many of what a group holds are written as CPython writes. */
const mostHeld = 15;

const causeText = "The above exception was the direct cause of the following exception:";
const contextText = "During handling of the above exception, another exception occurred:";

export function traceback(exception: unknown): string {
  return linesOf(exception, new Set(), 0).join("\n");
}

/** Name and message, as the end of a traceback has them. */
export function headline(error: unknown): string {
  if (!(error instanceof Error)) return str(error);
  const message = str(error);
  return message === "" ? error.name : `${error.name}: ${message}`;
}

/** What an error that stands for several holds; null: it is a single one. */
export function heldBy(error: Error): readonly unknown[] | null {
  if (error instanceof BaseExceptionGroup) return error.exceptions;
  return error instanceof AggregateError && Array.isArray(error.errors) ? error.errors : null;
}

/** The program's own frames of an error, most recent call last: those of who awaited what had ended with it come first. */
export function ownFrames(error: Error): SourceFrame[] {
  const raised = raisesOf(error).flatMap(framesIn);
  const made = framesIn(stackTextOf(error));
  return raised.length > 0 && isMadeToGive(error, made.at(-1)) ? raised : [...raised, ...made];
}

/** Was it made where it was given to a future, and so not raised there? */
function isMadeToGive(error: Error, maker: SourceFrame | undefined): boolean {
  const gift = giftOf(error);
  const giver = gift === null ? undefined : framesIn(gift).at(-1);
  return maker !== undefined && giver?.file === maker.file && giver.name === maker.name;
}

/** The program's own frames in the text of a stack, above what has run the task or the callback. */
function framesIn(stack: string): SourceFrame[] {
  const frames: SourceFrame[] = [];
  const { frames: read, isWhole } = framesAbove(stack, bottomOfEntry);
  for (const frame of read) {
    if (frame.file.includes("/node_modules/")) continue;
    const around = frames.at(-1);
    if (frame.name !== "<anonymous>") frames.push(frame);
    // A function without a name is a part of the one around it, as the body of a `with` is in Python.
    else if (around?.file === frame.file) frames[frames.length - 1] = { ...around, line: frame.line };
    else frames.push({ ...frame, name: isWhole ? "<module>" : "<lambda>" });
  }
  return frames;
}

/** A line of a file, without the spaces around it; null where it cannot be read. */
export function lineOf(file: string, line: number): string | null {
  try {
    return sourceText(readFileSync(file, "utf8")).split("\n")[line - 1]?.trim() ?? null;
  } catch {
    // A file that cannot be read has no text to show; its name and line are known all the same.
    return null;
  }
}

/** One of a chain of exceptions, and what is written between it and the one that it has led to. */
interface Link {
  readonly exception: unknown;
  readonly frames: readonly SourceFrame[];
  readonly said: string | null;
}

/** @param depth in so many groups it lies */
function linesOf(exception: unknown, seen: Set<unknown>, depth: number): string[] {
  // What was raised last comes last. A chain may be long, and may go round.
  const chain = [linkOf(exception, null)];
  for (let next: Link | null = chain[0] ?? null; next !== null; next = linkBefore(next.exception, seen)) {
    seen.add(next.exception);
    if (next !== chain[0]) chain.unshift(next);
  }
  return chain.flatMap(({ exception: one, frames, said }, at) => [
    ...ownLines(one, withoutShared(frames, chain[at + 1]?.frames ?? []), seen, depth),
    ...(said === null ? [] : indented(["", said, ""], depth)),
  ]);
}

function linkOf(exception: unknown, said: string | null): Link {
  return { exception, frames: exception instanceof Error ? ownFrames(exception) : [], said };
}

/** What it was raised from, or while it was handled, if that was not seen yet. */
function linkBefore(exception: unknown, seen: ReadonlySet<unknown>): Link | null {
  if (!(exception instanceof Error)) return null;
  const { cause } = exception;
  if (isFromNone(exception)) return null;
  if (cause !== undefined && cause !== null) return seen.has(cause) ? null : linkOf(cause, causeText);
  if (!("context" in exception) || seen.has(exception.context)) return null;
  const link = linkOf(exception.context, contextText);
  // Of one that was raised in the library alone there is no line to tell.
  return link.frames.length > 0 ? link : null;
}

/** Python tells of an exception those frames alone that it left before it was caught: not what the one after it left too. */
function withoutShared(
  frames: readonly SourceFrame[],
  after: readonly SourceFrame[],
): readonly SourceFrame[] {
  const own = frames.findIndex(({ file, line, name }, at) => {
    const other = after[at];
    return file !== other?.file || line !== other.line || name !== other.name;
  });
  return own === -1 ? frames.slice(-1) : frames.slice(own);
}

function ownLines(
  error: unknown,
  frames: readonly SourceFrame[],
  seen: Set<unknown>,
  depth: number,
): string[] {
  if (!(error instanceof Error)) return indented([repr(error)], depth);
  const held = heldBy(error);
  const places = frames.flatMap(({ file, line, name }) => {
    const text = lineOf(file, line);
    return [`  File "${file}", line ${line}, in ${name}`, ...(text ? [`    ${text}`] : [])];
  });
  const heading = `${held === null ? "" : "Exception Group "}Traceback (most recent call last):`;
  const lines = [...(frames.length > 0 ? [heading] : []), ...places, ...headline(error).split("\n")];
  if (held === null) return indented(lines, depth);
  // The outermost group stands as deep as what the next one holds.
  const own = Math.max(1, depth);
  const written = indented(lines, own);
  if (depth === 0 && frames.length > 0) written[0] = written[0]?.replace("|", "+") ?? "";
  return [...written, ...linesHeld(held, seen, own)];
}

function linesHeld(held: readonly unknown[], seen: Set<unknown>, depth: number): string[] {
  const margin = "  ".repeat(depth);
  const lines: string[] = [];
  for (const [at, one] of held.slice(0, mostHeld).entries()) {
    lines.push(`${margin}${at === 0 ? "+-" : "  "}+---------------- ${at + 1} ----------------`);
    // JavaScript's own may hold itself.
    const isAround = one instanceof Error && seen.has(one) && heldBy(one) !== null;
    lines.push(...(isAround ? indented([headline(one)], depth + 1) : linesOf(one, seen, depth + 1)));
  }
  const more = held.length - mostHeld;
  if (more > 0) {
    lines.push(`${margin}  +---------------- ... ----------------`);
    lines.push(...indented([`and ${more} more exception${more === 1 ? "" : "s"}`], depth + 1));
  }
  // A group that stands last has drawn this line for the one around it too.
  const last = more > 0 ? null : held.at(-1);
  if (!(last instanceof Error) || heldBy(last) === null)
    lines.push(`${margin}  +------------------------------------`);
  return lines;
}

/** Within a group lines stand behind its margin. */
function indented(lines: readonly string[], depth: number): string[] {
  return depth === 0 ? [...lines] : lines.map((line) => `${"  ".repeat(depth)}| ${line}`);
}
