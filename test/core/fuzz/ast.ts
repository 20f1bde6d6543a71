// The programs that the generators make, as JSON: generator/fuzz.py and generator/wide.py say what each statement means.

import type { TraceEvent } from "../../../src/trace/event.js";

/** Milliseconds; null: none, for ever. */
export type Milliseconds = number | null;
export type EventName = "E0" | "E1";
export type FutureName = "F0" | "F1";
export type QueueName = "Q0" | "P0";

/** Something to await: a new coroutine of a function, or what a task variable holds. */
export type Item = readonly ["c", fn: string] | readonly ["t", variable: string];

/** Members of an exception group: exceptions by name, or groups. */
export type GroupMember = readonly ["e", ExceptionName] | readonly ["g", members: readonly GroupMember[]];

export type ExceptionName = "Value" | "Key" | "Cancelled";
/** What `split` asks for. */
export type Kind = ExceptionName | "Exception" | "Base";
/** What `except` asks for; with an exclamation mark it raises the exception again. */
export type Handler = "Cancelled" | "Cancelled!" | "Timeout" | "Value" | "Exception" | "Base" | "Base!";

/** What a helper waits for: an item, a free slot, a lock, … */
export type HelperKind = "get" | "put" | "sem" | "lock" | "cond" | "ev" | "join" | "pq";

export type Callback =
  | readonly ["log", number]
  | readonly ["ev", "set", EventName]
  | readonly ["fut", "set", FutureName, number]
  | readonly ["cancel", variable: string]
  | readonly ["q", "put_nowait", number]
  | readonly ["q", "get_nowait"]
  | readonly ["cond", "notify"]
  // The wider grammar's:
  | readonly ["spawn", fn: string]
  | readonly ["cv"]
  | readonly ["pput", priority: number, item: number]
  | readonly ["bump"]
  | readonly ["bwait"]
  | readonly ["task_done", QueueName]
  | readonly ["shutdown", QueueName, immediate: boolean]
  | readonly ["raise", "Value" | "Key"];

export type Block = readonly Statement[];

export type Statement = GivenStatement | WideStatement;

/** The statements of the given grammar. */
export type GivenStatement =
  | readonly ["log", number]
  | readonly ["sleep", number]
  | readonly ["call", fn: string]
  | readonly ["spawn" | "tgspawn", variable: string, fn: string]
  | readonly ["await" | "cancel", variable: string]
  | readonly ["cancel_self" | "uncancel" | "cancelling"]
  | readonly ["gather", readonly Item[], returnExceptions: boolean]
  | readonly ["gatherbg", variable: string, readonly Item[], returnExceptions: boolean]
  | readonly [
      "wait",
      variables: readonly string[],
      "ALL_COMPLETED" | "FIRST_COMPLETED" | "FIRST_EXCEPTION",
      Milliseconds,
    ]
  | readonly ["wait_for", Item, Milliseconds]
  | readonly ["shield", Item]
  | readonly ["as_completed", variables: readonly string[], Milliseconds]
  | readonly ["ev", "set" | "clear" | "wait", EventName]
  | readonly ["q", "put" | "get" | "put_nowait" | "get_nowait", number]
  | readonly ["cond", "wait"]
  | readonly ["cond", "notify", number]
  | readonly ["fut", "set" | "fail" | "cancel" | "await", FutureName, number]
  | readonly ["soon", Callback]
  | readonly ["later", number, Callback]
  | readonly ["raise", "Value" | "Key"]
  | readonly ["return", number]
  | readonly ["timeout", Milliseconds, Block]
  | readonly ["taskgroup" | "lock" | "sem" | "repeat", Block]
  | readonly ["try", body: Block, Handler | null, handler: Block | null, final: Block | null];

/** The statements that the wider grammar adds. */
export type WideStatement =
  | readonly ["barrier", "wait" | "reset" | "abort"]
  | readonly ["pq", "put" | "get" | "put_nowait" | "get_nowait", priority: number, item: number]
  | readonly ["queue", "join" | "task_done" | "shutdown", QueueName, immediate: boolean]
  | readonly ["cond_for", number]
  | readonly ["bump", number]
  | readonly ["deadline", "timeout" | "timeout_at", Milliseconds, Block]
  | readonly ["resched", Milliseconds]
  | readonly ["espawn" | "spawn_shared", variable: string, fn: string]
  | readonly ["aiter", variables: readonly string[], Milliseconds]
  | readonly ["cvset", number]
  | readonly ["cvget"]
  | readonly ["cvscope", number, Block]
  | readonly ["split", Block, Kind, reraise: boolean]
  | readonly ["raise_group", readonly GroupMember[]]
  | readonly ["at", number, Callback]
  | readonly ["at_cancel", number]
  | readonly ["helper", variable: string, HelperKind, number: number]
  | readonly ["on_done", variable: string, Callback];

export interface FunctionDefinition {
  readonly name: string;
  /** How many task variables it has: t0, t1, … */
  readonly vars: number;
  readonly body: Block;
}

/** The objects that all functions share; from B0 on they belong to the wider grammar. */
export interface SharedObjects {
  readonly S0: number;
  readonly Q0: number;
  readonly B0?: number;
  readonly P0?: number;
  readonly Qk?: "Queue" | "LifoQueue";
  readonly eager?: boolean;
  /** The priority queue's items are compared by their priorities alone. */
  readonly ties?: boolean;
}

export interface Program {
  readonly seed: number;
  readonly objs: SharedObjects;
  readonly funcs: readonly FunctionDefinition[];
}

/** A program with the trace that CPython gave: lines of `iteration|virtual ms|label`. */
export interface Recorded {
  readonly seed: number;
  readonly program: Program;
  readonly trace: readonly string[];
  /** The whole trace, where it was asked for. */
  readonly events?: readonly TraceEvent[];
  /** Of the whole trace, as it is kept: `digestOf`. */
  readonly digest?: string;
}
