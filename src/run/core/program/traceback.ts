// What is written of an exception beside its message: its stack, and of a group also the stacks of what it holds, marked
// off as Python marks them.
import { BaseExceptionGroup } from "../../../asyncio/python/exception_group.js";
import { repr } from "../../../asyncio/python/repr.js";

export function traceback(exception: unknown): string {
  if (!(exception instanceof Error)) return repr(exception);
  const stack = exception.stack ?? repr(exception);
  if (!(exception instanceof BaseExceptionGroup)) return stack;
  const held = exception.exceptions.map(
    (one, index) => `  +---------------- ${index + 1} ----------------\n${marked(traceback(one))}`,
  );
  return [stack, ...held, "  +------------------------------------"].join("\n");
}

function marked(text: string): string {
  return text
    .split("\n")
    .map((line) => `  | ${line}`)
    .join("\n");
}
