// What an error says beside its name and message: what caused it, what it is made of, and known advice.

import { BaseExceptionGroup } from "../../asyncio/python/exception_group.js";
import { DeadlockError } from "../../asyncio/python/exceptions.js";
import { str } from "../../asyncio/python/repr.js";
import type { ErrorHint, ErrorRecord } from "../../trace/event.js";

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
export function errorTexts(error: Error): Pick<ErrorRecord, "causes" | "errors" | "hint"> {
  const causes = causesOf(error);
  const errors = innerErrorsOf(error);
  const hint = hintOf(error);
  return {
    ...(causes.length > 0 && { causes }),
    ...(errors.length > 0 && { errors }),
    ...(hint !== null && { hint }),
  };
}
