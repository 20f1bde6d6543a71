// The exceptions of a random program: made by name, and caught by name.
import {
  asyncio,
  BaseException,
  BaseExceptionGroup,
  Exception,
  isException,
  KeyError,
  ValueError,
} from "asyncio-lessons";
import type { ExceptionName, GroupMember, Handler, Kind } from "./ast.js";

const { CancelledError, TimeoutError } = asyncio;

const classes = { Value: ValueError, Key: KeyError, Cancelled: CancelledError } as const;

export function makeError(name: ExceptionName, message: string): BaseException {
  return new classes[name](message);
}

export function makeGroup(members: readonly GroupMember[]): BaseException {
  return new BaseExceptionGroup(
    "g",
    members.map((member) => (member[0] === "g" ? makeGroup(member[1]) : makeError(member[1], "m"))),
  );
}

/** The class that `split` asks for. */
export function classOf(kind: Kind): new (...args: never[]) => BaseException {
  if (kind === "Exception") return Exception;
  return kind === "Base" ? BaseException : classes[kind];
}

/** Would `except` of this kind catch it? */
export function catches(handler: Handler, error: unknown): boolean {
  switch (handler) {
    case "Cancelled":
    case "Cancelled!":
      return error instanceof CancelledError;
    case "Timeout":
      return error instanceof TimeoutError;
    case "Value":
      return error instanceof ValueError;
    case "Exception":
      return isException(error);
    case "Base":
    case "Base!":
      return true;
  }
}
